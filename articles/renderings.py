"""What is prepared from an article's version when it is published: page, card, feed entry and API representation."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import strip_tags

from agreements.renderings import SHARED, TEMPLATES
from newsroom.publishing.parts import plain, split
from newsroom.publishing.renderers import renderer_of
from newsroom.rest.moving import portable

from .api import representations
from .body import blocks_shown, bylines
from .cards import article_card
from .models import Byline, Correction
from .pictures import picture
from .structured_data import news_article

HERE = Path(__file__).parent
MADE_BY = (
    "renderings.py", "structured_data.py", "body.py", "cards.py", "linking.py", "pictures.py", "publishing.py", "api/representations.py",
    "templatetags", "locale",
)  # fmt: skip
RENDERER = renderer_of([TEMPLATES / "articles", *SHARED, *(HERE / name for name in MADE_BY)])


def article(version) -> Iterator[tuple[str, str, Any]]:
    """(kind, language, content) for each rendering: page, card and feed in the article's language, the API's without one."""
    page_content = page(version)
    yield "page", version.language, page_content
    yield "card", version.language, article_card(version)
    yield "feed", version.language, feed_entry(version, page_content)
    yield "api", "", representations.article(version)
    yield "api-card", "", representations.article_card(version)


def page(version) -> dict:
    """The prepared page: `parts` of the main content, and what head and frame need. Works for a version that was never saved, too."""
    language, item = version.language, version.content["item"]
    with translation.override(language):
        rendered = render_to_string("articles/article_prepared.html", shown(version))
    return {
        "parts": split(rendered),
        "title": item["seo_title"] or item["headline"],
        "description": item["seo_description"] or item["standfirst"],
        "story": version.story,
        "picture": lead_picture(version),
        "mentions": [[kind, row[kind]] for row in version.content["rows"]["mention"] for kind in ("actor", "agreement") if kind in row],
        "section": version.cited["section"][item["section"]] if "section" in item else None,
        "structured_data": portable(news_article(version)),
    }


def lead_picture(version) -> dict | None:
    key = version.content["item"].get("lead_image")
    return picture(version.cited["image"][key], version.language) if key else None


def shown(version) -> dict:
    """The context of articles/article_prepared.html."""
    document, language = version.document, version.language
    item, rows, cited = document["content"]["item"], document["content"]["rows"], document["cited"]
    roles = {role.value: str(role.label) for role in Byline.Role}
    return {
        "article": item,
        "language": language,
        "bylines": [{**one, "role_label": roles[one["role"]]} for one in bylines(document)],
        "picture": lead_picture(version),
        "blocks": blocks_shown(document, language),
        "corrections": corrections_shown(rows["correction"]),
        "topics": [cited["topic"][key] for key in item["topics"]],
    }


def corrections_shown(rows: list[dict]) -> list[dict]:
    newest_first = sorted(rows, key=lambda row: (row["made_on"], row["uid"]), reverse=True)
    return [
        {"kind": Correction.Kind(row["kind"]).label, "code": row["kind"], "text": row["text"], "date": date.fromisoformat(row["made_on"])}
        for row in newest_first
    ]


def feed_entry(version, page_content: dict) -> dict:
    """Title, summary and the whole text as HTML, without anything that changes with time."""
    item = version.content["item"]
    with translation.override(version.language):
        html = plain(split(render_to_string("articles/article_feed.html", shown(version))))
    return {
        "title": item["headline"],
        "summary": item["standfirst"],
        "html": html,
        "text": " ".join(strip_tags(html).split()),
        "authors": [one["name"] for one in bylines(version.document) if one["role"] == "author"],
        "topics": [topic[f"name_{version.language}"] for topic in version.cited.get("topic", {}).values()],
        "picture": page_content["picture"],
    }
