"""What the map draws and its table says, from numbers by country. Needs no database."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from anyascii import anyascii
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.importing.states import territories

from ..facets.counts import ByCountry
from .shapes import Shape, world
from .steps import lower_bounds, spans, step_of


class Counted(NamedTuple):
    """A country in which somebody named in an agreement is at home; `shape` is None where the map has none for it."""

    code: str
    name: str
    number: int
    step: int
    url: str
    shape: Shape | None
    is_chosen: bool
    is_at_least: bool

    @property
    def shown(self) -> str:
        return in_figures(self.number, self.is_at_least)

    @property
    def title(self) -> str:
        if self.is_at_least:
            return _("%(place)s: at least %(number)s agreements") % {"place": self.name, "number": grouped(self.number)}
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


def in_figures(number: int, is_at_least: bool) -> str:
    return _("at least %(number)s") % {"number": grouped(number)} if is_at_least else grouped(number)


def country_name(code: str, language: str) -> str:
    """As Unicode's tables have it; a code that is no territory of today stands for itself."""
    german, english = territories().get(code, (code, code))
    return german if language == "de" else english


def counted(numbers: ByCountry, language: str, url_of: Callable[[str], str], chosen: Collection[str] = ()) -> list[Counted]:
    """The countries that have a number, the most first, then by name."""
    bounds, shapes = lower_bounds(numbers.values()), world().countries
    countries = [
        Counted(
            code,
            country_name(code, language),
            number,
            step_of(number, bounds),
            url_of(code),
            shapes.get(code),
            is_chosen=code in chosen,
            is_at_least=code in numbers.at_least,
        )
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


def legend(numbers: ByCountry) -> list[Step]:
    """The steps of the scale with their bounds in words."""
    steps = spans(lower_bounds(numbers.values()))
    highest = None if numbers.at_least else max(numbers.values(), default=0)
    return [Step(index, bounds_in_words(first, last or highest)) for index, (first, last) in enumerate(steps, 1)]


def bounds_in_words(first: int, last: int | None) -> str:
    if last is None:
        return _("%(number)s and more") % {"number": grouped(first)}
    return grouped(first) if first == last else f"{grouped(first)}–{grouped(last)}"
