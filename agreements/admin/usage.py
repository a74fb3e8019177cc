"""Where a source is used: every row of either app that rests on it, and the item that the row belongs to."""

from dataclasses import dataclass

from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from agreements.models import Source
from agreements.provenance.foundations import source_fields
from newsroom.publishing.models import Item
from newsroom.publishing.shapes import all_publishing

MOST_LISTED = 200


@dataclass(frozen=True)
class Use:
    item: Item
    row: Model
    kind: str

    @property
    def url(self) -> str:
        try:
            return reverse(f"admin:{self.item._meta.app_label}_{self.item._meta.model_name}_change", args=[self.item.pk])
        except NoReverseMatch:
            return ""


def uses_of(source: Source) -> list[Use]:
    """At most 200. One query for each table that has sources."""
    found: list[Use] = []
    for publishing in all_publishing():
        for name in source_fields(publishing.item):
            items = publishing.item._default_manager.filter(**{name: source})[:MOST_LISTED]
            found += [Use(item, item, item._meta.get_field(name).verbose_name) for item in items]
        for rows in publishing.rows:
            for name in source_fields(rows.model):
                users = rows.model._default_manager.filter(**{name: source}).select_related(rows.path)[:MOST_LISTED]
                found += [Use(item, row, row._meta.verbose_name) for row in users if (item := item_of(row, rows.path))]
    return found[:MOST_LISTED]


def item_of(row: Model, path: str) -> Item | None:
    """None for an identifier seen from the kind of item that it does not name."""
    for step in path.split("__"):
        row = getattr(row, step) if row is not None else None
    return row
