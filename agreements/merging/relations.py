"""What refers to a row: found by walking the relations of every installed app."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.db.models import Field, Model

from agreements.models import Compared, LikelyPair, MatchDecision, Merge
from newsroom.publishing.models import IndexRow, Item, Rendering, Version
from newsroom.publishing.shapes import Rows, all_publishing

# The record stays as it was published; merges and verdicts are about the actors themselves.
RECORD = (Version, IndexRow, Rendering)
_staying: set[type[Model]] = {Merge, MatchDecision, LikelyPair, Compared}


def stays(model: type[Model]) -> type[Model]:
    """Class decorator: rows of this table tell what was, or can be computed again, and keep what they refer to."""
    _staying.add(model)
    return model


@dataclass(frozen=True)
class Tie:
    """A column of a table that refers to rows of another."""

    model: type[Model]
    field: Field

    def rows(self, target: Model) -> list[Model]:
        return list(self.model._default_manager.filter(**{self.field.name: target}).order_by("pk"))

    @property
    def label(self) -> str:
        return str(self.model._meta.verbose_name_plural)


@cache
def ties_to(model: type[Model]) -> list[Tie]:
    """Every column that refers to this table, hidden relations and tables between two included; in a stable order."""
    relations = [one for one in model._meta.get_fields(include_hidden=True) if one.auto_created and not one.concrete]
    ties = [Tie(one.related_model, one.field) for one in relations if not one.field.many_to_many]
    found = {tie for tie in ties if not issubclass(tie.model, RECORD) and tie.model not in _staying}
    return sorted(found, key=lambda tie: (tie.model._meta.label, tie.field.name))


@cache
def rows_of_items() -> dict[type[Model], list[tuple[type[Item], Rows]]]:
    """Child table → the items that freeze it. An identifier belongs to an actor or to an agreement."""
    found: dict[type[Model], list[tuple[type[Item], Rows]]] = {}
    for publishing in all_publishing():
        for rows in publishing.rows:
            found.setdefault(rows.model, []).append((publishing.item, rows))
    return found


def items_of(model: type[Model], keys: Iterable[int]) -> set[Item]:
    """The items that rows of this table belong to."""
    if issubclass(model, Item):
        return set(model._default_manager.filter(pk__in=keys))
    items: set[Item] = set()
    for item_model, rows in rows_of_items().get(model, []):
        owners = model._default_manager.filter(pk__in=keys).values(rows.path)
        items |= set(item_model._default_manager.filter(pk__in=owners))
    return items


@cache
def is_own(tie: Tie, item_model: type[Item]) -> bool:
    """Whether the rows belong to the item by this column: its names, its positions."""
    owners = rows_of_items().get(tie.model, [])
    return any(item is item_model and rows.path == tie.field.name for item, rows in owners)
