"""The status of an agreement follows from its events: after all of them, and on any day.

Dates are often known in part only. A *world* gives every event one of the days that its date allows; in each world the status of a day is
plain. What holds in every world is certain, what holds in any is possible. An undated event may have happened on any day. The bounds of
“about” and “uncertain” dates are estimates: within them it is possible, and nothing follows from them for sure.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ..partial_dates import PartialDate


class Status(TextChoices):
    UNKNOWN = "unknown", _("Unknown")
    RUMOURED = "rumoured", _("Rumoured")
    NEGOTIATED = "negotiated", _("Under negotiation")
    ANNOUNCED = "announced", _("Announced")
    SIGNED = "signed", _("Signed")
    IN_FORCE = "in_force", _("In force")
    SUSPENDED = "suspended", _("Suspended")
    SUPERSEDED = "superseded", _("Superseded")
    EXPIRED = "expired", _("Expired")
    TERMINATED = "terminated", _("Terminated")


# Events that say something of the whole agreement, in the order in which they overrule each other on one day.
LEADS_TO = {
    "rumoured": Status.RUMOURED,
    "negotiated": Status.NEGOTIATED,
    "announced": Status.ANNOUNCED,
    "initialled": Status.NEGOTIATED,
    "signed": Status.SIGNED,
    "in_force": Status.IN_FORCE,
    "extended": Status.IN_FORCE,
    "suspended": Status.SUSPENDED,
    "superseded": Status.SUPERSEDED,
    "expired": Status.EXPIRED,
    "terminated": Status.TERMINATED,
}
RANK = {status: rank for rank, status in enumerate(Status)}
LIVING = {Status.IN_FORCE, Status.SUSPENDED}
ENDS = {Status.SUPERSEDED, Status.EXPIRED, Status.TERMINATED}

BEGINNING, END = date(1, 1, 1), date(9999, 12, 31)  # open sides; no partial date reaches them


class Event(NamedTuple):
    """What happened to an agreement; `party` is the uid of the party that alone it concerns, or empty.

    `others` are the dates of accounts that contradict this one: it happened once, on a day that lies between what they say.
    """

    kind: str
    on: PartialDate | None
    party: str = ""
    others: tuple[PartialDate, ...] = ()


class Step(NamedTuple):
    """An event, the status that it leads to, and the first and the last day on which it may have happened."""

    kind: str
    to: Status
    first: date
    last: date


def status_from(events: Iterable[tuple[str, PartialDate | None]]) -> Status:
    """The status after all `(kind, date)` events of the whole agreement, none of them of one party only.

    Up to entry into force the furthest step counts, whatever the dates say: an announcement after the signing takes nothing back.
    From then on the latest dated event decides, and an end outlasts everything.
    """
    steps = [(LEADS_TO[kind], on.latest or on.earliest if on else None) for kind, on in events if kind in LEADS_TO]
    if not steps:
        return Status.UNKNOWN
    furthest = max((status for status, _day in steps), key=RANK.__getitem__)
    if furthest not in LIVING:
        return furthest
    living = [(day or date.min, RANK[status], status) for status, day in steps if status in LIVING]
    return max(living)[2]


def days_allowed(event: Event, *, loosely: bool) -> tuple[date, date]:
    """The first and the last day on which it may have happened; `loosely`, an estimate allows every day."""
    accounts = [on for on in (event.on, *event.others) if on]
    if not accounts or (loosely and not all(on.is_certain for on in accounts)):
        return BEGINNING, END
    return min(on.earliest or BEGINNING for on in accounts), max(on.latest or END for on in accounts)


def steps_of(events: Iterable[Event], *, loosely: bool) -> list[Step]:
    """The steps of the whole agreement."""
    whole = (one for one in events if not one.party and one.kind in LEADS_TO)
    return [Step(one.kind, LEADS_TO[one.kind], *days_allowed(one, loosely=loosely)) for one in whole]


def possible_on(steps: Iterable[Step], day: date) -> set[Status]:
    """Every status that the whole agreement may have on that day, over all worlds. `status_from` is the rule of each of them:

    an end that has come outlasts everything; without one, the latest of entry into force, extension and suspension decides, so that it can
    be suspended and resumed; before entry into force the furthest step counts; before everything the status is unknown.
    """
    begun = [step for step in steps if step.first <= day]
    found: set[Status] = set()
    for group, choose in ((ENDS, furthest_of), (LIVING, latest_of), (set(Status) - ENDS - LIVING, furthest_of)):
        of_group = [step for step in begun if step.to in group]
        found |= {step.to for step in choose(of_group, day)}
        if any(step.last <= day for step in of_group):
            return found
    return found | {Status.UNKNOWN}


def furthest_of(begun: list[Step], day: date) -> list[Step]:
    """Those that may be the furthest by that day: no step that has certainly been taken goes further."""
    sure = max((RANK[step.to] for step in begun if step.last <= day), default=-1)
    return [step for step in begun if RANK[step.to] >= sure]


def latest_of(begun: list[Step], day: date) -> list[Step]:
    """Those that may be the latest by that day; of two on one day, the one of higher rank counts as the later."""
    sure = [step for step in begun if step.last <= day]

    def may_follow(step: Step) -> bool:
        at = (min(step.last, day), RANK[step.to])
        return all((other.first, RANK[other.to]) <= at for other in sure if other.to != step.to)

    return [step for step in begun if may_follow(step)]
