"""Merging at the desk: side by side, preview, receipt, undo, and who may."""

import pytest
from django.urls import reverse

from agreements.merging.acts import merge
from agreements.models import Actor, MatchDecision, Merge
from articles.models import Article
from tests.agreements.merging_world import make_web
from tests.factories import make_actor, make_article, make_quote

pytestmark = pytest.mark.django_db


def address(page: str, *args) -> str:
    return reverse(f"admin:agreements_actor_{page}", args=args)


def merge_page(merged: Actor, survivor: Actor) -> str:
    return f"{address('merge', merged.pk)}?with={survivor.pk}"


def seen(merged: Actor, survivor: Actor) -> str:
    return f"{merged.row_version}-{survivor.row_version}"


def test_the_preview_counts_what_will_move_and_writes_nothing(editor):
    double, kept, _around = make_web()
    text = editor.get(merge_page(double, kept)).content.decode()
    for words in (
        "Ada Exampel",
        "Alone",
        "Third Person advises Adah Exampel",
        "Cites the double",
        "These are five spoken words.",
        "Ökonomin",
    ):
        assert words in text, words
    assert "both have it, so it stays once" in text
    assert not Merge.objects.exists()


def test_who_may_not_see_articles_gets_numbers_only(registrar):
    double, kept, _around = make_web()
    text = registrar.get(merge_page(double, kept)).content.decode()
    assert "Mentions" in text and "Cites the double" not in text and "These are five spoken words." not in text


def test_an_editor_merges_and_undoes(editor):
    double, kept, around = make_web()
    answer = editor.post(
        merge_page(double, kept), {"seen": seen(double, kept), "take": ["began_on"], "reason": "Same birthday."}, follow=True
    )
    text = answer.content.decode()
    done = Merge.objects.get()
    assert answer.redirect_chain == [(address("merge_receipt", done.pk), 302)]
    assert "Same birthday." in text and "is now part of" in text and "Publish 6 records and articles" in text
    kept.refresh_from_db()
    assert (done.by, str(kept.began_on.value), kept.description_de) == (editor.user, "1970", "")
    assert "become two again" in editor.get(address("merge_undo", done.pk)).content.decode()
    text = editor.post(address("merge_undo", done.pk), follow=True).content.decode()
    assert "are two again" in text and "Undone" in text
    assert around["alone"].parties.filter(actor=double).exists()


def test_what_has_changed_since_is_looked_at_again(editor):
    double, kept = make_actor(), make_actor()
    text = editor.post(merge_page(double, kept), {"seen": "1-7"}).content.decode()
    assert "Look again" in text and not Merge.objects.exists()
    assert editor.post(merge_page(double, kept), {"seen": "nonsense"}).status_code == 200


def test_a_refusal_is_told_and_no_button_offered(editor):
    person, state = make_actor(), make_actor(kind="state")
    text = editor.get(merge_page(person, state)).content.decode()
    assert "Only actors of one kind can be the same." in text and 'value="Merge"' not in text
    editor.post(merge_page(person, state), {"seen": seen(person, state)})
    assert not Merge.objects.exists()


def test_without_a_second_actor_the_page_asks_for_it(editor):
    double, kept = make_actor(), make_actor()
    answer = editor.post(address("merge", double.pk), {"survivor": kept.pk})
    assert answer["Location"] == merge_page(double, kept)


@pytest.mark.parametrize("other", ["", "0", "nobody", "999999"])
def test_an_unknown_other_actor_is_not_found(editor, other):
    expected = 200 if other == "" else 404
    assert editor.get(f"{address('merge', make_actor().pk)}?with={other}").status_code == expected


def test_a_reporter_may_not_merge_even_drafts(reporter):
    double, kept = make_actor(created_by=reporter.user), make_actor(created_by=reporter.user)
    assert reporter.post(merge_page(double, kept), {"seen": seen(double, kept)}).status_code == 403
    assert reporter.post(address("verdict", double.pk), {"with": kept.pk, "verdict": "different"}).status_code == 403
    assert not Merge.objects.exists() and not MatchDecision.objects.exists()


def test_a_merged_actor_is_shown_with_the_way_back_and_not_edited(editor):
    double, kept = make_actor("Ada Exampel"), make_actor("Ada Example")
    done = merge(double, kept, by=None)
    text = editor.get(address("change", double.pk)).content.decode()
    assert "This actor was merged into" in text and address("merge_receipt", done.pk) in text and 'name="_save"' not in text
    assert editor.post(address("change", double.pk), {"name_de": "Other"}).status_code == 403
    assert editor.get(address("publish", double.pk)).status_code == 403


def test_merged_actors_are_in_no_list_and_no_chooser(editor):
    double, kept = make_actor("Ada Exampel"), make_actor("Ada Example")
    merge(double, kept, by=None)
    listed = editor.get(address("changelist")).content.decode()
    assert address("change", kept.pk) in listed and address("change", double.pk) not in listed
    chooser = "/admin/autocomplete/?app_label=agreements&model_name=party&field_name=actor&term=Ada"
    assert [one["id"] for one in editor.get(chooser).json()["results"]] == [str(kept.pk)]


def test_a_merged_draft_is_nobodys_work_any_more(editor):
    double, kept = make_actor("Ada Exampel"), make_actor("Ada Example")
    merge(double, kept, by=editor.user)
    listed = editor.get("/admin/").content.decode()
    assert address("change", kept.pk) in listed and address("change", double.pk) not in listed


def test_a_verdict_is_remembered_told_and_withdrawn(editor):
    double, kept = make_actor(), make_actor()
    here = merge_page(double, kept)
    answer = editor.post(address("verdict", double.pk), {"with": kept.pk, "verdict": "different", "next": here})
    assert answer["Location"] == here
    assert "not the same" in editor.get(here).content.decode()
    editor.post(address("verdict", kept.pk), {"with": double.pk, "verdict": "withdrawn", "next": here})
    assert not MatchDecision.objects.exists()


def test_a_verdict_leads_nowhere_else(editor):
    double, kept = make_actor(), make_actor()
    answer = editor.post(address("verdict", double.pk), {"with": kept.pk, "verdict": "different", "next": "https://example.com/"})
    assert answer["Location"] == address("duplicates")


def test_the_receipt_offers_to_publish_only_what_is_the_users(registrar):
    double, kept = make_actor(published=True), make_actor(published=True)
    article = make_article("Secret plan", mentions=[double], published=True)
    make_quote(article, double)
    done = merge(double, kept, by=None)
    text = registrar.get(address("merge_receipt", done.pk)).content.decode()
    assert f"article.{article.pk}" not in text and f"actor.{kept.pk}" in text
    assert "Secret plan" not in text and Article.objects.exists()


def test_names_are_escaped(editor):
    double, kept = make_actor("<b>Ada</b>"), make_actor("<i>Ada</i>")
    done = merge(double, kept, by=None, reason="<script>")
    for page in (address("merge_receipt", done.pk), address("merge_undo", done.pk), address("duplicates"), address("change", double.pk)):
        text = editor.get(page).content.decode()
        assert "<b>Ada" not in text and "<i>Ada" not in text and "<script>alert" not in text
