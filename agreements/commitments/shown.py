"""What the tracker prints of a commitment, prepared with the version's index rows."""

from django.utils import translation

from agreements.bilingual import said
from agreements.cards import date_shown
from agreements.partial_dates import PartialDate
from agreements.provenance.facts import anchor
from agreements.vocabulary import Due, Rating

RATINGS = 12  # of one commitment: what feeds tell of it


def commitment_shown(row: dict, assessments: list[dict], document: dict, language: str) -> dict:
    """`assessments` are its frozen assessments, oldest first."""
    latest = assessments[-1] if assessments else None
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
            "since": date_shown(first_of_run(assessments)["as_of"], language) if latest else None,
            "ratings": [rating_shown(one, language) for one in assessments[-RATINGS:]],
            "made": made_shown(document["content"]["rows"]["agreementevent"]),
            "reason": reason.text,
            "reason_language": reason.badge,
        }


def first_of_run(assessments: list[dict]) -> dict:
    """Of the last assessments in a row that say the same, the first: since when the rating stands."""
    first = assessments[-1]
    for row in reversed(assessments):
        if row["rating"] != first["rating"]:
            break
        first = row
    return first


def rating_shown(row: dict, language: str) -> dict:
    """For the tracker's feeds; the language is active."""
    reason, day = said(row, "reason", language), PartialDate.from_json(row["as_of"])
    return {
        "uid": row["uid"],
        "rating": str(Rating(row["rating"]).label),
        "date": day.display(language),
        "day": (day.latest or day.earliest).isoformat(),
        "reason": reason.text,
    }


def made_shown(events: list[dict]) -> dict:
    """What the day of the agreement is, whether it is known to the day, and whether it has a last day to count from."""
    whole = [row for row in events if row["on"] and "party" not in row]
    for kind in ("signed", "announced"):
        if days := [PartialDate.from_json(row["on"]) for row in whole if row["kind"] == kind]:
            is_exact = days[0].precision == "day" and days[0].qualifier == "exact"
            return {"kind": kind, "is_exact": is_exact, "has_end": days[0].latest is not None}
    return {"kind": "", "is_exact": False, "has_end": True}


def actor_shown(public_id: str | None, document: dict, language: str) -> dict | None:
    if public_id is None:
        return None
    name = said(document["cited"]["actor"][public_id], "name", language)
    return {"id": public_id, "name": name.text, "language": name.badge}
