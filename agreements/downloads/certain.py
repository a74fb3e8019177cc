"""What formats made for exact values may say of dates, spans and sources that are known in part: only what is certain, the rest in words.

FollowTheMoney and Popolo know dates by prefix (2025, 2025-04, 2025-04-03) and nothing like “about” or “not after”; an approximate date in
such a place would be read as an exact one.
"""

from datetime import date

from agreements.partial_dates import PartialDate
from agreements.provenance.facts import source_key
from agreements.standing.holding import Held, lasting

WORDS = "en"  # of the values that are words: these formats are read across languages


def exactly(value: dict | None) -> str:
    """The prefix of an exact date; empty for every other one."""
    return value["value"] if value and value["qualifier"] == "exact" else ""


def in_words(label: str, value: dict | None) -> str:
    """ "Signed: not after 3 April 2025 (as printed: Ende 2023)"; empty without a date."""
    if value is None:
        return ""
    printed = f" (as printed: {value['as_printed']})" if value["as_printed"] else ""
    return f"{label}: {PartialDate.from_json(value).display(WORDS)}{printed}"


def unless_exact(label: str, value: dict | None) -> str:
    """In words, where the exact place stays empty."""
    return "" if exactly(value) else in_words(label, value)


def held(row: dict, on: date, life: dict | None = None) -> str:
    """ "current" or "ended" on that day, of a position or relation; empty where the record does not say. A missing end says nothing."""
    span = lasting(row, life)
    if any(day and day.latest and day.latest < on for day in (span.until, span.life)):
        return "ended"
    return "current" if span.on(on, on) is Held.CERTAINLY else ""


def source_of(row: dict | None, document: dict) -> dict | None:
    """The cited source of a fact, or of the record itself; None where there is none, or where it stays at the desk."""
    key = source_key(row, document) if row else document["content"]["item"].get("main_source")
    return document["cited"].get("source", {}).get(key)


def both(row: dict, name: str) -> list[str]:
    """A text in the languages in which there is one, English first."""
    return [text for language in (WORDS, "de") if (text := row.get(f"{name}_{language}"))]
