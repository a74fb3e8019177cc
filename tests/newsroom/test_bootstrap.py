"""What `make run` says and does before there is a site: each test works on a copy of its own."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def clone(tmp_path):
    """The files that the bootstrap needs, with nothing to install."""
    (tmp_path / "newsroom").mkdir()
    for name in ("Makefile", "newsroom/__init__.py", "newsroom/bootstrap.py", "newsroom/packages.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    # What `run` hands over to.
    (tmp_path / "manage.py").write_text("import os, sys\nprint(sys.argv[1:], os.environ['NEWSROOM_DATA'])\n")
    return tmp_path


def make(clone, *words, **variables):
    ours = ("DATABASE_URL", "NEWSROOM_", "PORT", "MAKE", "MFLAGS")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    command = ["make", "--silent", f"PYTHON={sys.executable}", *words]
    return subprocess.run(command, cwd=clone, env=inherited | variables, capture_output=True, text=True, check=False)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_the_first_run_makes_a_venv_and_later_ones_change_nothing(clone):
    port = free_port()
    first = make(clone, "run", f"PORT={port}")
    assert "Making .venv." in first.stdout and "Installing the packages of requirements.txt" in first.stdout, first.stderr
    before = {path: path.stat().st_mtime_ns for path in (clone / ".venv").rglob("*") if path.is_file()}
    second = make(clone, "run", f"PORT={port}")
    assert second.stdout.strip() == f"['serve', '--port={port}'] {clone}/var"
    assert {path: path.stat().st_mtime_ns for path in (clone / ".venv").rglob("*") if path.is_file()} == before
    (clone / "requirements.txt").write_text("# changed\n")
    assert "Installing the packages" in make(clone, "run", f"PORT={port}").stdout


def test_without_network_one_sentence_says_so(clone):
    (clone / "requirements.txt").write_text(f"absent==1.0 --hash=sha256:{'0' * 64}\n")
    nowhere = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_FIND_LINKS": ""}
    done = make(clone, "run", f"PORT={free_port()}", **nowhere)
    assert done.returncode
    assert sentence(done).startswith("The packages could not be installed (No matching distribution found for absent==1.0")
    assert sentence(done).endswith("check the network, then run the same command again.")


def test_a_taken_port_is_named(clone):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = make(clone, "run", f"PORT={port}")
    assert sentence(done) == f"Port {port} is taken by another program: stop that one, or choose another, as in `make run PORT=8123`."
    assert not (clone / ".venv").exists()


@pytest.mark.parametrize("port", ["eighty", "0", "70000", "-1", "８０００"])
def test_a_port_that_is_none_is_named(clone, port):
    assert sentence(make(clone, "run", f"PORT={port}")).startswith(f"PORT={port} is not a port")


def test_a_data_folder_that_cannot_be_written_is_named(clone):
    (clone / "file").touch()
    done = make(clone, "run", f"PORT={free_port()}", NEWSROOM_DATA=str(clone / "file" / "data"))
    assert sentence(done).startswith(f"The data folder {clone}/file/data cannot be written")


def test_a_database_url_of_another_kind_is_named(clone):
    done = make(clone, "run", f"PORT={free_port()}", DATABASE_URL="sqlite:///news.db")
    assert sentence(done).startswith("DATABASE_URL does not name a PostgreSQL")


def test_a_missing_python_is_named(clone):
    done = make(clone, "run", "PYTHON=python0")
    assert sentence(done).startswith("Newsroom needs Python 3.11 or newer, and there is no python0: install it")


def test_an_old_python_is_told_its_age():
    pretend = "import sys; sys.version_info = (3, 9, 2); import newsroom.bootstrap"
    done = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr.startswith("Newsroom needs Python 3.11 or newer, and this one is 3.9.2: install it and name it")


def test_help_lists_every_act(clone):
    acts = [line.split()[1] for line in make(clone, "help").stdout.splitlines()]
    assert acts == ["help", "run", "test", "lint", "bench"]


def sentence(done):
    """The one line on the error stream, besides make's own."""
    lines = [line for line in done.stderr.splitlines() if not line.startswith("make: ")]
    assert len(lines) == 1, done.stderr
    assert done.returncode
    return lines[0]
