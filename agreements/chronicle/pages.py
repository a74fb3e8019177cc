"""The page of the timeline: two queries, its rows, and how much there is in each decade or year."""

from collections.abc import Iterator
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsroom.publishing.answers import answer
from newsroom.reading.keyset import CURSOR

from ..facets.words import country
from .bars import HEIGHT, bars
from .filters import TABLES, TimelineFilter, asked_of, conditions
from .finding import HappeningPage, of_time, on_page
from .kinds import kinds_of
from .overview import COUNTED_TO, Period, periods
from .places import place_on_page

SIZE = 40
NARROW = {"country", "topic", "actor", "agreement"}  # no index counts by them
TEMPLATE = "agreements/timeline.html"


def timeline(request: HttpRequest) -> HttpResponse:
    filterset = TimelineFilter(request.GET, TABLES["agreement"].objects.none())
    context = {"filterset": filterset, "is_active": any(filterset.data.get(name) for name in filterset.form.fields)}
    if not filterset.is_valid():
        return render(request, TEMPLATE, context, status=400)
    asked = asked_of(filterset)
    when, order = asked.get("when", "past"), asked.get("order") or ("oldest" if asked.get("when") == "ahead" else "newest")
    found = of_time(conditions(asked), when)
    page = HappeningPage(found, request.GET, on_page(request.LANGUAGE_CODE), is_descending=order == "newest", size=SIZE)
    drawn = overview(request, asked)
    entries = [entry(row, request) for row in page.rows if row["url"]]
    context |= {"page": page, "years": list(by_year(entries)), "when": when, "order": order, "overview": drawn, "HEIGHT": HEIGHT}
    context |= {
        "views": views(request, when),
        "orders": orders(request, order),
        "limit": COUNTED_TO,
        "narrowed_to": narrowed_to(page, asked),
    }
    context |= {
        "by_decade": any(one.period.first < one.period.last for one in drawn),
        "is_capped": any(one.period.is_capped for one in drawn),
    }
    made_of = ([(row["record"], row["id"], row["renderer"], row["number"]) for row in page.rows], [one.period for one in drawn])
    return answer(request, TEMPLATE, context, made_of=made_of)


def by_year(entries: list[dict]) -> Iterator[tuple[str, list[tuple[str, list[dict]]]]]:
    """(year, [(month in words, or empty where only the year is known, entries)]), as they stand in the list."""
    for year, of_year in groupby(entries, key=lambda one: one["day"][:4]):
        yield year, [(month_in_words(month), list(some)) for month, some in groupby(of_year, key=lambda one: one["day"][5:7])]


def month_in_words(month: str) -> str:
    return str(MONTHS[int(month)]) if month else ""


def entry(row: dict, request: HttpRequest) -> dict:
    """A row whose card is prepared, as the template prints it."""
    said, code = row["said"], row["country"]
    country_shown = {"name": country(code, request.LANGUAGE_CODE), "url": address(request, country=code)} if code else None
    return row | {
        "day": said["date"]["value"],
        "url": f"{row['url']}#{place_on_page(row['uid'])}",
        "country": country_shown,
    }


def address(request: HttpRequest, **changes: str) -> str:
    """Of the same filters, from the beginning of the list; an empty value takes a parameter out."""
    params = request.GET.copy()
    params.pop(CURSOR, None)
    for name, value in changes.items():
        params.pop(name, None)
        if value:
            params[name] = value
    return f"{request.path}?{params.urlencode()}" if params else request.path


def views(request: HttpRequest, when: str) -> list[tuple[str, str, bool]]:
    """(label, address, whether it is this one)."""
    labels = [("past", _("Up to today")), ("ahead", _("Planned and due")), ("all", pgettext("timeline", "All"))]
    return [(label, address(request, when="" if value == "past" else value, order=""), value == when) for value, label in labels]


def orders(request: HttpRequest, order: str) -> list[tuple[str, str, bool]]:
    labels = [("newest", _("newest first")), ("oldest", _("oldest first"))]
    return [(label, address(request, order=value), value == order) for value, label in labels]


def narrowed_to(page: HappeningPage, asked: dict) -> list[str]:
    """What the hidden filters ask for, in words: titles where the page knows them."""
    titles = {row["public_id"]: row["title"] for row in page.rows}
    return [titles.get(one) or one for name in ("topic", "actor", "agreement") for one in asked.get(name, [])]


def overview(request: HttpRequest, asked: dict) -> list:
    """Bars over the whole time that is asked for. None within one year, and none for filters by which no index counts."""
    if NARROW & set(asked):
        return []
    since, until = asked.get("since"), asked.get("until")
    found = periods(since and since.earliest, until and until.latest, kinds_of(asked.get("what", [])))

    def url_of(period: Period) -> str:
        return address(request, since=str(period.first), until=str(period.last), when="all")

    return bars(found, url_of, name_of) if len(found) > 1 else []


def name_of(period: Period) -> str:
    return str(period.first) if period.first == period.last else _("%(first)s to %(last)s") % {"first": period.first, "last": period.last}
