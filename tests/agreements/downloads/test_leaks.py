"""What is not public is in no file: each is created first, and every file of every format is unpacked and searched."""

from datetime import UTC, datetime, timedelta

import pytest

from agreements.models import ActorName, Position, Provision
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.clock import clock_set_to
from newsroom.publishing.hiding import hide, redact
from tests.factories import make_actor, make_agreement, make_source
from tests.surfaces import content_of, downloads_of, list_downloads

pytestmark = pytest.mark.django_db
WORD = "Tarnkappe"
MOMENT = datetime(2031, 5, 6, 18, 0, tzinfo=UTC)


def holding(client, *records, query: str = "") -> set[str]:
    """The downloads in which the word stands, anywhere."""
    paths = [*list_downloads(), *(path + query for record in records for path in downloads_of(record))]
    return {path for path in paths if WORD in content_of(client.get(path))}


@pytest.fixture
def secret():
    """An agreement and an actor, each with the word wherever the desk may write one."""
    actor = make_actor(
        f"{WORD} AG", kind="organization", classification="company", description_de=WORD, website=f"https://example.org/{WORD}"
    )
    return make_agreement(f"{WORD}vertrag", summary_en=WORD, place_de=WORD), actor


def test_what_was_never_published_is_in_no_file(client, secret):
    make_agreement(published=True)
    assert holding(client, *secret) == set()


def test_what_is_published_is_in_every_file_and_gone_from_all_when_withdrawn(client, secret):
    publish(*secret, by=None)
    assert len(holding(client, *secret)) > 20
    for item in secret:
        withdraw(item, by=None, reason="It was wrong.")
    assert holding(client, *secret) == set()


def test_what_is_scheduled_comes_at_its_moment(client, secret):
    publish(*secret, by=None, at=MOMENT)
    with clock_set_to(MOMENT - timedelta(seconds=1)):
        assert holding(client, *secret) == set()
    with clock_set_to(MOMENT):
        assert len(holding(client, *secret)) > 20


def test_held_back_facts_and_notes_are_in_no_file(client):
    source = make_source(title="Öffentlich", notes=WORD)
    actor = make_actor("Person", notes=WORD, main_source=source)
    ActorName.objects.create(actor=actor, name=WORD, held_back="unklar")
    state = make_actor("Staat", kind="state", published=True)
    Position.objects.create(person=actor, organization=state, title_de=WORD, held_back=WORD)
    agreement = make_agreement("Vertrag", parties=[state, actor], notes=WORD)
    Provision.objects.create(agreement=agreement, number=1, kind="right", text_de=WORD, held_back="unklar")
    publish(actor, agreement, by=None)
    assert holding(client, actor, agreement) == set()


def test_an_unpublished_edit_stays_on_the_desk(client):
    agreement = make_agreement("Vertrag", published=True)
    agreement.title_de = WORD
    agreement.save()
    assert holding(client, agreement) == set()


def test_a_sensitive_event_without_a_sufficient_source_is_in_no_file(client):
    actor = make_actor("Erfundene Person")
    actor.events.create(kind="other", is_sensitive=True, on="2020", text_de=WORD)
    publish(actor, by=None)
    assert holding(client, actor) == set()


@pytest.mark.parametrize("close", [hide, lambda version: redact(version, reason="It hurt.")])
def test_a_hidden_or_emptied_version_is_in_no_file_of_a_past_moment(client, close):
    agreement = make_agreement(WORD, published=True)
    then = agreement.versions.get().visible_from.isoformat().replace("+00:00", "Z")
    agreement.title_de = agreement.title_en = "Anders"
    agreement.save()
    publish(agreement, by=None)
    assert holding(client, agreement, query=f"?as_of={then}") != set()
    close(agreement.versions.get(number=1))
    assert holding(client, agreement, query=f"?as_of={then}") == set()
