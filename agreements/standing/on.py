"""What was true in the world on a day, from a frozen document alone. `as_of` asks what this site showed; `on` asks what held.

A period is a day, a month or a year as an exact partial date. Certain is what held on all of its days, possible what may have on any.
"""

from typing import NamedTuple

from ..filters_partial_dates import PeriodField
from ..models import Party
from ..partial_dates import PartialDate
from ..spans import day_order, span_order
from .courses import course_of
from .holding import Held, lasting
from .standings import Standing, standing_in


class PartyOn(NamedTuple):
    """`row` is the frozen party."""

    row: dict
    standing: Standing


class HeldRow(NamedTuple):
    """A frozen event, position or relation, and whether it held, or had happened."""

    row: dict
    held: Held


class AgreementOn(NamedTuple):
    """`parties` are those whom it binds; `differ` says whether events tell anything of one of them alone."""

    standing: Standing
    parties: list[PartyOn]
    differ: bool
    events: list[HeldRow]


class ActorOn(NamedTuple):
    positions: list[HeldRow]
    relations: list[HeldRow]


def read_period(text: str) -> PartialDate:
    """A year, a month or a day. Raises ValidationError with a sentence for the person who gave the text."""
    return PeriodField(max_length=40).clean(text)


def agreement_on(content: dict, period: PartialDate) -> AgreementOn:
    course = course_of(content)
    parties = sorted(
        (row for row in content["rows"]["party"] if row["role"] == Party.Role.PARTY), key=lambda row: (row["order"], row["uid"])
    )
    whole = standing_in(course.stretches(), period.earliest, period.latest)
    standings = [PartyOn(row, course.on(period, row["uid"]) if course.differs(row["uid"]) else whole) for row in parties]
    events = sorted(content["rows"]["agreementevent"], key=lambda row: (day_order(row["on"]), row["uid"]))
    happened = [HeldRow(row, had_happened(row["on"], period)) for row in events]
    return AgreementOn(
        whole, standings, any(course.differs(row["uid"]) for row in parties), [one for one in happened if one.held != Held.NO]
    )


def had_happened(value: dict | None, period: PartialDate) -> Held:
    """By that day, the day included; when in a year or month stays open. An undated event may have happened before or after."""
    if value is None:
        return Held.UNKNOWN
    day = PartialDate.from_json(value)
    if day.earliest and day.earliest > period.latest:
        return Held.NO
    return Held.CERTAINLY if day.is_certain and day.latest and day.latest <= period.earliest else Held.POSSIBLY


def actor_on(content: dict, period: PartialDate) -> ActorOn:
    rows = content["rows"]
    life = content["item"]["ended_on"]
    return ActorOn(rows_held(rows["position"], life, period), rows_held(rows["relation"], life, period))


def rows_held(rows: list[dict], life: dict | None, period: PartialDate) -> list[HeldRow]:
    """Certain ones first, without those that certainly did not hold."""
    found = [HeldRow(row, lasting(row, life).on(period.earliest, period.latest)) for row in sorted(rows, key=span_order)]
    return sorted((one for one in found if one.held != Held.NO), key=lambda one: list(Held).index(one.held))
