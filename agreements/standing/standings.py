"""How an agreement stood from when to when, for itself and for each party: what `on` answers from, and the index rows of a version."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from ..partial_dates import PartialDate
from .party_status import PartyStatus, own_course, party_possible_on
from .status import BEGINNING, END, Event, Step, possible_on, steps_of

DAY = timedelta(days=1)
ORDER = {status: rank for rank, status in enumerate(PartyStatus.values)}


class Standing(NamedTuple):
    """What is certain of a day or a period, or None, and what is possible, in the order in which agreements usually get there."""

    certain: str | None
    possible: tuple[str, ...]

    @property
    def is_certain(self) -> bool:
        return self.certain is not None


class Stretch(NamedTuple):
    """Days from `first` on that have one answer, until the next stretch begins."""

    first: date
    standing: Standing


class Span(NamedTuple):
    """One span of a status: it began on a day from `since_min` to `since_max`, and held no longer on one from `until_min` to `until_max`.

    Exact: it is possible on a day from `since_min` to before `until_max`, certain from `since_max` to before `until_min`, and on no other;
    where no day is certain, `until_min` is not after `since_max`. BEGINNING and END are open sides.
    """

    status: str
    since_min: date
    since_max: date
    until_min: date
    until_max: date


@dataclass(frozen=True)
class Course:
    """The events of an agreement, and what follows from them day by day."""

    events: tuple[Event, ...]
    _plain: list[Step] = field(init=False, repr=False)
    _loose: list[Step] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_plain", steps_of(self.events, loosely=False))
        object.__setattr__(self, "_loose", steps_of(self.events, loosely=True))

    def stretches(self, party: str = "") -> list[Stretch]:
        """The whole of time, for the agreement or for one party."""
        own = own_course(self.events, party, loosely=False), own_course(self.events, party, loosely=True)
        found: list[Stretch] = []
        for day in turning_days([*self._plain, *self._loose, *own[0].steps, *own[1].steps]):
            possible = {str(one) for one in party_possible_on(possible_on(self._plain, day), own[0], day)}
            sure = {str(one) for one in party_possible_on(possible_on(self._loose, day), own[1], day)}
            standing = Standing(next(iter(sure)) if len(sure) == 1 else None, tuple(sorted(possible, key=ORDER.__getitem__)))
            if not found or found[-1].standing != standing:
                found.append(Stretch(day, standing))
        return found

    def on(self, period: PartialDate, party: str = "") -> Standing:
        """Of a day; of a month or year, certain is what holds on all of its days, possible what may on any."""
        return standing_in(self.stretches(party), period.earliest, period.latest)

    def differs(self, party: str) -> bool:
        """Whether events of its own tell anything of this party."""
        return bool(own_course(self.events, party, loosely=False).steps)


def turning_days(steps: Iterable[Step]) -> list[date]:
    """Every day on which an answer may change: bounds are included, so it changes at them or on the day after."""
    days = {day for step in steps for bound in (step.first, step.last) if bound < END for day in (bound, bound + DAY)}
    return sorted(days | {BEGINNING})


def standing_in(stretches: list[Stretch], first: date, last: date) -> Standing:
    held = [one.standing for one, until in with_ends(stretches) if one.first <= last and until > first]
    sure = {standing.certain for standing in held}
    possible = {status for standing in held for status in standing.possible}
    return Standing(sure.pop() if len(sure) == 1 else None, tuple(sorted(possible, key=ORDER.__getitem__)))


def with_ends(stretches: list[Stretch]) -> Iterator[tuple[Stretch, date]]:
    """Each with the first day after it."""
    yield from ((one, following.first) for one, following in pairwise([*stretches, Stretch(END, Standing(None, ()))]))


def spans(stretches: list[Stretch]) -> list[Span]:
    """Oldest first. A run of days on which a status is possible is one span; where it is certain twice within one, it is cut in between."""
    found = [span for status in PartyStatus.values for run in runs(stretches, status) for span in cut(status, run)]
    return sorted(found, key=lambda span: (span.since_min, span.since_max, ORDER[span.status]))


Run = list[tuple[date, date, bool]]


def runs(stretches: list[Stretch], status: str) -> list[Run]:
    """For each run of days on which the status is possible, its parts as `(first day, day after, whether it is certain)`."""
    found: list[Run] = []
    for one, until in with_ends(stretches):
        if status not in one.standing.possible:
            continue
        part = (one.first, until, one.standing.certain == status)
        if found and found[-1][-1][1] == one.first:
            found[-1].append(part)
        else:
            found.append([part])
    return found


def cut(status: str, run: Run) -> Iterator[Span]:
    begins, ends = run[0][0], run[-1][1]
    sure = [(first, until) for first, until, is_sure in run if is_sure]
    if not sure:
        yield Span(status, begins, ends, begins, ends)
        return
    for place, (first, until) in enumerate(sure):
        yield Span(status, begins if place == 0 else sure[place - 1][1], first, until, ends if place == len(sure) - 1 else until)
