"""One item on its way out: everything that can be prepared before the publishers' lock is taken."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max, Model

from .acts_log import Redirect
from .embargo import embargo_problems
from .errors import Problem
from .freezing import Freezer
from .shapes import Publishing, publishing_of
from .versions import IndexRow, Item, Rendering, Version


@dataclass
class Draft:
    """The item, its row locked by the caller, its document, and later the version that is made of it."""

    item: Item
    publishing: Publishing = field(init=False)
    used: list[Model] = field(init=False)
    document: dict = field(init=False)
    version: Version = field(init=False)
    derived: list[IndexRow | Rendering] = field(init=False)

    def __post_init__(self):
        self.publishing = publishing_of(self.item)
        if not self.item.slug:
            self.item.slug = self.publishing.slug(self.item) or self.item.public_id
        freezer = Freezer(self.item, private=False)
        self.document, self.used = freezer.document(), list(freezer.used)

    def problems(self, at: datetime | None) -> list[Problem]:
        return [*embargo_problems(self.item, self.used, at), *self.publishing.problems(self.item, self.document, at)]

    def prepare(self, change: str, note: str) -> None:
        """The version, all but its time. Its number is safe under the lock on the item's row."""
        model = self.publishing.version
        last = model.objects.filter(item=self.item).aggregate(last=Max("number"))["last"] or 0
        weight = change if last else Version.Weight.FIRST
        self.version = model(item=self.item, number=last + 1, document=self.document, change=weight, change_note=note)
        set_columns(self.version, self.publishing)
        self.derived = derived_rows(self.version, self.publishing)
        self.remember_addresses()

    def remember_addresses(self) -> None:
        """A slug that was public and is no longer the item's leads to it."""
        item, kind = self.item, self.item._meta.model_name
        old = self.publishing.version.objects.filter(item=item).exclude(slug=item.slug).values_list("slug", flat=True).distinct()
        for slug in old:
            Redirect.objects.get_or_create(item_kind=kind, old=f"{item.public_id}-{slug}", defaults={"public_id": item.public_id})


def set_columns(version: Version, publishing: Publishing) -> list[str]:
    """Set the typed columns, from the version's document and its item's id; returns their names."""
    columns = publishing.columns(version.document, version.item.public_id)
    columns |= {"public_id": version.item.public_id, "slug": version.content["item"]["slug"]}
    for name, value in columns.items():
        setattr(version, name, value)
    return list(columns)


def derived_rows(version: Version, publishing: Publishing) -> list[IndexRow | Rendering]:
    """Unsaved index rows and renderings of a version, made from its document alone."""
    rendering = type(version)._meta.get_field("renderings").related_model
    renderings = (
        rendering(kind=kind, language=language, content=content, renderer=publishing.renderer)
        for kind, language, content in publishing.renderings(version)
    )
    return [*publishing.index_rows(version), *renderings]


def save_derived(version: Version, rows: Iterable[IndexRow | Rendering]) -> None:
    """Write the rows of a saved version, with its span: one query for each table."""
    by_model: dict[type[Model], list[Model]] = {}
    for row in rows:
        if isinstance(row, IndexRow):
            row.copy_span(version)
        else:
            row.version = version
        by_model.setdefault(type(row), []).append(row)
    for model, same in by_model.items():
        model._default_manager.bulk_create(same)
