"""The timeline of everything: what it shows, and of whom."""

import re

import pytest
from django.utils.timezone import now

from agreements.chronicle import overview
from agreements.models import AgreementEvent, Assessment, Commitment, Position
from agreements.partial_dates import PartialDate
from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_actor, make_agreement, make_topic

pytestmark = pytest.mark.django_db
PAGE = "/en/timeline/"


def shown(client, path: str = PAGE, **params) -> list[str]:
    """ "date: what", as the page lists them."""
    response = client.get(path, params)
    assert response.status_code == 200, response.status_code
    entries = re.findall(r'timeline-entry__date">(.*?)</p>.*?timeline-entry__what">(.*?)</p>', response.content.decode(), re.DOTALL)
    return [": ".join(" ".join(re.sub(r"<[^>]*>", "", part).split()) for part in entry) for entry in entries]


def headings(client, **params) -> list[str]:
    return re.findall(r"timeline-year__(?:title|month)\">([^<]*)", client.get(PAGE, params).content.decode())


@pytest.fixture
def treaty():
    """Everything about one treaty and one office, dated differently well."""
    person = make_actor("Anna Nord", kind="person", began_on="1900", country="DE")
    ministry = make_actor("Ministry", kind="organization", classification="public_body", country="KZ")
    Position.objects.create(person=person, organization=ministry, title_en="Minister", since="1950-03", until=PartialDate("1955", "about"))
    publish(person, ministry, by=None)
    found = make_agreement("Treaty", parties=[person, ministry], signed_on="1951-05-06")
    party = found.parties.get(actor=ministry)
    AgreementEvent.objects.create(agreement=found, kind="ratified", party=party, on="1951-07")
    owed = Commitment.objects.create(agreement=found, deliverable_en="A dam", owed_by_not_stated=True, due_status="dated", due_on="2990")
    Assessment.objects.create(commitment=owed, as_of=PartialDate("1960-02-01", "not_before"), rating="stalled")
    found.topics.add(make_topic("Water"))
    publish(found, by=None)
    return found


def test_everything_that_is_dated_stands_in_one_order_with_its_date_in_words(client, treaty):
    assert shown(client) == [
        "not before 1 February 1960: Stalled: A dam",
        "about 1955: Position ends: Minister, Ministry",
        "July 1951: Ratified: Ministry",
        "6 May 1951: Signed",
        "March 1950: Position begins: Minister, Ministry",
        "1900: Born",
    ]
    assert shown(client, order="oldest") == shown(client)[::-1]
    assert headings(client) == ["1960", "February", "1955", "1951", "July", "May", "1950", "March", "1900"]


def test_what_lies_ahead_stands_apart(client, treaty):
    assert shown(client, when="ahead") == ["2990: Due: A dam"]
    assert shown(client, when="all")[0] == "2990: Due: A dam" and len(shown(client, when="all")) == 7


def test_each_entry_leads_to_its_place_on_the_page_of_the_record(client, treaty):
    page = client.get(PAGE).content.decode()
    for address, anchor in re.findall(r'timeline-entry__what"><a href="([^"#]*)#([^"]*)"', page):
        assert f'id="{anchor}"' in client.get(address).content.decode(), (address, anchor)


def test_the_filters_narrow_it(client, treaty):
    person = treaty.parties.order_by("order").first().actor
    assert shown(client, what="signed") == ["6 May 1951: Signed"]
    assert shown(client, what=["life", "rated"]) == ["not before 1 February 1960: Stalled: A dam", "1900: Born"]
    assert shown(client, what="events", since="1951-06") == ["July 1951: Ratified: Ministry"]
    assert shown(client, until="1900") == ["1900: Born"]
    assert shown(client, topic=treaty.topics.get().slug, what="events") == ["July 1951: Ratified: Ministry", "6 May 1951: Signed"]
    assert shown(client, agreement=treaty.public_id, until="1951-05-06") == ["6 May 1951: Signed"]
    assert shown(client, actor=person.public_id) == shown(client)
    assert shown(client, country="kz", what=["positions", "signed"]) == ["6 May 1951: Signed"]
    assert shown(client, country="FR") == []


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"since": "2000", "until": "1990"}, "before the beginning of the time"),
        ({"since": "yesterday"}, "is not a date"),
        ({"until": "about 1900"}, "without “about”"),
        ({"what": "nonsense"}, "valid choice"),
        ({"country": "Germany"}, "not a value that stands in an address"),
        ({"actor": "../x"}, ""),
        ({"order": "random"}, ""),
        ({"when": "someday"}, ""),
        ({"cursor": "WyI-IiwiMjAyNS0wNC0wMyIsIm5vYm9keSIsMTQ1XQ"}, ""),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_reason(client, treaty, params, reason):
    response = client.get(PAGE, params)
    page = response.content.decode()
    assert response.status_code == 400 and reason in page and "A dam" not in page
    assert client.get("/api/v1/happenings/", params).status_code == 400


