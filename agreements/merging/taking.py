"""What the survivor lacks and the other knows: offered, and taken over where the editor ticks it."""

from typing import TYPE_CHECKING

from django.db.models import Field
from django.utils.translation import gettext as _

from agreements.models import Actor
from newsroom.publishing.shapes import publishing_of

from .journal import value_of

if TYPE_CHECKING:
    from .plans import Plan

EMPTY = (None, "")


def offered(merged: Actor, survivor: Actor) -> list[Field]:
    """The fields that are empty on the survivor only: facts, and the notes for editors."""
    names = [*publishing_of(Actor).fields, "notes"]
    columns = [Actor._meta.get_field(name) for name in names]
    return [column for column in columns if value_of(survivor, column) in EMPTY and value_of(merged, column) not in EMPTY]


def taken_over(found: "Plan") -> None:
    for column in offered(found.merged, found.survivor):
        if column.name in found.take:
            found.journal.update(found.survivor, column.name, value_of(found.merged, column))
    keep_the_embargo(found)


def keep_the_embargo(found: "Plan") -> None:
    """What rested on the one under embargo rests on the survivor from now on: the later end holds."""
    ours, theirs = found.survivor.embargo_until, found.merged.embargo_until
    if theirs is not None and (ours is None or ours < theirs):
        found.journal.update(found.survivor, "embargo_until", value_of(found.merged, Actor._meta.get_field("embargo_until")))
        found.notes.append(_("The embargo of “%s” will hold for the survivor, too.") % found.merged)
