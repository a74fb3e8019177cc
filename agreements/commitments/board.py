"""The scoreboard as a picture and as a table: what is uncertain has a row of its own, and is never a part of a percentage."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from ..vocabulary import Due, Rating
from .counting import EACH_TO, Counts
from .states import State

ROW, BAR = 34, 9  # heights; a row is a line of text and the bar below it
OPEN_END = 12.0  # percent of the width that fade where there are more than were counted
LOOKS = {
    ("state", State.OVERDUE): "d-bad",
    ("state", State.POSSIBLY_OVERDUE): "b-maybe-bad",
    ("state", State.SILENT): "d-unknown",
    ("state", State.DUE): "d-part",
    ("state", State.OPEN): "d-part",
    ("state", State.SETTLED): "d-fulfilled",
    ("rating", Rating.FULFILLED): "d-fulfilled",
    ("rating", Rating.NOT_FULFILLED): "d-bad",
    ("rating", Rating.STALLED): "b-stalled",
    ("rating", Rating.OVERTAKEN): "b-stalled",
    ("rating", Rating.CANNOT_VERIFY): "d-unknown",
    ("rating", "not_rated"): "d-unknown",
    ("due_status", Due.NONE_PUBLISHED): "d-unknown",
    ("owed_by", "not_stated"): "d-unknown",
}
UNCERTAIN = {key for key, look in LOOKS.items() if look in ("d-unknown", "b-maybe-bad")}
TITLES = {"state": gettext_lazy("By state"), "rating": gettext_lazy("By rating"), "unsaid": gettext_lazy("What is not stated")}


class Bar(NamedTuple):
    """`y` is where its line of text stands; widths are in percent. `open_width` is the part behind which there are more."""

    label: str
    number: str
    url: str
    look: str
    is_uncertain: bool
    y: int
    bar_y: int
    width: float
    open_width: float
    height: int = BAR

    @property
    def shown_width(self) -> str:
        """With a point in every language: it stands in an attribute."""
        return f"{self.width:g}"

    @property
    def shown_open_width(self) -> str:
        return f"{self.open_width:g}"


class Group(NamedTuple):
    key: str
    title: str
    height: int
    bars: list[Bar]
    rows: list[tuple[str, str, str]]  # of the table: label, number, address


def groups(counts: Counts, address: Callable[[str, str], str]) -> list[Group]:
    """The picture has no rows for what there is none of; the table has them all. `address(parameter, value)` narrows the filter."""
    most = max(counts.by.values(), default=0)
    found = [group(name, keys, counts, most, address) for name, keys in keys_by_group(counts).items()]
    return [one for one in found if one.bars]


def keys_by_group(counts: Counts) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {"state": [], "rating": [], "unsaid": []}
    for key in counts.by:
        found[key[0] if key[0] in found else "unsaid"].append(key)
    return found


def group(name: str, keys: list[tuple[str, str]], counts: Counts, most: int, address) -> Group:
    there = [key for key in keys if counts.by[key]]
    bars = [bar(key, counts, most, place, address(*key)) for place, key in enumerate(there)]
    rows = [(label_of(key), in_words(counts, key), address(*key)) for key in keys]
    return Group(name, str(TITLES[name]), len(bars) * ROW, bars, rows)


def bar(key: tuple[str, str], counts: Counts, most: int, place: int, url: str) -> Bar:
    width = max(round(100 * counts.by[key] / most, 2), 0.75)
    open_width = OPEN_END if counts.is_more(key) else 0.0
    y = place * ROW + 15
    return Bar(
        label=label_of(key),
        number=in_words(counts, key),
        url=url,
        look=LOOKS.get(key, "d-part"),
        is_uncertain=key in UNCERTAIN,
        y=y,
        bar_y=y + 6,
        width=round(width - open_width, 2),
        open_width=open_width,
    )


def label_of(key: tuple[str, str]) -> str:
    match key:
        case ("state", state):
            return str(State(state).label)
        case ("rating", "not_rated"):
            return pgettext("commitment", "Not rated")
        case ("rating", rating):
            return str(Rating(rating).label)
        case ("due_status", timetable):
            return str(Due(timetable).label)
    return _("Nobody is named as owing it")


def in_words(counts: Counts, key: tuple[str, str]) -> str:
    if counts.is_more(key):
        return _("more than %s") % number_format(EACH_TO, force_grouping=True)
    return number_format(counts.by[key], force_grouping=True)
