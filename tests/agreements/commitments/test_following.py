"""Feeds and calendar of the tracker: what they tell, in valid forms, with ids that stay."""

import json
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from agreements.commitments.calendar import escaped, fold
from agreements.partial_dates import PartialDate
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.clock import clock_set_to
from tests.agreements.commitments.making import make_commitment, make_promise
from tests.factories import make_actor, make_agreement

pytestmark = pytest.mark.django_db

FEED, CALENDAR = "/en/commitments/feed.json", "/en/commitments/calendar.ics"


def told(client, query: str = "") -> list[str]:
    return [item["title"] for item in client.get(FEED + query).json()["items"]]


def events(client, query: str = "") -> list:
    answer = client.get(CALENDAR + query)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_each_assessment_and_each_date_that_was_missed_is_an_entry_the_latest_first(client):
    make_promise("1868-04-20", ("1868-04-21", "not_fulfilled", "Not paid."), ("1868-08-01", "fulfilled", "Paid."), deliverable_en="Gold")
    make_promise("1900-01-01", ("1899-05-06", "fulfilled"), deliverable_en="In time")
    make_promise("2999-01-01", deliverable_en="Ahead")
    make_promise(deliverable_en="Silent")
    assert told(client) == ["Fulfilled: In time", "Fulfilled: Gold", "Not fulfilled: Gold", "Due date passed: Gold"]
    assert told(client, "?due=1868") == ["Fulfilled: Gold", "Not fulfilled: Gold", "Due date passed: Gold"]
    summaries = [item["summary"] for item in client.get(FEED).json()["items"]]
    assert summaries[1:] == ["Rating as of 1 August 1868. Paid.", "Rating as of 21 April 1868. Not paid.", "It was due: 20 April 1868"]


def test_a_date_becomes_an_entry_on_the_day_after_it_and_only_if_it_is_certain(client):
    make_promise("2031-05-06", deliverable_en="Bridge")
    make_promise(PartialDate("2031-05-06", "about"), deliverable_en="Estimate")
    with clock_set_to(datetime(2031, 5, 6, 12, tzinfo=UTC)):
        before = client.get(FEED)
        assert before.json()["items"] == []
    with clock_set_to(datetime(2031, 5, 7, 12, tzinfo=UTC)):
        answer = client.get(FEED, headers={"If-None-Match": before["ETag"]})
        assert [item["title"] for item in answer.json()["items"]] == ["Due date passed: Bridge"]
        assert client.get(FEED, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_ids_stay_from_version_to_version_and_a_withdrawal_changes_the_validator(client):
    agreement = make_promise("1868-04-20", ("1868-08-01", "fulfilled"))
    before = client.get(FEED)
    publish(agreement, by=None, change="minor")
    again = client.get(FEED)
    assert [item["id"] for item in again.json()["items"]] == [item["id"] for item in before.json()["items"]]
    assert all("/en/commitments/#" in item["id"] for item in again.json()["items"])
    withdraw(agreement, by=None, reason="Wrong.")
    gone = client.get(FEED, headers={"If-None-Match": again["ETag"]})
    assert gone.status_code == 200 and gone.json()["items"] == []


def test_all_three_forms_are_well_formed_and_say_where_they_are(client):
    make_promise("1868-04-20", deliverable_en="Gold & <b>silver</b>", deliverable_de="Gold & <b>Silber</b>")
    for format in ("rss", "atom"):
        root = ElementTree.fromstring(client.get(f"/de/zusagen/feed.{format}?state=overdue").content)
        assert "Termin verstrichen: Gold & <b>Silber</b>" in [node.text for node in root.iter() if node.tag.endswith("title")]
    feed = json.loads(client.get("/de/zusagen/feed.json?state=overdue").content)
    assert feed["feed_url"].endswith("/de/zusagen/feed.json?state=overdue") and feed["home_page_url"].endswith("/de/zusagen/?state=overdue")
    assert "<b>" not in feed["items"][0]["content_html"]


def test_the_calendar_holds_open_commitments_with_a_date_and_nothing_else(client):
    debtor = make_actor("Debtor", kind="state", published=True)
    agreement = make_agreement("Treaty; of, two\\parts", parties=[debtor, make_actor(published=True)])
    party = agreement.parties.get(actor=debtor)
    make_commitment(agreement, "2031-05-06", ("2030", "stalled"), owed_by=party, deliverable_en="A bridge;\nwith, commas " + "ü" * 60)
    make_commitment(agreement, "2031-05-06", ("2030", "fulfilled"))
    make_commitment(agreement)
    publish(agreement, by=None)
    (event,) = events(client)
    version = agreement.versions.get()
    assert event["SUMMARY"] == "Due: A bridge; with, commas " + "ü" * 60 or event["SUMMARY"] == "Due: A bridge;\nwith, commas " + "ü" * 60
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2031, 5, 6), date(2031, 5, 7))
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == version.visible_from.replace(microsecond=0)
    assert event["UID"].startswith(agreement.commitments.get(assessments__rating="stalled").uid)
    assert event["DESCRIPTION"].splitlines() == [
        "Treaty; of, two\\parts", "Owed by: Debtor", "Owed to: not stated", "Due: 6 May 2031", "Rating: Stalled",
    ]  # fmt: skip
    assert [str(one) for one in event["CATEGORIES"].cats] == ["Commitment", "Stalled"] and event["STATUS"] == "CONFIRMED"
    assert f"/en/agreements/{agreement.public_id}" in event["URL"] and "#fact-" in event["URL"]


