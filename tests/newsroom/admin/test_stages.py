"""Submit for review, and send back."""

import pytest

from tests.factories import make_actor
from tests.newsroom.admin.forms import form_of, save

pytestmark = pytest.mark.django_db


def change_url(actor) -> str:
    return f"/admin/agreements/actor/{actor.pk}/change/"


def send_back_url(actor) -> str:
    return f"/admin/agreements/actor/{actor.pk}/send-back/"


def test_a_reporter_submits_what_was_just_typed(reporter):
    actor = make_actor("Water board")
    save(reporter, change_url(actor), button="_submit", name_de="Wasseramt")
    actor.refresh_from_db()
    assert (actor.stage, actor.name_de) == ("review", "Wasseramt")


def test_an_editor_sends_it_back_with_a_note_that_the_reporter_finds(editor, reporter):
    actor = make_actor("Water board", stage="review", notes="Older note")
    answer = save(editor, send_back_url(actor), note="Name the source, please.")
    actor.refresh_from_db()
    assert answer.status_code == 302 and actor.stage == "draft"
    assert "Name the source, please." in actor.notes.splitlines()[0] and actor.notes.endswith("Older note")
    assert "Name the source, please." in reporter.get(change_url(actor)).content.decode()


def test_a_note_is_needed(editor):
    actor = make_actor("Water board", stage="review")
    assert save(editor, send_back_url(actor), note=" ").status_code == 200
    actor.refresh_from_db()
    assert actor.stage == "review"


def test_sending_back_what_somebody_has_saved_meanwhile_is_refused(editor, registrar):
    actor = make_actor("Water board", stage="review")
    shown = form_of(editor.get(send_back_url(actor)))
    save(registrar, change_url(actor), name_de="Wasseramt")
    answer = editor.post(send_back_url(actor), shown | {"note": "No."})
    actor.refresh_from_db()
    assert "saved this in between" in answer.content.decode() and (actor.stage, actor.notes) == ("review", "")


def test_a_reporter_cannot_send_back(reporter):
    assert reporter.get(send_back_url(make_actor(stage="review"))).status_code == 403
