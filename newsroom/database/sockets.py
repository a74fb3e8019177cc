"""The folder of the server's socket: a socket's path may have about a hundred bytes, a data folder's path may have more."""

import hashlib
import os
import pwd
import stat
import tempfile
from pathlib import Path

from newsroom.database.problems import DatabaseProblem

SOCKET = ".s.PGSQL.5432"
LONGEST = 100


def socket_folder(data: Path, account: pwd.struct_passwd | None) -> Path:
    """Where the server in `data` listens, or will: what the running server wrote down, for TMPDIR differs between shells."""
    try:
        recorded = (data / "postmaster.pid").read_text().splitlines()[4]
    except (OSError, IndexError):
        recorded = ""
    if recorded:
        return Path(recorded)
    return data if fits(data) else private_folder(data, account)


def fits(data: Path) -> bool:
    # To libpq a comma separates hosts.
    return len(os.fsencode(data / SOCKET)) <= LONGEST and "," not in str(data)


def private_folder(data: Path, account: pwd.struct_passwd | None) -> Path:
    parent = Path("/tmp" if account else tempfile.gettempdir())
    owner = account.pw_uid if account else os.geteuid()
    return parent / f"newsroom-{owner}-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"


def make_private(folder: Path, account: pwd.struct_passwd | None) -> None:
    """Make the folder for its owner alone. Raises DatabaseProblem when somebody else was there first: the temp dir is everybody's."""
    owner = account.pw_uid if account else os.geteuid()
    try:
        folder.mkdir(mode=0o700)
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
    except FileExistsError:
        pass
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or stat.S_IMODE(found.st_mode) != 0o700:
        raise DatabaseProblem(f"{folder} is not a private folder of ours: remove it, or choose a shorter NEWSROOM_DATA.")
