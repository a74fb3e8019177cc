"""What crawlers read: a sitemap of everything live, Google's news sitemap of the last two days, robots.txt."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse, translate_url
from django.utils.xmlutils import SimplerXMLGenerator

from agreements.addresses import record_url
from agreements.models import ActorVersion, AgreementVersion
from articles.addresses import article_url
from articles.models import ArticleVersion
from newsroom.publishing.clock import SiteNow

PAGE = 10_000  # of the 50,000 that the protocol allows, so that a file stays small
NEWS_LIMIT = 1_000
NEWS_AGE = timedelta(days=2)
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
MODELS = {"articles": ArticleVersion, "agreements": AgreementVersion, "actors": ActorVersion}


def urls_of(kind: str, rows) -> Iterator[tuple[str, str]]:
    """(address, last modification) of each page; a record has one in each language."""
    for row in rows:
        modified = row["visible_from"].isoformat()
        if kind == "articles":
            yield article_url(row["language"], row["public_id"], row["slug"]), modified
        else:
            for code, _name in settings.LANGUAGES:
                yield record_url(kind.removesuffix("s"), row["public_id"], row["slug"], code), modified


class XmlResponse(HttpResponse):
    def __init__(self, root: str, **namespaces: str):
        super().__init__(content_type="application/xml; charset=utf-8")
        self.xml = SimplerXMLGenerator(self, "utf-8")
        self.root = root
        self.xml.startDocument()
        self.xml.startElement(root, {name.replace("_", ":"): value for name, value in namespaces.items()})
        self.headers["Cache-Control"] = "public, max-age=0"

    def add(self, tag: str, **texts: str) -> None:
        self.xml.startElement(tag, {})
        for name, text in texts.items():
            self.xml.addQuickElement(name, text)
        self.xml.endElement(tag)

    def finish(self) -> "XmlResponse":
        self.xml.endElement(self.root)
        self.xml.endDocument()
        return self


def sitemap_index(request):
    """One file for each kind and each ten thousand items; the pages are cut by item, so that a file keeps its items."""
    response = XmlResponse("sitemapindex", xmlns=NAMESPACE)
    for kind, model in MODELS.items():
        newest = model.objects.order_by("-item_id").values_list("item_id", flat=True).first()
        for number in range((newest or 0) // PAGE + 1 if newest else 0):
            response.add("sitemap", loc=settings.SITE_URL + reverse("sitemap", args=[kind, number]))
    return response.finish()


def sitemap(request, kind: str, number: int):
    if kind not in MODELS:
        raise Http404
    columns = ["public_id", "slug", "visible_from"] + (["language"] if kind == "articles" else [])
    bounds = {"item_id__gte": number * PAGE, "item_id__lt": (number + 1) * PAGE}
    response = XmlResponse("urlset", xmlns=NAMESPACE)
    for address, modified in urls_of(kind, MODELS[kind].objects.live().filter(**bounds).order_by("item_id").values(*columns)):
        response.add("url", loc=address, lastmod=modified)
    return response.finish()


def news_sitemap(request):
    """Articles first published in the last two days; empty is allowed."""
    recent = ArticleVersion.objects.live().filter(first_published_at__gte=SiteNow() - NEWS_AGE).newest_first()
    response = XmlResponse("urlset", xmlns=NAMESPACE, xmlns_news=NEWS)
    for row in islice(recent.values("language", "public_id", "slug", "headline", "first_published_at"), NEWS_LIMIT):
        response.xml.startElement("url", {})
        response.xml.addQuickElement("loc", article_url(row["language"], row["public_id"], row["slug"]))
        response.xml.startElement("news:news", {})
        response.add("news:publication", **{"news:name": settings.SITE_NAME, "news:language": row["language"]})
        response.xml.addQuickElement("news:publication_date", row["first_published_at"].isoformat())
        response.xml.addQuickElement("news:title", row["headline"])
        response.xml.endElement("news:news")
        response.xml.endElement("url")
    return response.finish()


def robots(request):
    searches = [translate_url(reverse("search"), code) for code, _name in settings.LANGUAGES]
    lines = ["User-agent: *", "Disallow: /admin/", *(f"Disallow: {path}" for path in searches), "Disallow: /*/download.", ""]
    lines += [f"Sitemap: {settings.SITE_URL}{reverse(name)}" for name in ("sitemap-index", "news-sitemap")]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
