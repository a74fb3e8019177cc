"""Every public surface, to look for something that should or should not be there."""

import re
from urllib.parse import quote

from django.urls import reverse
from django.utils import translation

LISTS = [
    "home", "articles:article-list", "articles:correction-list", "agreements:agreement-list", "agreements:actor-list", "topic-list",
]  # fmt: skip
API = ["articles", "actors", "agreements", "topics", "changes"]
FEEDS = ["rss", "atom", "json"]


def addresses(word: str, language: str = "de") -> list[str]:
    """The lists, feeds, sitemaps, search and API lists of one language."""
    with translation.override(language):
        pages = [reverse(name) for name in LISTS]
        pages += [reverse("site-feed", args=[format]) for format in FEEDS]
        pages.append(f"{reverse('search')}?q={quote(word)}")
    pages += ["/sitemap-articles-0.xml", "/sitemap-agreements-0.xml", "/sitemap-actors-0.xml", "/sitemap-news.xml"]
    pages += [f"/api/v1/{name}/" for name in API]
    pages.append(f"/api/v1/search/?q={quote(word)}")
    return pages


def text_of(client, address: str) -> str:
    """The answer without the echo of what was asked."""
    body = client.get(address).content.decode()
    return re.sub(r'(<title>.*?</title>|<input[^>]*name="q"[^>]*>|"query": *"[^"]*")', "", body, flags=re.DOTALL)


def where(client, word: str, *more: str, language: str = "de") -> list[str]:
    """The addresses, of all lists and of `more`, whose answer holds the word."""
    return [address for address in [*addresses(word, language), *more] if word in text_of(client, address)]
