"""The change log for those who follow it: every act exactly once and in order, scheduled ones at their time."""

from datetime import datetime

from django.db import connection, models, transaction
from django.db.models import F
from django.db.models.expressions import RawSQL
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan

from .acts_log import Change
from .clock import PUBLISHERS_LOCK

Cursor = tuple[datetime, int]

PRESENT = "SELECT COALESCE(NULLIF(current_setting('newsroom.clock', true), '')::timestamptz, clock_timestamp())"
LAST_RECORDED = "SELECT max(recorded_at) FROM newsroom_change"


def follow(cursor: Cursor | None = None, *, limit: int = 100) -> list[Change]:
    """Up to `limit` acts after `cursor`, the `(at, id)` of the last one that was seen; an empty list means "nothing new yet".

    Two statements in one transaction, never one: a statement's snapshot is older than a lock that it takes. If no publisher is in
    flight (the shared lock is free), everything up to the clock is final, because whoever comes next gets a time after it; else
    everything up to the last `recorded_at` is, because the publisher in flight got a greater one. Needs READ COMMITTED.
    """
    with transaction.atomic():
        with connection.cursor() as database:
            database.execute("SELECT pg_try_advisory_xact_lock_shared(%s)", [PUBLISHERS_LOCK])
            (nobody_in_flight,) = database.fetchone()
        horizon = RawSQL(PRESENT if nobody_in_flight else LAST_RECORDED, (), output_field=models.DateTimeField())
        changes = Change.objects.filter(at__lte=horizon)
        if cursor is not None:
            changes = changes.filter(TupleGreaterThan(Tuple(F("at"), F("id")), cursor))
        return list(changes.order_by("at", "id")[:limit])
