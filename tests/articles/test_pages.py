"""Readers' pages of articles."""

import json
import re

import pytest
from django.urls import reverse

from agreements.models import Actor
from articles.addresses import article_path
from articles.models import AgreementBlock, Article, Correction
from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_section

pytestmark = pytest.mark.django_db


def path_of(article: Article) -> str:
    article.refresh_from_db()
    return article_path(article.language, article.public_id, article.slug)


def read(client, article: Article) -> str:
    response = client.get(path_of(article))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def structured(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])


def test_an_unpublished_edit_stays_on_the_desk(client):
    article = make_article("Water talks", published=True)
    Article.objects.filter(pk=article.pk).update(headline="Unfinished")
    page = read(client, article)
    assert "Water talks" in page and "Unfinished" not in page


def test_the_address_names_the_language_and_another_slug_leads_to_the_present_one(client):
    article = make_article("Größe der Welt", published=True)
    assert path_of(article) == f"/de/artikel/{article.public_id}-groesse-der-welt/"
    for other in (f"/de/artikel/{article.public_id}-anders/", f"/de/artikel/{article.public_id}/", f"/en/articles/{article.public_id}/"):
        response = client.get(other)
        assert (response.status_code, response["Location"]) == (301, path_of(article))


def test_a_withdrawn_article_answers_410_with_its_reason(client):
    article = make_article(published=True)
    withdraw(article, by=None, reason="Die Angaben sind <nicht> belegt.")
    response = client.get(path_of(article))
    assert response.status_code == 410
    assert "Die Angaben sind &lt;nicht&gt; belegt." in response.content.decode()


def test_an_article_that_never_was_answers_404_in_the_language_of_its_address(client):
    response = client.get("/de/artikel/22222222-nichts/")
    assert response.status_code == 404 and "Hier ist nichts" in response.content.decode()


@pytest.mark.parametrize("others", [0, 2])
def test_an_article_page_takes_two_queries_and_the_menu(client, django_assert_num_queries, others):
    speaker, agreement = make_actor(published=True), make_agreement(published=True)
    article = make_article(mentions=[speaker, agreement])
    make_quote(article, speaker)
    AgreementBlock.objects.create(parent=article, region="body", ordering=30, agreement=agreement)
    publish(article, by=None)
    for _ in range(others):
        make_article(mentions=[speaker, agreement], published=True)
    path = path_of(article)
    with django_assert_num_queries(3):  # the version with its page; all that is live around it; the menu
        client.get(path)


def test_a_card_shows_the_agreement_as_it_is_live_and_an_empty_hole_when_it_is_withdrawn(client):
    agreement = make_agreement("Old title", published=True)
    article = make_article()
    AgreementBlock.objects.create(parent=article, region="body", ordering=30, agreement=agreement)
    publish(article, by=None)
    agreement.title_de = "Unfinished title"
    agreement.save()
    assert "Old title" in read(client, article) and "Unfinished" not in read(client, article)
    agreement.title_de = "New title"
    agreement.save()
    publish(agreement, by=None)
    assert "New title" in read(client, article) and "Old title" not in read(client, article)
    withdraw(agreement, by=None, reason="Wrong")
    page = read(client, article)
    assert "New title" not in page and "record-card" not in page


def test_a_speaker_is_a_link_only_while_the_actor_is_live(client):
    speaker = make_actor("Ada Beispiel")
    article = make_article()
    make_quote(article, speaker)
    publish(article, by=None)
    assert "Ada Beispiel" in read(client, article) and "ref--actor" not in read(client, article)
    publish(speaker, by=None)
    assert "ref--actor" in read(client, article)


def test_an_off_record_quote_is_in_no_version(client):
    article = make_article()
    make_quote(article, make_actor(), "Words that nobody may read", on_record="off")
    publish(article, by=None)
    assert "nobody may read" not in read(client, article)
    assert "nobody may read" not in json.dumps(article.versions.get().document)


def test_a_correction_stands_on_the_article_on_its_page_and_in_the_structured_data(client):
    article = make_article("Metre", published=True)
    correction = Correction.objects.create(article=article, text="The year was 1875, not 1873.")
    publish(article, by=None, change="correction")
    page = read(client, article)
    assert page.count("The year was 1875, not 1873.") >= 2
    assert structured(page)["correction"][0]["@type"] == "CorrectionComment"
    assert "The year was 1875" in client.get(reverse("articles:correction-list")).content.decode()
    correction.refresh_from_db()
    assert (correction.corrects.number, correction.carried_by.number) == (1, 2)


def test_structured_data_cannot_leave_its_element(client):
    article = make_article("</script><script>alert(1)</script>", published=True)
    page = read(client, article)
    assert "<script>alert" not in page
    assert structured(page)["headline"] == "</script><script>alert(1)</script>"


def test_a_translation_is_linked_both_ways(client):
    german = make_article("Wasser", published=True)
    english = make_article("Water", language="en", translation_of=german, published=True)
    assert f'hreflang="en" href="http://127.0.0.1:8000{path_of(english)}"' in read(client, german)
    assert f'hreflang="de" href="http://127.0.0.1:8000{path_of(german)}"' in read(client, english)


def test_a_second_request_with_the_validator_gets_304_until_something_on_the_page_changes(client):
    agreement = make_agreement(published=True)
    article = make_article()
    AgreementBlock.objects.create(parent=article, region="body", ordering=30, agreement=agreement)
    publish(article, by=None)
    etag = client.get(path_of(article))["ETag"]
    assert client.get(path_of(article), headers={"If-None-Match": etag}).status_code == 304
    withdraw(agreement, by=None, reason="Wrong")
    assert client.get(path_of(article), headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_lists_take_one_query_and_the_menu(client, django_assert_num_queries, number):
    section = make_section()
    for _ in range(number):
        make_article(section=section, mentions=[make_actor(published=True)], published=True)
    for address in (reverse("articles:article-list"), section.get_absolute_url()):
        with django_assert_num_queries(2 + (address != reverse("articles:article-list"))):  # (the section;) its articles; the menu
            assert client.get(address).content.decode().count('class="card') >= number


def test_an_empty_section_is_in_no_menu(client):
    section = make_section("Leere")
    home = client.get("/de/").content.decode()
    assert "Leere" not in home
    make_article(section=section, published=True)
    assert "Leere" in client.get("/de/").content.decode()


def test_readers_get_no_cookie_and_start_no_session(client):
    article = make_article(published=True)
    for address in ("/de/", path_of(article), "/en/", reverse("articles:article-list")):
        response = client.get(address)
        assert not response.cookies and "Cookie" not in response.get("Vary", "")


def test_the_working_copy_of_an_actor_is_never_shown(client):
    article = make_article(mentions=[make_actor(published=True)], published=True)
    Actor.objects.update(name_de="Unfinished")
    assert "Unfinished" not in read(client, article)
