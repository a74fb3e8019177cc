"""The facets as a page shows them: groups of links, chips for what is chosen, and the fields to type in."""

from dataclasses import dataclass, field
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from . import addresses, words
from .counts import Counted, Value, counted
from .declared import Catalogue, Decades, Facet, Flag, Parties, Words, Years, catalogue_of
from .seeking import PARAMETER, typed
from .statement import within_decades

SHOWN, YEARS_AT_MOST = 8, 12
PROMISES = _("Commitments")


@dataclass
class Entry:
    """One link: `number` is what one would get, empty where that is not counted."""

    label: str
    url: str
    number: str = ""
    is_chosen: bool = False


@dataclass
class Group:
    name: str
    label: str
    entries: list[Entry] = field(default_factory=list)
    offers: list[Entry] | None = None  # actors with the name that was typed

    @property
    def first(self) -> list[Entry]:
        return self.entries[:SHOWN]

    @property
    def rest(self) -> list[Entry]:
        return self.entries[SHOWN:]


@dataclass
class Chip:
    label: str
    value: str
    url: str


class Panel:
    """`count` and `is_capped` are those of the list itself. One query, which is asked when the panel is made."""

    def __init__(self, filterset, path: str, counted_to: int):
        self.filterset, self.path = filterset, path
        self.data: QueryDict = filterset.data
        self.catalogue: Catalogue = catalogue_of(filterset)
        self.is_valid = filterset.is_valid()
        self.sought = typed(self.data) if self.has_parties else ""
        self.counted = counted(filterset, self.asked, sought=self.sought) if self.is_valid else Counted()
        self.count = min(self.counted.total, counted_to)
        self.is_capped = self.counted.is_capped or self.counted.total > counted_to

    @property
    def is_shown(self) -> bool:
        """Where nothing has been published there is nothing to choose from."""
        return bool(self.count or self.chips or not self.is_valid)

    @property
    def has_parties(self) -> bool:
        return any(isinstance(facet, Parties) for facet in self.catalogue.facets)

    @property
    def asks_for_a_day(self) -> bool:
        """Then status and party mean those of that day, which are not counted beforehand."""
        return bool(self.data.get("on"))

    @property
    def asked(self) -> list[Facet]:
        return [facet for facet in self.catalogue.facets if not (self.asks_for_a_day and facet.name == "status")]

    @property
    def made_of(self) -> tuple:
        return (self.counted.total, self.counted.facets, self.counted.offers)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return addresses.pairs(self.data, self.catalogue)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a form that is sent must not forget."""
        return [(name, value) for name, value in self.pairs if name not in self.catalogue.typed]

    @property
    def fields(self) -> list:
        return [self.filterset.form[name] for name in self.catalogue.typed]

    @property
    def problems(self) -> list[tuple[str, list[str]]]:
        """Of filters that have no field here."""
        form = self.filterset.form
        return [
            (form[name].label, errors) for name, errors in form.errors.items() if name in form.fields and name not in self.catalogue.typed
        ]

    @cached_property
    def chips(self) -> list[Chip]:
        return [self.chip(name, value) for name, value in self.pairs]

    def chip(self, name: str, value: str) -> Chip:
        label = str(self.filterset.form[name].label)
        return Chip(label, self.said(name, value), addresses.removing(self.data, self.catalogue, name, value))

    def said(self, name: str, value: str) -> str:
        if facet := next((one for one in self.catalogue.facets if one.name == name), None):
            return words.label_in(facet, value, get_language(), self.found(name, value))
        choices = self.filterset.form.fields[name]
        return str(dict(getattr(choices, "choices", ())).get(value, value))

    def found(self, name: str, value: str) -> Value | None:
        return next((one for one in self.counted.facets.get(name, ()) if one.value == value), None)

    @cached_property
    def groups(self) -> list[Group]:
        """Facets with something to choose; those that are either true or not stand together."""
        groups: list[Group] = []
        for facet in self.shown if self.is_valid else ():
            entries = self.entries(facet)
            if isinstance(facet, Flag) and groups and groups[-1].name == "promises":
                groups[-1].entries += entries
            else:
                name, label = ("promises", PROMISES) if isinstance(facet, Flag) else (facet.name, facet.label)
                groups.append(Group(name, str(label), entries, self.offers if isinstance(facet, Parties) else None))
        return [group for group in groups if group.entries or group.offers is not None]

    @property
    def shown(self) -> list[Facet]:
        """Either decades or years: years within one decade, or where there are few."""
        decades, years = within_decades(self.data), self.counted.facets.get("year", [])
        by_year = len(decades) == 1 or (not decades and self.counted.has_all_years and len(years) <= YEARS_AT_MOST)
        hidden = Decades if by_year else Years
        return [facet for facet in self.catalogue.facets if not isinstance(facet, hidden)]

    def entries(self, facet: Facet) -> list[Entry]:
        values = self.values(facet)
        if isinstance(facet, Decades | Years):
            values.sort(key=lambda one: one.value, reverse=True)
        chosen = self.data.getlist(facet.name)
        entries = [self.entry(facet, one, one.value in chosen) for one in values]
        return sorted(entries, key=lambda entry: not entry.is_chosen)

    def values(self, facet: Facet) -> list[Value]:
        """What is there, and what is chosen though nothing is there."""
        chosen, found = self.data.getlist(facet.name), self.counted.facets.get(facet.name, [])
        if self.asks_for_a_day and isinstance(facet, Words) and facet.name == "status":
            return [Value(value, 0, True) for value, _label in facet.choices if value != "unknown" or value in chosen]
        if self.asks_for_a_day and isinstance(facet, Parties):
            return [one for one in found if one.value in chosen]
        missing = {value for value in chosen if value} - {one.value for one in found}
        absent = [Value(value, 0, False) for value in sorted(missing) if not isinstance(facet, Years)]
        kept = [one for one in found if one.count or one.is_capped or one.value in chosen]
        return sorted(kept, key=lambda one: (-one.count, -one.often, words.label_in(facet, one.value, get_language(), one))) + absent

    def entry(self, facet: Facet, found: Value, is_chosen: bool) -> Entry:
        label = str(facet.label) if isinstance(facet, Flag) else words.label_in(facet, found.value, get_language(), found)
        change = addresses.removing if is_chosen else addresses.adding
        url = change(self.data, self.catalogue, facet.name if is_chosen else facet, found.value)
        return Entry(label, url, words.number(found) if found.count or not found.is_capped else "", is_chosen)

    @property
    def offers(self) -> list[Entry]:
        party = self.catalogue["party"]
        return [
            Entry(words.label_in(party, one.value, get_language(), one), addresses.adding(self.data, self.catalogue, party, one.value))
            for one in self.counted.offers
        ]

    @property
    def sought_parameter(self) -> str:
        return PARAMETER
