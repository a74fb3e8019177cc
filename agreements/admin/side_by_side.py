"""Two actors in one table: what each says, and where they differ."""

from dataclasses import dataclass

from django.db.models import Field
from django.utils.text import capfirst
from django.utils.translation import pgettext

from agreements.merging.journal import value_of
from agreements.models import Actor
from newsroom.admin.fields import label_of
from newsroom.admin.states import states_of, with_state
from newsroom.publishing.shapes import publishing_of

MOST_ROWS = 6
RELATIONS = ("names", "identifiers", "positions", "relations", "events", "party_to")


@dataclass
class Compared:
    name: str
    left: list[str]
    right: list[str]
    differs: bool


def side_by_side(left: Actor, right: Actor) -> list[Compared]:
    """Fields that one of them has filled in, then its names, identifiers, positions and events; about ten queries each."""
    columns = [Actor._meta.get_field(name) for name in publishing_of(Actor).fields]
    rows = [
        Compared(label_of(column), [shown(left, column)], [shown(right, column)], differs(left, right, column))
        for column in columns
        if shown(left, column) or shown(right, column)
    ]
    rows.append(Compared(pgettext("of an item", "State"), states(left), states(right), False))
    for relation in RELATIONS:
        first, second = listed(left, relation), listed(right, relation)
        if first or second:
            rows.append(Compared(heading(relation), first, second, False))
    return rows


def differs(left: Actor, right: Actor, column: Field) -> bool:
    return value_of(left, column) != value_of(right, column)


def heading(relation: str) -> str:
    return capfirst(str(getattr(Actor, relation).rel.related_model._meta.verbose_name_plural))


def shown(actor: Actor, column: Field) -> str:
    if column.is_relation:
        return str(getattr(actor, column.name) or "")
    return str(actor._get_FIELD_display(column) or "") if column.choices else str(getattr(actor, column.name) or "")


def states(actor: Actor) -> list[str]:
    return [str(state.label) for state in states_of(with_state(Actor.objects.all()).get(pk=actor.pk))]


def listed(actor: Actor, relation: str) -> list[str]:
    """The first six, and how many more there are."""
    found = [
        str(getattr(row, "agreement", row)) if relation == "party_to" else str(row)
        for row in getattr(actor, relation).all()[: MOST_ROWS + 1]
    ]
    return [*found[:MOST_ROWS], "…"] if len(found) > MOST_ROWS else found
