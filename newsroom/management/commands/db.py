import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from newsroom.database import DatabaseProblem, dumps
from newsroom.database.cluster import Cluster


class Command(BaseCommand):
    help = "Start and stop the embedded PostgreSQL; dump and restore the rows, wherever they are kept. Pictures are files beside them."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("start", help="start the embedded server, unless it runs")
        acts.add_parser("stop", help="stop the embedded server")
        acts.add_parser("status", help="say where the rows are kept; exit status 3 when the embedded server is stopped")
        acts.add_parser("dump", help="write all rows to a file").add_argument("file", type=Path)
        restore = acts.add_parser("restore", help="replace all rows by those of a file; all or nothing")
        restore.add_argument("file", type=Path)
        restore.add_argument("--no-input", action="store_true", help="do not ask first")

    def handle(self, *, act: str, **options: Any) -> None:
        try:
            getattr(self, act)(**options)
        except DatabaseProblem as problem:
            raise CommandError(str(problem)) from problem

    def start(self, **options: Any) -> None:
        cluster = embedded()
        self.stdout.write(f"The database {'was started' if cluster.join() else 'is running'}: {cluster.data}")

    def stop(self, **options: Any) -> None:
        self.stdout.write("The database was stopped." if embedded().stop() else "The database was not running.")

    def status(self, **options: Any) -> None:
        cluster = connection.settings_dict.get("CLUSTER")
        if cluster and not cluster.answers():
            raise CommandError(f"The embedded database is stopped: {cluster.data}", returncode=3)
        with connection.cursor() as cursor:
            cursor.execute("select current_setting('server_version'), pg_size_pretty(pg_database_size(current_database()))")
            version, size = cursor.fetchone()
        place = cluster.data if cluster else f"{connection.settings_dict['NAME']} on {connection.settings_dict['HOST'] or 'this machine'}"
        self.stdout.write(f"PostgreSQL {version} is running, {size}: {place}")

    def dump(self, *, file: Path, **options: Any) -> None:
        dumps.dump(connection, file.resolve())
        self.stdout.write(f"Written to {file}. The pictures under media/ are not in it.")

    def restore(self, *, file: Path, no_input: bool, **options: Any) -> None:
        if not no_input and sys.stdin.isatty() and input(f"Replace every row by those of {file}? Type yes: ") != "yes":
            raise CommandError("Nothing was changed.")
        dumps.restore(connection, file.resolve())
        self.stdout.write(f"The rows of {file} are in place. If it is from an older release, run `manage.py migrate` now.")


def embedded() -> Cluster:
    cluster = connection.settings_dict.get("CLUSTER")
    if cluster is None:
        raise CommandError("DATABASE_URL is set: that server is started and stopped where it lives.")
    return cluster
