"""The packages in .venv: exactly those of the locked requirement files, installed when the files changed. Standard library only."""

import fcntl
import hashlib
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


class Refusal(Exception):
    """Why it stops here: one sentence, with what to do."""


def install(names: list[str]) -> None:
    """Bring .venv up to these requirement files. Quick when nothing changed: a stamp in .venv holds the sum of each file installed."""
    with open(ROOT / ".venv.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make_venv()
        if all(stamp(name).exists() and stamp(name).read_text() == checksum(name) for name in names):
            return
        print(f"Installing the packages of {' and '.join(names)} into .venv; this happens once, and takes a minute or two.", flush=True)
        pip_install(names)
        for name in names:
            stamp(name).write_text(checksum(name))


def make_venv() -> None:
    # A link to a Python that was removed since counts as missing, and starts afresh.
    if PYTHON.exists():
        return
    if not importlib.util.find_spec("venv"):
        raise Refusal("This Python has no `venv` module: install it (on Debian and Ubuntu: apt install python3-venv), then try again.")
    print("Making .venv.", flush=True)
    bare = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    if subprocess.call([sys.executable, "-m", "venv", "--clear", *bare, VENV]):
        raise Refusal(f"{VENV} could not be made: check that the folder can be written and the disk has room, then try again.")


def installer() -> list[str]:
    """Debian keeps venv's own pip in a package of its own (python3-venv); a pip beside it can install from outside."""
    if (VENV / "bin" / "pip").exists():
        return [str(PYTHON), "-m", "pip"]
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    raise Refusal("This Python has no pip: install it (on Debian and Ubuntu: apt install python3-venv), then try again.")


def pip_install(names: list[str]) -> None:
    files = [word for name in names for word in ("-r", name)]
    command = [*installer(), "install", "--require-hashes", "--no-input", "--disable-pip-version-check", *files]
    complaints = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace") as pip:
        for line in pip.stdout or ():
            if package := re.match(r"Collecting ([^\s=]+)==(\S+)", line):
                print(f"  {package[1]} {package[2]}", flush=True)
            elif line.startswith("ERROR:"):
                complaints.append(line.removeprefix("ERROR:").strip())
    if pip.returncode:
        reason = complaints[-1].rstrip(".") if complaints else f"pip ended with status {pip.returncode}"
        raise Refusal(f"The packages could not be installed ({reason}): check the network, then run the same command again.")


def stamp(name: str) -> Path:
    return VENV / f"{name}.sha256"


def checksum(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
