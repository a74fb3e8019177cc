"""A time axis: from days to percent of its width, with few labels at sensible steps, from days to centuries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple, Self

from django.utils import translation
from django.utils.dates import MONTHS_3

NARROWEST = 288  # pixels: what a page leaves for a picture on a phone of 320
LETTER = 6.7  # pixels: an average letter of a label, generously
GAP = 2.0  # percent between two things that must not touch
MARGIN = 0.09  # of the span, on either side: room for sides that fade
ALONE = 366  # days on either side of a single day
MOST = 12  # ticks
DAYS = {"day": 1, "month": 30, "year": 365}
STEPS = [
    *(("day", step) for step in (1, 2, 7, 14)),
    *(("month", step) for step in (1, 3, 6)),
    *(("year", step) for step in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
]


def width_of(label: str) -> float:
    """At the most, in percent of the narrowest picture."""
    return len(label) * LETTER / NARROWEST * 100


class Tick(NamedTuple):
    """The label has its `anchor` (start, middle or end) at the tick, so that it stays within the frame."""

    at: float
    label: str
    anchor: str = "middle"

    @property
    def ends(self) -> tuple[float, float]:
        """Left and right end of the label."""
        left = self.at - width_of(self.label) * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        return left, left + width_of(self.label)


@dataclass(frozen=True)
class Axis:
    """From the beginning of the day `first` to that of the day `last`."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Iterable[date | None]) -> Self | None:
        """With a margin around all of the days; None without any."""
        known = [day for day in days if day]
        if not known:
            return None
        first, last = min(known), max(known)
        margin = max(1, round((last - first).days * MARGIN)) if first < last else ALONE
        return cls(shifted(first, -margin), shifted(last, margin + 1))

    def at(self, day: date) -> float:
        """Where the day begins, from 0 to 100; days beyond the frame stand at its edge."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(min(1.0, max(0.0, share)) * 100, 2)

    def ticks(self, language: str) -> list[Tick]:
        """At the finest step whose labels keep apart, oldest first."""
        for unit, step in STEPS:
            if (self.last - self.first).days > MOST * step * DAYS[unit]:
                continue
            found = [self.tick(day, unit, language) for day in steps(self.first, self.last, unit, step)]
            if keep_apart(found):
                return found
        return []

    def tick(self, day: date, unit: str, language: str) -> Tick:
        at, label = self.at(day), label_of(day, unit, language)
        half = width_of(label) / 2
        return Tick(at, label, "start" if at < half else "end" if at > 100 - half else "middle")


def shifted(day: date, days: int) -> date:
    """Within the calendar."""
    return date.fromordinal(min(date.max.toordinal() - 1, max(1, day.toordinal() + days)))


def steps(first: date, last: date, unit: str, step: int) -> Iterator[date]:
    """Round days within the frame: the first of every third month, every fiftieth year."""
    if unit == "day":
        begin = first + timedelta(days=-first.toordinal() % step)
        yield from (begin + timedelta(days=days) for days in range(0, max(0, (last - begin).days) + 1, step))
        return
    months = step * (12 if unit == "year" else 1)
    earliest = -(-(first.year * 12 + first.month - 1) // months) * months
    for month in range(earliest, last.year * 12 + last.month, months):
        if month >= 12 and first <= (day := date(month // 12, month % 12 + 1, 1)) <= last:
            yield day


def label_of(day: date, unit: str, language: str) -> str:
    if unit == "year":
        return str(day.year)
    with translation.override(language):
        month = str(MONTHS_3[day.month]).title()
    if unit == "month":
        return f"{month} {day.year}"
    return f"{day.day}. {month} {day.year}" if language == "de" else f"{day.day} {month} {day.year}"


def keep_apart(ticks: list[Tick]) -> bool:
    """Whether there is a label, and none of them touches another."""
    return bool(ticks) and all(left.ends[1] + GAP <= right.ends[0] for left, right in pairwise(ticks))
