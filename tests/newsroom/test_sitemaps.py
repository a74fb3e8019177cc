"""What crawlers read."""

import pytest
from lxml import etree

from agreements.addresses import record_url
from articles.addresses import article_url
from newsroom.publishing.acts import withdraw
from tests.factories import make_actor, make_article

pytestmark = pytest.mark.django_db


def locations(client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200 and response["Content-Type"].startswith("application/xml")
    return etree.fromstring(response.content).xpath("//*[local-name()='loc']/text()")


def test_the_index_leads_to_every_page_that_is_live(client):
    article, actor = make_article(published=True), make_actor(published=True)
    gone = make_article(published=True)
    withdraw(gone, by=None, reason="Falsch")
    make_article("Draft")
    found = [page for part in locations(client, "/sitemap.xml") for page in locations(client, part.removeprefix("http://127.0.0.1:8000"))]
    assert article_url("de", article.public_id, article.slug) in found
    assert record_url("actor", actor.public_id, actor.slug, "en") in found
    assert len([page for page in found if "/artikel/" in page]) == 1


def test_the_news_sitemap_holds_the_last_two_days_in_the_standards_words(client):
    article = make_article("Neues & Altes", published=True)
    assert locations(client, "/sitemap-news.xml") == [article_url("de", article.public_id, article.slug)]
    tree = etree.fromstring(client.get("/sitemap-news.xml").content)
    names = {"news": "http://www.google.com/schemas/sitemap-news/0.9"}
    assert tree.xpath("//news:title/text()", namespaces=names) == ["Neues & Altes"]
    assert tree.xpath("//news:publication/news:language/text()", namespaces=names) == ["de"]


def test_an_empty_site_has_an_empty_sitemap(client):
    assert locations(client, "/sitemap.xml") == [] and locations(client, "/sitemap-news.xml") == []
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in client.get("/robots.txt").content.decode()
