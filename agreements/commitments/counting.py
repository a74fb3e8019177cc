"""How many commitments of a selection are in each state, have each rating, and leave what unsaid: one query, bounded for each count."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet, Value
from django.utils.timezone import get_current_timezone_name

from ..vocabulary import Due, Rating
from .states import State, in_state

COUNTED_TO = 1000


@dataclass(frozen=True)
class Counts:
    """Exact up to COUNTED_TO; one more than that stands for “more”. Keys of `by` are (parameter of the filter, value)."""

    today: date
    total: int
    by: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def made_of(self) -> tuple:
        return (self.today, self.total, tuple(self.by.values()))


def conditions() -> Iterator[tuple[tuple[str, str], Q]]:
    for state in State:
        yield ("state", state.value), in_state(state)
    for rating in Rating:
        yield ("rating", rating.value), Q(rating=rating)
    yield ("rating", "not_rated"), Q(rating="")
    yield ("due_status", Due.NONE_PUBLISHED.value), Q(due_status=Due.NONE_PUBLISHED)
    yield ("owed_by", "not_stated"), Q(owed_by="")


def count(rows: QuerySet) -> Counts:
    """Each count stops at one more than COUNTED_TO, whatever there is."""
    keys, parts = zip(*conditions(), strict=True)
    selections = [rows, *(rows.filter(part) for part in parts)]
    bounded = [one.order_by().values(one=Value(1))[: COUNTED_TO + 1].query.sql_with_params() for one in selections]
    counted = ", ".join(f"(SELECT count(*) FROM ({sql}) AS found)" for sql, _params in bounded)
    params = [get_current_timezone_name(), *(param for _sql, params in bounded for param in params)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT (newsroom_now() AT TIME ZONE %s)::date, {counted}", params)  # noqa: S608  made by the ORM
        day, total, *found = cursor.fetchone()
    return Counts(day, total, dict(zip(keys, found, strict=True)))
