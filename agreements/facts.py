"""What a fact rests on, as templates print it."""

from datetime import date

from .cards import date_shown
from .models import Source


def source_shown(source: dict | None, language: str) -> dict | None:
    """A cited source for components/source.html. The caller has the page's language active, for the labels."""
    if source is None:
        return None
    return {
        **{name: source[name] for name in ("title", "publisher", "author", "url", "archived_url", "language")},
        "kind": str(Source.Kind(source["kind"]).label),
        "published": date_shown(source["published_on"], language),
        "retrieved": date.fromisoformat(source["retrieved_on"]) if source["retrieved_on"] else None,
        "via": source["via"] and source["via"]["title"],
    }


def is_withheld(row: dict, document: dict) -> bool:
    """Whether a frozen fact rests on a source that stays at the desk."""
    return "source" in document["cited"].get("withheld", {}).get(row.get("uid"), ())


def source_key(row: dict, document: dict) -> str | None:
    """What a frozen fact rests on: its own source, or else the record's main source. None for a confidential one, or none at all."""
    return None if is_withheld(row, document) else row.get("source", document["content"]["item"].get("main_source"))


def evidence(row: dict, document: dict, language: str) -> dict:
    """`{"source", "locator", "excerpt", "excerpt_language"}` of a frozen fact, for components/source.html."""
    source = document["cited"].get("source", {}).get(source_key(row, document))
    return {
        "source": source_shown(source, language),
        "locator": row["locator"],
        "excerpt": row["excerpt"],
        "excerpt_language": source["language"] if source else "",
    }
