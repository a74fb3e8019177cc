"""From the form to the record: publish, schedule, cancel, withdraw, together."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from agreements.models import ActorVersion, Agreement, AgreementVersion
from articles.models import ArticleVersion
from newsroom.publishing.acts import publish
from newsroom.publishing.models import Change
from tests.factories import make_actor, make_agreement, make_article, make_source
from tests.newsroom.admin.forms import form_of, save

pytestmark = pytest.mark.django_db
PUBLISH = "/admin/publish/"


def change_url(item) -> str:
    return f"/admin/{item._meta.app_label}/{item._meta.model_name}/{item.pk}/change/"


def publish_page(item, *others) -> str:
    return PUBLISH + "?" + "&".join(f"item={one._meta.model_name}.{one.pk}" for one in (item, *others))


def in_two_hours() -> str:
    return timezone.localtime(timezone.now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")


def numbers(item) -> list[int]:
    return list(Change.objects.of(item).order_by("at").values_list("number", flat=True))


def test_a_first_version_without_open_questions_goes_out_in_one_click(editor):
    actor = make_actor("Water board")
    answer = save(editor, change_url(actor), button="_publish", name_de="Wasseramt")
    assert answer["Location"] == change_url(actor)
    version = ActorVersion.objects.live().get()
    assert (version.name_de, version.published_by, version.change) == ("Wasseramt", editor.user, "first")


def test_what_is_typed_is_kept_when_the_publication_is_refused(editor):
    actor = make_actor("Water board", main_source=None)
    answer = save(editor, change_url(actor), button="_publish", name_de="Wasseramt")
    actor.refresh_from_db()
    assert answer["Location"] == publish_page(actor) and actor.name_de == "Wasseramt"
    page = editor.get(answer["Location"]).content.decode()
    assert "Name the main source" in page and f"{change_url(actor)}#field-main_source" in page
    assert not ActorVersion.objects.exists()


def test_problems_stand_beside_the_form_and_lead_to_their_fields(editor):
    agreement = make_agreement(parties=[], main_source=None)
    page = editor.get(change_url(agreement)).content.decode()
    for anchor in ("field-main_source", "parties-group"):
        assert f'href="{change_url(agreement)}#{anchor}"' in page
        assert f'id="{anchor}"' in page


def test_a_second_version_asks_for_its_weight(editor):
    actor = make_actor("Water board", published=True)
    answer = save(editor, change_url(actor), button="_publish", name_de="Wasseramt")
    assert answer["Location"] == publish_page(actor)
    assert [version.name_de for version in ActorVersion.objects.live()] == ["Water board"]
    save(editor, answer["Location"], change="major", note="Renamed")
    version = ActorVersion.objects.live().get()
    assert (version.name_de, version.number, version.change, version.change_note) == ("Wasseramt", 2, "major", "Renamed")


def test_publishing_what_is_already_published_says_so_and_makes_no_version(editor):
    actor = make_actor("Water board", published=True)
    answer = save(editor, change_url(actor), button="_publish")
    assert answer["Location"] == change_url(actor) and numbers(actor) == [1]
    assert "Nothing has changed since" in editor.get(change_url(actor)).content.decode()


def test_publish_clicked_twice_on_a_new_item_publishes_once(editor):
    url = "/admin/agreements/actor/add/"
    form = form_of(editor.get(url)) | {"kind": "person", "name_en": "Ada", "main_source": str(make_source().pk), "_publish": "1"}
    first, second = editor.post(url, form), editor.post(url, form)
    assert first["Location"] == second["Location"] and ActorVersion.objects.count() == 1


def test_a_correction_needs_its_text(editor):
    actor = make_actor("Water board", published=True)
    refused = save(editor, publish_page(actor), change="correction")
    assert "Write the correction" in refused.content.decode()
    save(editor, publish_page(actor), change="correction", correction="The name was wrong.")
    change = Change.objects.of(actor).order_by("-at").first()
    assert (change.kind, change.note) == ("corrected", "The name was wrong.")


def test_a_publication_can_be_scheduled_and_cancelled(editor):
    actor = make_actor("Water board")
    save(editor, publish_page(actor), when="later", at=in_two_hours())
    assert not ActorVersion.objects.live().exists()
    change = Change.objects.of(actor).get()
    assert change.at > timezone.now() + timedelta(minutes=90)
    cancel = f"/admin/agreements/actor/{actor.pk}/cancel/{change.pk}/"
    assert "Water board" in editor.get(cancel).content.decode()
    assert editor.post(cancel).status_code == 302
    assert not Change.objects.exists()


@pytest.mark.parametrize("at", ["", "2001-01-01T10:00", "9999-12-31T23:59"])
def test_a_moment_that_cannot_be_is_refused(editor, at):
    actor = make_actor("Water board")
    assert save(editor, publish_page(actor), when="later", at=at).status_code == 200
    assert not Change.objects.exists()


@pytest.mark.parametrize(("choice", "left"), [("cancel", [1, 3]), ("keep", [1, 3, 2])])
def test_publishing_ahead_of_something_scheduled_asks_what_becomes_of_it(editor, choice, left):
    actor = make_actor("Water board", published=True)
    publish(actor, by=None, at=timezone.now() + timedelta(hours=3))
    refused = save(editor, publish_page(actor), scheduled="")
    assert refused.status_code == 200 and numbers(actor) == [1, 2]
    assert save(editor, publish_page(actor), scheduled=choice).status_code == 302
    assert numbers(actor) == left


def test_what_was_saved_after_the_page_was_shown_is_not_published_unseen(editor, registrar):
    actor = make_actor("Water board")
    shown = form_of(editor.get(publish_page(actor)))
    save(registrar, change_url(actor), name_de="Unseen")
    answer = editor.post(PUBLISH, shown)
    assert "was saved by somebody else meanwhile" in answer.content.decode()
    assert not ActorVersion.objects.exists()


def test_an_article_takes_the_unpublished_records_along_that_it_names(editor):
    actor = make_actor("Water board")
    article = make_article("Water talks", mentions=[actor])
    page = editor.get(publish_page(article))
    assert f'value="actor.{actor.pk}.1"' in page.content.decode()
    answer = editor.post(PUBLISH, form_of(page) | {"together": f"actor.{actor.pk}.1"})
    assert answer.status_code == 302
    assert ArticleVersion.objects.live().count() == ActorVersion.objects.live().count() == 1
    assert len(set(Change.objects.values_list("group", flat=True))) == 1


def test_a_companion_is_left_behind_unless_it_is_ticked(editor):
    article = make_article("Water talks", mentions=[make_actor("Water board")])
    assert save(editor, change_url(article), button="_publish")["Location"] == publish_page(article)
    assert save(editor, publish_page(article)).status_code == 302
    assert not ActorVersion.objects.exists()


def test_several_are_published_together_or_not_at_all(editor):
    ready, open_question = make_actor("Ready"), make_actor("Open", main_source=None)
    picked = {"action": "publish_together", "_selected_action": [ready.pk, open_question.pk]}
    page = editor.post("/admin/agreements/actor/", picked)
    assert page["Location"] == publish_page(ready, open_question)
    tokens = [f"actor.{ready.pk}.1", f"actor.{open_question.pk}.1"]
    refused = editor.post(PUBLISH, {"item": tokens, "when": "now"})
    assert "Name the main source" in refused.content.decode() and not ActorVersion.objects.exists()
    open_question.main_source = make_source()
    open_question.save()
    assert editor.post(PUBLISH, {"item": tokens, "when": "now"}).status_code == 302
    assert ActorVersion.objects.live().count() == 2


def test_rows_that_stay_at_the_desk_are_listed(editor):
    agreement = make_agreement("Water pact")
    agreement.events.update(held_back="Source asks us to wait")
    page = editor.get(publish_page(agreement)).content.decode()
    assert "1 row stays at the desk" in page and "Source asks us to wait" in page


def test_a_withdrawal_needs_its_reason_and_shows_it(editor):
    agreement = make_agreement("Water pact", published=True)
    page = f"/admin/agreements/agreement/{agreement.pk}/withdraw/"
    assert save(editor, page, reason="").status_code == 200 and AgreementVersion.objects.live().exists()
    assert save(editor, page, reason="It was a hoax.").status_code == 302
    assert not AgreementVersion.objects.live().exists()
    assert Change.objects.of(agreement).order_by("-at").first().note == "It was a hoax."


def test_a_withdrawal_can_be_planned(editor):
    agreement = make_agreement("Water pact", published=True)
    save(editor, f"/admin/agreements/agreement/{agreement.pk}/withdraw/", reason="Expires.", when="later", at=in_two_hours())
    assert AgreementVersion.objects.live().exists()
    assert "Live" in editor.get(change_url(agreement)).content.decode()
    assert Change.objects.of(agreement).filter(number__isnull=True, at__gt=timezone.now()).exists()


def test_what_was_published_cannot_be_deleted(editor):
    agreement = make_agreement("Water pact", published=True)
    delete = f"/admin/agreements/agreement/{agreement.pk}/delete/"
    assert editor.post(delete, {"post": "yes"}).status_code == 403
    with pytest.raises(ProtectedError):
        Agreement.objects.get(pk=agreement.pk).delete()


def test_a_draft_is_deleted_from_its_own_page(editor):
    agreement = make_agreement("Water pact")
    assert editor.post(f"/admin/agreements/agreement/{agreement.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Agreement.objects.exists()
