"""What the tracker prints of a commitment, prepared with the version's index rows."""

from django.utils import translation

from agreements.bilingual import said
from agreements.cards import date_shown
from agreements.provenance.facts import anchor
from agreements.vocabulary import Due, Rating


def commitment_shown(row: dict, latest: dict | None, document: dict, language: str) -> dict:
    """`latest` is its latest frozen assessment."""
    item, parties = document["content"]["item"], {one["uid"]: one["actor"] for one in document["content"]["rows"]["party"]}
    title, deliverable = said(item, "short_title", language) or said(item, "title", language), said(row, "deliverable", language)
    reason = said(latest or {}, "reason", language)
    with translation.override(language):
        return {
            "agreement": {"title": title.text, "language": title.badge},
            "anchor": anchor(row["uid"]),
            "deliverable": deliverable.text,
            "language": deliverable.badge,
            "owed_by": actor_shown(parties.get(row.get("owed_by", "")), document, language),
            "owed_to": actor_shown(parties.get(row.get("beneficiary", "")), document, language),
            "due": date_shown(row["due_on"], language),
            "due_words": str(Due(row["due_status"]).label),
            "rating": str(Rating(latest["rating"]).label) if latest else "",
            "rated": date_shown(latest["as_of"], language) if latest else None,
            "reason": reason.text,
            "reason_language": reason.badge,
        }


def actor_shown(public_id: str | None, document: dict, language: str) -> dict | None:
    if public_id is None:
        return None
    name = said(document["cited"]["actor"][public_id], "name", language)
    return {"id": public_id, "name": name.text, "language": name.badge}
