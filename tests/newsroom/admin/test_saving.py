"""Two editors, two clicks, and what a save leaves behind."""

import threading

import pytest
from django.db import connection
from django.test import Client

from agreements.models import Actor, ActorName
from newsroom.publishing.models import Snapshot
from tests.factories import make_actor, make_source, make_user
from tests.newsroom.admin.forms import form_of, save

pytestmark = pytest.mark.django_db
# Snapshots are kept on commit, and two clicks at once need two connections.
on_commit = pytest.mark.django_db(transaction=True)


def change_url(actor) -> str:
    return f"/admin/agreements/actor/{actor.pk}/change/"


@on_commit
def test_a_save_bumps_the_version_and_remembers_who_and_what(editor):
    actor = make_actor("Water board")
    answer = save(editor, change_url(actor), name_de="Wasseramt")
    actor.refresh_from_db()
    assert answer.status_code == 302 and answer["Location"] == change_url(actor)
    assert (actor.name_de, actor.row_version, actor.updated_by) == ("Wasseramt", 2, editor.user)
    assert Snapshot.objects.of(actor).get().document["content"]["item"]["name_de"] == "Wasseramt"


def test_a_save_without_a_change_changes_nothing(editor):
    actor = make_actor("Water board")
    save(editor, change_url(actor))
    actor.refresh_from_db()
    assert actor.row_version == 1


def test_the_second_of_two_editors_is_refused_and_gets_the_typed_text_beside_the_saved_one(editor, registrar):
    actor = make_actor("Water board")
    seen_by_both = form_of(registrar.get(change_url(actor)))
    save(editor, change_url(actor), description_en="Saved by the first")
    answer = registrar.post(change_url(actor), seen_by_both | {"_save": "1", "description_en": "Typed by the second"})
    page = answer.content.decode()
    actor.refresh_from_db()
    assert answer.status_code == 200 and actor.description_en == "Saved by the first"
    assert "editor saved this in between" in page
    assert '<a href="#field-description_en">Description (English)</a>' in page
    assert "Typed by the second" in page and "Saved meanwhile:" in page and "Saved by the first" in page


def test_after_the_refusal_a_deliberate_second_save_is_taken(editor, registrar):
    actor = make_actor("Water board")
    stale = form_of(registrar.get(change_url(actor)))
    save(editor, change_url(actor), description_en="First")
    refused = registrar.post(change_url(actor), stale | {"_save": "1", "description_en": "Second"})
    answer = registrar.post(change_url(actor), form_of(refused) | {"_save": "1", "description_en": "First and second"})
    actor.refresh_from_db()
    assert answer.status_code == 302 and actor.description_en == "First and second"


def test_the_rows_of_an_inline_are_under_the_same_lock(editor, registrar):
    actor = make_actor("Water board")
    name = ActorName.objects.create(actor=actor, name="Wasseramt")
    stale = form_of(registrar.get(change_url(actor)))
    save(editor, change_url(actor), **{"names-0-name": "Amt für Wasser"})
    answer = registrar.post(change_url(actor), stale | {"_save": "1", "names-0-name": "Wasserbehörde"})
    page = answer.content.decode()
    name.refresh_from_db()
    assert name.name == "Amt für Wasser"
    assert "Wasserbehörde" in page and "Amt für Wasser" in page


def test_a_row_that_the_other_editor_added_is_named(editor, registrar):
    actor = make_actor("Water board")
    stale = form_of(registrar.get(change_url(actor)))
    added = {"names-TOTAL_FORMS": "1", "names-0-name": "Wasseramt", "names-0-kind": "alias"}
    save(editor, change_url(actor), **added)
    page = registrar.post(change_url(actor), stale | {"_save": "1", "description_en": "x"}).content.decode()
    assert "Added meanwhile:" in page and "Wasseramt" in page


