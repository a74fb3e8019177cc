"""The numbers of a list and of its facets, each by one query."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from .declared import Facet, catalogue_of
from .seeking import OFFER, offers
from .statement import CAP, EXACT_TO, TOTAL, Statement, within_decades

COUNTRY_CAP = CAP
COUNTRIES_EXACT_TO = 5_000


class Value(NamedTuple):
    """`count` is a lower bound where `is_capped`, and can be 0 then. `often`: how many of the matches that were read have it, to rank by.

    Labels are empty where the program knows the name.
    """

    value: str
    count: int
    is_capped: bool
    often: int = 0
    label_de: str = ""
    label_en: str = ""


@dataclass
class Counted:
    """`facets`: name → its values by number, largest first. `total` is a lower bound where `is_capped`.

    `offers`: actors with the name that was sought. `next_act`: when something is published or withdrawn, as planned. `has_all_years`:
    no year is missing, as it may be among many matches of several decades.
    """

    total: int = 0
    is_capped: bool = False
    facets: dict[str, list[Value]] = field(default_factory=dict)
    offers: list[Value] = field(default_factory=list)
    next_act: datetime | None = None
    exact_to: int = EXACT_TO
    has_all_years: bool = False

    def there(self, facet: Facet) -> list[Value]:
        """All but those that nothing has, as far as that is known."""
        return [one for one in self.facets.get(facet.name, ()) if one.count or one.is_capped]


class ByCountry(dict[str, int]):
    """`at_least`: the codes whose number is a lower bound."""

    at_least: frozenset[str] = frozenset()


def counted(filterset, facets: Iterable[Facet], *, sought: str = "", exact_to: int = EXACT_TO) -> Counted:
    """Of a valid filterset, whose own queryset is not used. `sought` is a name of parties to offer. One query."""
    facets = list(facets)
    statement = Statement(filterset.data, catalogue_of(filterset), facets, exact_to=exact_to)
    if sought:
        statement.branches.append(offers(sought))
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.params)
        rows = cursor.fetchall()
    found = Counted(exact_to=exact_to, facets={facet.name: [] for facet in facets})
    for name, value, count, is_exact, often, label_de, label_en in rows:
        shown = Value(value, min(count, CAP), not is_exact or count > CAP, often, label_de, label_en)
        if name == TOTAL:
            found.total, found.is_capped = count, not is_exact
            found.next_act = datetime.fromisoformat(value) if value else None
        elif name == OFFER:
            found.offers.append(shown)
        else:
            found.facets[name].append(shown)
    for values in found.facets.values():
        values.sort(key=lambda one: (-one.count, -one.often, one.value))
    found.has_all_years = not found.is_capped or len(within_decades(filterset.data)) == 1
    return found


def by_country(filterset) -> ByCountry:
    """How many agreements somebody of each country has a part in, for this filter without its own countries.

    At most COUNTRY_CAP for each; the codes of those that may be more stand in `at_least`. One query.
    """
    catalogue = catalogue_of(filterset)
    values = counted(filterset, [catalogue["country"]], exact_to=COUNTRIES_EXACT_TO).facets["country"]
    found = ByCountry({one.value: one.count for one in values if one.count})
    found.at_least = frozenset(one.value for one in values if one.is_capped)
    return found
