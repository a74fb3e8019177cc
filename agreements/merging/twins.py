"""Rows that would collide with one of the survivor's, because a table may hold such a row only once."""

from typing import Any

from django.db.models import Model, UniqueConstraint

from .journal import value_of
from .relations import Tie


class Twins(dict):
    """Rows of the survivor by what may be there only once."""

    def __init__(self, keys: list[tuple[str, ...]]):
        super().__init__()
        self.keys_of_table = keys

    def values_of(self, row: Model, names: tuple[str, ...]) -> tuple[Any, ...] | None:
        values = tuple(value_of(row, row._meta.get_field(name)) for name in names)
        return None if None in values else (names, *values)

    def add(self, row: Model) -> None:
        self.update({key: row for names in self.keys_of_table if (key := self.values_of(row, names))})

    def get_for(self, row: Model) -> Model | None:
        keys = [key for names in self.keys_of_table if (key := self.values_of(row, names))]
        return next((self[key] for key in keys if key in self), None)


def once_only(tie: Tie) -> list[tuple[str, ...]]:
    """The columns beside this one that may come together only once for each target."""
    options = tie.model._meta
    sets = [one.fields for one in options.constraints if isinstance(one, UniqueConstraint) and one.fields]
    sets += [tuple(names) for names in options.unique_together]
    if tie.field.unique:
        sets.append((tie.field.name,))
    return [tuple(name for name in names if name != tie.field.name) for names in sets if tie.field.name in names and "id" not in names]


def twins_of(tie: Tie, new: Model) -> Twins:
    twins = Twins(once_only(tie))
    if twins.keys_of_table:
        for row in tie.rows(new):
            twins.add(row)
    return twins
