import os
import signal
import time
from pathlib import Path

from newsroom.database import default_database
from newsroom.database.stale import is_alive, postmaster

ROOT = Path(__file__).resolve().parents[3]


def kill_hard(cluster):
    number = postmaster(cluster.data.resolve())
    os.kill(number, signal.SIGKILL)
    while is_alive(number):
        time.sleep(0.02)


def value(cluster, query):
    with cluster.connect(cluster.database) as connection:
        return connection.execute(query).fetchone()[0]


def embedded_entry(monkeypatch, folder):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("NEWSROOM_DATABASE", raising=False)
    monkeypatch.setenv("NEWSROOM_DATA", str(folder))
    return default_database(ROOT)
