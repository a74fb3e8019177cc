"""Actors and agreements as the API gives them: pure functions of a version's document, prepared at publication as JSON text.

What the version knows beside its document (number, times, kind of change, addresses) is merged at reading time.
"""

from django.core.files.storage import default_storage

from agreements.names import script_of
from agreements.partial_dates import PartialDate
from agreements.standing.authority import authority_of
from newsroom.rest.shapes import as_text, known, texts, unknown

from .shapes import Cited, by_date, in_order, partial_date, stored
from .standings import party_standings, whole_standings


def actor(version) -> str:
    return as_text(actor_shape(version))


def actor_card(version) -> str:
    return as_text(actor_card_shape(version))


def agreement(version) -> str:
    return as_text(agreement_shape(version))


def agreement_card(version) -> str:
    return as_text(agreement_card_shape(version))


def actor_card_shape(version) -> dict:
    item = version.content["item"]
    return {
        "kind": item["kind"],
        "classification": item["classification"] or None,
        "name": texts(item, "name"),
        "description": texts(item, "description"),
        "country": item["country"] or None,
    }


def actor_shape(version) -> dict:
    item, rows, cited = version.content["item"], version.content["rows"], Cited(version.document)
    return actor_card_shape(version) | {
        "began_on": partial_date(item["began_on"]),
        "ended_on": partial_date(item["ended_on"]),
        "website": item["website"] or None,
        "names": [
            cited.fact(row) | name_of(row) for row in sorted(rows["actorname"], key=lambda row: (row["kind"], row["name"], row["uid"]))
        ],
        "identifiers": cited.identifiers(rows["identifier"]),
        "positions": [cited.fact(row) | position(row, cited) for row in by_date(rows["position"], "since")],
        "relations": [cited.fact(row) | relation(row, cited) for row in by_date(rows["relation"], "since")],
        "events": [cited.fact(row) | actor_event(row, cited) for row in by_date(rows["actorevent"])],
        "main_source": item.get("main_source"),
        "sources": cited.sources(),
    }


def span(row: dict) -> dict:
    """A missing end never means "until today"."""
    return {"since": partial_date(row["since"]), "until": partial_date(row["until"])}


def name_of(row: dict) -> dict:
    return {"name": row["name"], "language": row["language"] or None, "script": script_of(row["name"]), "kind": row["kind"]} | span(row)


def position(row: dict, cited: Cited) -> dict:
    return {
        "title": texts(row, "title"),
        "organization": cited.actor(row["organization"]),
        **span(row),
        "known_on": partial_date(row["known_on"]),
        "is_acting": row["is_acting"],
    }


def relation(row: dict, cited: Cited) -> dict:
    return {"kind": row["kind"], "object": cited.actor(row["object"])} | span(row)


def actor_event(row: dict, cited: Cited) -> dict:
    return {
        "kind": row["kind"],
        "on": partial_date(row["on"]),
        "body": cited.actor(row.get("body")),
        "text": texts(row, "text"),
    }


def agreement_card_shape(version) -> dict:
    item, rows, cited = version.content["item"], version.content["rows"], Cited(version.document)
    standings = party_standings(version.content)
    return {
        "title": texts(item, "title"),
        "short_title": texts(item, "short_title"),
        "form": item["form"],
        "binding": item["binding"],
        "text_status": item["text_status"],
        "status": str(version.status),
        "dated": dated(rows["agreementevent"]),
        "parties": [party(row, cited) | standings[row["uid"]] for row in in_order(rows["party"])],
        "topics": cited.topics(item["topics"]),
    }


def day(value: dict | None) -> PartialDate | None:
    return value and PartialDate.from_json(value)


def dated(events: list[dict]) -> dict | None:
    """The event that stands for the agreement in lists: signed, else announced, else the first dated one."""
    whole = [row for row in by_date(events) if row["on"] and "party" not in row]
    rank = {"signed": 0, "announced": 1}
    first = min(whole, key=lambda row: rank.get(row["kind"], 2), default=None)
    return first and {"kind": first["kind"], "on": partial_date(first["on"])}


