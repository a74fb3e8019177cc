"""The index rows of the commitments of a version."""

from collections.abc import Iterator

from agreements.bilingual import LANGUAGES
from agreements.models import AgreementVersionCommitment
from agreements.partial_dates import PartialDate
from agreements.sheets.promises import rated

from .representing import commitment_api
from .shown import commitment_shown
from .standing import due_bounds, last_day, standing


def commitment_rows(version) -> Iterator[AgreementVersionCommitment]:
    """Without version and span."""
    rows = version.content["rows"]
    parties = {one["uid"]: one["actor"] for one in rows["party"]}
    made_on = last_day(version.dated and version.dated.to_json())
    for row in rows["commitment"]:
        assessments = rated(rows["assessment"], row["uid"])
        due_min, due_max = due_bounds(row)
        yield AgreementVersionCommitment(
            public_id=version.public_id,
            uid=row["uid"],
            owed_by=parties.get(row.get("owed_by", ""), ""),
            owed_to=parties.get(row.get("beneficiary", ""), ""),
            due_status=row["due_status"],
            due_min=due_min,
            due_max=due_max,
            due_is_certain=row["due_on"] is None or PartialDate.from_json(row["due_on"]).is_certain,
            made_on=made_on,
            shown=shown(row, assessments, version.document),
            **standing(row, assessments, made_on)._asdict(),
        )


def shown(row: dict, assessments: list[dict], document: dict) -> dict:
    """What pages print in each language, and what the API gives."""
    said = {language: commitment_shown(row, assessments, document, language) for language in LANGUAGES}
    return said | {"api": commitment_api(row, assessments, document)}
