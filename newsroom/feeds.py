"""Feeds: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 of whatever can be followed. Two queries at most."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _

from agreements.addresses import record_url
from agreements.models import ActorVersion, AgreementVersion, Topic
from articles.addresses import article_url
from articles.models import ArticleVersion, Section
from newsroom.publishing.answers import after_a_miss, validator

LENGTH = 30


@dataclass
class Entry:
    """One thing that happened. `id` never changes; `updated` is when its present version began."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    language: str
    authors: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    image: str = ""


@dataclass
class Feed:
    title: str
    page: str
    language: str
    entries: list[Entry]
    made_of: tuple

    @property
    def updated(self) -> datetime | None:
        return max((entry.updated for entry in self.entries), default=None)


class RssFeed(Rss201rev2Feed):
    """With the whole text beside the summary, and names that are not e-mail addresses."""

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["html"])


class AtomFeed(Atom1Feed):
    """With the whole text as content, in the entry's language."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        handler.addQuickElement("content", item["html"], {"type": "html"})


def xml(kind: type, feed: Feed, address: str) -> str:
    made = kind(
        title=feed.title, link=feed.page, description=feed.title, language=feed.language, feed_url=address, author_name=settings.SITE_NAME
    )
    for entry in feed.entries:
        made.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.summary,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.topics,
            authors=entry.authors,
            html=entry.html,
        )
    return made.writeString("utf-8")


def json_feed(feed: Feed, address: str) -> str:
    items = [
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "authors": [{"name": name} for name in entry.authors],
            "tags": entry.topics,
            "language": entry.language,
        }
        | ({"image": entry.image} if entry.image else {})
        for entry in feed.entries
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": feed.title, "home_page_url": feed.page, "feed_url": address}
    return json.dumps(head | {"language": feed.language, "items": items}, ensure_ascii=False)


WRITERS: dict[str, tuple[str, Callable[[Feed, str], str]]] = {
    "rss": ("application/rss+xml; charset=utf-8", lambda feed, address: xml(RssFeed, feed, address)),
    "atom": ("application/atom+xml; charset=utf-8", lambda feed, address: xml(AtomFeed, feed, address)),
    "json": ("application/feed+json; charset=utf-8", json_feed),
}


def serve(request: HttpRequest, feed: Feed, format: str, *, query: str = "") -> HttpResponse:
    """The feed in that format, or 304. The validator is made of what is listed, so a withdrawal changes it as well. `query` belongs
    to the address of a feed that takes filters."""
    if format not in WRITERS:
        raise Http404
    etag = validator(format, feed.title, feed.made_of)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        content_type, write = WRITERS[format]
        response = HttpResponse(write(feed, settings.SITE_URL + request.path + query), content_type=content_type)
    for name, value in {"ETag": etag, "Cache-Control": "public, max-age=0", "Access-Control-Allow-Origin": "*"}.items():
        response.headers[name] = value
    return response


def article_entry(version: ArticleVersion) -> Entry:
    prepared = version.rendering
    return Entry(
        id=article_url(version.language, version.public_id, ""),
        url=article_url(version.language, version.public_id, version.slug),
        title=prepared["title"],
        summary=prepared["summary"],
        html=prepared["html"],
        published=version.first_published_at,
        updated=version.visible_from,
        language=version.language,
        authors=prepared["authors"],
        topics=prepared["topics"],
        image=settings.SITE_URL + prepared["picture"]["url"] if prepared["picture"] else "",
    )


def feed_of(request: HttpRequest, title: str, articles, *, records: list[Entry] = (), made_of: tuple = ()) -> Feed:
    """A feed of the newest of `articles` in the page's language, and of `records`."""
    language = request.LANGUAGE_CODE
    versions = [version for version in articles.filter(language=language).newest_first()[:LENGTH] if version.rendering]
    entries = sorted([*map(article_entry, versions), *records], key=lambda entry: entry.published, reverse=True)
    page = settings.SITE_URL + request.path.rpartition("/")[0] + "/"
    return Feed(title, page, language, entries, (made_of, tuple((version.pk, version.renderer) for version in versions)))


def entries():
    return ArticleVersion.objects.for_feed()


def site_feed(request, format):
    return serve(request, feed_of(request, settings.SITE_NAME, entries()), format)


def section_feed(request, slug, format):
    section = get_object_or_404(Section, slug=slug)
    return serve(request, feed_of(request, f"{settings.SITE_NAME}: {section.name}", entries().filter(section=section)), format)


def topic_feed(request, slug, format):
    topic = get_object_or_404(Topic, slug=slug)
    return serve(request, feed_of(request, f"{settings.SITE_NAME}: {topic.name}", entries().about(topic.pk)), format)


def record_feed(request, kind, public_id, slug, format):
    """What is published about a record: the articles that name it, and its own present version."""
    model = {"actor": ActorVersion, "agreement": AgreementVersion}[kind]
    version = model.objects.for_list(request.LANGUAGE_CODE).filter(public_id=public_id).order_by("-visible_from").first()
    if version is None:
        return after_a_miss(request, kind, public_id, lambda new: reverse(f"{kind}-feed", args=[new, slug, format]))
    card = version.rendering or {}
    name = card.get("title") or card.get("name") or public_id
    entry = record_entry(version, kind, name, request.LANGUAGE_CODE)
    feed = feed_of(request, f"{settings.SITE_NAME}: {name}", entries().naming(public_id), records=[entry], made_of=(version.pk,))
    return serve(request, feed, format)


def record_entry(version, kind: str, name: str, language: str) -> Entry:
    title = _("Record: %(name)s, version %(number)s") % {"name": name, "number": version.number}
    url = record_url(kind, version.public_id, version.slug, language)
    return Entry(
        id=f"{record_url(kind, version.public_id, '', language)}#version-{version.number}",
        url=url,
        title=title,
        summary=version.change_note,
        html="",
        published=version.visible_from,
        updated=version.visible_from,
        language=language,
    )
