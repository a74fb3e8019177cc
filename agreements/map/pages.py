"""The map of parties: the filters of the list of agreements, and for each country what the list would find there."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.publishing.answers import answer

from ..facets.counts import ByCountry, by_country
from ..filters import AgreementFilter
from ..live import live_records
from ..models import AgreementVersion
from .asked import in_words, records_asked_for
from .counts import LISTED, Stateless, apart_from_country, without_country
from .drawn import counted, empty, in_figures, legend
from .shapes import world

TEMPLATE = "agreements/map.html"
# Beside one of these, `party` asks something else: the list would show other agreements than were counted.
ABOUT_A_PARTY = ("party", "role", "on")


class Elsewhere(NamedTuple):
    """Somebody without a country, and the list of agreements that name them; empty where no list shows just these."""

    name: str
    shown: str
    url: str


def map_page(request: HttpRequest) -> HttpResponse:
    """Three queries: numbers by country, who has none, and the names of those and of the records that filters name."""
    asked = AgreementFilter(request.GET, AgreementVersion.objects.live())
    context = {"filterset": asked, "is_active": any(asked.data.get(name) for name in asked.form.fields), "list_url": address_with(request)}
    if not asked.is_valid():
        return render(request, TEMPLATE, context | refusal(request, asked), status=400)
    filterset = apart_from_country(request.GET)
    numbers, others = by_country(filterset), without_country(filterset)
    wanted = [("actor", public_id) for public_id, *_number in others[:LISTED]]
    records = live_records([*wanted, *records_asked_for(asked)], request.LANGUAGE_CODE)
    context |= picture(request, asked, numbers) | {
        "asked": in_words(asked, records, request.LANGUAGE_CODE),
        "elsewhere": elsewhere(request, asked, others[:LISTED], records),
        "has_more_elsewhere": len(others) > LISTED,
    }
    versions = tuple(record.version for record in records.values())
    made_of = (tuple(numbers.items()), tuple(sorted(numbers.at_least)), tuple(others), tuple(context["asked"]), versions)
    return answer(request, TEMPLATE, context, made_of=made_of)


def refusal(request: HttpRequest, asked: AgreementFilter) -> dict:
    """Why the filters cannot be read, and where they can be changed."""
    ways = [(_("Change filters in the list"), address_with(request)), (_("Clear all filters"), request.path)]
    return {"reasons": " ".join(f"{field.label}: {' '.join(field.errors)}" for field in asked.form if field.errors), "ways": ways}


def picture(request: HttpRequest, asked: AgreementFilter, numbers: ByCountry) -> dict:
    """What the map, its legend and its table show."""
    chosen, language = asked.form.cleaned_data["country"], request.LANGUAGE_CODE
    countries = counted(numbers, language, lambda code: address_with(request, country=code), chosen)
    return {
        "has_chosen": bool(chosen),
        "world": world(),
        "countries": countries,
        "empty": empty(numbers, language),
        "legend": legend(numbers),
        "shapeless": [country for country in countries if country.shape is None],
    }


def elsewhere(request: HttpRequest, asked: AgreementFilter, others: list[Stateless], records: dict) -> list[Elsewhere]:
    """Those of them who are live."""
    has_list = not any(asked.form.cleaned_data[name] for name in ABOUT_A_PARTY)
    return [
        Elsewhere(
            records["actor", one.public_id].card["name"],
            in_figures(one.number, one.is_at_least),
            address_with(request, party=one.public_id) if has_list else "",
        )
        for one in others
        if ("actor", one.public_id) in records
    ]


def address_with(request: HttpRequest, **changes: str) -> str:
    """The list of agreements with the filters of this page, some of them set to another value."""
    params = request.GET.copy()
    params.pop("cursor", None)
    for name, value in changes.items():
        params[name] = value
    query = params.urlencode()
    return reverse("agreements:agreement-list") + (f"?{query}" if query else "")
