"""What a programmer learns of amounts, links, parts of provisions, and of whom a commitment is owed to."""

import pytest

from agreements.models import AgreementLink, Amount, Commitment
from newsroom.publishing.acts import publish
from tests.factories import make_agreement

pytestmark = pytest.mark.django_db
URL = "/api/v1/agreements/"


@pytest.fixture
def old():
    return make_agreement("Old pact", published=True)


@pytest.fixture
def new(old):
    agreement = make_agreement("New pact")
    article = agreement.provisions.create(number=1, kind="finance", text_en="Pays")
    agreement.provisions.create(number=2, kind="finance", text_en="In gold", parent=article)
    Amount.objects.create(agreement=agreement, value=7_200_000, currency="USD", provision=article, note_en="in gold", as_of="1867")
    debtor, creditor = agreement.parties.all()
    Commitment.objects.create(agreement=agreement, owed_by=debtor, beneficiary=creditor, deliverable_en="Pay", measure_en="A receipt")
    AgreementLink.objects.create(agreement=agreement, kind="amends", other=old)
    publish(agreement, by=None)
    return agreement


def detail(client, agreement) -> dict:
    return client.get(f"{URL}{agreement.public_id}/").json()


def test_amounts_are_texts_with_their_currency_and_place(client, new):
    record = detail(client, new)
    (amount,) = record["amounts"]
    assert (amount["value"], amount["upper"], amount["currency"], amount["exactness"], amount["kind"]) == (
        "7200000.00",
        None,
        "USD",
        "exact",
        "total",
    )
    assert (amount["note"], amount["as_of"]["value"]) == ({"de": None, "en": "in gold"}, "1867")
    assert amount["provision"] == record["provisions"][0]["id"] and amount["source"]["value"]


def test_a_part_names_the_provision_that_it_belongs_to(client, new):
    article, paragraph = detail(client, new)["provisions"]
    assert (article["parent"], paragraph["parent"]) == (None, article["id"])


def test_a_commitment_names_whom_it_is_owed_to_and_its_measure(client, new):
    record = detail(client, new)
    (commitment,) = record["commitments"]
    creditor = record["parties"][1]
    assert commitment["beneficiary"] == {"party": creditor["id"], "actor": creditor["actor"]}
    assert commitment["measure"] == {"de": None, "en": "A receipt"}


def test_a_link_is_a_reference_to_the_other_agreement(client, new, old):
    (link,) = detail(client, new)["links"]
    assert link["kind"] == "amends"
    assert (link["agreement"]["id"], link["agreement"]["kind"]) == (old.public_id, "agreement")
    assert link["agreement"]["name"] == {"de": "Old pact", "en": "Old pact"}


def found(client, query: str) -> list[str]:
    return [one["title"]["en"] for one in client.get(f"{URL}?{query}").json()["results"]]


def test_agreements_are_found_by_what_they_do_to_another(client, new, old):
    assert found(client, f"links_to={old.public_id}") == ["New pact"]
    assert found(client, f"links_to={old.public_id}&link=amends") == ["New pact"]
    assert found(client, f"links_to={old.public_id}&link=renews") == []
    assert found(client, "link=amends") == ["New pact"]
    assert client.get(f"{URL}?link=kisses").status_code == 400
