"""How much the record dates, decade by decade or year by year: counted up to a limit within ranges of an index, whatever there is."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from ..partial_dates import FIRST_YEAR, LAST_YEAR
from .filters import TABLES
from .kinds import Kinds

COUNTED_TO = 500  # in each bar
MOST_YEARS = 60  # longer times are counted by decades

# Index-only: the day and the span are in the index; whether a row is live follows from its span alone.
OF_TABLE = """(SELECT count(*) FROM (SELECT FROM {table} WHERE sort_date >= make_date(begins, 1, 1)
 AND sort_date < make_date(begins + %(step)s::int, 1, 1) AND visible_from <= moment AND (visible_until IS NULL OR visible_until > moment)
 {kinds} LIMIT %(limit)s) AS counted)"""
COUNTS = """WITH clock AS MATERIALIZED (SELECT newsroom_now() AS moment)
 SELECT begins, least({tables}, %(limit)s) FROM clock, generate_series(%(first)s::int, %(last)s::int, %(step)s::int) AS begins"""


@dataclass(frozen=True)
class Period:
    """Years from `first` to `last`, both included; `count` is one more than COUNTED_TO where there are more."""

    first: int
    last: int
    count: int

    @property
    def is_capped(self) -> bool:
        return self.count > COUNTED_TO

    @property
    def shown(self) -> int:
        return min(self.count, COUNTED_TO)


def periods(since: date | None, until: date | None, kinds: Kinds | None) -> list[Period]:
    """From the first to the last in which anything lies, empty ones between them included. One query."""
    first, last = (since.year if since else FIRST_YEAR), (until.year if until else LAST_YEAR)
    step = 1 if last - first < MOST_YEARS else 10
    found = [Period(begins, begins + step - 1, count) for begins, count in counts(first - first % step, last, step, kinds)]
    filled = [place for place, period in enumerate(found) if period.count]
    return found[filled[0] : filled[-1] + 1] if filled else []


def counts(first: int, last: int, step: int, kinds: Kinds | None) -> list[tuple[int, int]]:
    params = {"first": first, "last": last, "step": step, "limit": COUNTED_TO + 1}
    tables = []
    for record, model in TABLES.items():
        if kinds is None or getattr(kinds, record):
            condition = f"AND kind = ANY(%({record})s)" if kinds else ""
            params[record] = list(map(str, getattr(kinds, record))) if kinds else []
            tables.append(OF_TABLE.format(table=connection.ops.quote_name(model._meta.db_table), kinds=condition))
    with connection.cursor() as cursor:
        cursor.execute(COUNTS.format(tables=" + ".join(tables)), params)
        return cursor.fetchall()
