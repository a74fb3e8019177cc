"""What lists and other pages show of a record, prepared from its version: small dicts for templates/components."""

from django.utils import translation

from .addresses import record_path
from .bilingual import said
from .models import Actor, Agreement, AgreementEvent, Assessment, Commitment, Party
from .partial_dates import PartialDate
from .standing.status import Status
from .ties import note_of, ties_of


def date_shown(value: dict | None, language: str, note: str = "") -> dict | None:
    """A frozen partial date for components/partial_date.html."""
    if value is None:
        return None
    day = PartialDate.from_json(value)
    return {"value": day.value, "display": day.display(language), "as_printed": day.as_printed, "note": note}


def name_of(document: dict, public_id: str, language: str) -> str:
    return said(document["cited"]["actor"][public_id], "name", language).text


def actor_card(version, language: str) -> dict:
    item, rows = version.content["item"], version.content["rows"]
    name = said(item, "name", language)
    with translation.override(language):
        kind = str(Actor.Classification(item["classification"]).label if item["classification"] else Actor.Kind(item["kind"]).label)
        note, ties = note_of(version.document, language), ties_of(version.document, language)
    return {
        "url": record_path("actor", version.public_id, version.slug, language),
        "name": name.text,
        "language": name.badge,
        "kind": kind,
        "note": note,
        "ties": ties,
        "country": item["country"],
        "description": said(item, "description", language).text,
        "other_names": [{"name": row["name"], "language": row["language"]} for row in rows["actorname"] if row["kind"] != "weak"][:4],
    }


def agreement_card(version, language: str) -> dict:
    item, rows = version.content["item"], version.content["rows"]
    with translation.override(language):
        form, status = str(Agreement.Form(item["form"]).label), str(Status(version.status).label)
        parties = [party_in_card(version.document, row, language) for row in in_order(rows["party"]) if row["role"] == Party.Role.PARTY]
        label, day = dated_event(rows["agreementevent"], language)
        due = due_in_words(rows["commitment"])
    title = said(item, "short_title", language) or said(item, "title", language)
    return {
        "url": record_path("agreement", version.public_id, version.slug, language),
        "title": title.text,
        "language": title.badge,
        "form": form,
        "status": status,
        "parties": parties,
        "party_names": names_in_words([party["name"] for party in parties], language),
        "date_label": label,
        "date": day,
        "due": due,
        "commitment": commitment_in_card(rows, language),
    }


def in_order(rows: list[dict]) -> list[dict]:
    return sorted(rows, key=lambda row: (row["order"], row["uid"]))


def party_in_card(document: dict, row: dict, language: str) -> dict:
    represents = name_of(document, row["represents"], language) if "represents" in row else ""
    note = f"{Party.Capacity.ON_BEHALF.label} {represents}" if represents else ""
    return {"id": row["actor"], "name": name_of(document, row["actor"], language), "note": note}


def dated_event(events: list[dict], language: str) -> tuple[str, dict | None]:
    """The event that stands for the agreement in lists, with its label in words."""
    dated = [row for row in events if row["on"] and "party" not in row]
    for kind in (AgreementEvent.Kind.SIGNED, AgreementEvent.Kind.ANNOUNCED):
        for row in dated:
            if row["kind"] == kind:
                return str(kind.label), date_shown(row["on"], language)
    return "", None


def due_in_words(commitments: list[dict]) -> str:
    silent = Commitment.Due.NONE_PUBLISHED
    return str(silent.label) if commitments and all(row["due_status"] == silent for row in commitments) else ""


def commitment_in_card(rows: dict, language: str) -> dict | None:
    """The commitment that stands for the agreement on the front page: the first that was rated, else the first with a date."""
    latest = {row["commitment"]: row for row in sorted(rows["assessment"], key=lambda row: PartialDate.from_json(row["as_of"]).sort_key)}
    ranked = sorted(in_order(rows["commitment"]), key=lambda row: (row["uid"] not in latest, row["due_on"] is None))
    if not ranked or (ranked[0]["uid"] not in latest and ranked[0]["due_on"] is None):
        return None
    chosen, assessment = ranked[0], latest.get(ranked[0]["uid"])
    with translation.override(language):
        rating = str(Assessment.Rating(assessment["rating"]).label) if assessment else ""
    day = date_shown(assessment["as_of"] if assessment else chosen["due_on"], language)
    return {
        "text": said(chosen, "deliverable", language).text,
        "rating": assessment["rating"] if assessment else "none",
        "rating_label": rating,
        "date": day["display"],
    }


def names_in_words(names: list[str], language: str, limit: int = 4) -> str:
    """ "Alpha · Beta", and how many more there are."""
    more = {"de": "und {} weitere", "en": "and {} more"}[language]
    shown = " · ".join(names[:limit])
    return shown if len(names) <= limit else f"{shown} {more.format(len(names) - limit)}"
