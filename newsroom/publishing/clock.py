"""The clock is the database's, and there is one publisher at a time.

`newsroom_now()` is an SQL function: the transaction's own clock where one is set (`newsroom.clock`), else the start of the statement.
Kernel, triggers and every public query read it, so a pinned clock pins all of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, models, transaction
from django.db.models import Func
from psycopg.pq import TransactionStatus

from .errors import InThePast

PUBLISHERS_LOCK = 0x6E657773  # "news": one advisory lock for all publishers

NOW_FUNCTION = """
CREATE OR REPLACE FUNCTION newsroom_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT COALESCE(NULLIF(current_setting('newsroom.clock', true), '')::timestamptz, statement_timestamp()) $$
"""


class SiteNow(Func):
    """`newsroom_now()` in a query."""

    function = "newsroom_now"
    arity = 0
    output_field = models.DateTimeField()


def _one(sql: str, params: tuple = ()):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone()[0]


def now() -> datetime:
    """The site's present moment. One query."""
    return _one("SELECT newsroom_now()")


def take_publishers_lock() -> None:
    """Held until the transaction ends; whoever holds it is the only one who may write acts."""
    _one("SELECT pg_advisory_xact_lock(%s)::text", (PUBLISHERS_LOCK,))


def next_moment() -> datetime:
    """The first free time that is greater than every `recorded_at` and every past `at`. The caller holds the publishers' lock."""
    return _one(
        """
        WITH earliest AS (
          SELECT greatest(COALESCE(NULLIF(current_setting('newsroom.clock', true), '')::timestamptz, clock_timestamp()),
                          (SELECT max(recorded_at) FROM newsroom_change) + interval '1 microsecond') AS moment
        ), candidates AS (
          SELECT moment FROM earliest
          UNION ALL
          SELECT at + interval '1 microsecond' FROM newsroom_change WHERE at >= (SELECT moment FROM earliest)
        )
        SELECT min(moment) FROM candidates WHERE NOT EXISTS (SELECT 1 FROM newsroom_change WHERE at = moment)
        """
    )


def _set_clock(value: str, *, for_transaction: bool = True) -> None:
    _one("SELECT set_config('newsroom.clock', %s, %s)", (value, for_transaction))


def _is_lost() -> bool:
    """Whether the transaction can only be rolled back; that takes its clock back, too."""
    session = connection.connection
    return connection.needs_rollback or connection.closed_in_transaction or session.info.transaction_status == TransactionStatus.INERROR


@contextmanager
def clock_set_to(moment: datetime | str, *, for_transaction: bool = True) -> Iterator[None]:
    """Let `newsroom_now()` answer `moment` inside the block; the clock that was set before comes back after it."""
    before = _one("SELECT COALESCE(current_setting('newsroom.clock', true), '')")
    _set_clock(moment if isinstance(moment, str) else moment.isoformat(), for_transaction=for_transaction)
    try:
        yield
    finally:
        if not _is_lost():
            _set_clock(before, for_transaction=for_transaction)


@contextmanager
def acting_at(moment: datetime) -> Iterator[None]:
    """The act's own time, by which triggers judge what it writes. A replay goes on from there, so that it sees what it has done."""
    has_own_clock = is_replaying()
    with clock_set_to(moment):
        yield
    if has_own_clock:
        _set_clock(moment.isoformat())


@contextmanager
def replaying(at: datetime) -> Iterator[None]:
    """Act as if it were `at`: for the demo and for tests that need a past.

    One transaction, which holds the publishers' lock. Raises InThePast when the log already holds something at or after `at`,
    because what was visible at a past moment never changes.
    """
    with transaction.atomic():
        take_publishers_lock()
        if _one("SELECT EXISTS (SELECT 1 FROM newsroom_change WHERE at >= %s OR recorded_at >= %s)", (at, at)):
            raise InThePast(f"The change log already holds acts at or after {at:%Y-%m-%d %H:%M}.")
        with clock_set_to(at):
            yield


def is_replaying() -> bool:
    """Whether this transaction runs on a clock of its own."""
    return bool(connection.in_atomic_block and _one("SELECT COALESCE(current_setting('newsroom.clock', true), '')"))
