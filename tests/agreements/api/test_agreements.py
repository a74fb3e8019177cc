"""Agreements in the API: the whole record, and the list with its filters."""

import pytest

from agreements.models import AgreementEvent, Assessment, Commitment, Party, Position, Provision, Signature
from newsroom.publishing.acts import publish
from tests.factories import make_actor, make_agreement, make_source, make_topic
from tests.newsroom.api.asking import ask, ids, refused

pytestmark = pytest.mark.django_db(transaction=True)

UNSAID = {"value": None, "reason": "not_stated"}


@pytest.fixture
def memorandum():
    """Two parties, one of them for a state; one named and one unnamed signatory; a promise without a date, a kept one with a date."""
    person, state = make_actor("Zhao", published=True), make_actor("Kirgisistan", kind="state", country="KG", published=True)
    agency = make_actor("NIA", kind="organization", classification="public_body", published=True)
    position = Position.objects.create(person=person, organization=agency, title_en="Adviser")
    agreement = make_agreement("Memorandum", parties=[person], signed_on="2025-04", main_source=make_source(title="Report"))
    signed = agreement.signatures.get()
    signed.person, signed.unknown_reason, signed.position = person, "", position
    signed.save()
    party = Party.objects.create(agreement=agreement, actor=agency, order=1, capacity="on_behalf", represents=state)
    Signature.objects.create(agreement=agreement, party=party, order=1, unknown_reason="not_named")
    AgreementEvent.objects.create(agreement=agreement, kind="announced", on="2025-04-03", announced_by=person)
    provision = Provision.objects.create(agreement=agreement, number=1, kind="planned_activity", text_de="Beratung", source=make_source())
    Commitment.objects.create(agreement=agreement, provision=provision, owed_by_not_stated=True, deliverable_de="Beratung", order=1)
    kept = Commitment.objects.create(
        agreement=agreement, owed_by=party, deliverable_en="Payment", due_status="dated", due_on="2026", order=2
    )
    Assessment.objects.create(commitment=kept, as_of="2026-05", rating="in_progress")
    Assessment.objects.create(commitment=kept, as_of="2026-09-01", rating="fulfilled", reason_en="Paid.")
    agreement.topics.add(make_topic("Finance", slug="finance"))
    publish(agreement, by=None)
    return agreement


def test_it_names_parties_and_whom_they_represent(client, memorandum):
    data = ask(client, f"agreements/{memorandum.public_id}/", "Agreement")
    found = [
        (one["actor"]["name"]["de"], one["capacity"], one["represents"] and one["represents"]["name"]["de"]) for one in data["parties"]
    ]
    assert found == [("Zhao", UNSAID, None), ("NIA", {"value": "on_behalf", "reason": None}, "Kirgisistan")]


def test_a_signatory_is_a_person_or_a_reason(client, memorandum):
    data = ask(client, f"agreements/{memorandum.public_id}/", "Agreement")
    first, second = data["signatures"]
    assert (first["signatory"]["value"]["name"]["en"], first["position"]["title"]) == ("Zhao", {"de": None, "en": "Adviser"})
    assert (second["signatory"], second["position"]) == ({"value": None, "reason": "not_named"}, None)


def test_a_commitment_says_who_owes_it_and_when_or_that_nobody_does(client, memorandum):
    data = ask(client, f"agreements/{memorandum.public_id}/", "Agreement")
    silent, kept = data["commitments"]
    assert (silent["owed_by"], silent["due"]) == (UNSAID, {"value": None, "reason": "none_published"})
    assert silent["provision"] == data["provisions"][0]["id"]
    assert (kept["owed_by"]["value"]["actor"]["name"]["de"], kept["due"]["value"]["latest"]) == ("NIA", "2026-12-31")
    assert [one["rating"] for one in kept["assessments"]] == ["in_progress", "fulfilled"]


def test_a_date_keeps_what_the_source_leaves_open(client, memorandum):
    data = ask(client, f"agreements/{memorandum.public_id}/", "Agreement")
    month = {"value": "2025-04", "earliest": "2025-04-01", "latest": "2025-04-30", "qualifier": "exact", "as_printed": ""}
    assert (data["dated"], data["status"]) == ({"kind": "signed", "on": month}, "signed")
    assert [one["kind"] for one in data["events"]] == ["signed", "announced"]


