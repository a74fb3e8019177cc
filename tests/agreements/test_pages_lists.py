"""The lists of agreements and actors, with their filters."""

import re

import pytest

from agreements.models import Actor, Agreement, Commitment
from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_actor, make_agreement

pytestmark = pytest.mark.django_db


def titles(client, path: str, **params) -> list[str]:
    response = client.get(path, params)
    assert response.status_code == 200, response.status_code
    return re.findall(r'class="record-row__title"><a[^>]*>([^<]*)', response.content.decode())


def test_agreements_stand_latest_first_and_actors_by_name_in_any_script(client):
    parties = [make_actor(name, published=True) for name in ("Ägypten", "Zhaparov", "Байсал", "Chile")]
    for title, day in (("Mittlerer", "1922-04-16"), ("Jüngster", "1963-01-22"), ("Ältester", "1867-03-30")):
        make_agreement(title, parties=parties, signed_on=day, published=True)
    assert titles(client, "/de/vereinbarungen/") == ["Jüngster", "Mittlerer", "Ältester"]
    assert titles(client, "/en/actors/") == ["Ägypten", "Байсал", "Chile", "Zhaparov"]


def test_filters_stand_in_the_address_and_narrow_the_list(client):
    parties = [make_actor(published=True), make_actor(published=True)]
    make_agreement("Vertrag", parties=parties, form="treaty", binding="binding", signed_on="1922", published=True)
    memorandum = make_agreement("Absicht", parties=parties, signed_on="2025-04-03")
    Commitment.objects.create(agreement=memorandum, deliverable_de="Hilfe", owed_by_not_stated=True)
    publish(memorandum, by=None)
    path = "/de/vereinbarungen/"
    assert titles(client, path, form="treaty") == ["Vertrag"]
    by_1950 = {"value": "1950", "qualifier": "not_after", "as_printed": ""}
    make_agreement("Spätestens 1950", parties=parties, form="convention", signed_on=by_1950, published=True)
    assert titles(client, path, year="2025") == ["Absicht"]
    assert titles(client, path, year="1922") == ["Vertrag"]
    assert titles(client, path, year="1950") == ["Spätestens 1950"]
    assert titles(client, path, has_no_timetable="true") == ["Absicht"]
    assert titles(client, path, party=parties[0].public_id, form="mou") == ["Absicht"]
    assert titles(client, path, form="", year="", has_no_timetable="", has_open_commitments="") == ["Absicht", "Spätestens 1950", "Vertrag"]
    page = client.get(path, {"form": "treaty"}).content.decode()
    assert "Form: Völkerrechtlicher Vertrag" in page and "Alle Filter zurücksetzen" in page and "1 Eintrag" in page


def test_an_actor_is_found_by_any_of_its_names(client):
    person = make_actor("Georgi Tschitscherin")
    person.names.create(name="Георгий Чичерин", language="ru")
    publish(person, by=None)
    make_actor("Walther Rathenau", published=True)
    assert titles(client, "/de/akteure/", q="чичер") == ["Georgi Tschitscherin"]
    assert titles(client, "/de/akteure/", q="rathenau", kind="person") == ["Walther Rathenau"]


def test_a_filter_that_cannot_be_read_says_so_beside_its_field(client):
    make_agreement("Vertrag", published=True)
    response = client.get("/de/vereinbarungen/", {"year": "gestern"})
    page = response.content.decode()
    assert response.status_code == 400 and "„gestern“ ist kein Datum" in page and "Vertrag</a>" not in page
    assert [
        client.get(path).status_code for path in ("/de/vereinbarungen/?form=nonsense", "/en/actors/?kind=x", "/de/akteure/?cursor=x")
    ] == [400] * 3


def test_nothing_found_and_nothing_there_are_told_apart(client):
    assert "Hier ist noch nichts veröffentlicht" in client.get("/de/vereinbarungen/").content.decode()
    found = client.get("/de/vereinbarungen/", {"form": "settlement"})
    assert found.status_code == 200 and "Keine Vereinbarung passt zu diesen Filtern" in found.content.decode()


