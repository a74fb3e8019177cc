"""A published record as a pattern for others: every row that hangs on it, and the words in them that are its own or others'."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from django.db.models import ManyToManyField, Model, QuerySet

from agreements.models import ActorName
from agreements.names import sort_key
from agreements.slugs import readable_slug
from newsroom.publishing.models import IndexRow, Item, Rendering, Version, make_public_id
from newsroom.publishing.shapes import publishing_of

from .moulds import Mould
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


def known(item: Item) -> Known:
    """Of a record that is in the database."""
    if hasattr(item, "title_de"):
        return Known(item.pk, item.public_id, Label(item.title_de, item.title_en), "")
    return Known(item.pk, item.public_id, Label(item.name_de, item.name_en), item.country)


def newcomer(label: Label, country: str = "") -> Known:
    """Of a record that is about to be made."""
    return Known(0, make_public_id(), label, country)


class Pattern:
    def __init__(self, item: Item, named: Iterable[Known]):
        """`named` are the other records that its texts name."""
        self.item, self.named, self.key = item, list(named), (type(item), item.pk)
        self.rows = rows_of(item)
        self.uids = sorted(row.uid for row in self.rows)
        self.aliases = [row.name for row in self.rows if isinstance(row, ActorName)]

    @cached_property
    def moulds(self) -> list[Mould]:
        """In the order in which they are written."""
        item, version = self.item, self.item.versions.get()
        topics = [row for field in item._meta.many_to_many for row in through(field).filter(**{field.m2m_field_name(): item})]
        derived = [row for model in derived_models(type(version)) for row in model.objects.filter(version=version)]
        words = self.words()
        return [Mould(row, words) for row in (item, *self.rows, *topics, version, *derived)]

    def words(self) -> re.Pattern:
        found = [*self.uids, *self.aliases, *(word for one in (known(self.item), *self.named) for word in one.words())]
        return re.compile(f"({'|'.join(map(re.escape, sorted(found, key=len, reverse=True)))})")


def rows_of(item: Item) -> list[Model]:
    return [row for rows in publishing_of(item).rows for row in rows.of(item)]


def through(field: ManyToManyField) -> QuerySet:
    return field.remote_field.through._default_manager


def derived_models(version: type[Version]) -> list[type[Model]]:
    related = [relation.related_model for relation in version._meta.related_objects]
    return [model for model in related if issubclass(model, (IndexRow, Rendering))]
