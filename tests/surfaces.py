"""Every public surface, to look for something that should or should not be there."""

import re
from html import unescape
from io import BytesIO
from urllib.parse import quote
from zipfile import ZipFile

from django.urls import reverse
from django.utils import translation

from agreements.addresses import citation_path, comparison_path, history_path, record_path
from agreements.beside.pages import beside_path
from agreements.downloads.addresses import list_download_path, record_download_path
from agreements.downloads.formats import FORMATS
from agreements.family.pages import lineage_path
from agreements.models import AgreementVersion
from agreements.network.pages import network_path
from articles.addresses import article_path

LISTS = [
    "home", "articles:article-list", "articles:correction-list", "agreements:agreement-list", "agreements:actor-list", "topic-list",
    "agreements:commitment-list", "agreements:map", "agreements:data", "agreements:releases", "agreements:network", "agreements:timeline",
    "agreements:codebook",
]  # fmt: skip
API = [
    "articles", "actors", "actors/facets", "agreements", "agreements/facets", "commitments", "happenings", "sources", "topics", "changes",
]  # fmt: skip
FEEDS = ["rss", "atom", "json"]


def addresses(word: str, language: str = "de") -> list[str]:
    """The lists, feeds, sitemaps, search and API lists of one language."""
    with translation.override(language):
        pages = [reverse(name) for name in LISTS]
        pages.append(reverse("agreements:network-data"))
        pages += [reverse("site-feed", args=[format]) for format in FEEDS]
        pages.append(f"{reverse('search')}?q={quote(word)}")
        pages.append(reverse("agreements:commitment-calendar"))
        pages += [reverse("commitment-feed", args=[format]) for format in FEEDS]
    pages += ["/data/index.json", "/sitemap-articles-0.xml", "/sitemap-agreements-0.xml", "/sitemap-actors-0.xml", "/sitemap-news.xml"]
    pages += [f"/api/v1/{name}/" for name in API]
    pages.append(f"/api/v1/search/?q={quote(word)}")
    return pages


def without_echo(response) -> str:
    """The answer without what was asked."""
    echo = r'(<title>.*?</title>|<input[^>]*name="q"[^>]*>|href="[^"]*[?]q=[^"]*"|"query": *"[^"]*")'
    return re.sub(echo, "", content_of(response), flags=re.DOTALL)


def content_of(response) -> str:
    """The text of an answer; of a ZIP (workbooks are some, too) that of every file in it, read as what it is."""
    content = response.getvalue()
    if not content.startswith(b"PK\x03\x04"):
        return content.decode()
    with ZipFile(BytesIO(content)) as package:
        return "\n".join(f"{name}\n{unescape(package.read(name).decode())}" for name in package.namelist())


def list_downloads(language: str = "de") -> list[str]:
    """Every file with everything in it."""
    return [list_download_path(kind, format, language) for kind in ("agreement", "actor") for format in FORMATS]


def downloads_of(record, language: str = "de") -> list[str]:
    record.refresh_from_db()
    return [record_download_path(record._meta.model_name, record.public_id, record.slug, format, language) for format in FORMATS]


def text_of(client, address: str) -> str:
    return without_echo(client.get(address))


def where(client, word: str, *more: str, language: str = "de") -> list[str]:
    """The addresses, of all lists and of `more`, whose answer holds the word."""
    return [address for address in [*addresses(word, language), *more] if word in text_of(client, address)]


def pages_of(item, languages: tuple[str, ...] = ("de", "en")) -> list[str]:
    """The addresses that are the item's own: page (of a record in each language), feeds, API."""
    item.refresh_from_db()
    kind = item._meta.model_name
    api = f"/api/v1/{kind}s/{item.public_id}/"
    if kind == "article":
        return [article_path(item.language, item.public_id, item.slug), api]
    pages = [record_path(kind, item.public_id, item.slug, code) for code in languages]
    return [*pages, *(f"{pages[0]}feed.{format}" for format in FEEDS), api]


def about_versions_of(record) -> list[str]:
    """The addresses about a record's first version: its history and a comparison in both languages, citations, API."""
    record.refresh_from_db()
    kind, public_id = record._meta.model_name, record.public_id
    histories = [history_path(kind, public_id, record.slug, code) for code in ("de", "en")]
    compared = [comparison_path(kind, public_id, record.slug, code) + "?from=1&to=1" for code in ("de", "en")]
    cited = [citation_path(kind, public_id, 1, format, "de") for format in ("bib", "ris", "json")]
    api = f"/api/v1/{kind}s/{public_id}/versions/"
    return [*histories, *compared, *cited, api, f"{api}1/", f"{api}compare/?from=1&to=1"]


def next_to(agreement, languages: tuple[str, ...] = ("de", "en")) -> list[str]:
    """The addresses that show an agreement among others: its lineage, side by side with another one that is live, and the choice of one."""
    agreement.refresh_from_db()
    others = AgreementVersion.objects.live().exclude(public_id=agreement.public_id).order_by("item_id")
    found = []
    for language in languages:
        path = beside_path(agreement.public_id, agreement.slug, language)
        found += [lineage_path(agreement.public_id, agreement.slug, language), path, f"{path}?q=Wasser"]
        found += [f"{path}?with={other.public_id}" for other in others[:1]]
    return found


def networks_of(record) -> list[str]:
    """The network around a record: its page in both languages, and its data."""
    record.refresh_from_db()
    named = [("record-network", "de"), ("record-network", "en"), ("record-network-data", "de")]
    return [network_path(record._meta.model_name, record.public_id, record.slug, code, name) for name, code in named]


def filed_under(article, language: str = "de") -> list[str]:
    """Where a story is listed because of its section, topics and bylines: pages and feeds."""
    with translation.override(language):
        followed = [article.section.get_absolute_url(), *(topic.get_absolute_url() for topic in article.topics.all())]
        by = [byline.contributor.get_absolute_url() for byline in article.bylines.all()]
    return [*followed, *by, *(f"{page}feed.{format}" for page in followed for format in FEEDS)]
