"""How many commitments of a selection are in each state, have each rating, and leave what unsaid: one query, bounded whatever there is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet, Value
from django.utils.timezone import get_current_timezone_name

from ..vocabulary import Due, Rating
from .states import State, in_state, state_case

ALL_TO = 20_000  # a selection up to here is counted as a whole
EACH_TO = 1000  # of a larger one, each count stops one above

COUNTED = """
WITH picked AS MATERIALIZED ({picked}), size AS MATERIALIZED (SELECT count(*) AS total FROM picked)
SELECT (newsroom_now() AT TIME ZONE %s)::date, (SELECT total FROM size), {parts}
"""
PART = """CASE WHEN (SELECT total FROM size) > {most} THEN (SELECT count(*) FROM ({one}) AS found)
ELSE (SELECT count(*) FROM picked WHERE {column} = %s) END"""

Key = tuple[str, str]


@dataclass(frozen=True)
class Counts:
    """Keys of `by` are (parameter of the filter, value). Everything is exact while `total` is not more than ALL_TO."""

    today: date
    total: int
    by: dict[Key, int] = field(default_factory=dict)

    @property
    def is_capped(self) -> bool:
        return self.total > ALL_TO

    def is_more(self, key: Key) -> bool:
        """Whether there are more than EACH_TO of it, and nobody counted how many."""
        return self.is_capped and self.by[key] > EACH_TO

    @property
    def made_of(self) -> tuple:
        return (self.today, self.total, tuple(self.by.values()))


def conditions() -> Iterator[tuple[Key, Q, str]]:
    """Key, what it asks of index rows, and which column of `picked` has that value."""
    for state in State:
        yield ("state", state.value), in_state(state), "state"
    for rating in Rating:
        yield ("rating", rating.value), Q(rating=rating), "rating"
    yield ("rating", "not_rated"), Q(rating=""), "rating"
    yield ("due_status", Due.NONE_PUBLISHED.value), Q(due_status=Due.NONE_PUBLISHED), "due_status"
    yield ("owed_by", "not_stated"), Q(owed_by=""), "owed_by"


def count(rows: QuerySet) -> Counts:
    """A small selection is read once. Of a large one each count reads until it has enough; PostgreSQL leaves the other way untouched."""
    asked = list(conditions())
    columns = rows.order_by().annotate(state=state_case()).values("state", "rating", "due_status", "owed_by")
    picked, params = columns[: ALL_TO + 1].query.sql_with_params()
    params, parts = [*params, get_current_timezone_name()], []
    for (_name, value), condition, column in asked:
        one, its_params = rows.filter(condition).order_by().values(one=Value(1))[: EACH_TO + 1].query.sql_with_params()
        parts.append(PART.format(most=ALL_TO, one=one, column=column))
        params += [*its_params, "" if value in ("not_rated", "not_stated") else value]
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(picked=picked, parts=", ".join(parts)), params)
        today, total, *found = cursor.fetchone()
    return Counts(today, total, {key: number for (key, *_rest), number in zip(asked, found, strict=True)})
