"""The history of a record for programs, any version of it, and what differs between two."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from agreements.models import ActorName, AgreementEvent
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.hiding import hide, redact
from tests.factories import make_actor, make_agreement, make_source
from tests.newsroom.api.asking import ask, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    """Two versions: the second has another description, a new name, and an event less."""
    person = make_actor("Ada", description_en="A mathematician.", main_source=make_source(title="Register"))
    person.events.create(kind="elected", on="1841")
    publish(person, by=None)
    person.refresh_from_db()
    person.description_en = "A programmer."
    person.save()
    ActorName.objects.create(actor=person, name="Ada Lovelace", uid="lovelace22")
    person.events.all().delete()
    publish(person, by=None, change="correction", note="Not elected.")
    return person


def history(client, item, query: str = "") -> dict:
    return ask(client, f"{item._meta.model_name}s/{item.public_id}/versions/{query}", "RecordVersionPage")


def test_the_history_says_what_was_shown_from_when_until_when(client, person):
    second, first = history(client, person)["results"]
    assert (second["number"], second["change"], second["change_note"], second["visible_until"]) == (2, "correction", "Not elected.", None)
    assert (first["number"], first["change"], first["visible_until"]) == (1, "first", second["visible_from"])
    then = client.get(first["as_of_url"].removeprefix("http://127.0.0.1:8000")).json()
    assert (then["version"], then["description"]["en"]) == (1, "A mathematician.")
    assert client.get(first["html_url"]["en"].removeprefix("http://127.0.0.1:8000")).status_code == 302


def test_a_version_is_the_record_as_it_was(client, person):
    first = ask(client, f"actors/{person.public_id}/versions/1/", "Actor")
    assert (first["version"], first["description"]["en"], len(first["events"])) == (1, "A mathematician.", 1)
    assert ask(client, f"actors/{person.public_id}/versions/2/", "Actor") == ask(client, f"actors/{person.public_id}/", "Actor")


def test_a_comparison_lists_facts_by_id_and_values_by_name(client, person):
    told = ask(client, f"actors/{person.public_id}/versions/compare/?from=1&to=2", "RecordComparison")
    assert (told["from"]["number"], told["to"]["number"], told["to"]["change_note"]) == (1, 2, "Not elected.")
    found = {(one["part"], one["change"]): one for one in told["differences"]}
    assert set(found) == {("description", "changed"), ("names", "added"), ("events", "removed")}
    assert found["names", "added"]["id"] == "lovelace22" and found["names", "added"]["after"]["name"] == "Ada Lovelace"
    assert found["events", "removed"]["before"]["on"]["value"] == "1841"
    assert found["description", "changed"]["fields"] == ["en"]
    back = ask(client, f"actors/{person.public_id}/versions/compare/?from=2&to=1", "RecordComparison")
    assert {(one["part"], one["change"]) for one in back["differences"]} == {
        ("description", "changed"), ("names", "removed"), ("events", "added"),
    }  # fmt: skip
    same = ask(client, f"actors/{person.public_id}/versions/compare/?from=2&to=2", "RecordComparison")
    assert same["differences"] == []


def test_within_a_changed_fact_the_names_of_what_differs_are_told(client):
    agreement = make_agreement("Rapallo")
    event = AgreementEvent.objects.create(agreement=agreement, kind="in_force", on="1922")
    publish(agreement, by=None)
    AgreementEvent.objects.filter(pk=event.pk).update(on="1923", note_en="Ratified late.")
    publish(agreement, by=None)
    told = ask(client, f"agreements/{agreement.public_id}/versions/compare/?from=1&to=2", "RecordComparison")
    changed = next(one for one in told["differences"] if one["part"] == "events")
    assert (changed["id"], changed["change"], changed["fields"]) == (event.uid, "changed", ["note", "on"])
    assert (changed["before"]["on"]["value"], changed["after"]["on"]["value"]) == ("1922", "1923")


def test_what_is_scheduled_or_hidden_is_not_told(client, person):
    hide(person.versions.get(number=1))
    publish(person, by=None, at=now() + timedelta(days=3), note="Geheim")
    (only,) = history(client, person)["results"]
    assert (only["number"], only["visible_until"]) == (2, None)
    for path in ("versions/1/", "versions/3/", "versions/compare/?from=1&to=2", "versions/compare/?from=2&to=3", "versions/99999999999/"):
        refused(client, f"actors/{person.public_id}/{path}", 404)


def test_of_an_emptied_version_only_the_fact_is_told(client, person):
    redact(person.versions.get(number=1), reason="Geheimer Grund")
    gone = history(client, person)["results"][1]
    assert gone["is_redacted"] and [gone[name] for name in ("change", "change_note", "url", "as_of_url", "html_url")] == [None] * 5
    for path in ("versions/1/", "versions/compare/?from=1&to=2"):
        assert "Geheimer Grund" not in str(refused(client, f"actors/{person.public_id}/{path}", 410))


def test_a_withdrawn_record_tells_its_reason_and_no_history(client, person):
    withdraw(person, by=None, reason="It was wrong.")
    for path in ("versions/", "versions/1/", "versions/compare/?from=1&to=2"):
        assert refused(client, f"actors/{person.public_id}/{path}", 410)["reason"] == "It was wrong."
    refused(client, "actors/22222222/versions/", 404)


@pytest.mark.parametrize(
    "query", ["", "?from=1", "?from=0&to=1", "?from=a&to=1", "?from=1&to=99999999999", "?to=2&x=1", "?from=1&from=2&to=1"]
)
def test_bad_parameters_are_refused(client, person, query):
    refused(client, f"actors/{person.public_id}/versions/compare/{query}", 400)


def test_a_history_is_paged(client, person):
    first = history(client, person, "?limit=1")
    second = history(client, person, "?" + first["next"].partition("?")[2])
    assert [page["results"][0]["number"] for page in (first, second)] == [2, 1] and second["next"] is None


@pytest.mark.parametrize("versions", [2, 12])
def test_each_address_costs_one_query(client, django_assert_num_queries, versions):
    agreement = make_agreement(published=True)
    for _ in range(versions - 1):
        publish(agreement, by=None)
    for path in ("versions/", "versions/1/", f"versions/compare/?from=1&to={versions}"):
        with django_assert_num_queries(1):
            assert client.get(f"/api/v1/agreements/{agreement.public_id}/{path}").status_code == 200
