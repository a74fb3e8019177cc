"""Publishing what an import brought: a second, separate act, in batches. Each record goes out by itself, or is told with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from agreements.models import Actor, Agreement, ImportRun
from newsroom.publishing.acts import publish
from newsroom.publishing.errors import PublishingError
from newsroom.publishing.models import Item

from .process import Progress
from .refusals import Cancelled

# Actors first: an agreement cites its parties.
KINDS: dict[str, type[Item]] = {"actors": Actor, "agreements": Agreement}


@dataclass
class Published:
    """`refused` holds each record with the sentences that stop it."""

    published: int = 0
    refused: list[tuple[Item, str]] = field(default_factory=list)


def publishable(run: ImportRun) -> dict[str, int]:
    """How many actors and agreements of the import are not on the record as they are now."""
    return {table: open_items(run, table).count() for table in KINDS}


def open_items(run: ImportRun, table: str) -> Any:
    """The records that the import touched and that are unpublished, or changed since they were published."""
    pks = [int(pk) for pk in run.touched.get(table, {})]
    unpublished = Q(published_row_version__isnull=True) | ~Q(published_row_version=F("row_version"))
    return KINDS[table]._default_manager.filter(unpublished, pk__in=pks).order_by("pk")


def publish_batch(run: ImportRun, *, by: Any, size: int = 50, after: tuple[str, int] = ("", 0)) -> tuple[Published, tuple[str, int] | None]:
    """Publishes up to `size` records, the next ones after `after`; returns what came of it, and where to go on (None at the end)."""
    results, last = Published(), None
    for table, item in next_items(run, after, size):
        try:
            publish(item, by=by, note=run.note or _("Imported from %(file)s") % {"file": run.name})
            results.published += 1
        except PublishingError as refusal:
            results.refused.append((item, str(refusal)))
        last = (table, item.pk)
    return results, last


def next_items(run: ImportRun, after: tuple[str, int], size: int) -> list[tuple[str, Item]]:
    def everything() -> Iterator[tuple[str, Item]]:
        order = list(KINDS)
        for table in order[order.index(after[0]) if after[0] else 0 :]:
            items = open_items(run, table)
            yield from ((table, item) for item in (items.filter(pk__gt=after[1]) if table == after[0] else items)[:size])

    return [pair for pair, _count in zip(everything(), range(size), strict=False)]


def publish_all(run: ImportRun, *, by: Any, size: int, progress: Progress) -> Published:
    """Batch after batch. Who cancels stops it between two batches; what is out stays out."""
    everything, after = Published(), ("", 0)
    progress.begin(sum(publishable(run).values()))
    while after is not None:
        try:
            progress.tick(everything.published + len(everything.refused))
        except Cancelled:
            break
        results, after = publish_batch(run, by=by, size=size, after=after)
        everything.published += results.published
        everything.refused += results.refused
    return everything
