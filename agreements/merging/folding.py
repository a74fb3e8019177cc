"""Two rows that cannot stand side by side become one: what each table makes of them.

The survivor's row stays. It takes what it lacks from the other; where both say something and not the same, the table's rule decides.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Field, Model
from django.utils.translation import gettext as _

from agreements.models import ActorName
from agreements.models.rows import FACT_FIELDS

from .journal import columns, value_of

# Which evidence a fact has is not a matter of filling gaps: the row that stays keeps its own.
UNCOMPARED = {"id", "uid", "order", "ordering", "row_version", "key_version", *FACT_FIELDS}

Fold = Callable[[Model, Model], dict[str, Any]]
_folds: dict[type[Model], Fold] = {}


class CannotFold(Exception):
    """Carries a sentence for the person who wants to merge."""


def folds(model: type[Model]) -> Callable[[Fold], Fold]:
    """Decorator for a table's own rule: given the row that stays and the one that goes, the new values of columns, as JSON.

    Raises CannotFold.
    """

    def register(rule: Fold) -> Fold:
        _folds[model] = rule
        return rule

    return register


def fold(kept: Model, gone: Model, but: set[str]) -> dict[str, Any]:
    """New values for the row that stays. `but` names the columns that made the two collide."""
    rule = _folds.get(type(kept))
    return rule(kept, gone) if rule else filled(kept, gone, but)


def differing(kept: Model, gone: Model, but: set[str]) -> list[Field]:
    found = [column for column in columns(type(kept)) if column.name not in UNCOMPARED | but]
    return [column for column in found if value_of(kept, column) != value_of(gone, column)]


def is_empty(column: Field, value: Any) -> bool:
    """Empty, or what stands there when nobody has said anything."""
    return value in (None, "", [], {}) or (column.has_default() and value == column.get_default())


def filled(kept: Model, gone: Model, but: set[str]) -> dict[str, Any]:
    """What the kept row lacks. Raises CannotFold where the two contradict each other."""
    values = {}
    for column in differing(kept, gone, but):
        ours, theirs = value_of(kept, column), value_of(gone, column)
        if is_empty(column, ours):
            values[column.name] = theirs
        elif not is_empty(column, theirs):
            words = {"kind": kept._meta.verbose_name, "row": kept, "field": column.verbose_name}
            raise CannotFold(_("Both have the same “%(row)s” (%(kind)s), but “%(field)s” is not the same. Put that right first.") % words)
    return values


@folds(ActorName)
def names(kept: Model, gone: Model) -> dict[str, Any]:
    """A name is a name: the survivor's stays, and learns from when to when it was in use."""
    return {
        column.name: value_of(gone, column)
        for column in differing(kept, gone, {"actor", "name", "language", "kind", "keys", "script"})
        if is_empty(column, value_of(kept, column))
    }
