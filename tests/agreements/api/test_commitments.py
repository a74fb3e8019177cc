"""`/api/v1/commitments/`: the shape of a commitment, its order and filters, and what changes it."""

from datetime import UTC, datetime

import jsonschema
import pytest

from agreements.models import AgreementVersionCommitment
from newsroom.api.description import description
from newsroom.publishing.acts import publish
from newsroom.publishing.clock import clock_set_to
from tests.agreements.commitments.making import make_commitment, make_promise
from tests.factories import make_actor, make_agreement

pytestmark = pytest.mark.django_db

LIST = "/api/v1/commitments/"


@pytest.fixture
def bridge():
    debtor, creditor = make_actor("Debtor", kind="state", published=True), make_actor("Creditor", kind="state", published=True)
    agreement = make_agreement("Treaty", parties=[debtor, creditor])
    owed = {"owed_by": agreement.parties.get(actor=debtor), "beneficiary": agreement.parties.get(actor=creditor)}
    ratings = [("2020", "in_progress"), ("2021-02", "stalled"), ("2021-03", "stalled", "No money.")]
    make_commitment(agreement, "2022", *ratings, **owed, deliverable_en="A bridge", deliverable_de="")
    publish(agreement, by=None)
    agreement.refresh_from_db()
    agreement.debtor, agreement.creditor = debtor, creditor
    return agreement


def results(client, query: str = "") -> list[dict]:
    answer = client.get(LIST + query)
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def test_it_says_what_is_owed_by_whom_until_when_and_how_it_stands(client, bridge):
    (found,) = results(client)
    assert found["id"] == bridge.commitments.get().uid
    assert (found["agreement"]["id"], found["agreement"]["name"]["en"]) == (bridge.public_id, "Treaty")
    assert found["deliverable"] == {"de": None, "en": "A bridge"}
    assert found["owed_by"]["value"]["id"] == bridge.debtor.public_id and found["owed_to"]["value"]["id"] == bridge.creditor.public_id
    assert found["due"]["value"]["earliest"] == "2022-01-01" and found["due"]["value"]["latest"] == "2022-12-31"
    assert found["rating"] == {"value": "stalled", "reason": None} and found["reason"]["en"] == "No money."
    assert (found["rated_on"]["value"], found["stands_since"]["value"]) == ("2021-03", "2021-02")
    assert (found["state"], found["is_open"], found["waits_since"]) == ("overdue", True, "2022-12-31")
    page = found["html_url"]["en"].partition("#")
    assert page[0].endswith(f"/en/agreements/{bridge.public_id}-{bridge.slug}/") and page[2] == f"fact-{found['id']}"


def test_what_nobody_says_is_a_value_with_its_reason(client):
    make_promise()
    (found,) = results(client)
    unknown = {name: found[name] for name in ("owed_by", "owed_to", "due", "rating")}
    reasons = {"owed_by": "not_stated", "owed_to": "not_stated", "due": "none_published", "rating": "not_assessed"}
    assert unknown == {name: {"value": None, "reason": reason} for name, reason in reasons.items()}
    assert (found["rated_on"], found["stands_since"], found["state"], found["waits_since"]) == (None, None, "silent", "2024-05-06")


def test_every_answer_fits_its_description(client, bridge):
    make_promise()
    make_promise("2021-05-06", ("2022", "fulfilled"))
    components = description()["components"]
    schema = {"$ref": "#/components/schemas/CommitmentPage", "components": components}
    jsonschema.validate(client.get(LIST).json(), schema)


def test_filters_are_those_of_the_page_and_bad_ones_are_refused_by_name(client, bridge):
    make_promise(deliverable_en="Silent")
    assert [one["state"] for one in results(client)] == ["overdue", "silent"]
    assert [one["state"] for one in results(client, "?state=silent&rating=not_rated")] == ["silent"]
    assert [one["state"] for one in results(client, f"?owed_by={bridge.debtor.public_id}")] == ["overdue"]
    for query, name in (("state=late", "state"), ("due=x", "due"), ("owed_by=x", "owed_by"), ("late=1", "late"), ("limit=0", "limit")):
        answer = client.get(f"{LIST}?{query}")
        assert answer.status_code == 400 and name in answer.json()["errors"]


def test_pages_follow_one_another_and_the_day_changes_the_state(client):
    for year in (2029, 2030, 2031):
        make_promise(f"{year}-05-06")
    first = client.get(f"{LIST}?limit=2")
    second = client.get(first.json()["next"].partition("/api")[1] + first.json()["next"].partition("/api")[2]).json()
    assert [one["waits_since"][:4] for one in first.json()["results"] + second["results"]] == ["2029", "2030", "2031"]
    with clock_set_to(datetime(2030, 5, 6, 12, tzinfo=UTC)):
        before = client.get(LIST)
    with clock_set_to(datetime(2030, 5, 7, 12, tzinfo=UTC)):
        after = client.get(LIST, headers={"If-None-Match": before["ETag"]})
    assert [one["state"] for one in before.json()["results"]] == ["overdue", "due", "due"]
    assert [one["state"] for one in after.json()["results"]] == ["overdue", "overdue", "due"]


def test_what_was_not_prepared_is_made_on_the_spot(client, bridge, django_assert_num_queries):
    before = results(client)
    for row in AgreementVersionCommitment.objects.all():
        row.shown.pop("api")
        row.save(update_fields=["shown"])
    with django_assert_num_queries(2):
        assert results(client) == before