def test_every_source_that_a_fact_names_is_given_once(client, memorandum):
    data = ask(client, f"agreements/{memorandum.public_id}/", "Agreement")
    assert {one["id"] for one in data["sources"]} == {data["main_source"], data["provisions"][0]["source"]["value"]}
    assert data["parties"][0]["source"] == {"value": data["main_source"], "reason": None}


def test_addresses_lead_to_api_and_pages(client, memorandum):
    data = ask(client, f"agreements/{memorandum.public_id}/", "Agreement")
    actor = data["parties"][0]["actor"]
    assert actor["url"] == f"http://127.0.0.1:8000/api/v1/actors/{actor['id']}/"
    for address in (actor["url"], data["url"], data["html_url"]["de"], data["html_url"]["en"]):
        assert client.get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200


FINDING = [
    "", "form=mou", "form=treaty&form=mou", "binding=unclear", "status=signed", "text_status=not_published", "year=2025", "topic=finance",
    "country=KG", "has_no_timetable=true", "has_open_commitments=true", "dated_certainly_before=2025-05",
    "dated_possibly_before=2025-04-15", "dated_possibly_after=2025-04-15", "dated_certainly_after=2025-03",
    "role=represented", "role=signatory",
]  # fmt: skip
MISSING = [
    "form=treaty", "binding=mixed", "status=in_force", "text_status=full", "year=2024", "topic=sports", "country=DE",
    "has_no_timetable=false", "has_open_commitments=false", "dated_certainly_before=2025-04-15", "dated_certainly_after=2025-04-15",
    "dated_possibly_before=2025-04", "role=depositary",
]  # fmt: skip


def test_filters_find_it_or_leave_it_out(client, memorandum):
    found = {query: ids(ask(client, f"agreements/?{query}", "AgreementPage")) for query in [*FINDING, *MISSING]}
    assert found == dict.fromkeys(FINDING, [memorandum.public_id]) | {query: [] for query in MISSING}


def test_a_role_belongs_to_the_party_that_is_asked_for(client, memorandum):
    zhao, nia = (row.actor.public_id for row in memorandum.parties.order_by("order"))
    assert ids(ask(client, f"agreements/?party={zhao}", "AgreementPage")) == [memorandum.public_id]
    assert ids(ask(client, f"agreements/?party={zhao}&role=signatory", "AgreementPage")) == [memorandum.public_id]
    assert ids(ask(client, f"agreements/?party={nia}&role=signatory", "AgreementPage")) == []
    assert ids(ask(client, f"agreements/?party={zhao}&party={nia}", "AgreementPage")) == [memorandum.public_id]


MALFORMED = [
    "form=pact", "year=soon", "year=1850-13", "year=about 1900", "has_no_timetable=1", "party=x", "country=kg", "topic=%00", "role=",
]  # fmt: skip


def test_a_malformed_filter_is_refused_by_its_name(client):
    for query in MALFORMED:
        assert list(refused(client, f"agreements/?{query}", 400)["errors"]) == [query.split("=")[0]]


def test_the_latest_date_comes_first_and_ties_stand_still(client):
    parties = [make_actor(published=True), make_actor(published=True)]
    dates = ["1867-03-30", "1959-12-01", "1922-04-16", "1959-12-01"]
    made = [make_agreement(signed_on=day, parties=parties, published=True).public_id for day in dates]
    assert ids(ask(client, "agreements/", "AgreementPage")) == [made[3], made[1], made[2], made[0]]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_one_query_and_a_record_another(client, count, django_assert_num_queries):
    made = [make_agreement(published=True) for _ in range(count)]
    with django_assert_num_queries(1):  # the page of cards
        assert len(ask(client, "agreements/", "AgreementPage")["results"]) == count
    with django_assert_num_queries(1):  # the version with its representation
        ask(client, f"agreements/{made[0].public_id}/", "Agreement")


def test_a_confidential_source_is_a_known_unknown(client, memorandum):
    Provision.objects.filter(agreement=memorandum).update(source=make_source(title="Whispered", is_confidential=True), locator="p. 1")
    publish(memorandum, by=None)
    answer = client.get(f"/api/v1/agreements/{memorandum.public_id}/")
    assert answer.json()["provisions"][0]["source"] == {"value": None, "reason": "withheld"}
    assert "Whispered" not in answer.content.decode()
