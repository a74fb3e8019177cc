"""What a fact rests on, as templates print it."""

from collections import Counter
from datetime import date

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ..bilingual import said
from ..cards import date_shown
from ..models import Source

WITHHELD = _("not named: it is known to the desk and stays there")


def source_shown(source: dict | None, language: str, public_id: str = "") -> dict | None:
    """A cited source for components/source.html. The caller has the page's language active, for the labels.

    With its `public_id` it leads to its own page; only records are listed there, so quotations give none.
    """
    if source is None:
        return None
    return {
        **{name: source[name] for name in ("title", "publisher", "author", "url", "archived_url", "language")},
        "kind": str(Source.Kind(source["kind"]).label),
        "published": date_shown(source["published_on"], language),
        "retrieved": day(source["retrieved_on"]),
        "via": source["via"] and source["via"]["title"],
        "retracted": retraction_shown(source, language),
        "page": source_path(public_id, language) if public_id else "",
    }


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def retraction_shown(source: dict, language: str) -> dict | None:
    """`{"on", "reason", "language"}` of a source that was retracted when the version was published; None for any other."""
    if not source.get("retracted_on"):
        return None
    reason = said(source, "retraction_reason", language)
    return {"on": day(source["retracted_on"]), "reason": reason.text, "language": reason.badge}


def source_path(public_id: str, language: str) -> str:
    """The page that lists all that rests on the source."""
    with translation.override(language):
        return reverse("agreements:source-detail", args=[public_id])


def is_withheld(row: dict, document: dict) -> bool:
    """Whether a frozen fact rests on a source that stays at the desk: its own, or else the record's main source."""
    withheld = document["cited"].get("withheld", {})
    if "source" in row or "source" in withheld.get(row.get("uid"), ()):
        return "source" not in row
    return any("main_source" in names for names in withheld.values())


def source_key(row: dict, document: dict) -> str | None:
    """What a frozen fact rests on: its own source, or else the record's main source. None for a confidential one, or none at all."""
    return None if is_withheld(row, document) else row.get("source", document["content"]["item"].get("main_source"))


def cited_source(key: str | None, document: dict, language: str) -> dict | None:
    return source_shown(document["cited"].get("source", {}).get(key), language, key or "")


def record_evidence(document: dict, language: str) -> dict:
    """What the record itself rests on: its main source, for components/source.html."""
    return evidence({"locator": "", "excerpt": ""}, document, language)


def evidence(row: dict, document: dict, language: str) -> dict:
    """`{"source", "locator", "excerpt", "excerpt_language", "withheld", "anchor"}` of a frozen fact, for agreements/_evidence.html.

    `anchor` is the fact's place on the page; a row that stands for several facts has no uid and no anchor.
    """
    source = cited_source(source_key(row, document), document, language)
    return {
        "source": source,
        "locator": row["locator"],
        "excerpt": row["excerpt"],
        "excerpt_language": source["language"] if source else "",
        "withheld": WITHHELD if is_withheld(row, document) else "",
        "anchor": anchor(row["uid"]) if "uid" in row else "",
    }


def anchor(uid: str) -> str:
    return f"fact-{uid}"


def sources_counted(document: dict) -> dict[str, int]:
    """By source, how many facts rest on it; the record itself, its title and what else it says of itself, counts as one."""
    item, rows = document["content"]["item"], document["content"]["rows"]
    keys = [item.get("main_source"), *(source_key(row, document) for table in rows.values() for row in table if "locator" in row)]
    return dict(Counter(key for key in keys if key in document["cited"].get("source", {})))
