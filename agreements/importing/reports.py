"""The lines of an import as rows of a report, one for each message; a line without any has one of its own."""

from collections.abc import Iterator

from agreements.exporting.guarding import guarded
from agreements.models import ImportRun

COLUMNS = ("row", "table", "outcome", "label", "column", "level", "message", "changes")
NO_MESSAGE = {"level": "", "column": "", "text": ""}


def as_rows(run: ImportRun) -> Iterator[dict[str, str]]:
    """Cells that a spreadsheet would run are guarded."""
    for line in run.lines.order_by("position").iterator(chunk_size=2_000):
        changes = "; ".join(f"{name}: {before!r} → {after!r}" for name, (before, after) in line.changes.items())
        for message in line.messages or [NO_MESSAGE]:
            yield {
                "row": str(line.number),
                "table": line.table,
                "outcome": line.outcome,
                "label": guarded(line.label),
                "column": message["column"],
                "level": message["level"],
                "message": guarded(message["text"]),
                "changes": changes if line.outcome == "changed" else "",
            }
