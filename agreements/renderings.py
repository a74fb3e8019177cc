"""What is prepared from a record's version when it is published: page and card in both languages, and the API's representation."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from newsroom.publishing.parts import split
from newsroom.publishing.renderers import renderer_of
from newsroom.rest.moving import portable

from .api import representations
from .bilingual import LANGUAGES, said
from .cards import actor_card, agreement_card
from .models import ActorVersion
from .sheets import actor_sheet, agreement_sheet
from .structured_data import actor_data, agreement_data

TEMPLATES = settings.BASE_DIR / "templates"
WORDS = settings.BASE_DIR / "newsroom" / "locale"
HERE = Path(__file__).parent
SHARED = [
    HERE / name for name in ("cards.py", "provenance/facts.py", "bilingual.py", "partial_date_words.py", "partial_dates.py", "locale")
]
SHARED += [TEMPLATES / "components", WORDS]
MADE_BY = (
    "renderings.py",
    "structured_data.py",
    "sheets",
    "spans.py",
    "ties.py",
    "commitments",
    "provenance/contradictions.py",
    "money.py",
    "api/representations.py",
    "api/shapes.py",
    "api/standings.py",
    "templatetags",
    "chronicle",
    "drawing",
    "standing",
)
RENDERER = renderer_of([TEMPLATES / "agreements", *SHARED, *(HERE / name for name in MADE_BY)])

Prepared = Iterator[tuple[str, str, Any]]


def actor(version) -> Prepared:
    """(kind, language, content) for each rendering."""
    for language in LANGUAGES:
        yield "page", language, page(version, language)
        yield "card", language, actor_card(version, language)
    yield "api", "", representations.actor(version)
    yield "api-card", "", representations.actor_card(version)


def agreement(version) -> Prepared:
    for language in LANGUAGES:
        yield "page", language, page(version, language)
        yield "card", language, agreement_card(version, language)
    yield "api", "", representations.agreement(version)
    yield "api-card", "", representations.agreement_card(version)


def page(version, language: str) -> dict:
    """The prepared page: `parts` of the sheet, and what head and frame need. Works for a version that was never saved, too."""
    is_actor = isinstance(version, ActorVersion)
    item = version.content["item"]
    with translation.override(language):
        sheet = (actor_sheet if is_actor else agreement_sheet)(version, language)
        template = "agreements/actor_prepared.html" if is_actor else "agreements/agreement_prepared.html"
        rendered = render_to_string(template, {"sheet": sheet, "language": language, "public_id": version.public_id})
        structured_data = (actor_data if is_actor else agreement_data)(version, language)
        contents = [[anchor, str(label), count] for anchor, label, count in sheet["contents"]]
    title = said(item, "name", language) if is_actor else said(item, "short_title", language) or said(item, "title", language)
    return {
        "parts": split(rendered),
        "title": title.text,
        "description": shortened(said(item, "description" if is_actor else "summary", language).text),
        "contents": contents,
        "structured_data": portable(structured_data),
        "lineage": sheet.get("lineage", []),
    }


def shortened(text: str, limit: int = 240) -> str:
    """For search engines and previews: whole words."""
    words = " ".join(text.split())
    return words if len(words) <= limit else words[:limit].rpartition(" ")[0] + " …"
