"""The body of an article's document, block by block, as templates print it."""

from django.utils import translation
from django.utils.safestring import mark_safe

from agreements.bilingual import said
from agreements.cards import date_shown
from agreements.provenance.facts import source_shown

from .linking import Linker, names_in
from .pictures import picture
from .templatetags.prose import prose

BLOCKS = ("textblock", "quoteblock", "imageblock", "agreementblock", "factboxblock")
QUOTATION_MARKS = {"de": "„“", "en": "“”", "fr": "«»", "ru": "«»"}


def body_rows(rows: dict) -> list[dict]:
    """The body's blocks in reading order, each with its table's name as `block`."""
    blocks = [{"block": name, **row} for name in BLOCKS for row in rows[name]]
    return sorted(blocks, key=lambda row: (row["ordering"], row["uid"]))


def byline_names(document: dict, role: str = "author") -> list[str]:
    """The names in the order of the byline."""
    return [one["name"] for one in bylines(document) if one["role"] == role]


def bylines(document: dict) -> list[dict]:
    """`[{"role", "name", "slug"}, …]` in order."""
    rows = sorted(document["content"]["rows"]["byline"], key=lambda row: (row["order"], row["uid"]))
    people = document["cited"].get("contributor", {})
    return [{"role": row["role"], **people[row["contributor"]]} for row in rows]


def quoted(text: str, language: str) -> str:
    """The words between the quotation marks of their own language."""
    opening, closing = QUOTATION_MARKS.get(language[:2], "“”")
    return f"{opening}{text.strip()}{closing}"


def quote_shown(row: dict, document: dict, language: str) -> dict:
    """A frozen quote for articles/_quote.html."""
    cited = document["cited"]
    speaker = cited["actor"][row["speaker"]]
    name = said(speaker, "name", language)
    with translation.override(language):
        source = source_shown(cited.get("source", {}).get(row.get("source")), language)
    return {
        "id": row["speaker"],
        "speaker": name.text,
        "text": quoted(row["text"], row["language"]),
        "language": row["language"],
        "translation": quoted(row["translation"], language) if row["translation"] else "",
        "translation_language": language,
        "translator": row["translated_by"],
        "is_machine_translation": row["is_machine_translation"],
        "position": position_in_words(cited["position"][row["position"]], language) if "position" in row else "",
        "occasion": row["occasion"],
        "said_on": date_shown(row["said_on"], language),
        "source": source,
        "locator": row["locator"],
    }


def position_in_words(position: dict, language: str) -> str:
    return f"{said(position, 'title', language)}, {said(position, 'organization', language)}"


def blocks_shown(document: dict, language: str) -> list[dict]:
    """The body for articles/_body.html: each block with `block` and what its template needs."""
    rows, cited = document["content"]["rows"], document["cited"]
    quotes = {row["uid"]: row for row in rows["quote"]}
    link = Linker(names_in(document))
    shown = []
    for row in body_rows(rows):
        if row["block"] == "quoteblock" and "speaker" in quotes.get(row["quote"], {}):
            shown.append({"block": "quote", "quote": quote_shown(quotes[row["quote"]], document, language)})
        elif row["block"] == "imageblock":
            shown.append({"block": "picture", "picture": picture(cited["image"][row["image"]], language) | own_caption(row)})
        elif row["block"] == "textblock":
            shown.append({"block": "text", "html": mark_safe(link(prose(row["text"])))})  # noqa: S308  sanitised just before
        elif row["block"] != "quoteblock":
            shown.append({**row, "block": row["block"].removesuffix("block")})
    return shown


def own_caption(row: dict) -> dict:
    return {"caption": row["caption"]} if row["caption"] else {}
