"""The lineage as data."""

import pytest

from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.models import Redirect
from tests.agreements.lineage_webs import link_up, live_agreements
from tests.factories import make_agreement
from tests.test_budgets import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    old, new, other = make_agreement("Alt", signed_on="2010"), make_agreement("Neu"), make_agreement("Verwandt")
    new.links.create(kind="amends", other=old)
    new.links.create(kind="extends", other=old)
    other.links.create(kind="related", other=old)
    publish(old, new, other, by=None)
    return old, new, other


def address(public_id: str) -> str:
    return f"/api/v1/agreements/{public_id}/lineage/"


def test_nodes_stand_in_order_of_time_and_edges_name_them(client, three):
    old, new, other = three
    told = client.get(address(new.public_id)).json()
    assert [(node["id"], node["steps"], node["dated"]["value"]) for node in told["nodes"]] == [
        (old.public_id, 1, "2010"),
        (new.public_id, 0, "2024-05-06"),
    ]
    assert told["edges"] == [{"from": new.public_id, "kind": kind, "to": old.public_id} for kind in ("amends", "extends")]
    assert [(one["agreement"]["name"], one["to"]) for one in told["related"]] == [({"de": "Verwandt", "en": "Verwandt"}, old.public_id)]
    assert told["agreement"]["url"].endswith(f"/api/v1/agreements/{new.public_id}/") and told["has_more"] is False


def test_a_miss_answers_as_that_of_the_record(client, three):
    old, new, _other = three
    assert client.get(address("22222222")).status_code == 404
    assert client.get(f"{address(old.public_id)}?as_of=2020-01-01").status_code == 400
    Redirect.objects.create(item_kind="agreement", old="33333333", public_id=old.public_id)
    moved = client.get(address("33333333"))
    assert moved.status_code == 301 and moved["Location"].endswith(address(old.public_id))
    withdraw(new, by=None, reason="Not ready.")
    assert client.get(address(new.public_id)).status_code == 410
    told = client.get(address(old.public_id))
    assert [node["id"] for node in told.json()["nodes"]] == [old.public_id] and new.public_id not in told.content.decode()


def test_two_queries_whatever_the_size(client):
    versions = live_agreements(30)
    link_up(versions, [(number, "amends", 0) for number in range(1, 30)])
    assert len(queries_of(client, address(versions[0].public_id))) == 2  # the family; the links that join it
