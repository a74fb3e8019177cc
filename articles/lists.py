"""Lists of articles and corrections, as templates print them."""

from django.db.models import QuerySet

from newsroom.reading.keyset import KeysetPage

from .addresses import article_path
from .models import ArticleVersionCorrection
from .vocabulary import CorrectionKind


def cards_of(versions) -> list[dict]:
    """The prepared cards of versions from `for_list`, each with its date."""
    return [card | {"published_at": version.first_published_at} for version in versions if (card := version.rendering)]


CORRECTION = (
    "kind", "text", "made_on", "version__headline", "version__language", "version__public_id", "version__slug", "id",
)  # fmt: skip


def newest_corrections(language: str) -> QuerySet:
    """Rows of CORRECTION in live versions, newest first."""
    rows = ArticleVersionCorrection.objects.live().filter(language=language)
    return rows.order_by("-made_on", "-id").values_list(*CORRECTION)


def correction_page(request, size: int = 20) -> KeysetPage:
    """The corrections in the page's language; `correction_shown` makes one ready for components/correction.html."""
    rows = ArticleVersionCorrection.objects.live().filter(language=request.LANGUAGE_CODE).values(*CORRECTION)
    return KeysetPage(rows, request, size=size, order=("-made_on", "-id"))


def correction_shown(kind, text, made_on, headline, language, public_id, slug, pk) -> dict:
    """From the columns of CORRECTION."""
    return {
        "kind": CorrectionKind(kind).label,
        "text": text,
        "date": made_on,
        "article": headline,
        "article_url": article_path(language, public_id, slug),
    }
