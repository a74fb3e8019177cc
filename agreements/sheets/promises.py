"""What an agreement says, and what became of it: provisions by kind, commitments with their ratings."""

from collections import Counter
from itertools import groupby
from operator import itemgetter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.bilingual import said
from agreements.cards import date_shown, in_order
from agreements.commitments.strip import strip
from agreements.models import Assessment, Commitment, Provision
from agreements.partial_dates import PartialDate
from agreements.provenance.facts import evidence
from agreements.spans import day_order

from .wording import actor_link, language_name

GROUPS = {
    Provision.Kind.COOPERATION_AREA: gettext_lazy("Areas of cooperation"),
    Provision.Kind.PLANNED_ACTIVITY: gettext_lazy("Planned activities"),
    Provision.Kind.OBLIGATION: gettext_lazy("Obligations"),
    Provision.Kind.RIGHT: gettext_lazy("Rights"),
    Provision.Kind.PROCEDURE: gettext_lazy("Procedures"),
    Provision.Kind.FINANCE: gettext_lazy("Money"),
    Provision.Kind.DEFINITION: gettext_lazy("Definitions"),
}
ORDER = list(GROUPS)


def provisions(document: dict, language: str) -> list[dict]:
    """`[{"label", "provisions"}]`, groups in the order of GROUPS, provisions by number; the `parts` of one stand below it."""
    rows = document["content"]["rows"]["provision"]
    tops = sorted((row for row in rows if "parent" not in row), key=lambda row: (ORDER.index(row["kind"]), row["number"]))
    return [
        {"label": GROUPS[Provision.Kind(kind)], "provisions": [provision_shown(row, document, language) for row in group]}
        for kind, group in groupby(tops, key=lambda row: row["kind"])
    ]


def provision_shown(row: dict, document: dict, language: str, within: str = "") -> dict:
    """`within` is the kind of the provision that it is a part of; its own is named where it is another one."""
    text = said(row, "text", language)
    topic = document["cited"].get("topic", {}).get(row.get("topic"))
    parts = sorted((one for one in document["content"]["rows"]["provision"] if one.get("parent") == row["uid"]), key=itemgetter("number"))
    return {
        "parts": [provision_shown(one, document, language, within=row["kind"]) for one in parts],
        "kind": Provision.Kind(row["kind"]).label if within not in ("", row["kind"]) else "",
        "text": text.text,
        "language": text.badge,
        "reference": row["reference"],
        "topic": said(topic, "name", language).text if topic else "",
        "authentic": language_name(row["language"]),
        **evidence(row, document, language),
    }


def commitments(document: dict, language: str) -> list[dict]:
    return [commitment_shown(row, document, language) for row in in_order(document["content"]["rows"]["commitment"])]


def commitment_shown(row: dict, document: dict, language: str) -> dict:
    rows = document["content"]["rows"]
    deliverable = said(row, "deliverable", language)
    measure = said(row, "measure", language)
    parties = {one["uid"]: one["actor"] for one in rows["party"]}
    provision = next((one for one in rows["provision"] if one["uid"] == row.get("provision")), None)
    assessments = rated(rows["assessment"], row["uid"])
    ratings = [assessment_shown(one, document, language) for one in assessments]
    due = row["due_on"] and PartialDate.from_json(row["due_on"])
    return {
        "deliverable": deliverable.text,
        "language": deliverable.badge,
        "owed_by": actor_link(parties[row["owed_by"]], document, language) if row.get("owed_by") in parties else "",
        "owed_to": actor_link(parties[row["beneficiary"]], document, language) if row.get("beneficiary") in parties else "",
        "measure": measure.text,
        "measure_language": measure.badge,
        "provision": provision["reference"] if provision else "",
        "due": date_shown(row["due_on"], language),
        "due_words": Commitment.Due(row["due_status"]).label,
        "rating": ratings[-1] if ratings else {"code": "none", "label": _("not rated")},
        "ratings": ratings,
        "strip": strip(assessments, due, made_on(rows["agreementevent"]), language),
        **evidence(row, document, language),
    }


def made_on(events: list[dict]) -> PartialDate | None:
    """The day of the agreement: when it was signed, else announced."""
    dated = [row for row in events if row["on"] and "party" not in row]
    days = [PartialDate.from_json(row["on"]) for kind in ("signed", "announced") for row in dated if row["kind"] == kind]
    return days[0] if days else None


def rolled_up(shown: list[dict]) -> list[dict]:
    """How many of the commitments have each rating, `{"code", "label", "count"}`; those that were never rated are counted, too."""
    found = {one["rating"]["code"]: {"code": one["rating"]["code"], "label": one["rating"]["label"]} for one in shown}
    order = [*Assessment.Rating.values, "none"]
    counts = Counter(one["rating"]["code"] for one in shown)
    return [found[code] | {"count": counts[code]} for code in sorted(found, key=order.index)]


def rated(assessments: list[dict], commitment: str) -> list[dict]:
    """The assessments of one commitment, oldest first."""
    return sorted((row for row in assessments if row["commitment"] == commitment), key=lambda row: (day_order(row["as_of"]), row["uid"]))


def assessment_shown(row: dict, document: dict, language: str) -> dict:
    reason = said(row, "reason", language)
    return {
        "code": row["rating"],
        "label": Assessment.Rating(row["rating"]).label,
        "date": date_shown(row["as_of"], language),
        "reason": reason.text,
        "language": reason.badge,
        **evidence(row, document, language),
    }
