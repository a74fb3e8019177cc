"""The networks as readers and programs meet them: what is in them, what is said of the rest, and what is refused."""

import re

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from lxml import html

from agreements.merging.acts import merge
from agreements.models import AgreementEvent, AgreementLink, AgreementVersion, Position, Signature
from agreements.network import graphs
from agreements.network.choosing import Bounds
from agreements.network.networks import network_of_register
from agreements.network.pages import network_path
from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_actor, make_agreement
from tests.surfaces import networks_of

pytestmark = pytest.mark.django_db

REGISTER, DATA = "/en/agreements/network/", "/en/agreements/network.json"


@pytest.fixture
def world():
    """Two states with three agreements, of which the oldest has ended; a person signs the newest for one of them, with an office there."""
    alpha, beta = (make_actor(name, kind="state", published=True) for name in ("Alpha", "Beta"))
    ada = make_actor("Ada Example")
    Position.objects.create(person=ada, organization=alpha, title_de="Ministerin", title_en="Minister", since="1999")
    publish(ada, by=None)
    made = [make_agreement(f"Treaty {year}", parties=[alpha, beta], signed_on=str(year)) for year in (1950, 1980, 2010)]
    AgreementEvent.objects.create(agreement=made[0], kind="terminated", on="1960")
    Signature.objects.filter(agreement=made[2], party__actor=alpha).update(person=ada, unknown_reason="")
    AgreementLink.objects.create(agreement=made[2], kind="supersedes", other=made[1])
    publish(*made, by=None)
    return {"alpha": alpha, "beta": beta, "ada": ada, "agreements": made}


def names(client, path: str, **params) -> dict[str, set[str]]:
    data = client.get(path, params).json()
    return {kind: {node["name"] for node in data["nodes"] if node["kind"] == kind} for kind in ("actor", "agreement")}


def around(record, name: str = "record-network", language: str = "en") -> str:
    record.refresh_from_db()
    return network_path(record._meta.model_name, record.public_id, record.slug, language, name)


def told(client, path: str, **params) -> tuple[set, set]:
    """The links of the picture, and those of its tables."""
    page = html.fromstring(client.get(path, params).content.decode())
    boxes = page.cssselect(".net--desk a")
    links = page.cssselect(".data tbody th a")
    return {box.get("href") for box in boxes}, {link.get("href") for link in links}


def test_the_register_shows_who_stands_in_what(client, world):
    data = client.get(DATA).json()
    ids = {node["id"]: node["name"] for node in data["nodes"]}
    edges = {(ids[edge["from"]], ids[edge["to"]], edge["kind"], *edge["as"]) for edge in data["edges"]}
    parties = {(name, f"Treaty {year}", "stands_in", "party") for name in ("Alpha", "Beta") for year in (1950, 1980, 2010)}
    assert edges == parties | {("Ada Example", "Treaty 2010", "stands_in", "signatory")}
    assert data["looked_at"] == {"agreements": 3, "has_more": False, "actors": 3} and data["up_to"] is None


def test_the_filters_of_the_list_narrow_it(client, world):
    assert names(client, DATA, year="1980") == {"actor": {"Alpha", "Beta"}, "agreement": {"Treaty 1980"}}
    assert names(client, DATA, party=world["ada"].public_id, role="signatory")["agreement"] == {"Treaty 2010"}
    with translation.override("en"):
        page = client.get(REGISTER, {"year": "1980"}).content.decode()
        assert f"{reverse('agreements:agreement-list')}?year=1980" in page  # the way back keeps them


def test_filters_stay_on_the_slider_and_nothing_else_does(client, world):
    page = html.fromstring(client.get(REGISTER, {"form": "mou", "year": "", "action": "x", "submit": "y", "cursor": "z"}).content.decode())
    assert [(one.get("name"), one.get("value")) for one in page.cssselect(".years input[type=hidden]")] == [("form", "mou")]


