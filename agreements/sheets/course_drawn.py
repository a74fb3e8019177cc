"""The course of an agreement, drawn: since when it has been in force, what happened, what was due and how it was rated."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from agreements.bilingual import said
from agreements.cards import name_of
from agreements.drawing.bands import Extent, happened
from agreements.drawing.marks import Fact
from agreements.models import AgreementEvent, Assessment
from agreements.partial_dates import FIRST_YEAR, LAST_YEAR, PartialDate
from agreements.standing.courses import course_of
from agreements.standing.standings import Span, spans
from agreements.standing.status import LIVING

from .drawn import LEGIBLE, drawn, fact, in_time, is_disputed, partial
from .standing import span_words, status_in_words
from .wording import actor_link

RATED = {
    Assessment.Rating.FULFILLED: "fulfilled",
    Assessment.Rating.PARTLY_FULFILLED: "part",
    Assessment.Rating.IN_PROGRESS: "part",
    Assessment.Rating.NOT_FULFILLED: "bad",
    Assessment.Rating.STALLED: "bad",
}
TOGETHER = 6  # more single parties than this, in one kind of event, are one mark
DAY = timedelta(days=1)


def course_drawn(document: dict, language: str) -> dict | None:
    """None where fewer than two things are dated. The language is active."""
    marks = in_time([*events(document, language), *dues(document, language), *ratings(document, language)])
    known = [day for one in marks for day in one.extent.days]
    return drawn([*standings(document, language, known), *marks], language) if len(marks) > 1 else None


def standings(document: dict, language: str, known: list[date]) -> list[Fact]:
    """When it was in force, or suspended. Without an end it reaches as far as anything is known of the agreement, and fades."""
    found = [span for span in spans(course_of(document["content"]).stretches()) if span.status in LIVING]
    return [standing(span, document, language, known) for span in found[:LEGIBLE] if extent_of(span, known).days]


def standing(span: Span, document: dict, language: str, known: list[date]) -> Fact:
    kinds = {"in_force": ("in_force", "extended")}.get(span.status, (span.status,))
    rows = document["content"]["rows"]["agreementevent"]
    uid = next((row["uid"] for kind in kinds for row in rows if row["kind"] == kind and "party" not in row), rows[0]["uid"])
    return fact(status_in_words(span), "", span_words(span, language), extent_of(span, known), uid, language, shape="bar")


def extent_of(span: Span, known: list[date]) -> Extent:
    """Ends are the first day on which it no longer holds; estimates at the edge of the calendar are open there."""
    since_min, since_max, until_min, until_max = (within_calendar(day) for day in span[1:])
    until_min, until_max = until_min and until_min - DAY, until_max and until_max - DAY
    if since_max and not until_min:
        until_min = max(since_max, *known)
    return Extent(since_min, since_max, until_min, until_max)


def within_calendar(day: date) -> date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def events(document: dict, language: str) -> Iterator[Fact]:
    """What happened to several parties alone on one day is one mark, and so is what happened to many of them over time."""
    rows = [row for row in document["content"]["rows"]["agreementevent"] if row["on"]]
    yield from (event([row], document, language) for row in rows if "party" not in row)
    for kind in dict.fromkeys(row["kind"] for row in rows if "party" in row):
        of_kind = [row for row in rows if row["kind"] == kind and "party" in row]
        days = {(row["on"]["value"], row["on"]["qualifier"]) for row in of_kind}
        if len(days) > TOGETHER:
            yield event(of_kind, document, language)
        else:
            yield from (
                event([row for row in of_kind if (row["on"]["value"], row["on"]["qualifier"]) == day], document, language)
                for day in sorted(days)
            )


def event(rows: list[dict], document: dict, language: str) -> Fact:
    """`rows` are of one kind; several are of single parties."""
    rows = sorted(rows, key=lambda row: row["on"]["value"])
    days = [day_of(row) for row in rows]
    bounds = [happened(day) for day in days]
    if len(set(bounds)) == 1:
        return event_of(rows, bounds[0], days[0].display(language), document, language)
    extent = Extent(bounds[0].possible_from, None, None, bounds[-1].possible_to)
    words = _("%(since)s to %(until)s") % {"since": days[0].display(language), "until": days[-1].display(language)}
    return replace(event_of(rows, extent, words, document, language), shape="group", each=tuple(min(one.days) for one in bounds))


def event_of(rows: list[dict], extent: Extent, words: str, document: dict, language: str) -> Fact:
    kind, actors = AgreementEvent.Kind(rows[0]["kind"]), {one["uid"]: one["actor"] for one in document["content"]["rows"]["party"]}
    what = str(kind.label) if kind != AgreementEvent.Kind.OTHER else said(rows[0], "note", language).text or str(kind.label)
    parties = [(actors[row["party"]], day_of(row).display(language)) for row in rows if "party" in row]
    about = ngettext("%(count)s party", "%(count)s parties", len(parties)) % {"count": len(parties)} if parties else ""
    if len(parties) == 1:
        about = name_of(document, parties[0][0], language)
    is_one_day = len({day for _party, day in parties}) == 1
    named = ((actor_link(party, document, language), "" if is_one_day else f" ({day})") for party, day in parties)
    link, disputed = format_html_join(", ", "{}{}", named), is_disputed(rows[0], document)
    return fact(what, about, words, extent, rows[0]["uid"], language, link=link, shape="event", disputed=disputed)


def day_of(row: dict) -> PartialDate:
    return PartialDate.from_json(row["on"])


def dues(document: dict, language: str) -> Iterator[Fact]:
    for row in document["content"]["rows"]["commitment"]:
        if day := partial(row["due_on"]):
            what, about = pgettext("of a commitment", "Due"), said(row, "deliverable", language).text
            yield fact(what, about, day.display(language), happened(day), row["uid"], language, shape="due")


def ratings(document: dict, language: str) -> Iterator[Fact]:
    rows = document["content"]["rows"]
    owed = {row["uid"]: said(row, "deliverable", language).text for row in rows["commitment"]}
    for row in rows["assessment"]:
        rating, day = Assessment.Rating(row["rating"]), PartialDate.from_json(row["as_of"])
        style = RATED.get(rating, "unknown")
        words = day.display(language)
        yield fact(str(rating.label), owed[row["commitment"]], words, happened(day), row["uid"], language, shape="rating", style=style)
