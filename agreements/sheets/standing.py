"""How the agreement stood for each party, where events of one party alone make a difference: in force from when to when, left when."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from agreements.partial_dates import FIRST_YEAR, LAST_YEAR, PartialDate
from agreements.spans import span_in_words
from agreements.standing.courses import course_of
from agreements.standing.party_status import PartyStatus
from agreements.standing.standings import Course, Span, spans
from agreements.standing.status import BEGINNING, END, ENDS, LIVING

Words = tuple[tuple[str, str], ...]


class Between(NamedTuple):
    """A day between two others, both included, that no partial date tells."""

    low: PartialDate
    high: PartialDate
    qualifier: str = "between"

    def display(self, language: str) -> str:
        return _("between %(first)s and %(last)s") % {"first": self.low.display(language), "last": self.high.display(language)}


def party_standings(document: dict, language: str) -> dict[str, Words]:
    """By uid of the party, `((status, from when to when), …)`; empty where no party differs from the whole."""
    course = course_of(document["content"])
    parties = [row["uid"] for row in document["content"]["rows"]["party"] if row["role"] == "party"]
    if not any(course.differs(uid) for uid in parties):
        return {}
    return {uid: standing_of(course, uid, language) for uid in parties}


def standing_of(course: Course, uid: str, language: str) -> Words:
    """What binds and what ends; without either, the last that is known."""
    found = [span for span in spans(course.stretches(uid)) if span.since_min > BEGINNING or span.status in LIVING | ENDS]
    told = [span for span in found if span.status in LIVING | ENDS] or found[-1:]
    return tuple((status_in_words(span), span_words(span, language)) for span in told)


def status_in_words(span: Span) -> str:
    label = str(PartyStatus(span.status).label)
    return label if span.since_max < span.until_min else _("%s, possibly") % label


def span_words(span: Span, language: str) -> str:
    since = day_between(span.since_min, span.since_max)
    until = None if span.until_max == END else day_between(span.until_min, span.until_max)
    return span_in_words(since, until, None, language)


def day_between(low: date, high: date) -> PartialDate | Between | None:
    """The date that allows exactly these days; None for any day. An estimate at the edge of the calendar is open there."""
    from_ever, for_good = low.year < FIRST_YEAR, high.year > LAST_YEAR
    if from_ever or for_good:
        if from_ever and for_good:
            return None
        return PartialDate(high.isoformat(), "not_after") if from_ever else PartialDate(low.isoformat(), "not_before")
    for length in (10, 7, 4):
        found = PartialDate(low.isoformat()[:length])
        if (found.earliest, found.latest) == (low, high):
            return found
    return Between(PartialDate(low.isoformat()), PartialDate(high.isoformat()))
