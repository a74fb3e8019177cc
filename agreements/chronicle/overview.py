"""How much the record dates, decade by decade or year by year, at a cost that does not grow with the record: counted up to a limit
within ranges of an index, and beyond it estimated from a sample of the tables' pages.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ..partial_dates import FIRST_YEAR, LAST_YEAR
from .filters import TABLES
from .kinds import Kinds

COUNTED_TO = 200  # in each bar
MOST_YEARS = 60  # longer times are counted by decades
SAMPLED = 5000  # rows of each table, about
ROUNDED_TO = 2  # digits of an estimate

# The day and the span are in the index, and whether a row is live follows from its span alone. The order keeps to that index, so that
# the limit ends the walk. The sample is the same each time.
LIVE = "visible_from <= moment AND (visible_until IS NULL OR visible_until > moment)"
OF_TABLE = """(SELECT count(*) FROM (SELECT FROM {table} WHERE sort_date >= make_date(begins, 1, 1)
 AND sort_date < make_date(begins + %(step)s::int, 1, 1) AND {live} {kinds}
 ORDER BY sort_date DESC, id DESC LIMIT %(limit)s) AS counted)"""
SIZE = "(SELECT greatest(reltuples / %(sampled)s, 1) FROM pg_class WHERE oid = '{table}'::regclass)"  # rows for which one is sampled
SAMPLE_OF = """SELECT extract(year FROM sort_date)::int AS year, {size} AS rows_in_one
 FROM clock, {table} TABLESAMPLE SYSTEM (100 / {size}) REPEATABLE (1) WHERE {live} {kinds}"""
COUNTS = """WITH clock AS MATERIALIZED (SELECT newsroom_now() AS moment),
 sample AS MATERIALIZED (SELECT year - year %% %(step)s::int AS begins, sum(rows_in_one) AS number FROM ({samples}) AS one GROUP BY 1)
 SELECT begins, least({tables}, %(limit)s), coalesce(number, 0)::int
 FROM clock CROSS JOIN generate_series(%(first)s::int, %(last)s::int, %(step)s::int) AS years (begins) LEFT JOIN sample USING (begins)
 ORDER BY begins"""


@dataclass(frozen=True)
class Period:
    """Years from `first` to `last`, both included; where `count` is more than COUNTED_TO, `estimate` tells how many there are."""

    first: int
    last: int
    count: int
    estimate: int

    @property
    def is_capped(self) -> bool:
        return self.count > COUNTED_TO

    @property
    def shown(self) -> int:
        """Exact, or an estimate of few digits, which is never less than what was counted."""
        if not self.is_capped:
            return self.count
        estimate = max(self.estimate, COUNTED_TO)
        return round(estimate, ROUNDED_TO - len(str(estimate)))


def periods(since: date | None, until: date | None, kinds: Kinds | None) -> list[Period]:
    """From the first to the last in which anything lies, empty ones between them included. One query."""
    first, last = (since.year if since else FIRST_YEAR), (until.year if until else LAST_YEAR)
    step = 1 if last - first < MOST_YEARS else 10
    found = [Period(begins, begins + step - 1, *counted) for begins, *counted in counts(first - first % step, last, step, kinds)]
    filled = [place for place, period in enumerate(found) if period.count]
    return found[filled[0] : filled[-1] + 1] if filled else []


def counts(first: int, last: int, step: int, kinds: Kinds | None) -> list[tuple[int, int, int]]:
    """(first year, how many up to the limit and one more, how many by estimate) of each period."""
    params: dict[str, Any] = {"first": first, "last": last, "step": step, "limit": COUNTED_TO + 1, "sampled": SAMPLED}
    tables, samples = [], []
    for record, model in TABLES.items():
        if kinds is None or getattr(kinds, record):
            params[record] = list(map(str, getattr(kinds, record))) if kinds else []
            condition = f"AND kind = ANY(%({record})s)" if kinds else ""
            table = connection.ops.quote_name(model._meta.db_table)
            parts = {"table": table, "live": LIVE, "kinds": condition, "size": SIZE.format(table=table)}
            tables.append(OF_TABLE.format(**parts))
            samples.append(SAMPLE_OF.format(**parts))
    with connection.cursor() as cursor:
        cursor.execute(COUNTS.format(tables=" + ".join(tables), samples=" UNION ALL ".join(samples)), params)
        return cursor.fetchall()
