"""Provisions and commitments of one agreement as they stand beside those of another; each leads to its evidence on its own page."""

from dataclasses import dataclass
from operator import itemgetter

from django.utils.translation import gettext as _

from ..addresses import record_path
from ..bilingual import said
from ..cards import date_shown, in_order, name_of
from ..provenance.facts import evidence
from ..sheets.promises import GROUPS, ORDER, rated
from ..vocabulary import Due, ProvisionKind, Rating
from .topics import Heading

COMMITMENTS = "commitments"


@dataclass(frozen=True)
class Evidence:
    """Where the fact stands on its agreement's own page, with its source; `label` names that one."""

    label: str
    url: str


@dataclass(frozen=True)
class Provision:
    heading: Heading
    kind: str
    text: str
    language: str
    reference: str
    topic: str
    parts: list["Provision"]
    evidence: Evidence | None


@dataclass(frozen=True)
class Commitment:
    heading: Heading
    text: str
    language: str
    owed_by: str
    due: dict | None
    due_words: str
    rating: str
    rating_label: str
    rated_on: dict | None
    evidence: Evidence | None


def provisions(version, language: str) -> list[Provision]:
    """Those that are part of no other, by number; their parts stand below them. The page's language is active."""
    rows = version.content["rows"]["provision"]
    tops = sorted((row for row in rows if "parent" not in row), key=itemgetter("number"))
    return [provision(row, version, language) for row in tops]


def provision(row: dict, version, language: str) -> Provision:
    text, own = said(row, "text", language), topic_name(row.get("topic"), version, language)
    parts = [one for one in version.content["rows"]["provision"] if one.get("parent") == row["uid"]]
    return Provision(
        heading=heading_of(row, version, language),
        kind=str(ProvisionKind(row["kind"]).label),
        text=text.text,
        language=text.badge,
        reference=row["reference"],
        topic=own.text,
        parts=[provision(one, version, language) for one in sorted(parts, key=itemgetter("number"))],
        evidence=evidence_of(row, version, language),
    )


def heading_of(row: dict, version, language: str) -> Heading:
    """Its topic; without one, that of its parts, where they agree; else its kind."""
    parts = [one for one in version.content["rows"]["provision"] if one.get("parent") == row["uid"]]
    topics = {row["topic"]} if row.get("topic") else {one["topic"] for one in parts if one.get("topic")}
    if len(topics) == 1:
        (key,) = topics
        return topic_heading(key, version, language)
    return Heading(ORDER.index(row["kind"]), row["kind"], str(GROUPS[ProvisionKind(row["kind"])]), is_topic=False)


def topic_heading(key: str, version, language: str) -> Heading:
    name = topic_name(key, version, language)
    return Heading(0, key, name.text, name.badge)


def topic_name(key: str | None, version, language: str):
    return said(version.cited.get("topic", {}).get(key, {}), "name", language)


def commitments(version, language: str) -> list[Commitment]:
    return [commitment(row, version, language) for row in in_order(version.content["rows"]["commitment"])]


def commitment(row: dict, version, language: str) -> Commitment:
    """Under the topic of the provision that it rests on; the rating is the latest one."""
    rows, text = version.content["rows"], said(row, "deliverable", language)
    ratings = rated(rows["assessment"], row["uid"])
    latest = ratings[-1] if ratings else None
    owing = next((one["actor"] for one in rows["party"] if one["uid"] == row.get("owed_by")), None)
    return Commitment(
        heading=commitment_heading(row, version, language),
        text=text.text,
        language=text.badge,
        owed_by=name_of(version.document, owing, language) if owing else "",
        due=date_shown(row["due_on"], language),
        due_words=str(Due(row["due_status"]).label),
        rating=latest["rating"] if latest else "none",
        rating_label=str(Rating(latest["rating"]).label) if latest else _("not rated"),
        rated_on=date_shown(latest["as_of"], language) if latest else None,
        evidence=evidence_of(row, version, language),
    )


def commitment_heading(row: dict, version, language: str) -> Heading:
    found = next((one for one in version.content["rows"]["provision"] if one["uid"] == row.get("provision")), None)
    if found and found.get("topic"):
        return topic_heading(found["topic"], version, language)
    return Heading(0, COMMITMENTS, _("Without a topic"), is_topic=False)


def evidence_of(row: dict, version, language: str) -> Evidence | None:
    """None where the page shows no source of it, so that there is nothing to lead to."""
    found = evidence(row, version.document, language)
    label = found["source"]["title"] if found["source"] else found["withheld"] and _("not named")
    page = record_path("agreement", version.public_id, version.slug, language)
    return Evidence(str(label), f"{page}#{found['anchor']}") if label else None
