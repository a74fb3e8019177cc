"""The ratings of a commitment over time, drawn: bands from one assessment to the next, as far as their dates are known. Pure."""

from itertools import groupby, pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.drawing.axis import Axis, Tick
from agreements.drawing.bands import Band, drawn, lasted
from agreements.partial_dates import PartialDate
from agreements.vocabulary import Rating

HEIGHT = 14  # of the bands, in pixels
LOOKS = {
    Rating.FULFILLED: "d-fulfilled",
    Rating.PARTLY_FULFILLED: "d-part",
    Rating.IN_PROGRESS: "d-part",
    Rating.STALLED: "d-bad",
    Rating.NOT_FULFILLED: "d-bad",
}
# How far each is on the way; what is not here says nothing of that.
FARNESS = {
    Rating.NOT_FULFILLED: 0,
    Rating.NOT_STARTED: 1,
    Rating.STALLED: 2,
    Rating.IN_PROGRESS: 3,
    Rating.PARTLY_FULFILLED: 4,
    Rating.FULFILLED: 5,
}


class Rated(NamedTuple):
    """What was said of it in assessments in a row, since the first of them; an empty rating is the time before any."""

    rating: str
    since: PartialDate | None

    @property
    def label(self) -> str:
        return str(Rating(self.rating).label) if self.rating else pgettext("commitment", "Not rated")


class Drawn(NamedTuple):
    label: str
    look: str
    band: Band


def runs(assessments: list[dict], made: PartialDate | None) -> list[Rated]:
    """Of frozen assessments, oldest first; before them the time since the agreement was made."""
    grouped = (next(iter(group)) for _rating, group in groupby(assessments, key=lambda row: row["rating"]))
    found = [Rated(row["rating"], PartialDate.from_json(row["as_of"])) for row in grouped]
    return [Rated("", made), *found] if made and found else found


def strip(assessments: list[dict], due: PartialDate | None, made: PartialDate | None, language: str) -> dict | None:
    """`{"bands", "due", "ticks", "words", "back"}` for agreements/commitment_strip.html; None with fewer than two days to draw.

    `due` is where it was due, in percent. The language is active.
    """
    found = runs(assessments, made)
    axis = Axis.over(day for one in [*(run.since for run in found), due] if one for day in (one.earliest, one.latest))
    if not assessments or axis is None or len({run.since for run in found} | {due} - {None}) < 2:
        return None
    return {
        "bands": bands(found, axis),
        "due": axis.at(due.latest or due.earliest) if due else None,
        "ticks": ticks(axis, language),
        "words": " → ".join(in_words(run, language) for run in found),
        "back": moved_back(found),
        "height": HEIGHT,
    }


def bands(found: list[Rated], axis: Axis) -> list[Drawn]:
    """Each until the next begins; the last one has no end. What its dates leave open is drawn as possible."""
    ends = [*(after.since for _before, after in pairwise(found)), None]
    extents = [(run, drawn(axis, lasted(run.since, end))) for run, end in zip(found, ends, strict=True)]
    return [Drawn(run.label, LOOKS.get(run.rating, "d-unknown"), band) for run, band in extents if band]


def ticks(axis: Axis, language: str) -> list[Tick]:
    """The first and the last of the axis: the dates themselves stand in words."""
    found = axis.ticks(language)
    return found if len(found) < 3 else [found[0], found[-1]]


def in_words(run: Rated, language: str) -> str:
    return f"{run.label} ({run.since.display(language)})" if run.rating else run.label


def moved_back(found: list[Rated]) -> str:
    """The last step by which it was rated less far on its way than before."""
    steps = [(one, other) for one, other in pairwise(found) if one.rating in FARNESS and other.rating in FARNESS]
    back = [(one, other) for one, other in steps if FARNESS[other.rating] < FARNESS[one.rating]]
    if not back:
        return ""
    return _("The rating has moved back: from “%(before)s” to “%(after)s”.") % {"before": back[-1][0].label, "after": back[-1][1].label}
