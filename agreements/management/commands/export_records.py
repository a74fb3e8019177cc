import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.exporting.formats import FORMATS, ExportRefused
from agreements.exporting.rows import export
from agreements.importing.tables import TABLES


class Command(BaseCommand):
    help = "Write a table of the register, as it is at the desk (confidential sources included), in the columns that import_records reads."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("table", choices=sorted(TABLES))
        parser.add_argument("--format", choices=sorted(FORMATS), help="default: by the ending of the file, else csv")
        parser.add_argument("-o", "--output", metavar="FILE", help="default: standard output")

    def handle(self, *, table: str, format: str | None, output: str | None, **options: Any) -> None:
        ending = Path(output).suffix.removeprefix(".").lower() if output else ""
        pieces = export(table, format or (ending if ending in FORMATS else "csv"))
        try:
            self.write(pieces, output)
        except ExportRefused as refusal:
            raise CommandError(str(refusal)) from None
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}") from None

    def write(self, pieces: Any, output: str | None) -> None:
        """A file appears whole or not at all."""
        if output is None:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            return
        draft = Path(f"{output}.part")
        try:
            with draft.open("wb") as file:
                file.writelines(pieces)
            draft.replace(output)
        finally:
            draft.unlink(missing_ok=True)