def test_a_row_that_the_other_editor_deleted_comes_back_as_typed_with_a_sentence(editor, registrar):
    actor = make_actor("Water board")
    ActorName.objects.create(actor=actor, name="Wasseramt")
    stale = form_of(registrar.get(change_url(actor)))
    save(editor, change_url(actor), **{"names-0-DELETE": "on"})
    answer = registrar.post(change_url(actor), stale | {"_save": "1", "names-0-name": "Wasserbehörde"})
    page = answer.content.decode()
    assert answer.status_code == 200 and "Somebody deleted this row meanwhile" in page and "Wasserbehörde" in page
    assert registrar.post(change_url(actor), form_of(answer) | {"_save": "1"}).status_code == 302
    assert [name.name for name in actor.names.all()] == ["Wasserbehörde"]


def test_a_row_that_the_other_editor_deleted_can_be_let_go(editor, registrar):
    actor = make_actor("Water board")
    ActorName.objects.create(actor=actor, name="Wasseramt")
    stale = form_of(registrar.get(change_url(actor)))
    save(editor, change_url(actor), **{"names-0-DELETE": "on"})
    answer = registrar.post(change_url(actor), stale | {"_save": "1", "names-0-name": "Wasserbehörde"})
    assert registrar.post(change_url(actor), form_of(answer) | {"_save": "1", "names-0-DELETE": "on"}).status_code == 302
    assert not actor.names.exists()


def test_a_form_without_the_version_it_saw_is_refused(editor):
    actor = make_actor("Water board")
    form = form_of(editor.get(change_url(actor)))
    del form["row_version"]
    assert editor.post(change_url(actor), form | {"_save": "1", "name_de": "X"}).status_code == 200
    actor.refresh_from_db()
    assert actor.name_de == "Water board"


def test_save_clicked_twice_makes_one_item(editor):
    source = make_source()
    url = "/admin/agreements/actor/add/"
    form = form_of(editor.get(url)) | {"kind": "person", "name_de": "Ada", "main_source": str(source.pk), "_save": "1"}
    first, second = editor.post(url, form), editor.post(url, form)
    actor = Actor.objects.get()
    assert first["Location"] == second["Location"] == change_url(actor)
    assert (actor.created_by, [actor.public_id]) == (editor.user, form["public_id"])


@on_commit
def test_save_clicked_twice_at_once_makes_one_item_and_no_error(editor):
    url = "/admin/agreements/actor/add/"
    form = form_of(editor.get(url)) | {"kind": "person", "name_de": "Ada", "_save": "1"}
    statuses = []

    def click():
        client = Client()
        client.cookies = editor.cookies
        statuses.append(client.post(url, form).status_code)
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(4)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert statuses == [302] * 4
    assert Actor.objects.count() == 1


@on_commit
def test_of_saves_at_the_same_moment_one_is_taken_and_the_others_are_refused(editor):
    actor = make_actor("Water board")
    seen = form_of(editor.get(change_url(actor))) | {"_save": "1"}
    statuses = []

    def write(number):
        client = Client()
        client.cookies = editor.cookies
        statuses.append(client.post(change_url(actor), seen | {"description_en": f"Text {number}"}).status_code)
        connection.close()

    writers = [threading.Thread(target=write, args=[number]) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    actor.refresh_from_db()
    assert sorted(statuses) == [200, 200, 200, 302] and actor.row_version == 2


def test_an_id_of_somebody_elses_item_is_not_taken_over(editor, registrar):
    other = make_actor("Theirs", created_by=make_user("someone"))
    url = "/admin/agreements/actor/add/"
    form = form_of(editor.get(url)) | {"kind": "person", "name_de": "Mine", "public_id": other.public_id, "_save": "1"}
    assert editor.post(url, form).status_code == 302
    assert sorted(Actor.objects.values_list("name_de", flat=True)) == ["Mine", "Theirs"]


@pytest.mark.parametrize("public_id", ["", "../../x", "ABCDEFGH", "1234567890"])
def test_an_id_that_nobody_minted_is_replaced(editor, public_id):
    url = "/admin/agreements/actor/add/"
    form = form_of(editor.get(url)) | {"kind": "person", "name_de": "Ada", "public_id": public_id, "_save": "1"}
    assert editor.post(url, form).status_code == 302
    assert Actor.objects.get().public_id != public_id
