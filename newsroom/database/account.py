"""The account of the operating system that the embedded server runs as: PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from pathlib import Path
from typing import Any

from newsroom.database.problems import DatabaseProblem

# `nobody` exists everywhere, but other programs run as it, too.
PREFERRED = ("postgres", "nobody")


def server_account(data: Path) -> pwd.struct_passwd | None:
    """The account to run the server in `data` as; None is our own. As root it is the owner of `data`, once that exists."""
    if os.geteuid() != 0:
        return None
    owner = data.stat().st_uid if data.exists() else 0
    if owner:
        return account_of(owner, data)
    for name in PREFERRED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise DatabaseProblem("PostgreSQL does not run as root: add an account with `useradd --system postgres`, or run as an ordinary user.")


def account_of(owner: int, data: Path) -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(owner)
    except KeyError:
        raise DatabaseProblem(
            f"{data} belongs to account number {owner}, which this machine does not have: add it, or chown the folder."
        ) from None


def as_account(account: pwd.struct_passwd | None) -> dict[str, Any]:
    """Keyword arguments for `subprocess.run`."""
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": ()} if account else {}


def can_enter(account: pwd.struct_passwd | None, path: Path) -> bool:
    """Whether the account may enter this folder, or run this file: asked of the system, because each parent folder has a say."""
    return account is None or subprocess.run(["test", "-x", path], **as_account(account)).returncode == 0
