"""Snapshots of many records at once, as each save at the desk keeps one: the queries grow by thousands of records, not by records."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects

from newsroom.publishing import clock
from newsroom.publishing.freezing import Freezer, references
from newsroom.publishing.models import Item, Snapshot
from newsroom.publishing.shapes import publishing_of

from .desk import batches


class GatheredFreezer(Freezer):
    """Freezes privately, from rows that were gathered for many items."""

    def __init__(self, item: Item, gathered: dict[str, dict[int, list[Any]]]) -> None:
        super().__init__(item, private=True)
        self.gathered = gathered

    def freeze_rows(self, rows: Any) -> list[dict]:
        nested = () if rows.owner == rows.path else (rows.owner,)
        names = nested + self.names(rows)
        found = self.gathered[rows.name].get(self.item.pk, ())
        return [{"uid": row.uid} | self.frozen(row, names, rows.told_with, rows.inherits) for row in found]


def keep_snapshots(model: type[Item], pks: Iterable[int], *, by: Any) -> None:
    """One snapshot for each of the items, of their present state in the database."""
    publishing, moment = publishing_of(model), clock.now()
    to_one = references(model, publishing.fields)
    to_many = [name for name in publishing.fields if model._meta.get_field(name).many_to_many]
    for batch in batches(pks):
        items = list(model._default_manager.filter(pk__in=batch).select_related(*to_one))
        prefetch_related_objects(items, *to_many)
        gathered = {rows.name: rows_by_item(rows, batch) for rows in publishing.rows}
        Snapshot.objects.bulk_create(
            Snapshot(
                item_kind=model._meta.model_name,
                item_id=item.pk,
                document=GatheredFreezer(item, gathered).document(),
                saved_at=moment,
                saved_by=by,
            )
            for item in items
        )


def rows_by_item(rows: Any, pks: list[int]) -> dict[int, list[Any]]:
    nested = () if rows.owner == rows.path else (rows.owner,)
    names = (*nested, *rows.fields, *rows.private_fields)
    found: dict[int, list[Any]] = defaultdict(list)
    steps = rows.path.split("__")
    loads = {*references(rows.model, names), *(["__".join(steps[:-1])] if len(steps) > 1 else [])}
    for row in rows.model._default_manager.filter(**{f"{rows.path}__in": pks}).select_related(*loads).order_by("uid"):
        owner = row
        for step in steps[:-1]:
            owner = getattr(owner, step)
        found[getattr(owner, f"{steps[-1]}_id")].append(row)
    return found
