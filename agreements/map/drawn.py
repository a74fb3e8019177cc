"""What the map draws and its table says, from numbers by country. Needs no database."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from anyascii import anyascii
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.importing.states import territories

from .shapes import Shape, world
from .steps import lower_bounds, spans, step_of

COUNTED_TO = 1000


class Counted(NamedTuple):
    """A country in which somebody named in an agreement is at home; `shape` is None where the map has none for it."""

    code: str
    name: str
    number: int
    step: int
    url: str
    shape: Shape | None
    is_chosen: bool

    @property
    def shown(self) -> str:
        return in_figures(self.number)

    @property
    def title(self) -> str:
        if self.number > COUNTED_TO:
            return _("%(place)s: more than %(number)s agreements") % {"place": self.name, "number": grouped(COUNTED_TO)}
        words = ngettext("%(place)s: %(number)s agreement", "%(place)s: %(number)s agreements", self.number)
        return words % {"place": self.name, "number": grouped(self.number)}


class Empty(NamedTuple):
    path: str
    title: str


class Step(NamedTuple):
    number: int
    words: str


def grouped(number: int) -> str:
    return number_format(number, decimal_pos=0, force_grouping=True)


def in_figures(number: int) -> str:
    return _("more than %(number)s") % {"number": grouped(COUNTED_TO)} if number > COUNTED_TO else grouped(number)


def country_name(code: str, language: str) -> str:
    """As Unicode's tables have it; a code that is no territory of today stands for itself."""
    german, english = territories().get(code, (code, code))
    return german if language == "de" else english


def counted(numbers: dict[str, int], language: str, url_of: Callable[[str], str], chosen: Collection[str] = ()) -> list[Counted]:
    """The countries that have a number, the most first, then by name."""
    bounds, shapes = lower_bounds(numbers.values()), world().countries
    countries = [
        Counted(code, country_name(code, language), number, step_of(number, bounds), url_of(code), shapes.get(code), code in chosen)
        for code, number in numbers.items()
    ]
    return sorted(countries, key=lambda country: (-country.number, anyascii(country.name).casefold(), country.code))


def empty(numbers: dict[str, int], language: str) -> list[Empty]:
    """Land without a number: countries with their name, then land of no code. A small country that has one is land below its circle."""
    countries = [
        Empty(shape.path, "" if code in numbers else _("%(place)s: no agreement") % {"place": country_name(code, language)})
        for code, shape in world().countries.items()
        if shape.path and (shape.small or code not in numbers)
    ]
    return [*countries, *(Empty(path, "") for path in world().others)]


def legend(numbers: dict[str, int]) -> list[Step]:
    """The steps of the scale with their bounds in words."""
    return [
        Step(index, bounds_in_words(first, last, max(numbers.values())))
        for index, (first, last) in enumerate(spans(lower_bounds(numbers.values())), 1)
    ]


def bounds_in_words(first: int, last: int | None, highest: int) -> str:
    if first > COUNTED_TO:
        return in_figures(first)
    if last is None and highest > COUNTED_TO:
        return _("%(number)s and more") % {"number": grouped(first)}
    last = highest if last is None else last
    return grouped(first) if first == last else f"{grouped(first)}–{grouped(last)}"
