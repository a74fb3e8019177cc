"""Due dates as a calendar: RFC 5545, with the name and refreshment of RFC 7986. Pure."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from newsroom.reading.citations import one_line

from .finding import NEAREST
from .on_page import entry

LONGEST_LINE = 75  # octets, RFC 5545, section 3.1
LONGEST_SPAN = 31  # days: what is known less exactly than to the month is one entry on its last day, with a note


def calendar(rows: list[dict], language: str) -> str:
    """Of rows of finding.COLUMNS, the nearest first; more than NEAREST are not written, and it says so."""
    with translation.override(language):
        name = _("%(site)s: commitments that are due") % {"site": settings.SITE_NAME}
        lines = [
            *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//newsroom//commitments//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"),
            *(text("NAME", name), text("X-WR-CALNAME", name), "REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D"),
        ]
        if len(rows) > NEAREST:
            told = _("The %(n)s due dates nearest to today; there are more.") % {"n": NEAREST}
            lines += [text("DESCRIPTION", told), text("X-WR-CALDESC", told)]
        for row in rows[:NEAREST]:
            lines += event(row, language)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in fold(line))


def event(row: dict, language: str) -> list[str]:
    """One all-day event; its words say on every day the same."""
    shown, changed = entry(row), moment(row["visible_from"])
    (first, last), is_exact = days_of(row), row["due_min"] == row["due_max"] and row["due_is_certain"]
    return [
        "BEGIN:VEVENT",
        f"UID:{row['uid']}@{urlsplit(settings.SITE_URL).hostname}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"SEQUENCE:{row['number']}",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        text("SUMMARY", _("Due: %s") % shown.said["deliverable"]),
        text("DESCRIPTION", "\n".join(description(shown))),
        f"URL:{settings.SITE_URL}{shown.url}",
        f"CATEGORIES:{escaped(_('Commitment'))},{escaped(shown.said['rating'] or _('not rated'))}",
        f"STATUS:{'CONFIRMED' if is_exact else 'TENTATIVE'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def days_of(row: dict) -> tuple[date, date]:
    """The first and the last day of the event: the span of the date where it is short, else the last day that the date allows."""
    first, last = row["due_min"] or row["due_max"], row["due_max"] or row["due_min"]
    return (first, last) if (last - first).days < LONGEST_SPAN else (last, last)


def description(shown) -> Iterator[str]:
    yield shown.title
    yield _("Owed by: %s") % (shown.debtor["name"] if shown.debtor else _("not stated"))
    yield _("Owed to: %s") % (shown.creditor["name"] if shown.creditor else _("not stated"))
    due = shown.said["due"]
    yield _("Due: %s") % (f"{due['display']} ({due['as_printed']})" if due["as_printed"] else due["display"])
    first, last = shown.row["due_min"], shown.row["due_max"]
    if first != last or not shown.row["due_is_certain"]:
        yield _("The day is not known exactly.") if first else _("The last day on which it is due.")
    yield _("Rating: %s") % (shown.said["rating"] or _("not rated"))


def text(name: str, value: str) -> str:
    return f"{name}:{escaped(value)}"


def escaped(value: str) -> str:
    """A TEXT value, RFC 5545, section 3.3.11: line breaks as \\n, no other control characters."""
    lines = [one_line(line) for line in value.splitlines()]
    marked = "\n".join(lines).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return marked.replace("\n", "\\n")


def fold(line: str) -> Iterable[str]:
    """Lines of at most 75 octets, never within a character; all but the first begin with a space."""
    part = ""
    for sign in line:
        if len((part + sign).encode()) > LONGEST_LINE:
            yield part
            part = " "
        part += sign
    yield part


def moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
