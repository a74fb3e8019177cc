"""Whether something lasting held on a day: an office, a relation. A missing end never means that it still holds."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ..partial_dates import PartialDate


class Held(StrEnum):
    """`unknown` says that the record leaves a side open; `possibly` that what it says leaves the day open."""

    CERTAINLY = "certainly"
    POSSIBLY = "possibly"
    UNKNOWN = "unknown"
    NO = "no"


WEAKEST_FIRST = (Held.NO, Held.UNKNOWN, Held.POSSIBLY, Held.CERTAINLY)


class Lasting(NamedTuple):
    """From `since` to `until`, both included; `known_on` is a day between them, and nothing lasts longer than `life`, its holder's end."""

    since: PartialDate | None = None
    until: PartialDate | None = None
    known_on: PartialDate | None = None
    life: PartialDate | None = None

    def on(self, first: date, last: date) -> Held:
        """In a period of days (mostly one): certain is what held on all of them, possible what may have on any.

        It has begun for sure after the latest day of `since`, or after a day on which a source shows it held; before the earliest day of
        `since` it has not. The end mirrors this. Between two sure sides it is certain; a side without any date leaves it unknown; “about”
        and “uncertain” dates make nothing sure. Nothing outlasts its holder.
        """
        return min(self._begun(first, last), self._not_ended(first, last), key=WEAKEST_FIRST.index)

    def _begun(self, first: date, last: date) -> Held:
        if self.since and self.since.earliest and self.since.earliest > last:
            return Held.NO
        if any(day and day.is_certain and day.latest and day.latest <= first for day in (self.since, self.known_on)):
            return Held.CERTAINLY
        return Held.POSSIBLY if self.since else Held.UNKNOWN

    def _not_ended(self, first: date, last: date) -> Held:
        if any(day and day.latest and day.latest < first for day in (self.until, self.life)):
            return Held.NO
        if any(day and day.is_certain and day.earliest and day.earliest >= last for day in (self.until, self.known_on)):
            return Held.CERTAINLY
        return Held.POSSIBLY if self.until else Held.UNKNOWN


def lasting(row: dict, life: dict | None = None) -> Lasting:
    """Of a frozen position or relation, or of its cited copy; an older copy lacks `known_on`."""
    found = (row.get("since"), row.get("until"), row.get("known_on"), life)
    return Lasting(*(value and PartialDate.from_json(value) for value in found))


def ties_with_bounds(rows: dict) -> dict[tuple[str, str], tuple[date | None, date | None]]:
    """By the actor that positions and relations name, and the kind of tie: the days beyond which none of them can have held."""
    found: dict[tuple[str, str], list[dict]] = {}
    for row in rows["position"]:
        found.setdefault((row["organization"], "position"), []).append(row)
    for row in rows["relation"]:
        found.setdefault((row["object"], row["kind"]), []).append(row)
    return {tie: (outer_bound(ties, "since", min), outer_bound(ties, "until", max)) for tie, ties in found.items()}


def outer_bound(rows: list[dict], side: str, outermost: Callable) -> date | None:
    days = [row[side] and PartialDate.from_json(row[side]) for row in rows]
    bounds = [day and (day.earliest if side == "since" else day.latest) for day in days]
    return outermost(bounds) if all(bounds) else None
