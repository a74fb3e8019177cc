"""Copies of a published item under other names: working copy, version, act, index rows and renderings, written in bulk.

Publishing a hundred thousand records one by one takes hours; a copy says in every table what a publication would have written there.
"""

import json
import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.db import transaction
from django.db.models import Field, JSONField, ManyToManyField, Model, QuerySet

from agreements.names import sort_key
from agreements.slugs import readable_slug
from newsroom.publishing import clock
from newsroom.publishing.models import Change, IndexRow, Item, Rendering, Version, make_public_id, make_uid
from newsroom.publishing.shapes import publishing_of

from .words import Label


class Known(NamedTuple):
    """What texts say of a record, and its key in the database."""

    pk: int
    public_id: str
    label: Label
    country: str

    def words(self) -> list[str]:
        labels = [self.label.de, self.label.en]
        return [self.public_id, *labels, sort_key(labels[0]), readable_slug(labels[0]), *([self.country] if self.country else [])]


class Pattern:
    """A published item and every row that hangs on it."""

    def __init__(self, item: Item):
        self.item = item
        self.version: Version = item.versions.select_related(None).get()
        self.rows = [row for rows in publishing_of(item).rows for row in rows.of(item)]
        self.topics = [row for field in item._meta.many_to_many for row in through(field).filter(**{field.m2m_field_name(): item})]
        self.act = Change.objects.of(item).get()
        self.derived = [row for model in derived_models(type(self.version)) for row in model.objects.filter(version=self.version)]

    @cached_property
    def uids(self) -> list[str]:
        return [row.uid for row in self.rows]


def derived_models(version: type[Version]) -> list[type[Model]]:
    related = [relation.related_model for relation in version._meta.related_objects]
    return [model for model in related if issubclass(model, (IndexRow, Rendering))]


class Copier:
    """Collects copies of patterns; `write` puts them into the database, every table in one statement."""

    def __init__(self) -> None:
        self.tables: dict[type[Model], list[Model]] = defaultdict(list)

    def copy(self, pattern: Pattern, exchange: Mapping[Known, Known], others: Mapping[str, str]) -> Item:
        """One more copy, with the words and keys of some records exchanged for those of others; the first pair is the item itself.

        The item's own `Known` needs no key yet. `others` are further words to exchange, such as other forms of its name.
        """
        texts = dict(others) | {uid: make_uid() for uid in pattern.uids}
        for old, new in exchange.items():
            texts |= dict(zip(old.words(), new.words(), strict=True))
        texter = Texter(texts, {old.pk: new.pk for old, new in exchange.items()})
        for row in (pattern.item, *pattern.rows, *pattern.topics, pattern.version, *pattern.derived):
            self.tables[type(row)].append(texter.copied(row))
        act, version = texter.copied(pattern.act), texter.copies[key_of(pattern.version)]
        act.of = version
        self.tables[Change].append(act)
        return texter.copies[key_of(pattern.item)]

    def write(self) -> None:
        """One transaction under the publishers' lock: as if all had been published together."""
        with transaction.atomic():
            clock.take_publishers_lock()
            now, group = clock.next_moment(), uuid.uuid4()
            with clock.acting_at(now):
                for model, rows in self.tables.items():
                    self.date(rows, now, group)
                    model._default_manager.bulk_create(rows, batch_size=1000)

    def date(self, rows: Iterable[Model], now: datetime, group: uuid.UUID) -> None:
        for row in rows:
            if isinstance(row, Version):
                row.visible_from = row.first_published_at = now
            elif isinstance(row, IndexRow):
                row.copy_span(row.version)
            elif isinstance(row, Change):
                row.at, row.recorded_at, row.group, row.item_id = now, now, group, row.of.item_id


def through(field: ManyToManyField) -> QuerySet:
    return field.remote_field.through._default_manager


def key_of(row: Model) -> tuple[type[Model], int]:
    return type(row), row.pk


class Texter:
    """Copies rows of one item with some words and keys exchanged; what was copied before is what later rows refer to."""

    def __init__(self, words: Mapping[str, str], keys: Mapping[int, int]):
        self.words, self.keys = words, keys
        self.copies: dict[tuple[type[Model], int], Model] = {}
        self.pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))

    def text(self, text: str) -> str:
        return self.pattern.sub(lambda found: self.words[found[0]], text)

    def copied(self, row: Model) -> Model:
        copied = self.copies[key_of(row)] = type(row)()
        for field in row._meta.concrete_fields:
            if field.primary_key or field.generated:
                continue
            value = getattr(row, field.attname)
            if field.is_relation and value is not None:
                self.refer(copied, field, value)
            elif isinstance(field, JSONField):
                setattr(copied, field.attname, json.loads(self.text(json.dumps(value, ensure_ascii=False))))
            else:
                setattr(copied, field.attname, self.text(value) if isinstance(value, str) else value)
        if hasattr(copied, "derive"):
            copied.derive()
        return copied

    def refer(self, copied: Model, field: Field, key: int) -> None:
        """To the copy of a row of the same item, to the record that stands for another one, or to the very same row."""
        if target := self.copies.get((field.related_model, key)):
            setattr(copied, field.name, target)
        else:
            is_record = issubclass(field.related_model, Item)
            setattr(copied, field.attname, self.keys.get(key, key) if is_record else key)


def known(item: Item) -> Known:
    """Of a record that is in the database."""
    if hasattr(item, "title_de"):
        return Known(item.pk, item.public_id, Label(item.title_de, item.title_en), "")
    return Known(item.pk, item.public_id, Label(item.name_de, item.name_en), item.country)


def newcomer(label: Label, country: str = "") -> Known:
    """A record that is about to be made."""
    return Known(0, make_public_id(), label, country)
