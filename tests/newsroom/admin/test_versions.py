"""What an item was: versions listed, compared, restored, hidden, emptied; snapshots, too."""

import pytest

from agreements.models import ActorName, ActorVersion, AgreementEvent, AgreementVersion, Position
from newsroom.publishing.acts import publish
from newsroom.publishing.models import Snapshot
from tests.factories import make_actor, make_agreement
from tests.newsroom.admin.forms import form_of, save

pytestmark = pytest.mark.django_db
# Snapshots are kept on commit.
on_commit = pytest.mark.django_db(transaction=True)


def url(item, page: str) -> str:
    return f"/admin/{item._meta.app_label}/{item._meta.model_name}/{item.pk}/{page}"


@pytest.fixture
def renamed(db):
    """Published as "Water board", then as "River board"; the working copy says "Sea board"."""
    actor = make_actor("Water board", published=True)
    actor.name_en = actor.name_de = "River board"
    actor.save()
    publish(actor, by=None, change="major", note="Renamed")
    actor.name_en = actor.name_de = "Sea board"
    actor.row_version = 3
    actor.save()
    return actor


def test_versions_are_listed_with_weight_and_note(editor, renamed):
    page = editor.get(url(renamed, "versions/")).content.decode()
    assert "Major change" in page and "Renamed" in page and "First version" in page and "Live" in page


def test_two_versions_are_compared_word_by_word(editor, renamed):
    page = editor.get(url(renamed, "versions/compare/?a=1&b=2")).content.decode()
    assert "Name (English)" in page and "<del>Water</del><ins>River</ins> board" in page


def test_a_version_is_compared_with_the_working_copy(editor, renamed):
    page = editor.get(url(renamed, "versions/compare/?a=2")).content.decode()
    assert "<del>River</del><ins>Sea</ins> board" in page


def test_rows_are_compared_by_what_they_are_not_where_they_stand(editor):
    actor = make_actor("Water board")
    kept = ActorName.objects.create(actor=actor, name="Wasseramt", language="de")
    gone = ActorName.objects.create(actor=actor, name="Old name")
    publish(actor, by=None)
    gone.delete()
    kept.name = "Wasserbehörde"
    kept.save()
    ActorName.objects.create(actor=actor, name="New name")
    page = editor.get(url(actor, "versions/compare/?a=1")).content.decode()
    assert "<del>Wasseramt</del><ins>Wasserbehörde</ins>" in page
    assert "<del>Removed</del>: Old name" in page and "<ins>Added</ins>: New name" in page


def test_a_comparison_speaks_of_choices_dates_and_names_not_of_codes(editor):
    actor, office = make_actor("Ada"), make_actor("Water board", kind="organization", classification="public_body")
    publish(actor, by=None)
    Position.objects.create(person=actor, organization=office, title_en="Chair", since="2025-04")
    actor.country = "KG"
    actor.save()
    page = editor.get(url(actor, "versions/compare/?a=1")).content.decode()
    assert "Water board" in page and "April 2025" in page and office.public_id not in page


def test_hostile_words_are_shown_as_words(editor):
    actor = make_actor("<script>alert(1)</script>", published=True)
    actor.name_en = "<img src=x onerror=alert(1)>"
    actor.save()
    page = editor.get(url(actor, "versions/compare/?a=1")).content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page


@pytest.mark.parametrize("keys", ["?a=99", "?a=x", "?a=-1", "?a=1&b=99", "?a=s999", "?a=sx", "?a=", "?a=99999999999999999999"])
def test_what_cannot_be_compared_answers_404(editor, renamed, keys):
    assert editor.get(url(renamed, f"versions/compare/{keys}")).status_code == 404


def test_a_version_is_restored_into_the_working_copy_and_readers_see_no_change(editor, renamed):
    assert "Restore version 1" in editor.get(url(renamed, "versions/1/restore/")).content.decode()
    assert save(editor, url(renamed, "versions/1/restore/")).status_code == 302
    renamed.refresh_from_db()
    assert (renamed.name_en, renamed.row_version) == ("Water board", 4)
    assert ActorVersion.objects.live().get().name_en == "River board"
    kept = Snapshot.objects.of(renamed).order_by("-saved_at").first()
    assert kept.document["content"]["item"]["name_en"] == "Sea board"


