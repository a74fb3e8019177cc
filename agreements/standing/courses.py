"""The course of a published agreement, from its document: what `on` is answered from, and the index rows that lists ask."""

from collections.abc import Iterator

from ..models import AgreementVersionStanding, Party
from ..partial_dates import PartialDate
from ..provenance.contradictions import contradictions
from .party_status import NOT_PARTY
from .standings import Course, Span, spans
from .status import Event


def course_of(content: dict) -> Course:
    """Accounts that contradict each other are one event, on a day that lies between them."""
    rows = content["rows"]["agreementevent"]
    groups = [found.uids for found in contradictions(content) if found.table == "agreementevent"]
    told_elsewhere = {uid for first, *others in groups for uid in others}
    accounts = {first: others for first, *others in groups}
    days = {row["uid"]: row["on"] and PartialDate.from_json(row["on"]) for row in rows}
    return Course(
        tuple(
            Event(row["kind"], days[row["uid"]], row.get("party", ""), tuple(days[uid] for uid in accounts.get(row["uid"], ())))
            for row in rows
            if row["uid"] not in told_elsewhere
        )
    )


def bound_actors(content: dict) -> dict[str, str]:
    """For whom the agreement can be in force: parties, and those on whose behalf a party acts. `{public_id: uid of the party}`."""
    parties = [row for row in content["rows"]["party"] if row["role"] == Party.Role.PARTY]
    return {row["represents"]: row["uid"] for row in parties if "represents" in row} | {row["actor"]: row["uid"] for row in parties}


def spans_by_actor(content: dict) -> Iterator[tuple[str, Span]]:
    """`(public_id, span)`, with an empty id for the whole agreement."""
    course = course_of(content)
    shared = spans(course.stretches())
    yield from (("", span) for span in shared)
    for public_id, uid in sorted(bound_actors(content).items()):
        own = spans(course.stretches(uid)) if course.differs(uid) else shared
        yield from ((public_id, span) for span in own if span.status != NOT_PARTY)


def standing_rows(version) -> Iterator[AgreementVersionStanding]:
    """Index rows, without version and span."""
    for public_id, span in spans_by_actor(version.content):
        yield AgreementVersionStanding(public_id=public_id, sort_date=version.sort_date, **span._asdict())
