import contextlib
import fcntl
import os
import pwd
import shlex
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from newsroom.database import sockets
from newsroom.database.account import server_account
from newsroom.database.binaries import binaries_for, run
from newsroom.database.initialising import initialise
from newsroom.database.problems import DatabaseProblem
from newsroom.database.stale import clear_stale, postmaster

PATIENCE = 60.0


@dataclass(frozen=True)
class Cluster:
    """The embedded PostgreSQL of one data folder: a server of its own, reached through a private socket.

    It outlives whoever started it, and is stopped by `stop` alone. Whether it runs is asked by connecting, never by looking at files.
    """

    folder: Path
    user: str = "newsroom"
    database: str = "newsroom"

    @property
    def data(self) -> Path:
        return self.folder / "postgres"

    @property
    def account(self) -> pwd.struct_passwd | None:
        return server_account(self.data)

    def socket_folder(self) -> Path:
        return sockets.socket_folder(self.data.resolve(), self.account)

    def answers(self, database: str | None = None) -> bool:
        try:
            self.connect(database or self.database).close()
        except psycopg.OperationalError:
            return False
        return True

    def connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(host=str(self.socket_folder()), user=self.user, dbname=database, connect_timeout=10, autocommit=True)

    def join(self) -> bool:
        """Start the server unless it answers; True when we did. Any number of processes may call this at once, on an empty folder too.

        Raises DatabaseProblem.
        """
        if self.answers():
            return False
        with self.locked():
            if self.answers():
                return False
            self.start()
        return True

    def stop(self) -> bool:
        """Stop the server, and end the connections to it; False when it did not run."""
        if not postmaster(self.data.resolve()):
            return False
        with self.locked():
            self.pg_ctl("stop", "--mode=fast", f"--timeout={PATIENCE:.0f}")
        return True

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.folder / "postgres.lock", os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise DatabaseProblem(f"{self.folder} cannot be written ({error.strerror}): set NEWSROOM_DATA to a folder of yours.") from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def start(self) -> None:
        """Only under the lock, and after the server gave no answer."""
        if not (self.data / "PG_VERSION").exists():
            initialise(self.data, self.account, self.user)
        if not os.access(self.data, os.W_OK):
            raise DatabaseProblem(f"{self.data} belongs to another account: become it, or set NEWSROOM_DATA to another folder.")
        if not postmaster(self.data.resolve()):
            self.launch()
        self.wait_for_answer()
        with self.connect("postgres") as connection:
            if not connection.execute("select 1 from pg_database where datname = %s", [self.database]).fetchone():
                connection.execute(sql.SQL("create database {}").format(sql.Identifier(self.database)))

    def launch(self) -> None:
        folder, data = self.socket_folder(), self.data.resolve()
        if folder != data:
            sockets.make_private(folder, self.account)
        for lock in (data / "postmaster.pid", folder / f"{sockets.SOCKET}.lock"):
            clear_stale(lock, data)
        quoted = str(folder).replace('"', '""')
        settings = {"listen_addresses": "", "unix_socket_permissions": "0700", "unix_socket_directories": f'"{quoted}"'}
        options = shlex.join(word for name, value in settings.items() for word in ("-c", f"{name}={value}"))
        deadline = time.monotonic() + PATIENCE / 4
        while not self.launched(options):
            if time.monotonic() > deadline:
                raise DatabaseProblem(f"PostgreSQL does not start in {self.data}: {self.last_complaint()}")
            time.sleep(0.5)

    def launched(self, options: str) -> bool:
        """False when it is worth another try: the last server was killed, and its children are still leaving."""
        try:
            # pg_ctl gives the server a session of its own, so neither Ctrl-C nor the end of our process reaches it.
            self.pg_ctl("start", f"--timeout={PATIENCE:.0f}", "--log", self.data.resolve() / "server.log", "--options", options)
        except DatabaseProblem as problem:
            if "shared memory block" in self.last_complaint():
                return False
            raise DatabaseProblem(f"PostgreSQL does not start in {self.data}: {self.last_complaint()}") from problem
        return True

    def last_complaint(self) -> str:
        """The last fatal line of the server's log, which tells more than pg_ctl does."""
        log = self.data / "server.log"
        lines = log.read_text(errors="replace").splitlines() if log.exists() else []
        fatal = [line.partition(":  ")[2] for line in lines[-30:] if "FATAL: " in line or "PANIC: " in line]
        return f"{fatal[-1] if fatal else 'no reason given'}. Its log is {log}; NEWSROOM_DATA can name another folder."

    def wait_for_answer(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self.answers("postgres"):
            if time.monotonic() > deadline:
                raise DatabaseProblem(
                    f"PostgreSQL runs in {self.data} and does not answer: stop it with `manage.py db stop`, then try again."
                )
            time.sleep(0.1)

    def pg_ctl(self, act: str, *options: str | Path) -> str:
        account = self.account
        return run(binaries_for(account) / "pg_ctl", act, "--pgdata", self.data.resolve(), "--wait", *options, account=account)
