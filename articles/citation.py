"""How an article is cited: the version that is live, under the article's permanent address."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from newsroom.publishing.answers import after_a_miss
from newsroom.reading.citations import Work
from newsroom.reading.citing import Cite, citation_file, cite

from .addresses import article_url, citation_path
from .live import LivePage, live_page


def work_of(page: LivePage) -> Work:
    """From what was prepared for the article's page."""
    data = page.rendering["structured_data"]
    return Work(
        key=f"article-{page.public_id}-v{page.number}",
        title=data["headline"],
        language=page.language,
        publisher=settings.SITE_NAME,
        number=page.number,
        shown_from=page.visible_from,
        url=article_url(page.language, page.public_id, ""),
        authors=tuple(author["name"] for author in data.get("author", [])),
        first_published_at=page.first_published_at if page.number > 1 else None,
        is_record=False,
    )


def cite_page(page: LivePage) -> Cite:
    return cite(work_of(page), lambda format: citation_path(page.language, page.public_id, format))


def citation_page(request: HttpRequest, public_id: str, format: str) -> HttpResponse:
    """One query."""
    page = live_page(public_id)
    if page is None:
        return after_a_miss(request, "article", public_id, lambda new: citation_path(request.LANGUAGE_CODE, new, format))
    path = citation_path(page.language, public_id, format)
    return HttpResponsePermanentRedirect(path) if request.path != path else citation_file(request, work_of(page), format)
