"""Who runs the embedded server, and who reaches it."""

import os
import pwd
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.database import binaries
from newsroom.database.cluster import Cluster
from newsroom.database.sockets import SOCKET
from newsroom.database.stale import postmaster
from tests.newsroom.database.acts import ROOT, kill_hard, value

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can try what root does")


def test_nobody_else_reaches_the_server(cluster):
    assert value(cluster, "select current_setting('listen_addresses')") == ""
    assert stat.S_IMODE(cluster.data.resolve().stat().st_mode) == 0o700
    assert stat.S_IMODE((cluster.socket_folder() / SOCKET).stat().st_mode) == 0o700
    assert value(cluster, "select current_setting('fsync')") == "on"


@needs_root
def test_as_root_the_server_runs_as_another_account(cluster):
    number = postmaster(cluster.data)
    assert Path(f"/proc/{number}").stat().st_uid == cluster.data.stat().st_uid != 0
    assert cluster.folder.stat().st_uid == 0


@needs_root
def test_as_root_in_a_private_home_the_server_works_elsewhere_and_no_permission_changes(folder, monkeypatch):
    monkeypatch.setattr("newsroom.database.initialising.SHARED", folder / "shared")
    home = folder / "home"
    home.mkdir(mode=0o700)
    cluster = Cluster(home / "newsroom" / "var")
    try:
        assert cluster.join()
        assert cluster.data.is_symlink() and cluster.data.resolve().parent == folder / "shared"
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        kill_hard(cluster)
        assert cluster.join()
    finally:
        cluster.stop()


@needs_root
def test_as_root_programs_in_a_private_home_are_copied_to_where_the_account_can_run_them(folder, monkeypatch):
    monkeypatch.setattr(binaries, "SHARED", folder / "shared")
    home = folder / "home"
    home.mkdir(mode=0o700)
    package = binaries.packaged()
    shutil.copytree(package, home / package.name, ignore=shutil.ignore_patterns("pginstall"))
    shutil.copytree(package.with_suffix(".libs"), home / package.with_suffix(".libs").name)
    monkeypatch.syspath_prepend(home)
    account = pwd.getpwnam("nobody")
    programs = binaries.binaries_for(account)
    assert programs.is_relative_to(folder / "shared")
    assert "PostgreSQL" in binaries.run(programs / "initdb", "--version", account=account)
    assert binaries.binaries_for(account) == programs
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


ORDINARY = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from newsroom.database.cluster import Cluster
cluster = Cluster(Path(sys.argv[2]))
cluster.answers()  # imports all that it needs, while Python's own folder can still be read
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
print(cluster.join(), cluster.data.stat().st_uid == os.geteuid() != 0, cluster.stop())
"""


def test_an_ordinary_user_starts_and_stops_the_server(folder, monkeypatch):
    copies, data = folder / "copies", folder / "data"
    data.mkdir(mode=0o777)
    data.chmod(0o777)
    monkeypatch.setattr(binaries, "SHARED", folder)
    package = binaries.packaged()
    binaries.copy_for_everyone(package, copies)
    (copies / package.name / "__init__.py").touch()
    done = subprocess.run([sys.executable, "-c", ORDINARY, copies, data], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["True", "True", "True"], done.stderr
