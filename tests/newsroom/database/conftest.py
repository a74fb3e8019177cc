"""Servers of the tests' own: each test starts its server on a folder of its own, and the server is stopped after it."""

import shutil
import tempfile
from pathlib import Path

import pytest

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