def test_a_year_shows_what_was_dated_by_then_and_had_not_ended_for_certain(client, world):
    assert names(client, DATA, up_to="1955")["agreement"] == {"Treaty 1950"}
    assert names(client, DATA, up_to="1985")["agreement"] == {"Treaty 1980"}
    assert names(client, DATA, up_to="1940") == {"actor": set(), "agreement": set()}
    page = client.get(REGISTER, {"up_to": "1985"}).content.decode()
    assert 'min="1950" max="2010" value="1985"' in page
    assert re.findall(r'href="(\?up_to=\d+|\?)"', page) == ["?up_to=1980", "?up_to=2010", "?"]


@pytest.mark.parametrize("year", [None, 1949, 1950, 1979, 1985, 2010, 2030])
def test_the_years_are_the_same_whether_they_are_at_hand_or_asked_for(client, world, monkeypatch, year):
    live = AgreementVersion.objects.live()
    at_hand = network_of_register(live, year, QueryDict(), "en").years
    monkeypatch.setattr("agreements.network.networks.NEWEST", 0)
    assert network_of_register(live, year, QueryDict(), "en").years == at_hand
    assert at_hand and (at_hand.first, at_hand.last) == (1950, 2010)


@pytest.mark.parametrize("params", [{"up_to": "x"}, {"up_to": "99999"}, {"up_to": "-1"}, {"form": "nothing"}, {"party": "'"}])
def test_what_cannot_be_read_is_refused_with_a_reason(client, world, params):
    page, data = client.get(REGISTER, params), client.get(DATA, params)
    assert (page.status_code, data.status_code, list(data.json()["errors"])) == (400, 400, list(params))
    assert "field__error" in page.content.decode() or "party" in params
    if "up_to" in params:
        answer = client.get(around(world["alpha"]), params)
        assert (answer.status_code, "field__error" in answer.content.decode()) == (400, True)


def test_an_actor_stands_between_its_ties_and_its_agreements(client, world):
    data = client.get(around(world["alpha"], "record-network-data")).json()
    ids = {node["id"]: node["name"] for node in data["nodes"]}
    assert [(ids[edge["from"]], ids[edge["to"]], *edge["as"]) for edge in data["edges"] if edge["kind"] == "tie"] == [
        ("Ada Example", "Alpha", "position")
    ]
    assert set(ids.values()) == {"Alpha", "Beta", "Ada Example", "Treaty 1950", "Treaty 1980", "Treaty 2010"}
    page = client.get(around(world["alpha"])).content.decode()
    assert "Minister (since 1999" in page or "Minister" in page and "l--tie" in page
    early = client.get(around(world["alpha"], "record-network-data"), {"up_to": "1985"}).json()
    assert "Ada Example" not in {node["name"] for node in early["nodes"]}  # neither signature nor office yet


def test_an_agreement_stands_among_its_actors_links_and_what_they_share(client, world):
    data = client.get(around(world["agreements"][1], "record-network-data")).json()
    ids = {node["id"]: node["name"] for node in data["nodes"]}
    assert set(ids.values()) == {"Alpha", "Beta", "Treaty 1950", "Treaty 1980", "Treaty 2010"}
    assert [(ids[edge["from"]], ids[edge["to"]], *edge["as"]) for edge in data["edges"] if edge["kind"] == "link"] == [
        ("Treaty 2010", "Treaty 1980", "supersedes")
    ]
    page = client.get(around(world["agreements"][1])).content.decode()
    assert "Superseded by" in page


def test_tables_say_what_the_pictures_show(client, world):
    for path in (REGISTER, around(world["alpha"]), around(world["agreements"][1]), around(world["ada"])):
        drawn, listed = told(client, path)
        assert drawn == listed != set(), path


def test_what_is_left_out_is_said_with_the_way_to_all_of_it(client, world, monkeypatch):
    monkeypatch.setattr("agreements.network.networks.REGISTER", Bounds(actors=2, agreements=2, lines=9))
    page = client.get(REGISTER).content.decode()
    assert "Shown are 2 of 3 actors and 2 of 3 agreements." in page
    assert 'href="/en/agreements/"' in page
    monkeypatch.setattr("agreements.network.networks.REGISTER", graphs.REGISTER)
    assert "Shown are" not in client.get(REGISTER).content.decode()


