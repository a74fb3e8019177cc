"""Agreements with commitments, for the tests of the tracker."""

from agreements.models import Agreement, Commitment
from agreements.partial_dates import PartialDate
from newsroom.publishing.acts import publish
from tests.factories import make_agreement


def make_commitment(agreement: Agreement, due: PartialDate | str | None = None, *ratings: tuple, **fields) -> Commitment:
    """Owed by nobody unless said; `ratings` are (as of, rating) or (as of, rating, reason)."""
    said = {"deliverable_de": "Eine Brücke", "deliverable_en": "A bridge"} | fields
    if "owed_by" not in said:
        said["owed_by_not_stated"] = True
    if due:
        said |= {"due_status": "dated", "due_on": due}
    commitment = agreement.commitments.create(**said)
    for as_of, rating, *reason in ratings:
        commitment.assessments.create(as_of=as_of, rating=rating, reason_en=" ".join(reason), reason_de=" ".join(reason))
    return commitment


def make_promise(due: PartialDate | str | None = None, *ratings: tuple, title: str = "", **fields) -> Agreement:
    """A published agreement, signed on 6 May 2024, with one commitment."""
    agreement = make_agreement(title, parties=fields.pop("parties", None))
    make_commitment(agreement, due, *ratings, **fields)
    publish(agreement, by=None)
    agreement.refresh_from_db()
    return agreement
