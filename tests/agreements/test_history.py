"""The public history of a record: what was ever shown, and nothing else."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from agreements.addresses import comparison_path, history_path, record_path, version_path
from agreements.models import Actor, Agreement
from newsroom.publishing.acts import cancel, publish, withdraw
from newsroom.publishing.clock import clock_set_to, replaying
from newsroom.publishing.hiding import hide, redact
from newsroom.publishing.models import Change, Redirect
from tests.factories import make_actor, make_agreement
from tests.test_architecture import desk_tables

pytestmark = pytest.mark.django_db

THEN = now() - timedelta(days=30)
AHEAD = now() + timedelta(days=30)


def history_of(record, language: str = "de") -> str:
    record.refresh_from_db()
    return history_path(record._meta.model_name, record.public_id, record.slug, language)


def numbers(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'id="version-(\d+)"', page)]


def read(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


def edited(record, name: str, **publishing):
    """A new version with another name."""
    record.refresh_from_db()
    record.name_de = record.name_en = name
    record.save()
    publish(record, by=None, **publishing)
    return record


@pytest.fixture
def person():
    """Three versions, thirty, twenty and ten days old."""
    person = make_actor("Erste Form")
    for days, name, note in ((0, "Erste Form", ""), (10, "Zweite Form", "Anders geschrieben."), (20, "Dritte Form", "Noch einmal.")):
        with replaying(THEN + timedelta(days=days)):
            edited(person, name, change="correction" if days else "", note=note)
    return person


def test_all_versions_are_told_newest_first_with_their_change_and_their_time(client, person):
    page = read(client, history_of(person))
    assert numbers(page) == [3, 2, 1]
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Korrektur : Anders geschrieben." in words and "Erste Fassung" in words and "jetzt zu sehen" in words
    assert len(re.findall(r"Gezeigt ab \d", words)) == 3 and len(re.findall(r"Uhr bis \d", words)) == 2


def test_each_version_leads_to_the_record_as_it_was_then(client, person):
    page = read(client, history_of(person, "en"))
    addresses = [one.replace("&amp;", "&") for one in re.findall(r'version__title"><a href="([^"]+)"', page)]
    shown = [re.search(r"<h1[^>]*>(.*?)</h1>", read(client, address), re.DOTALL)[1] for address in addresses]
    assert [name in heading for name, heading in zip(("Dritte Form", "Zweite Form", "Erste Form"), shown, strict=True)] == [True] * 3


def test_the_permanent_address_leads_to_the_same_version_for_ever(client, person):
    address = version_path("actor", person.public_id, 2, "de")
    first = client.get(address)
    assert first.status_code == 302 and "Zweite Form" in read(client, first["Location"])
    edited(person, "Vierte Form")
    assert client.get(address)["Location"] == first["Location"]
    assert client.get(f"{record_path('actor', person.public_id, person.slug, 'de')}fassungen/2/")["Location"] == first["Location"]


def test_what_is_scheduled_or_was_cancelled_is_not_told(client, person):
    edited(person, "Geheime Form", at=AHEAD, note="Kommt erst.")
    for path in (history_of(person), history_of(person, "en")):
        page = read(client, path)
        assert numbers(page) == [3, 2, 1] and "Kommt erst" not in page
    assert client.get(version_path("actor", person.public_id, 4, "de")).status_code == 404
    cancel(Change.objects.get(at__gt=now()), by=None)
    assert numbers(read(client, history_of(person))) == [3, 2, 1]
    edited(person, "Fünfte Form")
    assert numbers(read(client, history_of(person))) == [5, 3, 2, 1]
    assert client.get(version_path("actor", person.public_id, 4, "de")).status_code == 404


def test_the_end_of_the_live_version_is_not_told_before_its_time(client, person):
    day = localdate(AHEAD)
    edited(person, "Geheime Form", at=AHEAD)
    assert str(day) not in read(client, history_of(person))
    with clock_set_to(AHEAD + timedelta(seconds=1)):
        page = read(client, history_of(person))
        assert numbers(page) == [4, 3, 2, 1] and page.count(f'datetime="{day}') == 2


def test_a_hidden_version_is_gone_from_history_comparison_and_citation(client, person):
    hide(person.versions.get(number=2))
    assert numbers(read(client, history_of(person))) == [3, 1]
    compared = comparison_path("actor", person.public_id, person.slug, "de")
    assert [client.get(f"{compared}?from={one}&to=3").status_code for one in (1, 2)] == [200, 404]
    address = version_path("actor", person.public_id, 2, "de")
    assert {client.get(path).status_code for path in (address, f"{address}zitat.bib", f"{address}zitat.json")} == {404}


def test_of_an_emptied_version_only_the_fact_is_told(client, person):
    redact(person.versions.get(number=2), reason="Streng geheimer Grund.")
    page = read(client, history_of(person))
    assert numbers(page) == [3, 2, 1] and "Der Inhalt dieser Fassung wurde entfernt." in page
    for secret in ("Anders geschrieben", "Zweite Form", "Streng geheimer Grund", 'value="2"', "fassungen/2/"):
        assert secret not in page, secret
    address, compared = version_path("actor", person.public_id, 2, "de"), comparison_path("actor", person.public_id, person.slug, "de")
    for path in (address, f"{address}zitat.ris", f"{compared}?from=1&to=2"):
        response = client.get(path)
        assert response.status_code == 410 and "Streng geheimer Grund" not in response.content.decode()
    both_around = read(client, f"{compared}?from=1&to=3")
    assert "Anders geschrieben" not in both_around and "Noch einmal." in both_around


def test_a_withdrawn_record_has_no_history_until_it_comes_back(client, person):
    paths = [history_of(person), version_path("actor", person.public_id, 1, "de"), f"{history_of(person)}vergleich/?from=1&to=2"]
    withdraw(person, by=None, reason="Die Angaben stimmten nicht.")
    for path in paths:
        response = client.get(path)
        assert response.status_code == 410 and "Die Angaben stimmten nicht." in response.content.decode()
    edited(person, "Wieder da")
    assert numbers(read(client, paths[0])) == [4, 3, 2, 1]


def test_other_slugs_lead_to_the_present_address_and_unknown_records_are_404(client, person):
    present = history_of(person)
    for other in (present.replace(person.slug, "anders"), f"/de/akteure/{person.public_id}/fassungen/"):
        assert client.get(other)["Location"] == present
    assert client.get("/de/akteure/22222222/fassungen/").status_code == 404
    assert client.get("/de/akteure/22222222/fassungen/1/").status_code == 404
    assert client.get(version_path("actor", person.public_id, 99_999_999_999_999, "de")).status_code == 404


def test_the_versions_of_a_merged_record_lead_to_those_of_its_survivor(client, person):
    Redirect.objects.create(item_kind="actor", old="33333333", public_id=person.public_id)
    for path in ("fassungen/", "fassungen/2/", "fassungen/vergleich/?from=1&to=2", "fassungen/1/zitat.bib"):
        address, status = client.get(f"/de/akteure/33333333/{path}", follow=True).redirect_chain[-1]
        assert (address.partition("?")[0], status) == (history_of(person), 301)
    for path in ("versions/?limit=1", "versions/2/", "versions/compare/?from=1&to=2"):
        response = client.get(f"/api/v1/actors/33333333/{path}")
        assert (response.status_code, response["Location"]) == (301, f"http://127.0.0.1:8000/api/v1/actors/{person.public_id}/versions/")


def test_a_long_history_goes_page_by_page_without_losing_a_version(client, monkeypatch, person):
    monkeypatch.setattr("agreements.history.pages.PAGE", 2)
    first = read(client, history_of(person))
    more = re.search(r'href="(\?cursor=[^"]+)" rel="next"', first)[1]
    second = read(client, history_of(person) + more)
    assert numbers(first) + numbers(second) == [3, 2, 1]
    assert re.findall(r'name="(\w+)" value="(\d)" checked', second) == [("to", "3"), ("from", "1")]  # the live one is at hand there, too
    assert client.get(history_of(person) + "?cursor=nonsense").status_code == 400


def test_a_history_is_not_sent_twice_until_a_version_comes(client, person):
    path = history_of(person)
    first = client.get(path)
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    edited(person, "Vierte Form")
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("versions", [1, 3, 12])
def test_a_history_costs_two_queries_and_a_permanent_address_one(client, django_assert_num_queries, versions):
    record = make_agreement(published=True)
    for _ in range(versions - 1):
        publish(record, by=None)
    client.get("/de/")  # what is loaded once for a process
    path = history_of(record)
    # The live version; the versions; and the sections of the menu.
    with django_assert_num_queries(3):
        assert numbers(read(client, path)) == list(range(versions, 0, -1))
    with django_assert_num_queries(1):
        client.get(version_path("agreement", record.public_id, 1, "de"))
    # The live version; the two; what was noted in between, where there is something; the menu.
    with django_assert_num_queries(4 if versions > 2 else 3):
        assert client.get(f"{path}vergleich/?from=1&to={versions}").status_code == 200


def test_the_pages_about_versions_ask_no_desk_table(client, person):
    path, address = history_of(person), version_path("actor", person.public_id, 1, "de")
    for asked in (path, f"{path}vergleich/?from=1&to=3", address, f"{address}zitat.bib"):
        with CaptureQueriesContext(connection) as queries:
            client.get(asked)
        named = {table for table in desk_tables() for query in queries if f'"{table}"' in query["sql"]}
        assert named == set(), asked


def test_the_page_of_a_record_leads_to_its_history_and_cites_its_version(client, person):
    page = read(client, record_path("actor", person.public_id, person.slug, "de"))
    assert f'href="{history_of(person)}"' in page and "Dies ist Fassung 3 dieses Eintrags." in page
    assert f"http://127.0.0.1:8000{version_path('actor', person.public_id, 3, 'de')}" in page
    past = read(client, client.get(version_path("actor", person.public_id, 1, "de"))["Location"])
    assert f"http://127.0.0.1:8000{version_path('actor', person.public_id, 1, 'de')}" in past


@pytest.mark.parametrize("model", [Actor, Agreement])
def test_the_language_switch_leads_to_the_same_page(client, model):
    record = (make_actor if model is Actor else make_agreement)(published=True)
    assert f'href="{history_of(record, "en")}"' in read(client, history_of(record))
    compared = f"{history_of(record, 'en')}compare/?from=1&amp;to=1"
    assert compared in read(client, f"{history_of(record)}vergleich/?from=1&to=1")
