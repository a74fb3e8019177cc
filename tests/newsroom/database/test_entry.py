"""The DATABASES entry, and the backend that starts the server when it is needed."""

import pytest
from django.db import OperationalError

from newsroom.database import DatabaseProblem, default_database
from newsroom.database.cluster import Cluster
from tests.newsroom.database.acts import ROOT, embedded_entry, kill_hard


def test_database_url_wins_and_nothing_is_started(folder, monkeypatch):
    monkeypatch.setenv("NEWSROOM_DATA", str(folder))
    monkeypatch.setenv("DATABASE_URL", "postgres://desk:secret@db.example:5433/paper")
    entry = default_database(ROOT)
    assert (entry["ENGINE"], entry["HOST"], entry["PORT"], entry["NAME"]) == ("django.db.backends.postgresql", "db.example", 5433, "paper")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("url", ["mysql://desk@db.example/paper", "nonsense"])
def test_a_database_url_of_another_kind_is_refused(url, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(DatabaseProblem, match="postgres://user:password@host:5432/name"):
        default_database(ROOT)


def test_the_switch_for_builds_starts_nothing(folder, monkeypatch, connect):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("NEWSROOM_DATA", str(folder))
    monkeypatch.setenv("NEWSROOM_DATABASE", "none")
    with pytest.raises(OperationalError, match="Is the server running"):
        connect(default_database(ROOT)).ensure_connection()
    assert list(folder.iterdir()) == []


def test_django_starts_the_server_with_its_first_connection_and_again_after_a_kill(folder, monkeypatch, connect):
    connection = connect(embedded_entry(monkeypatch, folder))
    assert list(folder.iterdir()) == []
    connection.ensure_connection()
    connection.close()
    kill_hard(Cluster(folder))
    connection.ensure_connection()
    assert Cluster(folder).answers()