@pytest.mark.parametrize(
    ("due", "first", "last", "note"),
    [
        (PartialDate("2031-05"), (2031, 5, 1), (2031, 5, 31), "The day is not known exactly."),
        (PartialDate("2031"), (2031, 12, 31), (2031, 12, 31), "The day is not known exactly."),
        (PartialDate("2031-05-06", "not_after"), (2031, 5, 6), (2031, 5, 6), "The last day on which it is due."),
        (PartialDate("2031-05-06", "not_before"), (2031, 5, 6), (2031, 5, 6), "The day is not known exactly."),
        (PartialDate("2031-05-06", "about"), (2031, 5, 5), (2031, 5, 7), "The day is not known exactly."),
    ],
)
def test_a_date_known_in_part_is_never_given_a_precision_that_it_has_not(client, due, first, last, note):
    make_promise(due)
    (event,) = events(client)
    assert (event["DTSTART"].dt, event["DTEND"].dt.toordinal() - 1) == (date(*first), date(*last).toordinal())
    assert event["STATUS"] == "TENTATIVE" and note in event["DESCRIPTION"].splitlines() and due.display("en") in event["DESCRIPTION"]


def test_the_nearest_dates_are_given_and_that_there_are_more(client, monkeypatch):
    monkeypatch.setattr("agreements.commitments.finding.NEAREST", 3)
    monkeypatch.setattr("agreements.commitments.calendar.NEAREST", 3)
    agreement = make_agreement()
    for year in (2026, 2027, 2028, 2030, 2031, 2032, 2033):
        make_commitment(agreement, f"{year}-05-06", deliverable_en=f"{year}")
    publish(agreement, by=None)
    with clock_set_to(datetime(2030, 1, 1, tzinfo=UTC)):
        assert sorted(event["SUMMARY"] for event in events(client)) == ["Due: 2028", "Due: 2030", "Due: 2031"]
        calendar = Calendar.from_ical(client.get(CALENDAR).content)
        assert calendar["DESCRIPTION"] == "The 3 due dates nearest to today; there are more."
    assert "DESCRIPTION" not in Calendar.from_ical(client.get(f"{CALENDAR}?due=2031").content)


def test_the_calendar_answers_304_until_something_changes(client):
    agreement = make_promise("2031-05-06")
    first = client.get(CALENDAR)
    assert client.get(CALENDAR, headers={"If-None-Match": first["ETag"]}).status_code == 304
    withdraw(agreement, by=None, reason="Wrong.")
    assert client.get(CALENDAR, headers={"If-None-Match": first["ETag"]}).status_code == 200 and events(client) == []


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize("address", [CALENDAR, FEED, "/api/v1/commitments/"])
def test_each_takes_one_query_whatever_there_is(client, number, address):
    agreement = make_agreement()
    for _ in range(number):
        make_commitment(agreement, "2020-05-06", ("2021", "stalled"))
    publish(agreement, by=None)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert len(queries) == 1, [query["sql"] for query in queries]


def test_lines_are_folded_between_characters_and_texts_escaped():
    line = "SUMMARY:" + "ä€𝄞" * 40
    folded = list(fold(line))
    assert all(len(part.encode()) <= 75 for part in folded) and folded[0] + "".join(part[1:] for part in folded[1:]) == line
    assert escaped("a\\b;c,d\r\ne\x00\tf\u2028g") == "a\\\\b\\;c\\,d\\ne f\\ng"
