"""What an agreement costs: each amount in words and in figures."""

from decimal import Decimal

from agreements.bilingual import said
from agreements.cards import date_shown, in_order
from agreements.models import Amount
from agreements.money import exactly, in_words
from agreements.provenance.facts import evidence


def amounts(document: dict, language: str) -> list[dict]:
    """In order, for agreements/_amounts.html. The language is active."""
    rows = document["content"]["rows"]
    provisions = {one["uid"]: one["reference"] or str(one["number"]) for one in rows["provision"]}
    return [amount_shown(row, provisions, document, language) for row in in_order(rows["amount"])]


def amount_shown(row: dict, provisions: dict[str, str], document: dict, language: str) -> dict:
    """`words` and `digits` are the same sum; `digits` is empty where `words` has every digit already."""
    value, upper = Decimal(row["value"]), row["upper"] and Decimal(row["upper"])
    words, digits = in_words(value, upper, row["currency"], language), exactly(value, upper, row["currency"], language)
    note = said(row, "note", language)
    is_exact = row["exactness"] == Amount.Exactness.EXACT
    return {
        "words": words if is_exact else f"{Amount.Exactness(row['exactness']).label} {words}",
        "digits": digits,
        "kind": Amount.Kind(row["kind"]).label,
        "as_of": date_shown(row["as_of"], language),
        "provision": provisions.get(row.get("provision"), ""),
        "note": note.text,
        "note_language": note.badge,
        **evidence(row, document, language),
    }
