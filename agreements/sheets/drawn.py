"""Time, drawn, on the pages of records: what becomes a mark, and the table that says the same."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from agreements.chronicle.places import place_on_page
from agreements.drawing.bands import Extent
from agreements.drawing.marks import Fact, picture
from agreements.partial_dates import PartialDate

from .accounts import standing_apart

LEGIBLE = 18  # more marks than this are no picture any more


class Row(NamedTuple):
    """A line of the table. `about` may hold links; bounds are in words, empty where a side is open."""

    what: str
    about: str
    date: str
    earliest: str
    latest: str


def fact(
    what: str,
    about: str,
    date: str,
    extent: Extent,
    uid: str,
    language: str,
    *,
    link: str = "",
    shape: str,
    style: str = "",
    disputed: bool = False,
) -> Fact:
    """`about` in plain words for the picture, `link` with links for the table; `uid` names the fact to which the mark leads.

    What another account contradicts is drawn as possible only.
    """
    words = f"{date} ({_('accounts differ')})" if disputed else date
    row = Row(what, link or about, words, bound(extent.possible_from, language), bound(extent.possible_to, language))
    drawn_extent = extent._replace(sure_from=None, sure_to=None) if disputed else extent
    return Fact(labels(what, about, date), drawn_extent, f"#{place_on_page(uid)}", shape, style, row)


def labels(what: str, about: str, date: str) -> tuple[str, ...]:
    """The longest first: a phone has room for little."""
    several = ([what, about, date], [what, about], [what, date], [what])
    return tuple(dict.fromkeys(" · ".join(filter(None, some)) for some in several))


def bound(day: date | None, language: str) -> str:
    return PartialDate(day.isoformat()).display(language) if day else ""


def drawn(facts: list[Fact], language: str) -> dict:
    """Of facts with days. The table has a row for each, the picture only as many as are legible."""
    return {
        "picture": picture(facts[:LEGIBLE], language),
        "rows": [(one.row, one.url) for one in facts],
        "left_out": max(0, len(facts) - LEGIBLE),
        "shown": min(len(facts), LEGIBLE),
        "total": len(facts),
    }


def in_time(facts: Iterable[Fact]) -> list[Fact]:
    """By the first day that is known; undated ones are left out."""
    return sorted((one for one in facts if one.extent.days), key=lambda one: (min(one.extent.days), max(one.extent.days)))


def partial(value: dict | None) -> PartialDate | None:
    return PartialDate.from_json(value) if value else None


def is_disputed(row: dict, document: dict) -> bool:
    return row["uid"] in standing_apart(document)
