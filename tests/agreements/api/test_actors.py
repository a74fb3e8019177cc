"""Actors in the API: names in all scripts, positions, history, merges."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.utils.timezone import now

from agreements.models import Actor, ActorName, ActorRendering, ActorVersion, Identifier, Position, Relation
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.models import Redirect
from tests.factories import make_actor
from tests.newsroom.api.asking import ask, ids, refused

pytestmark = pytest.mark.django_db(transaction=True)


def stamp(moment) -> str:
    return moment.isoformat().replace("+00:00", "Z")


@pytest.fixture
def commissar():
    state = make_actor("Sowjetrussland", kind="state", country="RU", published=True)
    actor = make_actor("Georgi Tschitscherin", name_en="Georgy Chicherin", began_on="1872-11-24", ended_on="1936", country="RU")
    ActorName.objects.create(actor=actor, name="Георгий Чичерин", language="ru", kind="alias")
    Identifier.objects.create(actor=actor, scheme="wikidata", value="Q1234567")
    Position.objects.create(person=actor, organization=state, title_de="Volkskommissar", since="1918", until="1930")
    Relation.objects.create(subject=actor, kind="reports_to", object=state)
    publish(actor, by=None)
    return actor


def test_it_has_names_in_all_scripts_positions_and_relations(client, commissar):
    data = ask(client, f"actors/{commissar.public_id}/", "Actor")
    assert data["name"] == {"de": "Georgi Tschitscherin", "en": "Georgy Chicherin"}
    assert [(one["name"], one["script"], one["language"]) for one in data["names"]] == [("Георгий Чичерин", "Cyrl", "ru")]
    assert [(one["title"]["de"], one["until"]["latest"]) for one in data["positions"]] == [("Volkskommissar", "1930-12-31")]
    assert [(one["kind"], one["object"]["name"]["de"], one["until"]) for one in data["relations"]] == [
        ("reports_to", "Sowjetrussland", None)
    ]
    assert data["identifiers"][0]["value"] == "Q1234567"


FINDING = ["q=чичерин", "q=geor chich", "q=chich %26 geor:*", "kind=person", "kind=person&kind=organization", "country=RU&kind=person"]
MISSING = ["q=Rathenau", "q=Volkskommissar", "q=!!!", "kind=organization", "classification=company", "country=DE"]


def test_filters_find_it_or_leave_it_out(client, commissar):
    found = {query: ids(ask(client, f"actors/?{quote(query, safe='=&%')}", "ActorPage")) for query in [*FINDING, *MISSING]}
    assert found == dict.fromkeys(FINDING, [commissar.public_id]) | {query: [] for query in MISSING}


def test_those_who_name_an_actor_are_found_through_it(client, commissar):
    state = Actor.objects.get(name_de="Sowjetrussland")
    assert ids(ask(client, f"actors/?related_to={state.public_id}", "ActorPage")) == [commissar.public_id]


def test_names_are_sorted_as_readers_sort_them(client):
    for name in ("Zeppelin", "Ärmel", "Adler", "Öl"):
        make_actor(name, published=True)
    assert [one["name"]["de"] for one in ask(client, "actors/", "ActorPage")["results"]] == ["Adler", "Ärmel", "Öl", "Zeppelin"]


def test_a_past_moment_shows_what_was_shown_then(client):
    actor = make_actor("Rathenow", published=True)
    first = ActorVersion.objects.get(item=actor)
    Actor.objects.filter(pk=actor.pk).update(name_de="Rathenau", name_en="Rathenau")
    publish(Actor.objects.get(pk=actor.pk), by=None, change="correction", note="The name was misspelt.")
    then = ask(client, f"actors/{actor.public_id}/?as_of={stamp(first.visible_from)}", "Actor")
    present = ask(client, f"actors/{actor.public_id}/", "Actor")
    assert [(one["version"], one["name"]["de"], one["change"]) for one in (then, present)] == [
        (1, "Rathenow", "first"),
        (2, "Rathenau", "correction"),
    ]
    refused(client, f"actors/{actor.public_id}/?as_of=2001-01-01", 404)


MALFORMED = ["", "soon", "2025-04-03T18:00:00", "2025-04-03T18:00:00+99:99", "0001-01-01T00:00:00+23:59", "2025-02-30", "%00"]


def test_a_malformed_moment_is_refused(client):
    actor = make_actor(published=True)
    for text in MALFORMED:
        assert list(refused(client, f"actors/{actor.public_id}/?as_of={text}", 400)["errors"]) == ["as_of"]


def test_the_future_is_not_told(client):
    actor = make_actor("Rathenow", published=True)
    Actor.objects.filter(pk=actor.pk).update(name_de="Rathenau", name_en="Rathenau")
    publish(Actor.objects.get(pk=actor.pk), by=None, at=now() + timedelta(hours=1))
    refused(client, f"actors/{actor.public_id}/?as_of={stamp(now() + timedelta(hours=2))}", 400)
    assert ask(client, f"actors/{actor.public_id}/", "Actor")["name"]["de"] == "Rathenow"


def test_what_is_withdrawn_is_gone_for_every_moment(client):
    actor = make_actor(published=True)
    shown = stamp(ActorVersion.objects.get(item=actor).visible_from)
    withdraw(actor, by=None, reason="It was wrong.")
    for query in ("", f"?as_of={shown}", "?as_of=2001-01-01"):
        assert refused(client, f"actors/{actor.public_id}/{query}", 410)["reason"] == "It was wrong."


def test_a_merged_actor_leads_to_the_one_that_stays(client):
    merged, stays = make_actor("CZ", published=True), make_actor("Zhao", published=True)
    withdraw(merged, by=None, reason="Merged.", kind="merged")
    Redirect.objects.create(item_kind="actor", old=merged.public_id, public_id=stays.public_id)
    response = client.get(f"/api/v1/actors/{merged.public_id}/")
    assert (response.status_code, response.headers["Location"]) == (301, f"http://127.0.0.1:8000/api/v1/actors/{stays.public_id}/")


def test_a_representation_that_was_not_prepared_is_made_on_the_spot(client, commissar, django_assert_num_queries):
    prepared = [ask(client, path, kind) for path, kind in ((f"actors/{commissar.public_id}/", "Actor"), ("actors/", "ActorPage"))]
    ActorRendering.objects.filter(kind__in=["api", "api-card"]).delete()
    with django_assert_num_queries(4):  # each answer and, once, the documents that it needs
        assert [
            ask(client, path, kind) for path, kind in ((f"actors/{commissar.public_id}/", "Actor"), ("actors/", "ActorPage"))
        ] == prepared


@pytest.mark.parametrize("count", [1, 3, 300])
def test_a_list_takes_one_query_and_a_record_another(client, count, django_assert_num_queries):
    actors = [make_actor(main_source=None) for _ in range(count)]
    source = make_actor().main_source
    Actor.objects.update(main_source=source)
    for actor in actors:
        actor.refresh_from_db()
    publish(*actors, by=None)
    with django_assert_num_queries(1):  # the page of cards
        assert len(ask(client, "actors/?limit=100", "ActorPage")["results"]) == min(count, 100)
    with django_assert_num_queries(1):  # the version with its representation
        ask(client, f"actors/{actors[0].public_id}/", "Actor")
    with django_assert_num_queries(3):  # the version, then what became of it
        refused(client, "actors/22222222/", 404)