def test_a_restore_does_not_overwrite_what_somebody_saved_meanwhile(editor, registrar, renamed):
    shown = form_of(editor.get(url(renamed, "versions/1/restore/")))
    save(registrar, url(renamed, "change/"), name_en="Saved meanwhile")
    answer = editor.post(url(renamed, "versions/1/restore/"), shown)
    renamed.refresh_from_db()
    assert "saved this in between" in answer.content.decode() and renamed.name_en == "Saved meanwhile"


def test_a_row_that_another_record_uses_stops_the_restore_with_a_sentence(editor):
    actor, office = make_actor("Ada", published=True), make_actor("Water board", kind="state")
    held = Position.objects.create(person=actor, organization=office, title_en="Chair")
    agreement = make_agreement("Pact", parties=[actor, office])
    agreement.signatures.filter(party__actor=actor).update(person=actor, unknown_reason="", position=held)
    answer = save(editor, url(actor, "versions/1/restore/"))
    assert answer.status_code == 200 and "Change that first" in answer.content.decode()
    assert Position.objects.filter(pk=held.pk).exists()


@on_commit
def test_a_lost_paragraph_is_found_in_a_snapshot(editor):
    actor = make_actor("Ada", description_en="A long paragraph.")
    save(editor, url(actor, "change/"), name_de="Ada L.")
    Snapshot.objects.update(saved_by=None)
    save(editor, url(actor, "change/"), description_en="")
    snapshot = Snapshot.objects.of(actor).order_by("saved_at").first()
    page = editor.get(url(actor, f"versions/compare/?a=s{snapshot.pk}")).content.decode()
    assert "<del>A long paragraph.</del>" in page
    save(editor, url(actor, f"snapshots/{snapshot.pk}/restore/"))
    actor.refresh_from_db()
    assert actor.description_en == "A long paragraph."


@on_commit
def test_notes_show_only_between_two_states_of_the_desk(editor):
    actor = make_actor("Ada", notes="Private", published=True)
    save(editor, url(actor, "change/"), name_de="Ada L.")
    snapshot = Snapshot.objects.of(actor).get()
    actor.notes = "Very private"
    actor.save()
    assert "Very private" not in form_text(editor, url(actor, "versions/compare/?a=1"))
    assert "Very" in form_text(editor, url(actor, f"versions/compare/?a=s{snapshot.pk}"))


def form_text(client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_past_version_is_hidden_and_the_live_one_is_not(editor, renamed):
    save(editor, url(renamed, "versions/1/hide/"))
    assert save(editor, url(renamed, "versions/2/hide/")).status_code == 200
    assert list(ActorVersion.objects.filter(hidden_at__isnull=False).values_list("number", flat=True)) == [1]


def test_an_administrator_empties_a_past_version_with_a_reason(administrator, renamed):
    assert save(administrator, url(renamed, "versions/1/redact/"), reason="").status_code == 200
    assert save(administrator, url(renamed, "versions/1/redact/"), reason="A court said so.").status_code == 302
    version = ActorVersion.objects.get(number=1)
    assert version.document == {} and version.redaction_reason == "A court said so."
    assert administrator.get(url(renamed, "versions/1/restore/")).status_code == 404
    assert "A court said so." in administrator.get(url(renamed, "versions/")).content.decode()
    assert administrator.get(url(renamed, "versions/compare/?a=1&b=2")).status_code == 200


def test_the_preview_shows_the_working_copy_to_nobody_else(editor, client, renamed):
    answer = editor.get(url(renamed, "preview/"))
    assert "Sea board" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"] and "noindex" in answer["X-Robots-Tag"]
    assert client.get(url(renamed, "preview/")).status_code == 302


def test_the_preview_leaves_out_what_stays_at_the_desk(editor):
    agreement = make_agreement("Water pact", notes="Private note")
    AgreementEvent.objects.create(agreement=agreement, kind="other", on="2024-01-01", note_en="Held words", held_back="wait")
    page = form_text(editor, url(agreement, "preview/?language=en"))
    assert "Water pact" in page and "Held words" not in page and "Private note" not in page


def test_a_draft_with_next_to_nothing_in_it_can_be_previewed(editor):
    agreement = make_agreement("Water pact", parties=[], main_source=None)
    agreement.events.all().delete()
    assert editor.get(url(agreement, "preview/")).status_code == 200
    assert not AgreementVersion.objects.exists()
