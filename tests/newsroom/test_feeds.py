"""Feeds in three formats, of whatever can be followed."""

import json

import feedparser
import pytest
from django.urls import reverse
from django.utils import translation

from agreements.addresses import record_path
from articles.addresses import article_url
from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_actor, make_agreement, make_article, make_section, make_topic

pytestmark = pytest.mark.django_db
FORMATS = ["rss", "atom", "json"]


def feed(client, path: str, format: str):
    response = client.get(f"{path}feed.{format}")
    assert response.status_code == 200
    if format == "json":
        return [item["title"] for item in json.loads(response.content)["items"]]
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo
    return [entry.title for entry in parsed.entries]


@pytest.mark.parametrize("format", FORMATS)
def test_the_site_feed_lists_what_is_live_in_its_language_newest_first(client, format):
    for headline in ("Eins & zwei", "Drei"):
        make_article(headline, published=True)
    make_article("English", language="en", published=True)
    make_article("Draft")
    assert feed(client, "/de/", format) == ["Drei", "Eins & zwei"]
    assert feed(client, "/en/", format) == ["English"]


@pytest.mark.parametrize("format", FORMATS)
def test_section_topic_actor_and_agreement_can_be_followed(client, format):
    section, topic, actor, agreement = (
        make_section(),
        make_topic(),
        make_actor("Ada", published=True),
        make_agreement("Pakt", published=True),
    )
    article = make_article("Dabei", section=section, mentions=[actor, agreement])
    article.topics.add(topic)
    publish(article, by=None)
    make_article("Anderswo", published=True)
    with translation.override("de"):
        assert feed(client, section.get_absolute_url(), format) == ["Dabei"]
        assert feed(client, topic.get_absolute_url(), format) == ["Dabei"]
    for kind, item, name in (("actor", actor, "Ada"), ("agreement", agreement, "Pakt")):
        path = record_path(kind, item.public_id, item.slug, "de")
        assert feed(client, path, format) == ["Dabei", f"Registereintrag: {name}, Fassung 1"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_feed_takes_two_queries_at_most(client, django_assert_num_queries, number):
    actor = make_actor(published=True)
    for _ in range(number):
        make_article(mentions=[actor], published=True)
    with django_assert_num_queries(1):  # the entries
        client.get("/de/feed.atom")
    with django_assert_num_queries(2):  # the record; the entries
        client.get(record_path("actor", actor.public_id, actor.slug, "de") + "feed.rss")


def test_the_validator_changes_when_something_is_withdrawn(client):
    make_article("Bleibt", published=True)
    article = make_article("Geht", published=True)
    etag = client.get("/de/feed.json")["ETag"]
    assert client.get("/de/feed.json", headers={"If-None-Match": etag}).status_code == 304
    withdraw(article, by=None, reason="Falsch")
    assert feed(client, "/de/", "json") == ["Bleibt"]
    assert client.get("/de/feed.json", headers={"If-None-Match": etag}).status_code == 200


def test_an_entry_keeps_its_id_when_its_slug_changes(client):
    article = make_article("Alt", published=True)
    first = json.loads(client.get("/de/feed.json").content)["items"][0]
    article.slug = "neu"
    article.save()
    publish(article, by=None)
    second = json.loads(client.get("/de/feed.json").content)["items"][0]
    assert first["id"] == second["id"] and first["url"] != second["url"] == article_url("de", article.public_id, "neu")


def test_a_withdrawn_record_has_no_feed(client):
    actor = make_actor(published=True)
    withdraw(actor, by=None, reason="Verwechslung")
    assert client.get(record_path("actor", actor.public_id, actor.slug, "de") + "feed.rss").status_code == 410
    assert client.get(reverse("site-feed", args=["rss"]).replace("rss", "xml")).status_code == 404
