import os
from pathlib import Path
from typing import Any

import dj_database_url

from newsroom.database.cluster import Cluster
from newsroom.database.problems import DatabaseProblem

# Threads of one process share these; a request waits this many seconds for one that is free.
POOL = {"min_size": 1, "max_size": 20, "timeout": 5}


def default_database(base_dir: Path) -> dict[str, Any]:
    """The `default` entry of Django's DATABASES.

    DATABASE_URL wins. Otherwise the entry is for the embedded server under NEWSROOM_DATA (default: `var` in `base_dir`), which is
    started or joined when the first connection is made, never here; with NEWSROOM_DATABASE=none it is not started at all, for builds
    that need the settings and no rows. NEWSROOM_TEST_DATABASE names the database of the tests. Raises DatabaseProblem when DATABASE_URL is
    not the address of a PostgreSQL.
    """
    url = os.environ.get("DATABASE_URL")
    entry = named_server(url) if url else embedded_server(data_folder(base_dir))
    entry["CONN_HEALTH_CHECKS"] = True
    if test_name := os.environ.get("NEWSROOM_TEST_DATABASE"):
        entry["TEST"] = {"NAME": test_name}
    return entry


def data_folder(base_dir: Path) -> Path:
    """The folder of everything that a running newsroom writes."""
    return Path(os.environ.get("NEWSROOM_DATA") or Path(base_dir, "var")).resolve()


def named_server(url: str) -> dict[str, Any]:
    try:
        entry: dict[str, Any] = dict(dj_database_url.parse(url))
    except ValueError as error:
        raise DatabaseProblem(f"DATABASE_URL cannot be read: write postgres://user:password@host:5432/name. ({error})") from error
    if entry["ENGINE"] != "django.db.backends.postgresql":
        raise DatabaseProblem(
            "DATABASE_URL names another kind of database: newsroom needs PostgreSQL, postgres://user:password@host:5432/name."
        )
    entry["OPTIONS"] = {**entry.get("OPTIONS", {}), "pool": POOL}
    return entry


def embedded_server(folder: Path) -> dict[str, Any]:
    cluster = Cluster(folder)
    entry = {"NAME": cluster.database, "USER": cluster.user, "HOST": str(cluster.socket_folder()), "CLUSTER": cluster}
    if os.environ.get("NEWSROOM_DATABASE") == "none":
        # Django's own backend, without the pool's patience: who connects all the same hears at once that nobody is there.
        return {**entry, "ENGINE": "django.db.backends.postgresql"}
    return {**entry, "ENGINE": "newsroom.database", "OPTIONS": {"pool": POOL}}
