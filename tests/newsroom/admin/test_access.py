"""Every side view asks what the form asks: foreign items answer 404, refused acts 403, the logged-out go to the login."""

import pytest
from django.test import Client

from agreements.models import Agreement
from articles.models import Article
from newsroom.publishing.models import Snapshot
from newsroom.publishing.snapshots import keep_snapshot
from tests.factories import make_actor, make_agreement, make_article, make_user
from tests.newsroom.admin.forms import save

pytestmark = pytest.mark.django_db

# Of one item; {pk} is its key, {snapshot} that of a snapshot of it.
VIEWS = ["change", "history", "preview", "versions", "versions/compare/?a=1", "versions/compare/?a=working", "versions/1/restore"]
VIEWS += ["snapshots/{snapshot}/restore", "delete", "publish", "withdraw", "send-back", "versions/1/hide", "versions/1/redact"]


def addresses(item) -> list[str]:
    snapshot = Snapshot.objects.of(item).first() or keep_snapshot(item, by=None)
    root = f"/admin/{item._meta.app_label}/{item._meta.model_name}/{item.pk}/"
    views = [view.format(snapshot=snapshot.pk) for view in VIEWS]
    return [root + (view if "?" in view else f"{view}/") for view in views]


def answers(client, item) -> dict[str, int]:
    return {view: client.get(url).status_code for view, url in zip(VIEWS, addresses(item), strict=True)}


@pytest.fixture
def article(db):
    return make_article("Somebody else's", created_by=make_user("someone"), published=True)


def test_a_reporter_finds_nothing_of_a_foreign_article(reporter, article):
    assert set(answers(reporter, article).values()) == {404}
    assert "Somebody else" not in reporter.get("/admin/articles/article/").content.decode()
    assert "Somebody else" not in reporter.get("/admin/").content.decode()


def test_a_reporter_sees_a_published_record_and_changes_nothing(reporter):
    found = answers(reporter, make_agreement("Water pact", published=True))
    reads = dict.fromkeys(("change", "history", "preview", "versions"), 200)
    reads |= dict.fromkeys(("versions/compare/?a=1", "versions/compare/?a=working"), 404)
    assert {view: status for view, status in found.items() if view in reads} == reads
    assert {status for view, status in found.items() if view not in reads} == {403}


def test_a_reporter_edits_a_draft_record_and_cannot_publish_it(reporter):
    found = answers(reporter, make_agreement("Water pact"))
    refused = {"publish", "withdraw", "send-back", "versions/1/hide", "versions/1/redact"}
    assert {view for view, status in found.items() if status == 403} == refused
    assert found["change"] == found["preview"] == 200


def test_a_forged_button_does_not_publish(reporter):
    agreement = make_agreement("Water pact", created_by=reporter.user)
    save(reporter, f"/admin/agreements/agreement/{agreement.pk}/change/", button="_publish", title_en="Changed")
    agreement.refresh_from_db()
    assert agreement.title_en == "Changed" and agreement.published_row_version is None


def test_a_registrar_finds_no_articles(registrar, article):
    assert registrar.get("/admin/articles/article/").status_code == 403
    assert set(answers(registrar, article).values()) <= {403, 404}


def test_nobody_but_an_administrator_empties_a_version(registrar, editor, administrator):
    agreement = make_agreement("Water pact", published=True)
    redact = f"/admin/agreements/agreement/{agreement.pk}/versions/1/redact/"
    assert [client.get(redact).status_code for client in (registrar, editor, administrator)] == [403, 403, 200]


def test_staff_without_rights_and_strangers_get_nothing(db, article):
    bare = Client()
    bare.force_login(make_user("bare"))
    assert set(answers(bare, article).values()) <= {403, 404}
    assert set(answers(Client(), article).values()) == {302}
    stranger = Client()
    stranger.force_login(make_user("reader", is_staff=False))
    assert set(answers(stranger, article).values()) == {302}


@pytest.mark.parametrize("key", ["999999", "x", "1/../2", "0"])
def test_what_does_not_exist_answers_404(editor, key):
    for view in ("change", "preview", "versions", "publish"):
        assert editor.get(f"/admin/agreements/agreement/{key}/{view}/").status_code == 404


def test_the_page_for_several_items_refuses_each_foreign_one(reporter, editor, article):
    mine = make_agreement("Mine", created_by=reporter.user)
    both = f"/admin/publish/?item=agreement.{mine.pk}&item=article.{article.pk}"
    assert reporter.get(both).status_code == 403
    assert reporter.get(f"/admin/publish/?item=article.{article.pk}").status_code == 404
    assert editor.get(both).status_code == 200
    for bad in ("", "?item=", "?item=user.1", "?item=article.x", "?item=article.999999", "?" + "item=article.1&" * 3 + "item=actor.0"):
        assert editor.get(f"/admin/publish/{bad}").status_code == 404


def test_an_autocomplete_offers_no_foreign_article(reporter, article):
    query = {"term": "Somebody", "app_label": "articles", "model_name": "article", "field_name": "translation_of"}
    answer = reporter.get("/admin/autocomplete/", query)
    assert answer.status_code == 403 or answer.json()["results"] == []


def test_an_autocomplete_finds_actors_by_any_name(reporter):
    actor = make_actor("Sadyr Zhaparov")
    query = {"term": "Жапаров", "app_label": "agreements", "model_name": "party", "field_name": "actor"}
    assert reporter.get("/admin/autocomplete/", query).json()["results"] == [{"id": str(actor.pk), "text": "Sadyr Zhaparov"}]


def test_the_index_lists_what_the_user_may_see(reporter, registrar):
    assert "/admin/auth/user/" not in reporter.get("/admin/").content.decode()
    page = registrar.get("/admin/").content.decode()
    assert "/admin/agreements/agreement/" in page and "/admin/articles/article/" not in page
    assert Agreement.objects.count() == Article.objects.count() == 0


def test_an_administrator_makes_users_and_no_superusers(administrator):
    user = make_user("new")
    url = f"/admin/auth/user/{user.pk}/change/"
    page = administrator.get(url).content.decode()
    assert 'name="groups"' in page and 'name="is_superuser"' not in page and 'name="user_permissions"' not in page
    boss = make_user("boss", is_superuser=True)
    assert administrator.get(f"/admin/auth/user/{boss.pk}/password/").status_code == 403
    assert administrator.post(f"/admin/auth/user/{boss.pk}/delete/", {"post": "yes"}).status_code == 403


def test_only_an_administrator_reads_the_users(editor, administrator):
    assert editor.get("/admin/auth/user/").status_code == 403
    assert administrator.get("/admin/auth/user/").status_code == 200
