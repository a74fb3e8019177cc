"""Paging of the timeline against a naive sort of everything that is live."""

import random
from datetime import date, timedelta

import pytest
from django.http import QueryDict

from agreements.chronicle.filters import TABLES, TimelineFilter, asked_of, conditions
from agreements.chronicle.finding import HappeningPage, of_time, on_page
from agreements.chronicle.kinds import kinds_of
from newsroom.publishing.acts import withdraw
from newsroom.publishing.models import Change
from tests.factories import make_actor, make_agreement

pytestmark = pytest.mark.django_db
KINDS = {"actor": ["began_on", "born", "position_since", "elected"], "agreement": ["signed", "in_force", "due", "rated"]}


@pytest.fixture
def world() -> random.Random:
    """Hundreds of happenings on few days, so that there are many ties, of live and of withdrawn records."""
    chance = random.Random(20261123)  # noqa: S311
    parties = [make_actor(published=True) for _ in range(3)]
    agreements = [make_agreement(parties=parties, published=True) for _ in range(3)]
    for record, items in (("actor", parties), ("agreement", agreements)):
        model = TABLES[record]
        model.objects.all().delete()
        for item in items:
            rows = [happening(model, record, chance) for _ in range(40)]
            for row in rows:
                row.copy_span(item.versions.get())
            model.objects.bulk_create(rows)
    withdraw(agreements[0], by=None, reason="Error")
    assert Change.objects.filter(kind="withdrawn").count() == 1
    return chance


def happening(model, record: str, chance: random.Random):
    day = date(2000, 1, 1) + timedelta(days=chance.randrange(12))
    said = {"what": "Something", "about": "", "badge": "", "date": {"value": str(day), "display": str(day)}}
    kind = chance.choice(KINDS[record])
    return model(public_id="x", uid="u", kind=kind, day_min=day, day_max=day, sort_date=day, shown={"de": said, "en": said})


def naive(asked: dict) -> list[tuple]:
    """Every live happening that fits, in order."""
    kinds, since, until = kinds_of(asked.get("what", [])), asked.get("since"), asked.get("until")
    found = []
    for record, model in TABLES.items():
        for row in model.objects.select_related("version"):
            is_live = row.version.visible_until is None
            fits = (kinds is None or row.kind in getattr(kinds, record)) and (not since or row.sort_date >= since.earliest)
            if is_live and fits and (not until or row.sort_date <= until.latest):
                found.append((row.sort_date, record, row.pk))
    return sorted(found, reverse=asked.get("order") != "oldest")


def page_at(query: str, size: int) -> tuple[HappeningPage, dict]:
    params = QueryDict(query)
    filterset = TimelineFilter(params, TABLES["actor"].objects.none())
    assert filterset.is_valid(), filterset.errors
    asked = asked_of(filterset)
    found = of_time(conditions(asked), "all")
    return HappeningPage(found, params, on_page("en"), is_descending=asked.get("order") != "oldest", size=size), asked


def keys(page: HappeningPage) -> list[tuple]:
    return [(row["sort_date"], row["record"], row["id"]) for row in page.rows]


QUERIES = [
    "",
    "order=oldest",
    "what=signed",
    "what=life",
    "what=events&what=life&what=rated&order=oldest",
    "since=2000-01-04&until=2000-01-06",
    "what=positions&since=2000-01-03",
    "until=1999",
]


def test_all_pages_forwards_and_backwards_are_the_naive_sort_of_everything(world):
    for query in QUERIES:
        for size in (7, 50):
            walk_and_compare(query, size)


def walk_and_compare(query: str, size: int) -> None:
    page, asked = page_at(query, size)
    expected, forwards = naive(asked), [keys(page)]
    while page.has_next:
        page, _asked = page_at(page.next_url[1:], size)
        forwards.append(keys(page))
    assert [key for some in forwards for key in some] == expected, query
    backwards = [keys(page)]
    while page.has_previous:
        page, _asked = page_at(page.previous_url[1:], size)
        backwards.append(keys(page))
    assert backwards == forwards[::-1], query


def test_the_world_has_ties_and_something_withdrawn(world):
    days = [day for day, _record, _pk in naive({})]
    assert len(days) == 200 and len(set(days)) == 12
