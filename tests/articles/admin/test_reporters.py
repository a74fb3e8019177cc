"""A reporter sees and edits own articles only; somebody else's answers 404 on every page."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import Article, Correction
from tests.articles.admin.conftest import make_person
from tests.articles.admin.forms import ArticlePage
from tests.factories import make_actor, make_article, make_quote, make_user


@pytest.fixture
def at_desk(client, reporter):
    client.force_login(reporter)
    return ArticlePage(client)


def test_a_foreign_article_cannot_be_saved_either(at_desk, editor):
    foreign = make_article("Secret plan", created_by=editor)
    assert at_desk.save({"headline": "Mine now"}, foreign).status_code == 404
    foreign.refresh_from_db()
    assert foreign.headline == "Secret plan"


PAGES = ("change", "delete", "history", "versions", "preview", "publish", "withdraw", "compare", "send_back")


@pytest.mark.parametrize("page", PAGES)
def test_a_foreign_article_answers_404(at_desk, editor, page):
    foreign = make_article("Secret plan", created_by=editor, published=True)
    assert at_desk.client.get(reverse(f"admin:articles_article_{page}", args=[foreign.pk])).status_code == 404


def test_a_foreign_article_is_in_no_list_search_or_autocomplete(at_desk, editor, reporter):
    make_article("Secret plan", created_by=editor)
    make_article("Own plan", created_by=reporter)
    page = at_desk.client.get(reverse("admin:articles_article_changelist"), {"q": "plan"}).content.decode()
    assert "Own plan" in page and "Secret plan" not in page
    asked = {"app_label": "articles", "model_name": "article", "field_name": "translation_of", "term": "plan"}
    assert "Secret plan" not in at_desk.client.get(reverse("admin:autocomplete"), asked).content.decode()


def test_rows_of_a_foreign_article_stay_unseen_too(at_desk, editor):
    foreign = make_article(created_by=editor)
    quote = make_quote(foreign, make_actor("Ada Quoted"))
    correction = Correction.objects.create(article=foreign, text="Secret mistake")
    for row in (quote, correction):
        name = f"admin:articles_{row._meta.model_name}"
        lists = at_desk.client.get(reverse(f"{name}_changelist"))
        assert "Ada Quoted" not in lists.content.decode() and "Secret mistake" not in lists.content.decode()
        assert at_desk.client.get(reverse(f"{name}_change", args=[row.pk])).status_code in (302, 403, 404)


def test_a_reporter_writes_submits_and_cannot_publish(at_desk, reporter):
    at_desk.save(at_desk.read() | {"headline": "My story"}, button="_submit")
    article = Article.objects.get()
    assert (article.created_by, article.stage) == (reporter, "review")
    at_desk.save(at_desk.read(article), article, button="_publish")
    article.refresh_from_db()
    assert article.published_row_version is None
    assert at_desk.client.get(reverse("admin:articles_article_publish", args=[article.pk])).status_code == 403


def test_a_reporter_does_not_choose_an_original(at_desk, editor):
    original = make_article("Secret plan", created_by=editor)
    data = at_desk.read()
    assert "translation_of" not in data
    at_desk.save(data | {"headline": "Mine", "translation_of": original.pk})
    assert Article.objects.get(headline="Mine").translation_of is None


def test_whoever_may_not_see_articles_gets_no_positions_and_no_pictures(client, db):
    client.force_login(make_person("registrar"))
    assert client.get(reverse("admin:articles_article_positions"), {"speaker": "1"}).status_code == 403
    assert client.get(reverse("admin:articles_image_choose")).status_code == 403


def test_the_form_of_an_article_that_may_only_be_read_shows_its_body(client, db):
    reader = make_user()
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_article", "publish_article"]))
    client.force_login(reader)
    article = make_article(text="<p>Only to be read.</p>")
    make_quote(article, make_actor("Ada Quoted"))
    page = client.get(ArticlePage(client).url(article)).content.decode()
    assert "Only to be read." in page and "Ada Quoted" in page and "data-insert" not in page and "<textarea" not in page
