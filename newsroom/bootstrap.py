"""From a fresh clone to a running newsroom, or to its tests: `python3 -m newsroom.bootstrap run|test|lint|bench`, called by the Makefile.

Checks what can go wrong, has .venv brought up to date, and hands over to the programs in there. Standard library only.
"""

import sys

# An old Python has to get this far and be told its age, so this file keeps to a syntax that all of them can read.
if sys.version_info < (3, 11):  # noqa: UP036
    found = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit(f"Newsroom needs Python 3.11 or newer, and this one is {found}: install it and name it, as in `make run PYTHON=python3.12`.")

import os
import socket
import subprocess
from pathlib import Path

from newsroom.packages import PYTHON, ROOT, VENV, Refusal, install

SITE = ["requirements.txt"]
CHECKS = ["requirements.txt", "requirements-dev.txt"]


def main(arguments: list[str]) -> int:
    acts = {"run": run, "test": test, "lint": lint, "bench": bench}
    os.chdir(ROOT)
    try:
        check_database_url(os.environ.get("DATABASE_URL", ""))
        return acts[arguments[0]](arguments[1:])
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    port = free_port(os.environ.get("PORT") or "8000")
    use_data_folder(ROOT / "var")
    install(SITE)
    os.execv(PYTHON, [str(PYTHON), "manage.py", "serve", f"--port={port}", *arguments])


def test(arguments: list[str]) -> int:
    use_data_folder(ROOT / "var" / "test")
    return with_own_server("pytest", "-n", os.environ.get("NEWSROOM_TEST_PROCESSES", "2"), *arguments)


def bench(arguments: list[str]) -> int:
    use_data_folder(ROOT / "var" / "bench")
    return with_own_server("tests.benchmarks", *arguments)


def with_own_server(module: str, *arguments: str) -> int:
    """Run it apart from the site: in its own data folder (unless NEWSROOM_DATA names one), whose server is stopped afterwards."""
    install(CHECKS)
    manage("compile_translations")
    try:
        return subprocess.call([PYTHON, "-m", module, *arguments])
    finally:
        if not os.environ.get("DATABASE_URL"):
            manage("db", "stop")


def lint(arguments: list[str]) -> int:
    """All checks run, also after one that failed."""
    use_data_folder(ROOT / "var" / "test")
    install(CHECKS)
    templates = sorted(
        str(path.relative_to(ROOT)) for pattern in ("templates", "*/templates") for path in ROOT.glob(f"{pattern}/**/*.html")
    )
    checks = [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["djade", "--check", "--target-version", "5.2", *templates],
        ["mypy"],
        ["python", "-W", "ignore::RuntimeWarning", "manage.py", "makemigrations", "--check", "--dry-run"],
    ]
    # The migrations are compared with the models; no row is needed for that, so no server either.
    without_database = {**os.environ, "NEWSROOM_DATABASE": "none"}
    failed = [check[0] for check in checks if announced(check, without_database)]
    return 1 if failed else 0


def announced(check: list[str], environment: dict[str, str]) -> int:
    print(f"==> {' '.join(check[:5])}{' …' if len(check) > 5 else ''}", flush=True)
    return subprocess.call([VENV / "bin" / check[0], *check[1:]], env=environment)


def manage(*arguments: str) -> None:
    if subprocess.call([PYTHON, "manage.py", *arguments]):
        raise Refusal(f"`manage.py {' '.join(arguments)}` failed; its reason is above.")


def check_database_url(url: str) -> None:
    if url and not url.startswith(("postgres://", "postgresql://")):
        raise Refusal("DATABASE_URL does not name a PostgreSQL: write postgres://user:password@host:5432/name, or unset it.")


def free_port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise Refusal(f"PORT={text} is not a port: choose a number between 1024 and 65535, as in `make run PORT=8123`.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except PermissionError:
            raise Refusal(f"Port {text} is reserved for the administrator: choose one above 1023, as in `make run PORT=8123`.") from None
        except OSError:
            raise Refusal(
                f"Port {text} is taken by another program: stop that one, or choose another, as in `make run PORT=8123`."
            ) from None
    return int(text)


def use_data_folder(default: Path) -> None:
    """Settle NEWSROOM_DATA for everything that we start, and make the folder."""
    folder = Path(os.environ.get("NEWSROOM_DATA") or default).expanduser().absolute()
    os.environ["NEWSROOM_DATA"] = str(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK | os.X_OK)
    except OSError:
        writable = False
    if not writable:
        raise Refusal(f"The data folder {folder} cannot be written: choose one of your own, as in `NEWSROOM_DATA=~/news make run`.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
