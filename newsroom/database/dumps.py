"""All rows in one file, in PostgreSQL's own archive format, of the embedded server and of any other."""

import tempfile
from pathlib import Path
from typing import Any

from newsroom.database.binaries import binaries, run
from newsroom.database.problems import DatabaseProblem

# In the transaction of the restore, so that nothing is lost when the file turns out to be damaged.
EMPTY = "set lock_timeout = '10s'; drop schema if exists public cascade; create schema public; grant usage on schema public to public;"


def dump(connection: Any, file: Path) -> None:
    """Write the rows of Django's connection to the file, which must not exist yet. Raises DatabaseProblem."""
    if file.exists():
        raise DatabaseProblem(f"{file} exists already: choose another name.")
    connection.ensure_connection()
    partial = file.with_name(f"{file.name}.partial")
    try:
        # Not readable for others: drafts and password hashes are in it.
        partial.touch(mode=0o600)
    except OSError as error:
        raise DatabaseProblem(f"{file} cannot be written: {error.strerror}.") from error
    try:
        run(binaries() / "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", partial, env=address(connection))
        partial.rename(file)
    finally:
        partial.unlink(missing_ok=True)


def restore(connection: Any, file: Path) -> None:
    """Replace all rows by those of the file, in one transaction. Raises DatabaseProblem, and then nothing was changed."""
    if not file.is_file():
        raise DatabaseProblem(f"{file} is not there.")
    connection.ensure_connection()
    with tempfile.NamedTemporaryFile(suffix=".sql") as script:
        run(binaries() / "pg_restore", "--no-owner", "--no-privileges", "--file", script.name, file)
        quieten(Path(script.name))
        connection.close()
        options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
        run(binaries() / "psql", *options, "--command", EMPTY, "--file", script.name, env=address(connection))


def quieten(script: Path) -> None:
    """Our pg_restore begins with a setting that PostgreSQL before 17 refuses; it becomes a comment of the same length, without copying."""
    with script.open("r+b") as stream:
        head = stream.read(4096)
        stream.seek(0)
        stream.write(head.replace(b"\nSET transaction_timeout", b"\n--  transaction_timeout", 1))


def address(connection: Any) -> dict[str, str]:
    """The environment that tells PostgreSQL's programs where to go; a password in their arguments would show in the list of processes."""
    settings = connection.settings_dict
    named = {"PGDATABASE": settings["NAME"], "PGUSER": settings["USER"], "PGPASSWORD": settings["PASSWORD"]}
    named |= {"PGHOST": settings["HOST"], "PGPORT": str(settings["PORT"])}
    named |= {f"PG{name.upper()}": value for name, value in settings["OPTIONS"].items() if name.startswith("ssl")}
    return {name: value for name, value in named.items() if value}
