import os
import sys
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection

from newsroom.database import DatabaseProblem
from newsroom.publishing.rebuilding import outdated
from newsroom.publishing.shapes import all_publishing
from newsroom.publishing.versions import Item

WORKERS, THREADS = 2, 4


class Command(BaseCommand):
    help = "Bring the database and the translations up to date, load the demo into an empty newsroom, and serve it on this machine."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port: int, **options: Any) -> None:
        os.environ.setdefault("NEWSROOM_SITE_URL", f"http://127.0.0.1:{port}")
        settings.SITE_URL = os.environ["NEWSROOM_SITE_URL"]
        call_command("compile_translations")
        Path(settings.STATIC_ROOT).mkdir(exist_ok=True)  # whitenoise complains when it is not there
        self.prepare_database()
        if is_empty():
            self.fill()
        elif any(outdated(publishing).exists() for publishing in all_publishing()):
            self.stdout.write("Preparing what is published anew, after an update:")
            call_command("render")
        self.welcome(port)
        serve(port)

    def prepare_database(self) -> None:
        # A pool would hide why there is no connection.
        connection.settings_dict["OPTIONS"].pop("pool", None)
        try:
            connection.ensure_connection()
        except DatabaseProblem as problem:
            raise CommandError(str(problem)) from problem
        except OperationalError as error:
            reason = str(error).splitlines()[0]
            raise CommandError(f"The database of DATABASE_URL cannot be used ({reason}): start it, or correct the address.") from error
        call_command("migrate", interactive=False, verbosity=1 if is_new() else 0)

    def fill(self) -> None:
        if os.environ.get("NEWSROOM_DEMO") != "no":
            self.stdout.write("Loading the demo.")
            call_command("demo")
        elif os.environ.get("DJANGO_SUPERUSER_USERNAME"):
            call_command("createsuperuser", interactive=False)
        elif sys.stdin.isatty():
            self.stdout.write("Who is the first administrator?")
            call_command("createsuperuser")
        else:
            self.stdout.write("There is no administrator yet: run `.venv/bin/python manage.py createsuperuser` in a terminal.")

    def welcome(self, port: int) -> None:
        site = f"http://127.0.0.1:{port}"
        self.stdout.write(f"\n  Site   {site}/\n  Desk   {site}/admin/\n  API    {site}/api/v1/docs/")
        passwords = Path(settings.DATA_DIR, "demo-passwords.txt")
        if passwords.exists():
            self.stdout.write(f"  Users  admin, editor, registrar, reporter; their passwords are in {passwords}")
        self.stdout.write("  Ctrl-C stops the site; the database keeps running (`.venv/bin/python manage.py db stop`).\n")
        self.stdout.flush()


def is_new() -> bool:
    return "django_migrations" not in connection.introspection.table_names()


def is_empty() -> bool:
    items = [model for model in apps.get_models() if issubclass(model, Item)]
    return not get_user_model().objects.exists() and not any(item.objects.exists() for item in items)


def serve(port: int) -> None:
    """Become the web server. Its control socket would lie outside the data folder, so there is none."""
    options = ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--threads", str(THREADS), "--no-control-socket"]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *options, "--log-level", "warning", "newsroom.wsgi"])
