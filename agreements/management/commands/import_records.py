"""Import a file into the desk, revert an import, or publish what it brought."""

import csv
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from agreements.importing import reports, runs
from agreements.importing.mapping import presets
from agreements.importing.tables import TABLES
from agreements.models import ImportRun, Source


class Command(BaseCommand):
    help = (
        "Import a file (CSV, XLSX or JSON Lines) as working copies: each row is checked, then everything is written in one transaction"
        " that can be reverted. The last line counts the outcomes. Exit status: 0 when every row was taken or known, 2 when some were"
        " refused, 1 when nothing was written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
        parser.add_argument("--table", choices=list(TABLES), help="what the rows are; guessed from the header when left out")
        parser.add_argument("--preset", choices=list(presets()), help="a known kind of file; found by its header when left out")
        parser.add_argument("--dry-run", action="store_true", help="check only, and write nothing")
        parser.add_argument("--source", metavar="ID", help="public id of the source that the rows rest on")
        parser.add_argument("--create-missing", action="store_true", help="create actors that a row names and nobody knows")
        parser.add_argument("--create-likely", action="store_true", help="create actors although much the same name exists")
        parser.add_argument("--empty-clears", action="store_true", help="an empty cell empties the field")
        parser.add_argument("--dates", choices=["dmy", "mdy"], default="", help="how 3/4/2025 is read; refused otherwise")
        parser.add_argument("--note", default="", help="why, for the editors")
        parser.add_argument("--by", metavar="USERNAME", help="in whose name")
        parser.add_argument("--language", choices=["de", "en"], default="en", help="of the messages")
        parser.add_argument("--report", type=Path, metavar="FILE.csv", help="write every line with its outcome and messages there")
        parser.add_argument("--revert", type=int, metavar="RUN", help="take an import back")
        parser.add_argument("--publish", type=int, metavar="RUN", help="publish the records of an import, batch by batch")
        parser.add_argument("--run", type=int, metavar="RUN", help="go on with an import that a page has begun; with --act")
        parser.add_argument("--act", choices=list(runs.PERFORM), help="with --run: what the page has begun")

    def handle(self, *, file: Path | None, **options: Any) -> None:
        try:
            with translation.override(options["language"]):
                self.perform(file, options)
        except runs.ImportRefused as refusal:
            raise CommandError(str(refusal)) from None

    def perform(self, file: Path | None, options: dict[str, Any]) -> None:
        if options["run"]:
            run = run_with(options["run"])
            runs.PERFORM[options["act"] or "check"](run, is_begun=options["act"] is not None)
        elif options["revert"]:
            run = runs.revert(run_with(options["revert"]))
        elif options["publish"]:
            run = runs.publish(run_with(options["publish"]), by=user_named(options["by"]))
            self.tell_refusals(run)
        elif file is not None:
            run = self.import_file(file, options)
        else:
            raise CommandError(_("Name a file, or a run with --revert or --publish."))
        if options["report"]:
            write_report(run, options["report"])
        self.stdout.write(summary(run))
        if file is not None and any(run.counts.get(outcome) for outcome in ("refused", "likely", "stale")):
            raise SystemExit(2)

    def import_file(self, file: Path, options: dict[str, Any]) -> ImportRun:
        try:
            stream = file.open("rb")
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        with stream:
            run = runs.create(
                stream,
                name=file.name,
                table=options["table"] or "",
                preset=options["preset"] or "",
                by=user_named(options["by"]),
                source=source_with(options["source"]),
                note=options["note"],
                language=options["language"],
                options={name: options[name] for name in ("create_missing", "create_likely", "empty_clears", "dates") if options[name]},
            )
        runs.check(run)
        self.tell_lines(run)
        return run if options["dry_run"] else runs.apply(run)

    def tell_lines(self, run: ImportRun) -> None:
        """Refusals and warnings, one a line, with the row's number and the column."""
        for note in run.notes_on_file:
            self.stdout.write(note)
        for row in reports.as_rows(run):
            if row["message"] and row["level"] != "note":
                place = ", ".join(filter(None, [row["table"], row["column"]]))
                self.stdout.write(f"{row['row']} ({place}): {row['outcome']}: {row['message']}")

    def tell_refusals(self, run: ImportRun) -> None:
        for refusal in run.counts.get("refusals", []):
            self.stdout.write(f"{refusal['label']} ({refusal['id']}): {refusal['text']}")


def run_with(number: int) -> ImportRun:
    try:
        return ImportRun.objects.get(pk=number)
    except ImportRun.DoesNotExist:
        raise CommandError(_("There is no import %s.") % number) from None


def source_with(public_id: str | None) -> Source | None:
    if not public_id:
        return None
    found = Source.objects.filter(public_id=public_id).first()
    if found is None:
        raise CommandError(_("There is no source “%s”.") % public_id)
    return found


def user_named(username: str | None) -> Any:
    if username is None:
        return None
    user = get_user_model().objects.filter(username=username).first()
    if user is None:
        raise CommandError(_("There is no user “%s”.") % username)
    return user


def write_report(run: ImportRun, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, reports.COLUMNS)
        writer.writeheader()
        writer.writerows(reports.as_rows(run))


def summary(run: ImportRun) -> str:
    """The one last line: the run's number, its state, and how many lines had which outcome."""
    names = ("rows", "new", "changed", "same", "refused", "likely", "stale", "warnings", "published", "not_published")
    counts = " ".join(f"{name}={run.counts[name]}" for name in names if name in run.counts)
    return f"run={run.pk} state={run.state} {counts} {settings.SITE_URL}/admin/agreements/importrun/{run.pk}/"