def test_records_lead_to_their_networks(client, world):
    for record in (world["alpha"], world["agreements"][0]):
        path = around(record)
        assert f'href="{path}"' in client.get(path.removesuffix("network/")).content.decode()


def test_another_slug_a_merger_a_withdrawal_and_an_unknown_id_answer_as_record_pages_do(client, world):
    alpha, beta = world["alpha"], world["beta"]
    assert client.get(f"/en/actors/{alpha.public_id}-other/network/?up_to=1985")["Location"] == f"{around(alpha)}?up_to=1985"
    assert client.get("/en/actors/22222222-x/network/").status_code == 404
    pages = networks_of(beta)
    merge(beta, alpha, by=None)
    assert [client.get(page).status_code for page in pages] == [301] * 3
    assert {client.get(page)["Location"] for page in pages} == {
        network_path("actor", alpha.public_id, "", code, name)
        for code, name in (("de", "record-network"), ("en", "record-network"), ("de", "record-network-data"))
    }
    withdraw(world["agreements"][0], by=None, reason="It never was.")
    for page in networks_of(world["agreements"][0]):
        answer = client.get(page)
        assert (answer.status_code, "It never was." in answer.content.decode()) == (410, True)


def test_what_named_a_merged_actor_stands_with_the_survivor(client, world):
    double = make_actor("Alfa", kind="state", published=True)
    make_agreement("Alone", parties=[double, world["beta"]], published=True)
    merge(double, world["alpha"], by=None)
    for path in (DATA, around(world["alpha"], "record-network-data")):
        data = client.get(path).json()
        ids = {node["name"]: node["id"] for node in data["nodes"]}
        assert "Alfa" not in ids
        assert (ids["Alpha"], ids["Alone"]) in {(edge["from"], edge["to"]) for edge in data["edges"]}


def test_what_is_not_public_is_on_no_network(client, world):
    secret = make_actor("Secret Republic", kind="state")
    make_agreement("Known treaty", parties=[world["alpha"], secret], published=True)
    make_agreement("Secret treaty", parties=[world["alpha"], world["beta"]])
    withdraw(world["ada"], by=None, reason="Wrong.")
    for path in [REGISTER, DATA, *networks_of(world["alpha"]), *networks_of(world["agreements"][2])]:
        page = client.get(path).content.decode()
        assert "Secret" not in page and "Ada Example" not in page, path
    assert "Known treaty" in client.get(DATA).content.decode()


def test_names_stay_text_in_the_picture(client):
    name = '<script>x</script>"><a onclick="x">'
    actors = [make_actor(name, kind="state", published=True), make_actor("Beta", kind="state", published=True)]
    agreement = make_agreement(name, parties=actors, published=True)
    for path in (REGISTER, around(actors[0]), around(agreement)):
        page = client.get(path).content.decode()
        assert "<script>x" not in page and "<a onclick" not in page and "&lt;script&gt;x&lt;/script&gt;" in page


def test_boxes_are_reached_in_the_order_of_the_columns_from_top_to_bottom(client, world):
    page = html.fromstring(client.get(around(world["alpha"])).content.decode())
    boxes = [(int(text.get("x")), int(text.get("y"))) for text in page.cssselect(".net--desk a .d-text")]
    assert boxes == sorted(boxes) and len(boxes) == 6


def test_empty_networks_say_so(client):
    assert "Nothing has been published here yet" in client.get(REGISTER).content.decode()
    alone = make_actor("Alone", published=True)
    assert "Nothing is recorded around it" in client.get(around(alone)).content.decode()


def test_data_may_be_read_from_anywhere_and_need_not_be_sent_twice(client, world):
    answer = client.get(DATA)
    assert (answer["Access-Control-Allow-Origin"], answer["X-Robots-Tag"]) == ("*", "noindex")
    assert client.get(DATA, headers={"if-none-match": answer["ETag"]}).status_code == 304
    withdraw(world["ada"], by=None, reason="Wrong.")
    assert client.get(DATA, headers={"if-none-match": answer["ETag"]}).status_code == 200