def agreement_shape(version) -> dict:
    item, rows, cited = version.content["item"], version.content["rows"], Cited(version.document)
    parties = {row["uid"]: party(row, cited) for row in rows["party"]}
    return agreement_card_shape(version) | {
        "standings": whole_standings(version.content),
        "place": texts(item, "place"),
        "languages": item["languages"],
        "summary": texts(item, "summary"),
        "document_url": stored(default_storage.url(item["document_file"])) if item.get("document_file") else None,
        "signatures": [cited.fact(row) | signature(row, cited) for row in in_order(rows["signature"])],
        "events": [cited.fact(row) | agreement_event(row, cited) for row in by_date(rows["agreementevent"])],
        "provisions": [cited.fact(row) | provision(row, cited) for row in sorted(rows["provision"], key=lambda row: row["number"])],
        "commitments": [cited.fact(row) | commitment(row, rows["assessment"], parties, cited) for row in in_order(rows["commitment"])],
        "amounts": [cited.fact(row) | amount(row) for row in in_order(rows["amount"])],
        "links": [cited.fact(row) | link(row, cited) for row in sorted(rows["agreementlink"], key=lambda row: (row["kind"], row["uid"]))],
        "identifiers": cited.identifiers(rows["identifier"]),
        "main_source": item.get("main_source"),
        "sources": cited.sources(),
    }


def party(row: dict, cited: Cited) -> dict:
    return cited.fact(row) | {
        "actor": cited.actor(row["actor"]),
        "role": row["role"],
        "side": row["side"],
        "capacity": unknown("not_stated") if row["capacity"] == "not_stated" else known(row["capacity"]),
        "represents": cited.actor(row.get("represents")),
    }


def signature(row: dict, cited: Cited) -> dict:
    return {
        "party": row.get("party"),
        "signatory": known(cited.actor(row["person"])) if "person" in row else unknown(row["unknown_reason"] or "not_named"),
        "capacity_as_printed": texts(row, "capacity_as_printed"),
        "position": cited.position(row.get("position")),
        "position_held": authority_of(row, cited.document),
        "signed_on": partial_date(row["signed_on"]),
    }


def agreement_event(row: dict, cited: Cited) -> dict:
    return {
        "kind": row["kind"],
        "on": partial_date(row["on"]),
        "party": row.get("party"),
        "announced_by": cited.actor(row.get("announced_by")),
        "note": texts(row, "note"),
    }


def provision(row: dict, cited: Cited) -> dict:
    return {
        "number": row["number"],
        "reference": row["reference"] or None,
        "kind": row["kind"],
        "parent": row.get("parent"),
        "topic": cited.topic(row.get("topic")),
        "text": texts(row, "text"),
        "language": row["language"] or None,
    }


def commitment(row: dict, assessments: list[dict], parties: dict[str, dict], cited: Cited) -> dict:
    owed_by, owed_to = parties.get(row.get("owed_by", "")), parties.get(row.get("beneficiary", ""))
    ratings = [one for one in assessments if one["commitment"] == row["uid"]]
    return {
        "provision": row.get("provision"),
        "owed_by": known({"party": owed_by["id"], "actor": owed_by["actor"]}) if owed_by else unknown("not_stated"),
        "beneficiary": owed_to and {"party": owed_to["id"], "actor": owed_to["actor"]},
        "deliverable": texts(row, "deliverable"),
        "measure": texts(row, "measure"),
        "due": known(partial_date(row["due_on"])) if row["due_status"] == "dated" else unknown(row["due_status"]),
        "assessments": [cited.fact(one) | assessment(one) for one in by_date(ratings, "as_of")],
    }


def amount(row: dict) -> dict:
    """Sums are texts, so that no reader's floating point touches them."""
    return {
        **{name: row[name] for name in ("kind", "exactness", "value", "upper", "currency")},
        "provision": row.get("provision"),
        "as_of": partial_date(row["as_of"]),
        "note": texts(row, "note"),
    }


def link(row: dict, cited: Cited) -> dict:
    return {"kind": row["kind"], "agreement": cited.agreement(row["other"])}


def assessment(row: dict) -> dict:
    return {"as_of": partial_date(row["as_of"]), "rating": row["rating"], "reason": texts(row, "reason")}
