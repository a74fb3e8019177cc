"""The derived status on an agreement's form: today, and for the parties that stand differently."""

from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate

from agreements.models import Agreement
from agreements.partial_dates import PartialDate
from agreements.standing.courses import course_of
from agreements.standing.standings import Course
from agreements.standing.words import standing_in_words


def course_at_the_desk(agreement: Agreement) -> Course:
    """Of the working copy, without what is held back. One query."""
    rows = agreement.events.filter(held_back="").values("uid", "kind", "on", "party__uid", "announced_by__public_id")
    frozen = [
        {"uid": row["uid"], "kind": row["kind"], "on": row["on"] and row["on"].to_json()}
        | ({"party": row["party__uid"]} if row["party__uid"] else {})
        | ({"announced_by": row["announced_by__public_id"]} if row["announced_by__public_id"] else {})
        for row in rows
    ]
    return course_of({"item": {}, "rows": {"agreementevent": frozen}})


def status_today(agreement: Agreement) -> str:
    """Two queries at most: the events, and the parties where events of their own tell of them."""
    course, today = course_at_the_desk(agreement), PartialDate(localdate().isoformat())
    whole = standing_in_words(course.on(today))
    if not any(event.party for event in course.events):
        return whole
    parties = agreement.parties.filter(role="party").select_related("actor")
    own = [(party.actor, standing_in_words(course.on(today, party.uid))) for party in parties if course.differs(party.uid)]
    return format_html("{}<ul>{}</ul>", whole, format_html_join("", "<li>{}: {}</li>", own)) if own else whole
