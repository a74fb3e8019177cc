"""An import at work: a connection of its own, outside the one transaction, tells how far it is and hears whether to stop.

Liveness is a lock on that connection, never a process number: when the process dies, the lock goes with it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection, connections

from agreements.models import ImportRun

from .refusals import Cancelled

Tick = Callable[[int], None]

LOCKS = 0x696D7074  # "impt": (LOCKS, run) shows that a run is at work; (LOCKS, 0) is held by the one that writes
SECONDS_BETWEEN = 0.5


class Progress:
    """`with Progress(run) as progress:` while the run is at work. Raises Cancelled from `tick` when somebody asked to stop."""

    def __init__(self, run: ImportRun) -> None:
        self.run, self.told_at, self.total = run, 0.0, 0
        wrapper = connections["default"]
        # No pool: the locks are this connection's, and must go with it.
        options = {name: value for name, value in wrapper.settings_dict["OPTIONS"].items() if name != "pool"}
        self.aside = type(wrapper)(wrapper.settings_dict | {"OPTIONS": options}, "default")

    def __enter__(self) -> "Progress":
        self.ask("SELECT pg_advisory_lock(%s, %s)", LOCKS, self.run.pk)
        return self

    def __exit__(self, *error: object) -> None:
        self.aside.close()

    def take_turn(self) -> None:
        """Waits until no other import writes."""
        self.ask("SELECT pg_advisory_lock(%s, 0)", LOCKS)

    def begin(self, total: int) -> None:
        self.total, self.told_at = total, 0.0
        self.tick(0)

    def tick(self, done: int) -> None:
        if time.monotonic() - self.told_at < SECONDS_BETWEEN:
            return
        self.told_at = time.monotonic()
        asked = self.ask(
            "UPDATE agreements_importrun SET done = %s, total = %s, heard_at = clock_timestamp() WHERE id = %s RETURNING is_cancel_asked",
            min(done, self.total),
            self.total,
            self.run.pk,
        )
        if asked and asked[0]:
            raise Cancelled

    def ask(self, sql: str, *params: object) -> Any:
        with self.aside.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchone() if cursor.description else None


def is_alive(run: ImportRun) -> bool:
    """Whether some process holds the run's lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE"
            " datname = current_database()) AND classid = %s AND objid = %s AND granted)",
            [LOCKS, run.pk],
        )
        return cursor.fetchone()[0]


def spawn(run: ImportRun, act: str) -> None:
    """`manage.py import_records --run … --act …` in a session of its own, which outlives the one who asked."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "import_records", "--run", str(run.pk), "--act", act]
    subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True, env=dict(os.environ))
