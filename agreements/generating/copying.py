"""Copies of a published item under other names: working copy, version, act, index rows and renderings, written in bulk.

Publishing a hundred thousand records one by one takes hours; a copy says in every table what a publication would have written there.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from newsroom.publishing import clock
from newsroom.publishing.models import Change, IndexRow, Item, Version, make_uid

from .patterns import Known, Pattern


class Copier:
    """Collects copies of patterns; `write` puts them into the database, every table in one statement."""

    def __init__(self) -> None:
        self.tables: dict[type[Model], list[Model]] = defaultdict(list)

    def copy(self, pattern: Pattern, exchange: Mapping[Known, Known], alias: str) -> Item:
        """One more copy, with the words and keys of the records that the pattern names exchanged for those of others.

        The copy's own `Known` needs no key yet. `alias` is the other form of its name, where it has one.
        """
        # Rows of a document stand in the order of their uids, so the new ones keep it.
        uids = zip(pattern.uids, sorted(make_uid() for _ in pattern.uids), strict=True)
        words = dict.fromkeys(pattern.aliases, alias) | dict(uids)
        for old, new in exchange.items():
            words |= dict(zip(old.words(), new.words(), strict=True))
        keys = {old.pk: new.pk for old, new in exchange.items()}
        copies: dict[tuple, Model] = {}
        for mould in pattern.moulds:
            self.tables[mould.model].append(mould.cast(words, keys, copies))
        return copies[pattern.key]

    def write(self) -> None:
        """One transaction under the publishers' lock: as if all had been published together."""
        with transaction.atomic():
            clock.take_publishers_lock()
            now, group = clock.next_moment(), uuid.uuid4()
            with clock.acting_at(now):
                for model, rows in self.tables.items():
                    self.date(rows, now)
                    model._default_manager.bulk_create(rows, batch_size=1000)
                Change.objects.bulk_create(self.acts(now, group))

    def date(self, rows: Iterable[Model], now: datetime) -> None:
        for row in rows:
            if isinstance(row, Version):
                row.visible_from = row.first_published_at = now
            elif isinstance(row, IndexRow):
                row.copy_span(row.version)

    def acts(self, now: datetime, group: uuid.UUID) -> Iterable[Change]:
        items = [row for model, rows in self.tables.items() if issubclass(model, Item) for row in rows]
        for item in items:
            named = {"item_kind": item._meta.model_name, "item_id": item.pk, "public_id": item.public_id}
            yield Change(**named, at=now, recorded_at=now, number=1, kind=Change.Kind.PUBLISHED, group=group)