def test_drafts_unpublished_edits_and_withdrawn_records_are_not_listed(client):
    parties = [make_actor("Nord", published=True), make_actor("Süd", published=True)]
    make_agreement("Entwurf", parties=parties)
    make_actor("Niemand")
    edited = make_agreement("Vertrag", parties=parties, published=True)
    Agreement.objects.filter(pk=edited.pk).update(title_de="Unfertig")
    Actor.objects.filter(pk=parties[0].pk).update(name_de="Unfertig")
    withdraw(make_agreement("Zurückgezogen", parties=parties, published=True), by=None, reason="Irrtum")
    assert titles(client, "/de/vereinbarungen/") == ["Vertrag"]
    assert titles(client, "/de/akteure/") == ["Nord", "Süd"]
    assert "Unfertig" not in client.get("/de/vereinbarungen/").content.decode() + client.get("/de/akteure/").content.decode()


def test_a_title_that_is_only_in_the_other_language_carries_its_badge(client):
    make_agreement("Grenzvertrag", title_en="", published=True)
    page = client.get("/en/agreements/").content.decode()
    assert re.search(r'lang="de">Grenzvertrag</a>\s*<abbr class="lang-badge"[^>]*>de<', page)


def test_a_long_list_is_walked_there_and_back_without_losing_its_filters(client):
    parties = [make_actor("A", kind="state", published=True), make_actor("B", kind="state", published=True)]
    for number in range(23):
        make_agreement(f"Vertrag {number:02}", parties=parties, signed_on=f"20{number:02}", published=True)
    first = client.get("/de/vereinbarungen/", {"form": "mou"}).content.decode()
    assert "23 Einträge" in first
    following = re.search(r'pager__next" href="([^"]*)"', first)[1].replace("&amp;", "&")
    assert "form=mou" in following
    assert titles(client, f"/de/vereinbarungen/{following}") == ["Vertrag 02", "Vertrag 01", "Vertrag 00"]


@pytest.mark.parametrize("how_many", [1, 3, 30])
def test_a_list_costs_two_queries_however_long_it_is(client, django_assert_max_num_queries, how_many):
    parties = [make_actor(published=True), make_actor(published=True)]
    for number in range(how_many):
        make_agreement(f"Vertrag {number}", parties=parties, published=True)
        make_actor(f"Akteur {number}", published=True)
    client.get("/de/")  # what is loaded once for a process
    for path in ("/de/vereinbarungen/", "/en/agreements/?form=mou&year=2024", "/de/akteure/", "/en/actors/?kind=person"):
        # The rows; how many there are, unless one page holds all; and the sections of the menu.
        with django_assert_max_num_queries(3):
            assert client.get(path).status_code == 200


def test_a_list_is_not_sent_twice_until_something_in_it_changes(client):
    parties = [make_actor(published=True), make_actor(published=True)]
    agreement = make_agreement("Vertrag", parties=parties, published=True)
    first = client.get("/de/vereinbarungen/")
    known = {"If-None-Match": first["ETag"]}
    assert client.get("/de/vereinbarungen/", headers=known).status_code == 304
    withdraw(agreement, by=None, reason="Irrtum")
    assert client.get("/de/vereinbarungen/", headers=known).status_code == 200


def test_the_language_switch_keeps_the_filters_but_not_the_place_in_the_list(client):
    for number in range(21):
        make_agreement(f"Vertrag {number}", form="treaty", published=True)
    first = client.get("/de/vereinbarungen/?form=treaty&decade=2020").content.decode()
    assert 'href="/en/agreements/?form=treaty&amp;decade=2020" lang="en"' in first
    second = client.get("/de/vereinbarungen/" + client.get("/de/vereinbarungen/?form=treaty").context["page"].next_url).content.decode()
    assert 'href="/en/agreements/?form=treaty" lang="en"' in second
