"""Lock files that a killed server left behind.

PostgreSQL clears them itself when their process is gone (and waits for its orphans, so it should). It refuses to start when the number
in them belongs to some other process by now, as after a reboot or in a restarted container, or when they are damaged.
"""

import os
import subprocess
from pathlib import Path


def postmaster(data: Path) -> int | None:
    """The number of the server process that works in `data`, if it lives."""
    number = first_number(data / "postmaster.pid")
    return number if number and serves(number, data) else None


def clear_stale(lock: Path, data: Path) -> None:
    number = first_number(lock)
    if number is None or (is_alive(number) and not serves(number, data)):
        lock.unlink(missing_ok=True)


def first_number(lock: Path) -> int | None:
    try:
        # The lock of a single-user backend is negative.
        return abs(int(lock.read_text(errors="replace").splitlines()[0])) or None
    except (OSError, ValueError, IndexError):
        return None


def is_alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def serves(number: int, data: Path) -> bool:
    words = command_line(number)
    return bool(words) and Path(words[0]).name.startswith("postgres") and any(os.fspath(data) in word for word in words)


def command_line(number: int) -> list[str]:
    if Path("/proc/self/cmdline").exists():
        try:
            return os.fsdecode(Path(f"/proc/{number}/cmdline").read_bytes()).split("\0")
        except OSError:
            return []
    # Without /proc (macOS) the words come in one line; the folder is looked for inside it.
    return subprocess.run(["ps", "-o", "command=", "-p", str(number)], capture_output=True, text=True).stdout.strip().split(" -D ")
