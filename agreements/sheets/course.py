"""What happened to an agreement: a timeline."""

from django.utils.translation import gettext as _

from agreements.bilingual import said
from agreements.cards import date_shown
from agreements.models import AgreementEvent
from agreements.partial_dates import Qualifier
from agreements.provenance.facts import evidence
from agreements.spans import certainty_of_day, day_order

from .accounts import standing_apart
from .wording import actor_link

STEPS = AgreementEvent.Kind.values  # in the order in which they usually follow each other, for those of one day


def course(document: dict, language: str) -> list[dict]:
    """Every event but those that contradict each other: they stand in their accounts."""
    apart = standing_apart(document)
    events = [row for row in document["content"]["rows"]["agreementevent"] if row["uid"] not in apart]
    return [event_shown(row, document, language) for row in sorted(events, key=in_time)]


def in_time(row: dict) -> tuple:
    """“Not after” a day comes before what happened on it; undated events come last."""
    is_before = certainty_of_day(row["on"]) == Qualifier.NOT_AFTER
    return (day_order(row["on"]), not is_before, STEPS.index(row["kind"]), row["uid"])


def event_shown(row: dict, document: dict, language: str) -> dict:
    """For components/timeline_item.html."""
    note = said(row, "note", language)
    parties = {one["uid"]: one["actor"] for one in document["content"]["rows"]["party"]}
    return {
        "title": AgreementEvent.Kind(row["kind"]).label,
        "only_for": actor_link(parties[row["party"]], document, language) if "party" in row else "",
        "date": date_shown(row["on"], language) or {"display": _("Date not stated")},
        "certainty": certainty_of_day(row["on"]),
        "by": actor_link(row["announced_by"], document, language) if "announced_by" in row else "",
        "text": note.text,
        "text_language": note.badge,
        **evidence(row, document, language),
    }
