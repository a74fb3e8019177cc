"""What one can ask the timeline for: single kinds of events of agreements, and groups of kinds."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..vocabulary import ActorEventKind, AgreementEventKind

LIFE = ("began_on", "ended_on", ActorEventKind.BORN, ActorEventKind.DIED, ActorEventKind.FOUNDED, ActorEventKind.DISSOLVED)


class Kinds(NamedTuple):
    """Kinds of happenings that an agreement and an actor can have."""

    agreement: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()


GROUPS = {
    "events": (_("Events of agreements"), Kinds(agreement=tuple(AgreementEventKind.values))),
    "due": (_("Due dates"), Kinds(agreement=("due",))),
    "rated": (_("Assessments"), Kinds(agreement=("rated",))),
    "positions": (_("Positions: beginning and end"), Kinds(actor=("position_since", "position_until"))),
    "relations": (_("Relations: beginning and end"), Kinds(actor=("relation_since", "relation_until"))),
    "life": (_("Life: birth and death, founding and end"), Kinds(actor=tuple(map(str, LIFE)))),
    "actor_events": (_("Other events of actors"), Kinds(actor=tuple(kind for kind in ActorEventKind.values if kind not in LIFE))),
}
EVENTS = {kind.value: kind.label for kind in AgreementEventKind if kind != AgreementEventKind.OTHER}
CHOICES = [
    *((value, label) for value, (label, _kinds) in GROUPS.items()),
    (pgettext_lazy("group of choices", "One kind of event of agreements"), [*EVENTS.items()]),
]
FLAT = [*GROUPS, *EVENTS]
KINDS = sorted({kind for _label, kinds in GROUPS.values() for kind in (*kinds.agreement, *kinds.actor)})


def kinds_of(wanted: list[str]) -> Kinds | None:
    """Those of all that is wanted; None where everything is."""
    if not wanted:
        return None
    found = [GROUPS[one][1] if one in GROUPS else Kinds(agreement=(one,)) for one in wanted]
    return Kinds(*(tuple(dict.fromkeys(kind for one in found for kind in getattr(one, side))) for side in Kinds._fields))
