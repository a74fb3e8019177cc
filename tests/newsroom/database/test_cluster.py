"""Starting, joining, dying and rising of the embedded PostgreSQL."""

import os
import socket
import stat
import subprocess
import sys

import pytest

from newsroom.database import DatabaseProblem
from newsroom.database.cluster import Cluster
from newsroom.database.sockets import SOCKET
from newsroom.database.stale import postmaster
from tests.newsroom.database.acts import ROOT, kill_hard, value


def test_twelve_starters_at_once_on_an_empty_folder_share_one_server(folder):
    join = f"from pathlib import Path; from newsroom.database.cluster import Cluster; print(Cluster(Path({str(folder)!r})).join())"
    starters = [subprocess.Popen([sys.executable, "-c", join], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(12)]
    answers = sorted(starter.communicate()[0].strip() for starter in starters)
    assert answers == ["False"] * 11 + ["True"]
    assert [starter.returncode for starter in starters] == [0] * 12
    assert value(Cluster(folder), "select count(*) from pg_database where datname = 'newsroom'") == 1


def test_umlauts_are_lowered_whatever_the_shells_locale(folder, monkeypatch):
    monkeypatch.setenv("LC_ALL", "POSIX")
    cluster = Cluster(folder)
    cluster.join()
    assert value(cluster, "select lower('ÄÖÜ ЖАПАРОВ')") == "äöü жапаров"
    assert value(cluster, "select current_setting('server_encoding')") == "UTF8"


def test_a_killed_server_is_started_again_with_its_rows(cluster):
    with cluster.connect("newsroom") as connection:
        connection.execute("create table note (word text)")
        connection.execute("insert into note values ('kept')")
        kill_hard(cluster)
    assert not cluster.answers()
    assert cluster.join()
    assert value(cluster, "select word from note") == "kept"


def test_lock_files_that_name_another_process_by_now_are_cleared(cluster):
    kill_hard(cluster)
    pid_file, socket_lock = cluster.data / "postmaster.pid", cluster.socket_folder() / f"{SOCKET}.lock"
    for lock in (pid_file, socket_lock):
        lines = lock.read_text().splitlines()
        lock.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    assert (cluster.socket_folder() / SOCKET).exists()
    assert cluster.join()
    assert value(cluster, "select 1") == 1


@pytest.mark.parametrize("damage", ["", "\n", "not a number\n/somewhere\n"])
def test_a_damaged_lock_file_is_cleared(cluster, damage):
    kill_hard(cluster)
    (cluster.data / "postmaster.pid").write_text(damage)
    assert cluster.join()


def test_a_path_too_long_for_a_socket_gets_a_private_folder(folder):
    cluster = Cluster(folder / ("long" * 30))
    try:
        assert cluster.join()
        place = cluster.socket_folder().stat()
        assert cluster.socket_folder() != cluster.data
        assert stat.S_IMODE(place.st_mode) == 0o700
        assert place.st_uid == cluster.data.stat().st_uid
        assert not cluster.join()
    finally:
        cluster.stop()


def test_a_socket_folder_that_somebody_else_prepared_is_refused(folder):
    cluster = Cluster(folder / ("long" * 30))
    trap = cluster.socket_folder()
    trap.mkdir(mode=0o777)
    trap.chmod(0o777)
    try:
        with pytest.raises(DatabaseProblem, match="is not a private folder of ours"):
            cluster.join()
    finally:
        trap.rmdir()


def test_the_server_has_a_session_of_its_own(cluster):
    number = postmaster(cluster.data.resolve())
    assert os.getsid(number) != os.getsid(0)


def test_a_folder_that_is_not_a_database_is_left_alone_and_named(folder):
    (folder / "postgres").mkdir()
    (folder / "postgres" / "holiday.jpg").touch()
    with pytest.raises(DatabaseProblem, match="is not the data folder of a PostgreSQL: move it away"):
        Cluster(folder).join()
    assert [path.name for path in (folder / "postgres").iterdir()] == ["holiday.jpg"]


def test_a_data_folder_that_is_a_file_is_named(folder):
    (folder / "file").touch()
    with pytest.raises(DatabaseProblem, match="cannot be written"):
        Cluster(folder / "file").join()


def test_a_broken_database_says_why_and_where_its_log_is(cluster):
    cluster.stop()
    (cluster.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(DatabaseProblem, match="incompatible with server.*server.log"):
        cluster.join()


def test_a_leftover_socket_without_a_server_is_no_answer(folder):
    (folder / "postgres").mkdir()
    with socket.socket(socket.AF_UNIX) as leftover:
        leftover.bind(str(folder / "postgres" / SOCKET))
    assert not Cluster(folder).answers()
