"""Articles as the API gives them: pure functions of a version's document, prepared at publication as JSON text.

Which records an article mentions, and its translations, are filled in at reading time from what is live then.
"""

from typing import Any

from django_prose_editor.fields import create_sanitizer

from agreements.api.shapes import Cited, partial_date, source, stored
from articles.body import body_rows
from articles.models.blocks import PROSE
from newsroom.rest.shapes import SITE, as_text, reference, texts

# Bodies are sanitised when they are saved; this holds for whatever came in by another way.
clean = create_sanitizer(PROSE)


def article(version) -> str:
    return as_text(article_shape(version))


def article_card(version) -> str:
    return as_text(article_card_shape(version))


def article_card_shape(version) -> dict:
    item, rows, cited = version.content["item"], version.content["rows"], Cited(version.document)
    return {
        "language": item["language"],
        "genre": item["genre"],
        "kicker": item["kicker"] or None,
        "headline": item["headline"],
        "standfirst": item["standfirst"] or None,
        "section": section(item.get("section"), cited),
        "topics": cited.topics(item["topics"]),
        "bylines": [byline(row, cited) for row in sorted(rows["byline"], key=lambda row: (row["order"], row["uid"]))],
        "lead_image": image(item.get("lead_image"), cited),
    }


def article_shape(version) -> dict:
    rows, cited = version.content["rows"], Cited(version.document)
    return article_card_shape(version) | {
        "body": [block(row, cited) for row in body_rows(rows)],
        "quotes": [quote(row, cited) for row in sorted(rows["quote"], key=lambda row: row["uid"]) if "speaker" in row],
        "corrections": [correction(row) for row in sorted(rows["correction"], key=lambda row: (row["made_on"], row["uid"]))],
    }


def section(public_id: str | None, cited: Cited) -> dict | None:
    """A section has no address of its own in the API: its address is the list of its articles."""
    if public_id is None:
        return None
    found = cited.cited["section"][public_id]
    return reference("section", public_id, texts(found, "name"), f"{SITE}/api/v1/articles/?section={found['slug']}")


def byline(row: dict, cited: Cited) -> dict:
    found = cited.cited["contributor"][row["contributor"]]
    address = f"{SITE}/api/v1/articles/?contributor={found['slug']}"
    return {"role": row["role"], "contributor": reference("contributor", row["contributor"], found["name"], address)}


def image(public_id: str | None, cited: Cited) -> dict | None:
    if public_id is None:
        return None
    found = cited.cited["image"][public_id]
    return {
        "id": public_id,
        **{name: texts(found, name) for name in ("alt", "caption", "credit")},
        "licence": found["licence"] or None,
        "width": found["width"],
        "height": found["height"],
        "renditions": [one | {"url": stored(one["url"])} for one in found["renditions"]],
    }


def block(row: dict, cited: Cited) -> dict[str, Any]:
    """One part of the body. A quote is named by its id; a record's card by the agreement's id, which `mentions` explains."""
    match row["block"]:
        case "textblock":
            return {"type": "text", "html": clean(row["text"])}
        case "factboxblock":
            return {"type": "fact_box", "title": row["title"], "html": clean(row["text"])}
        case "imageblock":
            return {"type": "image", "image": image(row["image"], cited), "caption": row["caption"] or None}
        case "quoteblock":
            return {"type": "quote", "quote": row["quote"]}
    return {"type": "agreement", "agreement": row["agreement"]}


def quote(row: dict, cited: Cited) -> dict:
    found = cited.cited.get("source", {}).get(row.get("source"))
    return {
        "id": row["uid"],
        "speaker": cited.actor(row["speaker"]),
        "position": cited.position(row.get("position")),
        "text": row["text"],
        "language": row["language"],
        "translation": translation(row),
        "said_on": partial_date(row["said_on"]),
        "occasion": row["occasion"] or None,
        "on_record": row["on_record"],
        "source": found and {"id": row["source"]} | source(found),
        "locator": row["locator"] or None,
        "excerpt": row["excerpt"] or None,
    }


def translation(row: dict) -> dict | None:
    """Into the article's language."""
    if not row["translation"]:
        return None
    return {
        "text": row["translation"],
        "translated_by": row["translated_by"] or None,
        "is_machine_translation": row["is_machine_translation"],
    }


def correction(row: dict) -> dict:
    return {"id": row["uid"], "kind": row["kind"], "text": row["text"], "made_on": row["made_on"]}
