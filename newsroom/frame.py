"""What stands around every reader's page: menu, language switch, links of the footer, the demo's banner."""

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.bilingual import said
from articles.models import ArticleVersion, Section
from newsroom.demo.identity import is_demo
from newsroom.reading.keyset import CURSOR
from newsroom.reading.prepared import Prepared

READERS = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)


def sections_with_news(language: str):
    live = ArticleVersion.objects.live().filter(section=OuterRef("pk"), language=language)
    return Section.objects.filter(Exists(live)).order_by("order", "slug").values_list("name_de", "name_en", "slug")


SECTIONS = Prepared(sections_with_news)


def navigation(request) -> list[tuple[str, str, bool]]:
    """The sections that have something live in this language, then the register. One query."""
    language = get_language()
    sections = [
        (said({"name_de": de, "name_en": en}, "name", language).text, reverse("articles:section-detail", args=[slug]))
        for de, en, slug in SECTIONS(language=language)
    ]
    lists = [(_("Agreements"), reverse("agreements:agreement-list")), (_("Actors"), reverse("agreements:actor-list"))]
    return [(label, url, request.path == url) for label, url in [*sections, *lists]]


def alternate(request) -> dict:
    """The same page in the other language; a view that knows better puts its own `alternate` into the context."""
    return {code: translate_url(request.path, code) for code, _name in settings.LANGUAGES} | {"has_sibling": True}


def parameters(request) -> str:
    """What was asked of the page, for the same page in the other language: filters, a day, a search; not the place in a list."""
    kept = request.GET.copy()
    kept.pop(CURSOR, None)
    return f"?{kept.urlencode()}" if kept else ""


def frame(request) -> dict:
    """Context processor for the reader's pages; the desk and the API get nothing from it."""
    if not request.path.startswith(READERS):
        return {}
    return {
        "navigation": SimpleLazyObject(lambda: navigation(request)),
        "alternate": SimpleLazyObject(lambda: alternate(request)),
        "parameters": parameters(request),
        "site": {
            "home_url": reverse("home"),
            "search_url": reverse("search"),
            "about_url": reverse("about"),
            "corrections_url": reverse("articles:correction-list"),
            "feeds_url": reverse("about") + "#feeds",
            "api_url": reverse("api-docs"),
            "data_url": reverse("agreements:data"),
            "is_demo": is_demo(),
            "url": settings.SITE_URL,
            "name": settings.SITE_NAME,
        },
    }
