"""Dump and restore, of the embedded server and through DATABASE_URL."""

import stat

import pytest

from newsroom.database import DatabaseProblem, default_database, dumps
from tests.newsroom.database.acts import ROOT, embedded_entry, value


@pytest.mark.parametrize("by_address", [False, True], ids=["embedded", "DATABASE_URL"])
def test_a_dump_brings_the_rows_back(cluster, tmp_path, monkeypatch, connect, by_address):
    entry = embedded_entry(monkeypatch, cluster.folder)
    if by_address:
        monkeypatch.setenv("DATABASE_URL", f"postgres://newsroom@{str(cluster.socket_folder()).replace('/', '%2F')}/newsroom")
        entry = default_database(ROOT)
    connection = connect(entry)
    with connection.cursor() as cursor:
        cursor.execute("create table note (word text); insert into note values ('Größe')")
        dumps.dump(connection, tmp_path / "rows.dump")
        cursor.execute("update note set word = 'lost'; create table later ()")
    dumps.restore(connection, tmp_path / "rows.dump")
    assert value(cluster, "select word from note") == "Größe"
    assert value(cluster, "select to_regclass('later')") is None
    assert stat.S_IMODE((tmp_path / "rows.dump").stat().st_mode) == 0o600


def test_a_restore_asks_nothing_that_older_servers_do_not_know(tmp_path):
    script = tmp_path / "rows.sql"
    script.write_text("--\n\nSET lock_timeout = 0;\nSET transaction_timeout = 0;\nSET client_encoding = 'UTF8';\n")
    dumps.quieten(script)
    assert script.read_text() == "--\n\nSET lock_timeout = 0;\n--  transaction_timeout = 0;\nSET client_encoding = 'UTF8';\n"


def test_a_damaged_dump_changes_nothing(cluster, tmp_path, monkeypatch, connect):
    connection = connect(embedded_entry(monkeypatch, cluster.folder))
    (tmp_path / "rows.dump").write_text("PGDMP and then noise")
    with cluster.connect("newsroom") as direct:
        direct.execute("create table note as select 'kept' as word")
    with pytest.raises(DatabaseProblem, match="pg_restore"):
        dumps.restore(connection, tmp_path / "rows.dump")
    assert value(cluster, "select word from note") == "kept"
