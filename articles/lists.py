"""Lists of articles and corrections, as templates print them."""

from newsroom.reading.keyset import KeysetPage

from .addresses import article_path
from .models import ArticleVersion, ArticleVersionCorrection


def cards_of(versions) -> list[dict]:
    """The prepared cards of versions from `for_list`, each with its date."""
    return [card | {"published_at": version.first_published_at} for version in versions if (card := version.rendering)]


def correction_page(request, size: int = 20) -> KeysetPage:
    """Corrections in live versions in the page's language, newest first; each row gets `shown` for components/correction.html."""
    rows = ArticleVersionCorrection.objects.live().filter(language=request.LANGUAGE_CODE).select_related("version")
    rows = rows.defer("version__document", "version__search_vector")
    page = KeysetPage(rows, request, size=size, order=("-made_on", "-id"))
    for row in page.rows:
        row.shown = correction_shown(row)
    return page


def correction_shown(row: ArticleVersionCorrection) -> dict:
    version: ArticleVersion = row.version
    return {
        "kind": row.get_kind_display(),
        "text": row.text,
        "date": row.made_on,
        "article": version.headline,
        "article_url": article_path(version.language, version.public_id, version.slug),
    }
