"""The page of a source: what live records cite of it, and what rests on it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from agreements.addresses import record_path
from agreements.models import ActorName, Identifier, Position, Source
from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_actor, make_agreement, make_source
from tests.surfaces import pages_of

pytestmark = pytest.mark.django_db


def read(client, source, language: str = "de", query: str = "") -> str:
    word = {"de": "quellen", "en": "sources"}[language]
    response = client.get(f"/{language}/{word}/{source.public_id}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def links(page: str) -> list[str]:
    """Where the facts on the page lead."""
    return re.findall(r'<dd><a href="(/[^"]+)"', page)


@pytest.fixture
def source():
    return make_source(
        title="Handbuch der Verträge", kind="registry", publisher="Akademie", author="E. Muster", language="de",
        url="https://example.org/handbuch", archived_url="https://archive.example.org/handbuch",
    )  # fmt: skip


def test_the_page_shows_the_source_and_each_fact_that_rests_on_it(client, source):
    person = make_actor("Rathenau")
    own = Position.objects.create(
        person=person, organization=make_actor("Reich", kind="state"), title_de="Minister", source=source, locator="S. 3"
    )
    Position.objects.create(person=person, organization=own.organization, title_de="Abgeordneter")
    agreement = make_agreement("Rapallo", main_source=source)
    publish(person, agreement, by=None)
    page = read(client, source)
    assert all(text in page for text in ("Handbuch der Verträge", "Akademie", "E. Muster", "https://archive.example.org/handbuch"))
    agreement.refresh_from_db(), person.refresh_from_db()
    places = [f"/de/vereinbarungen/{agreement.public_id}-{agreement.slug}/"]
    rows = [row for table in (agreement.parties, agreement.signatures, agreement.events) for row in table.all()]
    places += [f"{places[0]}#fact-{row.uid}" for row in rows]
    places += [f"/de/akteure/{person.public_id}-{person.slug}/#fact-{own.uid}"]
    assert sorted(links(page)) == sorted(places)
    assert "Minister, Reich" in page and "S. 3" in page and "Abgeordneter" not in page


def test_each_link_leads_to_a_place_that_is_there(client, source):
    actor = make_actor("Rathenau", main_source=source)
    ActorName.objects.create(actor=actor, name="Walter Rathenau")
    Identifier.objects.create(actor=actor, scheme="wikidata", value="Q1")
    actor.events.create(kind="born", on="1867-09-29")
    actor.events.create(kind="born", on="1868")
    agreement = make_agreement("Sea", parties=[make_actor(kind="state") for _ in range(6)], main_source=source)
    agreement.amounts.create(value=7, currency="USD")
    agreement.links.create(kind="related", other=make_agreement("Other", published=True))
    agreement.provisions.create(number=1, kind="right", text_de="Fisch")
    agreement.commitments.create(deliverable_de="Geld", owed_by_not_stated=True).assessments.create(as_of="1868", rating="stalled")
    publish(actor, agreement, by=None)
    page, pages = read(client, source), {}
    for link in links(page):
        path, _hash, place = link.partition("#")
        pages[path] = pages.get(path) or client.get(path).content.decode()
        assert not place or f'id="{place}"' in pages[path], link
    assert len(links(page)) == 2 + 4 + 6 + 6 + 1 + 5


def test_a_source_is_as_public_as_the_versions_that_name_it(client, source):
    path = f"/de/quellen/{source.public_id}/"
    actor = make_actor("Rathenau", main_source=source)
    assert client.get(path).status_code == 404
    publish(actor, by=None, at=timezone.now() + timedelta(hours=1))
    assert client.get(path).status_code == 404
    publish(actor, by=None, scheduled="cancel")
    assert client.get(path).status_code == 200
    withdraw(actor, by=None, reason="It was wrong.")
    assert client.get(path).status_code == 404
    assert client.get(f"/api/v1/sources/{source.public_id}/").status_code == 404


def test_what_the_desk_changes_shows_when_it_is_published(client, source):
    actor = make_actor("Rathenau", main_source=source, published=True)
    Source.objects.update(title="Another title")
    assert "Another title" not in read(client, source)
    publish(actor, by=None)
    assert "Another title" in read(client, source)


def test_a_confidential_source_has_no_page(client):
    hidden = make_source(title="Hidden", is_confidential=True)
    actor = make_actor("Rathenau")
    Position.objects.create(person=actor, organization=make_actor(kind="state"), title_de="Amt", source=hidden, excerpt="Hidden words")
    publish(actor, make_actor("Other", main_source=hidden), by=None)
    assert client.get(f"/de/quellen/{hidden.public_id}/").status_code == 404
    assert "Hidden" not in read(client, actor.main_source)
    assert "Amt" not in read(client, actor.main_source)


def test_the_page_is_paged_by_key_through_both_kinds(client, source):
    actors = [make_actor(f"Actor {number}", main_source=source) for number in range(13)]
    agreements = [make_agreement(f"Agreement {number}", main_source=source) for number in range(11)]
    publish(*actors, *agreements, by=None)  # all at one moment: kinds and items break the tie
    first = read(client, source)
    following = re.search(r'href="(\?cursor=[^"]+)" rel="next"', first)[1]
    second = read(client, source, query=following)
    shown = [re.findall(r'resting__record"><a href="([^"]+)"', page) for page in (first, second)]
    assert [len(found) for found in shown] == [20, 4]
    assert len({*shown[0], *shown[1]}) == 24
    back = re.search(r'href="(\?cursor=[^"]+)" rel="prev"', second)[1]
    assert re.findall(r'resting__record"><a href="([^"]+)"', read(client, source, query=back)) == shown[0]


@pytest.mark.parametrize("cursor", ["x", "WyI-Il0", "WyI-IiwieCIsMV0", "W" * 1600])
def test_a_cursor_from_elsewhere_is_refused(client, source, cursor):
    make_actor(main_source=source, published=True)
    assert client.get(f"/de/quellen/{source.public_id}/?cursor={cursor}").status_code == 400


def test_a_long_record_shows_the_beginning_of_its_facts(client, source):
    actor = make_actor("Rathenau", main_source=source)
    ActorName.objects.bulk_create(ActorName(actor=actor, name=f"Name {number:02}") for number in range(70))
    publish(actor, by=None)
    page = read(client, source, "en")
    assert len(links(page)) == 60 and "and 11 more" in page


def test_a_retracted_source_says_so_once_it_is_published_again(client, source):
    actor = make_actor("Rathenau", main_source=source, published=True)
    Source.objects.update(retracted_on="2026-02-03", retraction_reason_de="Gefälscht.", retraction_reason_en="Forged.")
    actor.refresh_from_db()
    path = record_path("actor", actor.public_id, actor.slug, "de")
    assert "zurückgezogen" not in read(client, source) + client.get(path).content.decode()
    publish(actor, by=None)
    for page in (read(client, source), client.get(path).content.decode()):
        assert "Diese Quelle wurde am 3. Februar 2026 zurückgezogen." in page and "Gefälscht." in page
    assert "retracted on 3 February 2026" in read(client, source, "en")


def test_what_was_typed_stays_text_on_the_pages_of_source_and_record(client):
    attack = '<script>xss()</script>"><img src=x onerror=xss()>'
    source = make_source(title=attack, publisher=attack, author=attack, retracted_on="2026-02-03", retraction_reason_de=attack)
    actor = make_actor(attack, main_source=source)
    office = {"person": actor, "organization": make_actor(attack, kind="state"), "title_de": attack, "locator": attack, "excerpt": attack}
    for year in ("1921", "1922"):
        Position.objects.create(**office, since=year)
    publish(actor, by=None)
    for page in (read(client, source), client.get(pages_of(actor)[0]).content.decode()):
        assert "xss()" in page and "<script>xss" not in page and "<img src=x" not in page
        assert "gehen auseinander" in page or "Was auf dieser Quelle beruht" in page
