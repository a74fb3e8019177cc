"""What became of commitments lately, for their feeds: each assessment, and each due date that has passed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from .finding import tracked
from .on_page import Entry, entry
from .states import TODAY

LENGTH = 40  # entries of a feed; any commitment that one of them is about is among as many rows


class Event(NamedTuple):
    """`id` never changes: it names the assessment, or the commitment whose date has passed."""

    id: str
    title: str
    summary: str
    day: date
    entry: Entry

    @property
    def published(self) -> datetime:
        """The day itself; a rating for a period that still goes on is as old as the version that tells it."""
        return min(datetime.combine(self.day, time(), UTC), self.entry.row["visible_from"])

    @property
    def updated(self) -> datetime:
        return max(self.published, self.entry.row["visible_from"])


def lately(rows: QuerySet, language: str) -> list[Event]:
    """The newest LENGTH events of commitments among `rows`, the latest first. One query."""
    rated = tracked(rows.filter(rated_on__isnull=False), language).order_by(F("rated_on").desc(), "-id")[:LENGTH]
    passed = rows.filter(Q(is_open=True) | Q(rated_on__gt=F("due_max")), due_status="dated", due_is_certain=True, due_max__lt=TODAY)
    overdue = tracked(passed, language).order_by(F("due_max").desc(), "-id")[:LENGTH]
    found = {row["id"]: row for row in rated.union(overdue, all=True)}
    events = [event for row in found.values() for event in events_of(row)]
    return sorted(events, key=lambda event: (event.published, event.id), reverse=True)[:LENGTH]


def events_of(row: dict) -> Iterator[Event]:
    shown = entry(row)
    deliverable = shown.said["deliverable"]
    for one in shown.said.get("ratings", ()):
        title = f"{one['rating']}: {deliverable}"
        summary = _("Rating as of %s") % one["date"]
        yield Event(
            f"assessment-{one['uid']}", title, ". ".join(filter(None, (summary, one["reason"]))), date.fromisoformat(one["day"]), shown
        )
    if was_missed(row):
        summary = _("It was due: %s") % shown.said["due"]["display"]
        yield Event(f"due-{row['uid']}", _("Due date passed: %s") % deliverable, summary, row["due_max"], shown)


def was_missed(row: dict) -> bool:
    """Whether its date has certainly passed, and nothing had settled it by then."""
    if row["due_status"] != "dated" or not row["due_is_certain"] or not row["due_max"] or row["due_max"] >= row["today"]:
        return False
    return row["is_open"] or row["rated_on"] > row["due_max"]