def test_only_what_is_live_and_told_is_on_it(client, treaty):
    AgreementEvent.objects.create(agreement=treaty, kind="terminated", on="1970")
    held = AgreementEvent.objects.create(agreement=treaty, kind="suspended", on="1971", held_back="Unclear")
    AgreementEvent.objects.filter(agreement=treaty, kind="signed").update(on="1849-01-01")
    make_actor("Draft", began_on="1801")
    gone = make_agreement("Withdrawn", parties=[party.actor for party in treaty.parties.all()], signed_on="1802", published=True)
    withdraw(gone, by=None, reason="Error")
    before = shown(client, when="all")
    assert len(before) == 7 and not {"1801", "1802", "1849", "1970"} & set(re.findall(r"\d{4}", " ".join(before)))
    publish(treaty, by=None, change="major", note="Ended")
    assert "1970: Terminated" in shown(client) and "1 January 1849: Signed" in shown(client)
    assert held.kind == "suspended" and "Suspended" not in " ".join(shown(client))


def test_the_overview_counts_by_decade_then_by_year_and_says_where_it_stops(client, treaty, monkeypatch):
    assert [(one.first, one.count) for one in overview.periods(None, None, None) if one.count] == [
        (1900, 1), (1950, 4), (1960, 1), (2990, 1),
    ]  # fmt: skip
    years = overview.periods(now().replace(year=1950).date(), now().replace(year=1959).date(), None)
    assert [(one.first, one.last, one.count) for one in years] == [
        (1950, 1950, 1), (1951, 1951, 2), (1952, 1952, 0), (1953, 1953, 0), (1954, 1954, 0), (1955, 1955, 1),
    ]  # fmt: skip
    monkeypatch.setattr(overview, "COUNTED_TO", 3)
    (most,) = [one for one in overview.periods(None, None, None) if one.is_capped]
    assert (most.first, most.count, most.shown) == (1950, 4, 4)
    page = client.get(PAGE).content.decode()
    assert "≈4" in page and "Mehr als" not in page and "since=1950&amp;until=1959&amp;when=all" in page


def test_nothing_found_and_nothing_there_are_told_apart(client):
    assert "Hier ist noch nichts veröffentlicht" in client.get("/de/zeitleiste/").content.decode()
    assert "So ist nichts datiert" in client.get("/de/zeitleiste/?since=1990").content.decode()


def test_programs_get_the_same_with_both_bounds(client, treaty):
    answer = client.get("/api/v1/happenings/", {"what": "positions", "until": "1955"}).json()
    ended, began = answer["results"]
    assert ended["on"] == {"value": "1955", "earliest": "1954-01-01", "latest": "1956-12-31", "qualifier": "about", "as_printed": ""}
    assert (began["kind"], began["what"], began["is_ahead"]) == (
        "position_since",
        {"de": "Amt oder Funktion beginnt", "en": "Position begins"},
        False,
    )
    assert began["about"] == {"de": None, "en": "Minister, Ministry"} and began["record"]["name"]["en"] == "Anna Nord"
    (due,) = client.get("/api/v1/happenings/?what=due").json()["results"]
    assert due["is_ahead"] and due["html_url"]["de"].endswith(f"#fact-{due['id']}")
