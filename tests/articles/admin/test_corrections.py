import pytest
from django.urls import reverse

from articles.models import Article, ArticleVersion, Correction
from tests.articles.admin.forms import read
from tests.factories import make_actor, make_article, make_quote


@pytest.fixture
def published(db):
    return make_article("Water talks", published=True)


def publish_as_correction(client, article, **fields):
    page = reverse("admin:publish") + f"?item=article.{article.pk}"
    data = read(client.get(page)) | {"change": "correction", "correction": "It was Tuesday.", "when": "now"} | fields
    return client.post(reverse("admin:publish"), data)


def test_a_correction_is_written_on_the_publish_page_and_carried_by_its_version(desk, published):
    response = publish_as_correction(desk.client, published, correction_kind="clarification")
    assert response.status_code == 302
    correction = published.corrections.get()
    assert (correction.kind, correction.text) == ("clarification", "It was Tuesday.")
    assert (correction.corrects.number, correction.carried_by.number) == (1, 2)
    assert ArticleVersion.objects.get(number=2).change == "correction"


def test_a_correction_without_words_is_refused(desk, published):
    assert publish_as_correction(desk.client, published, correction="  ").status_code == 200
    assert not Correction.objects.exists() and ArticleVersion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_when_the_publication_is_refused_the_correction_goes_again(desk):
    published = make_article(published=True)
    page = reverse("admin:publish") + f"?item=article.{published.pk}"
    words = {"change": "correction", "correction": "It was Tuesday.", "correction_kind": "update", "when": "now"}
    data = read(desk.client.get(page)) | words
    Article.objects.filter(pk=published.pk).update(section=None)
    assert desk.client.post(reverse("admin:publish"), data).status_code == 200
    assert not Correction.objects.exists()


def test_what_is_on_the_record_is_no_longer_changed(desk, published):
    publish_as_correction(desk.client, published, correction_kind="correction")
    correction = Correction.objects.get()
    page = reverse("admin:articles_correction_change", args=[correction.pk])
    assert "It was Tuesday." in desk.client.get(page).content.decode()
    assert desk.client.post(page, {"kind": "update", "text": "Other", "made_on": "2026-01-01"}).status_code == 403


def test_quotes_are_listed_and_lead_to_their_article(desk, published):
    quote = make_quote(published, make_actor("Ada Quoted"))
    page = desk.client.get(reverse("admin:articles_quote_changelist")).content.decode()
    assert "Ada Quoted" in page and desk.url(published) in page
    shown = desk.client.get(reverse("admin:articles_quote_change", args=[quote.pk])).content.decode()
    assert quote.text in shown and 'name="text"' not in shown
