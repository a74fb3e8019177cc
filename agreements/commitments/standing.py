"""How a commitment stands after everything that a version tells: its rating, since when, and since when it waits."""

from datetime import date
from typing import NamedTuple

from agreements.models import Assessment, Commitment
from agreements.partial_dates import LAST_YEAR, PartialDate
from agreements.spans import day_order

Rating = Assessment.Rating
SETTLED = {Rating.FULFILLED, Rating.NOT_FULFILLED, Rating.OVERTAKEN}
NEVER = date(LAST_YEAR, 12, 31)  # nothing is dated later
BEHIND = 3_000_000  # so far that settled ones, the latest first, come after every day


class Standing(NamedTuple):
    """`rating` is empty where nobody assessed it; `waits_since` is None once it is settled, and where no day is known to count from."""

    rating: str
    rated_on: date | None
    stands_since: date | None
    is_open: bool
    waits_since: date | None
    place: int


def standing(commitment: dict, assessments: list[dict], made_on: date | None) -> Standing:
    """Of a frozen commitment, with its own frozen assessments in any order; `made_on` is the day of its agreement.

    A rating may move back: what counts is the latest one, and since when ratings in a row have said the same.
    """
    ratings = sorted(assessments, key=lambda row: (day_order(row["as_of"]), row["uid"]))
    rating = ratings[-1]["rating"] if ratings else ""
    rated_on = last_day(ratings[-1]["as_of"]) if ratings else None
    is_open = rating not in SETTLED
    waits_since = (last_day(commitment["due_on"]) or rated_on or made_on) if is_open else None
    return Standing(rating, rated_on, since(ratings), is_open, waits_since, place(waits_since, rated_on, is_open=is_open))


def since(ratings: list[dict]) -> date | None:
    """The day of the first assessment of the last run of equal ones, oldest first."""
    first = None
    for row in reversed(ratings):
        if row["rating"] != ratings[-1]["rating"]:
            break
        first = last_day(row["as_of"])
    return first


def place(waits_since: date | None, rated_on: date | None, *, is_open: bool) -> int:
    """Open ones by how long they wait, then settled ones, the latest first."""
    if is_open:
        return (waits_since or NEVER).toordinal()
    return BEHIND - (rated_on or date.min).toordinal()


def last_day(value: dict | None) -> date | None:
    """The last day that a frozen partial date allows, or the first where that side is open."""
    day = value and PartialDate.from_json(value)
    return (day.latest or day.earliest) if day else None


def due_bounds(commitment: dict) -> tuple[date | None, date | None]:
    if commitment["due_status"] != Commitment.Due.DATED or not commitment["due_on"]:
        return None, None
    day = PartialDate.from_json(commitment["due_on"])
    return day.earliest, day.latest
