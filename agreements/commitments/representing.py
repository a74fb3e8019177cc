"""A commitment as the API lists it, prepared with its index row."""

from agreements.api.shapes import Cited, partial_date
from agreements.models import AgreementVersion
from agreements.sheets.promises import rated
from agreements.vocabulary import Due
from newsroom.rest.shapes import known, texts, unknown

from .shown import first_of_run


def commitment_api(row: dict, assessments: list[dict], document: dict) -> dict:
    """What of it is the same on every day. `assessments` are its frozen assessments, oldest first."""
    item, cited = document["content"]["item"], Cited(document)
    parties = {one["uid"]: one["actor"] for one in document["content"]["rows"]["party"]}
    owed_by, owed_to = (cited.actor(parties.get(row.get(name, ""))) for name in ("owed_by", "beneficiary"))
    latest = assessments[-1] if assessments else None
    return {
        "agreement": texts(item, "title"),
        "deliverable": texts(row, "deliverable"),
        "owed_by": known(owed_by) if owed_by else unknown("not_stated"),
        "owed_to": known(owed_to) if owed_to else unknown("not_stated"),
        "due": known(partial_date(row["due_on"])) if row["due_status"] == Due.DATED else unknown(row["due_status"]),
        "rating": known(latest["rating"]) if latest else unknown("not_assessed"),
        "rated_on": partial_date(latest["as_of"]) if latest else None,
        "stands_since": partial_date(first_of_run(assessments)["as_of"]) if latest else None,
        "reason": texts(latest or {}, "reason"),
    }


def prepared(rows: list[dict]) -> list[dict]:
    """Rows with `version_id`, `uid` and `api`; what an older renderer left out is made now, by one query for all of them."""
    missing = {row["version_id"] for row in rows if not row["api"]}
    documents = dict(AgreementVersion.objects.filter(pk__in=missing).values_list("pk", "document")) if missing else {}
    return [row if row["api"] else row | {"api": made_now(documents[row["version_id"]], row["uid"])} for row in rows]


def made_now(document: dict, uid: str) -> dict:
    tables = document["content"]["rows"]
    commitment = next(one for one in tables["commitment"] if one["uid"] == uid)
    return commitment_api(commitment, rated(tables["assessment"], uid), document)
