"""How an article is cited: the version that readers see, under an address that stays."""

import json
import re
from datetime import timedelta

import pytest
from django.utils.timezone import localtime, now

from articles.addresses import article_path, citation_path
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.clock import replaying
from tests.factories import make_article, make_contributor

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    """First published a month ago, corrected ten days later."""
    article = make_article("Die {Elbe} & der Rhein", language="de")
    make_contributor("Ada Lovelace", article=article)
    for days in (30, 20):
        with replaying(now() - timedelta(days=days)):
            publish(article, by=None, **({"change": "correction", "note": "Ein Jahr war falsch."} if days == 20 else {}))
    article.refresh_from_db()
    return article


def test_the_page_cites_author_version_and_permanent_address(client, article):
    page = client.get(article_path("de", article.public_id, article.slug)).content.decode()
    box = re.search(r"data-copy-text>(.*?)</p>", page)[1]
    assert box.startswith("Ada Lovelace: „Die {Elbe} &amp; der Rhein“. Newsroom, Fassung 2 vom ")
    assert box.endswith(f"http://127.0.0.1:8000{article_path('de', article.public_id, '')}")
    assert all(f'href="{citation_path("de", article.public_id, format)}"' in page for format in ("bib", "ris", "json"))


def test_the_files_say_when_it_was_first_published(client, article):
    (item,) = json.loads(client.get(citation_path("de", article.public_id, "json")).content)
    first, second = article.versions.order_by("number")
    assert (item["type"], item["version"], item["author"]) == ("article-newspaper", "2", [{"literal": "Ada Lovelace"}])
    assert item["original-date"]["date-parts"] == [[*localtime(first.visible_from).timetuple()[:3]]] != item["issued"]["date-parts"]
    assert "zuerst veröffentlicht" in item["note"]
    assert "{Ada Lovelace}" in client.get(citation_path("de", article.public_id, "bib")).content.decode()
    assert client.get(citation_path("de", article.public_id, "ris")).content.startswith(b"TY  - NEWS\r\n")


def test_the_address_of_the_file_is_in_the_language_of_the_article(client, article):
    assert client.get(citation_path("en", article.public_id, "bib"))["Location"] == citation_path("de", article.public_id, "bib")


def test_what_is_not_live_is_not_cited(client, article):
    assert client.get(citation_path("de", make_article().public_id, "bib")).status_code == 404
    withdraw(article, by=None, reason="Es stimmte nicht.")
    response = client.get(citation_path("de", article.public_id, "bib"))
    assert response.status_code == 410 and "Es stimmte nicht." in response.content.decode()


def test_a_file_costs_one_query(client, article, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(citation_path("de", article.public_id, "ris"))
