"""Servers of the tests' own: each test starts its server on a folder of its own, and the server is stopped after it."""

import shutil
import tempfile
from pathlib import Path

import pytest
from django.db import connections
from django.db.utils import ConnectionHandler

from newsroom.database.cluster import Cluster


@pytest.fixture
def folder():
    """An empty data folder that any account can reach (pytest's own tmp_path is private)."""
    path = Path(tempfile.mkdtemp(prefix="nr-"))
    path.chmod(0o755)
    yield path
    Cluster(path).stop()
    if (path / "postgres").is_symlink():
        shutil.rmtree((path / "postgres").resolve())
    shutil.rmtree(path)


@pytest.fixture
def cluster(folder):
    cluster = Cluster(folder)
    cluster.join()
    return cluster


@pytest.fixture
def connect(monkeypatch, django_db_blocker):
    """A function that makes Django's connection for an entry of DATABASES. Without a pool, which would outlive the server."""

    def connect(entry):
        configured = ConnectionHandler({"default": {}, "other": {**entry, "OPTIONS": {}}}).settings["other"]
        monkeypatch.setitem(connections.settings, "other", configured)
        connections["other"] = connections.create_connection("other")
        return connections["other"]

    with django_db_blocker.unblock():
        yield connect
        connections["other"].close()
        del connections["other"]
