"""How an agreement stands for one party: the whole's status, unless events of that party alone say otherwise."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from itertools import combinations
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .status import BEGINNING, ENDS, RANK, Event, Status, Step, days_allowed, latest_of

NOT_PARTY = "not_party"
PartyStatus = TextChoices(
    "PartyStatus", [*((one.name, (one.value, one._label_)) for one in Status), ("NOT_PARTY", (NOT_PARTY, _("Not a party")))]
)

# What events of one party alone do to its standing. Others (amended, announced, …) leave it as it is.
JOINS = {"signed", "ratified", "acceded", "in_force"}
LEADS_PARTY_TO = {
    **dict.fromkeys([*sorted(JOINS), "extended"], Status.IN_FORCE),
    "suspended": Status.SUSPENDED,
    "superseded": Status.SUPERSEDED,
    "expired": Status.EXPIRED,
    "denounced": Status.TERMINATED,
    "terminated": Status.TERMINATED,
}


class Level(Enum):
    """How far a party has come in joining."""

    SHARES_ALL = "nothing of its own is recorded: it shares the whole's status"
    OUTSIDE = "it accedes later"
    UNSIGNED = "it signs later: it shares what comes before a signature"
    CAPPED = "its entry into force or ratification comes later: it shares what comes before force"
    SIGNED = "it has signed, ratified or acceded, and something more is to come"
    SHARES = "it has joined: it shares the whole's status, and has signed at least"
    FORCE = "it is in force for this party, whatever the others wait for"


class OwnCourse(NamedTuple):
    """The events of one party: `steps` lead to standings of its own, `gates` among them are the ways in."""

    steps: list[Step]
    gates: list[Step]


def own_course(events: Iterable[Event], party: str, *, loosely: bool) -> OwnCourse:
    """A denunciation counts as the party's end, unless an end of its own is recorded: then that day counts, and the notice does not.

    What joins after the party was suspended or had left is a return, not the way in.
    """
    own = sorted((one for one in events if party and one.party == party and one.kind in LEADS_PARTY_TO), key=in_time)
    if any(LEADS_PARTY_TO[one.kind] in ENDS and one.kind != "denounced" for one in own):
        own = [one for one in own if one.kind != "denounced"]
    steps = [Step(one.kind, LEADS_PARTY_TO[one.kind], *days_allowed(one, loosely=loosely)) for one in own]
    first_break = next((place for place, step in enumerate(steps) if step.to != Status.IN_FORCE), len(steps))
    return OwnCourse(steps, [step for step in steps[:first_break] if step.kind in JOINS])


def in_time(event: Event) -> tuple:
    """Undated ones first; what joins before what parts, on one day."""
    return (event.on.sort_key if event.on else (BEGINNING, BEGINNING), RANK[LEADS_PARTY_TO[event.kind]])


def party_possible_on(whole: set[Status], own: OwnCourse, day: date) -> set[str]:
    """Every standing that the party may have on that day, given what the whole agreement's status may be then.

    * Without events of its own it shares the whole's status.
    * Joining: `acceded` makes it a party from that day on; before, it is none. `signed` does the same, and before it shares rumours,
      negotiations and announcements only. A party whose `ratified` or `in_force` is recorded shares, before that day, at most “signed”.
      From its ratification or accession on it shares the whole's status; where its own `in_force` is recorded, that day decides instead.
    * Its own `suspended` lasts until its own `extended`, `in_force` or other joining event; the whole's suspension suspends it, too.
    * Leaving: its own `terminated`, `expired`, `superseded` or `denounced` ends it for this party, until it joins again.
    * The agreement's own end ends it for all who are still parties.
    """
    found = set()
    for parted, level in own_states(own, day):
        found |= {parted} if parted in ENDS else {standing(status, parted, level) for status in whole}
    return found


def own_states(own: OwnCourse, day: date) -> Iterator[tuple[Status | None, Level]]:
    """`(what its own latest event led to, how far it has joined)`, for all worlds."""
    begun = [step for step in own.steps if step.first <= day]
    kinds = {gate.kind for gate in own.gates}
    if all(step.last > day for step in begun):
        yield None, level(set(), kinds)
    for step in latest_of(begun, day):
        sure = {gate.kind for gate in own.gates if gate.last <= day or gate is step}
        perhaps = sorted({gate.kind for gate in own.gates if gate.first <= day} - sure)
        for count in range(len(perhaps) + 1):
            for some in combinations(perhaps, count):
                yield step.to, level(sure | set(some), kinds)


def level(reached: set[str], recorded: set[str]) -> Level:
    """How far the party has come: of the ways in that are recorded for it, those that it has reached."""
    if not recorded:
        return Level.SHARES_ALL
    if "in_force" in reached:
        return Level.FORCE
    if not reached:
        return before(recorded)
    if "in_force" in recorded or (reached == {"signed"} and recorded & {"ratified", "acceded"}):
        return Level.SIGNED
    return Level.SHARES


def before(recorded: set[str]) -> Level:
    if "signed" in recorded:
        return Level.UNSIGNED
    return Level.OUTSIDE if "acceded" in recorded and "ratified" not in recorded else Level.CAPPED


def standing(whole: Status, parted: Status | None, level: Level) -> str:
    if parted == Status.SUSPENDED:
        return whole if whole in ENDS else parted
    if level is Level.OUTSIDE or (level is Level.UNSIGNED and RANK[whole] >= RANK[Status.SIGNED]):
        return NOT_PARTY
    if whole in ENDS or level in (Level.SHARES_ALL, Level.UNSIGNED):
        return whole
    match level:
        case Level.FORCE:
            return max(whole, Status.IN_FORCE, key=RANK.__getitem__)
        case Level.SHARES:
            return max(whole, Status.SIGNED, key=RANK.__getitem__)
        case Level.SIGNED:
            return Status.SIGNED
    return min(whole, Status.SIGNED, key=RANK.__getitem__)
