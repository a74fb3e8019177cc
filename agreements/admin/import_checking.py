"""The page of one import: where it stands, and what it makes of each row, by outcome, a page at a time."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.importing.publishing import publishable
from agreements.importing.tables import TABLES
from agreements.models import ImportLine, ImportRun

from .import_uploading import earlier_of

PAGE = 50
State, Outcome = ImportRun.State, ImportLine.Outcome


@dataclass
class Shown:
    """A line, ready for the page."""

    line: ImportLine
    table: str
    changes: list[tuple[str, str, str]]
    messages: list[dict]
    url: str


def count_words(run: ImportRun) -> list[tuple[str, str, int]]:
    """(key, word, count) of each outcome, and of the warnings."""
    counts = run.counts
    words = [(outcome.value, str(outcome.label), counts.get(outcome.value, 0)) for outcome in Outcome]
    return [*words, ("warning", pgettext("outcome of a row", "With a warning"), counts.get("warnings", 0))]


def told_tables(run: ImportRun) -> list[tuple[str, dict[str, int]]]:
    """The tables that have lines, with the count of each outcome, in the order in which they are written."""
    counts = run.counts.get("tables", {})
    return [(name, counts[name]) for name in TABLES if counts.get(name)]


class ShowsLines:
    def change_view(self, request, object_id, form_url="", extra_context=None):
        run = self.run_or_404(request, object_id)
        outcome, table = request.GET.get("outcome", ""), request.GET.get("table", "")
        lines, after = self.lines(run, outcome, table, request.GET.get("after", ""))
        context = {
            "chips": count_words(run),
            "outcome": outcome,
            "tables": [(name, TABLES[name].label, sum(found.values())) for name, found in told_tables(run)],
            "table": table,
            "lines": [shown(line) for line in lines],
            "first_url": "?" + urlencode({"outcome": outcome, "table": table}),
            "is_later": "after" in request.GET,
            "next_url": after is not None and "?" + urlencode({"outcome": outcome, "table": table, "after": after}),
            "earlier": earlier_of(run),
            "to_publish": sum(publishable(run).values()) if run.state == State.APPLIED else 0,
            "will_write": run.counts.get("new", 0) + run.counts.get("changed", 0),
            "may_publish": self.may_publish(request),
        }
        return self.side(request, "import_run.html", run, run.name, **context)

    def lines(self, run: ImportRun, outcome: str, table: str, after: str) -> tuple[list[ImportLine], int | None]:
        """By key, never by offset. One query."""
        found = run.lines.order_by("position").defer("raw", "undo")
        if outcome == "warning":
            found = found.filter(has_warning=True)
        elif outcome in Outcome.values:
            found = found.filter(outcome=outcome)
        if table in TABLES:
            found = found.filter(table=table)
        if after.isdecimal() and len(after) < 10:
            found = found.filter(position__gt=int(after))
        lines = list(found[: PAGE + 1])
        return lines[:PAGE], lines[PAGE - 1].position if len(lines) > PAGE else None


def shown(line: ImportLine) -> Shown:
    table = TABLES[line.table]
    labels = {column.name: str(column.label) for column in table.columns}
    changes = [(labels.get(name, name), before, after) for name, (before, after) in line.changes.items()]
    messages = [message | {"column": labels.get(message["column"], "")} for message in line.messages]
    return Shown(line, str(table.label), changes, messages, item_url(line))


def item_url(line: ImportLine) -> str:
    """The record that the line is about; a new one has an address once it was written."""
    if not line.item_id or not line.item_kind:
        return ""
    try:
        return reverse(f"admin:agreements_{line.item_kind}_change", args=[line.item_id])
    except NoReverseMatch:
        return ""


def progress_words(run: ImportRun) -> str:
    if run.is_cancel_asked:
        return _("It is being cancelled…")
    if not run.total:
        return _("It begins…")
    return _("%(done)s of %(total)s") % {"done": run.done, "total": run.total}
