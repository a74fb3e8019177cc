"""A new data folder for the embedded server: made beside its place, then moved there, so that it is there whole or not at all."""

import os
import pwd
import re
import shutil
import tempfile
from pathlib import Path

from newsroom.database.account import can_enter
from newsroom.database.binaries import SHARED, binaries_for, run
from newsroom.database.problems import DatabaseProblem


def initialise(data: Path, account: pwd.struct_passwd | None, user: str) -> None:
    """Make `data`, owned by the account. Where the account cannot go (root's home), `data` becomes a link to a folder where it can."""
    if data.is_dir() and not any(data.iterdir()):
        data.rmdir()
    if data.exists() or data.is_symlink():
        raise DatabaseProblem(f"{data} is not the data folder of a PostgreSQL: move it away, or set NEWSROOM_DATA to another folder.")
    staging = own_folder(data, account)
    run_initdb(staging, account, user)
    if staging.parent == data.parent:
        staging.rename(data)
    else:
        data.symlink_to(staging)


def own_folder(data: Path, account: pwd.struct_passwd | None) -> Path:
    if can_enter(account, data.parent):
        folder = data.with_name(f"{data.name}.new")
        # From a start that was interrupted.
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
    else:
        SHARED.mkdir(mode=0o755, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=SHARED, prefix=f"{data.name}-"))
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    return folder


def run_initdb(folder: Path, account: pwd.struct_passwd | None, user: str) -> None:
    initdb = binaries_for(account) / "initdb"
    # "initdb (PostgreSQL) 18.4", "initdb (PostgreSQL) 19beta1"
    version = int(re.findall(r"\) (\d+)", run(initdb, "--version", account=account))[0])
    # Only the folder's owner (and root) can reach the socket, so there is no password.
    options = ["--auth=trust", f"--username={user}", "--encoding=UTF8", "--no-instructions", f"--pgdata={folder}"]
    run(initdb, *options, *locale_options(version), account=account)


def locale_options(version: int) -> list[str]:
    if version >= 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["--locale=C.UTF-8"]
