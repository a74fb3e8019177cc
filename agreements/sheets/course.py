"""What happened to an agreement: a timeline, and beside it what sources say differently."""

from collections import defaultdict

from django.utils.translation import gettext as _

from agreements.bilingual import said
from agreements.cards import date_shown
from agreements.facts import evidence, source_key
from agreements.models import AgreementEvent
from agreements.partial_dates import Qualifier
from agreements.spans import certainty_of_day, day_order

from .wording import actor_link

# What happens to an agreement once: two dates from two sources contradict each other.
ONCE = {
    AgreementEvent.Kind.ANNOUNCED,
    AgreementEvent.Kind.SIGNED,
    AgreementEvent.Kind.IN_FORCE,
    AgreementEvent.Kind.TERMINATED,
    AgreementEvent.Kind.EXPIRED,
    AgreementEvent.Kind.SUPERSEDED,
}
STEPS = AgreementEvent.Kind.values  # in the order in which they usually follow each other, for those of one day


def contradicting(document: dict) -> dict[str, list[dict]]:
    """By kind, the events of the whole agreement that different sources date differently."""
    by_kind = defaultdict(list)
    for row in document["content"]["rows"]["agreementevent"]:
        if row["kind"] in ONCE and "party" not in row and row["on"]:
            by_kind[row["kind"]].append(row)
    return {
        kind: sorted(rows, key=lambda row: day_order(row["on"]))
        for kind, rows in by_kind.items()
        if len({row["on"]["value"] for row in rows}) > 1 and len({source_key(row, document) or row["uid"] for row in rows}) > 1
    }


def course(document: dict, language: str) -> dict:
    """`{"events": […], "accounts": […]}`; every event stands in one of them."""
    differing = contradicting(document)
    apart = {row["uid"] for rows in differing.values() for row in rows}
    events = [row for row in document["content"]["rows"]["agreementevent"] if row["uid"] not in apart]
    events.sort(key=in_time)
    return {
        "events": [event_shown(row, document, language) for row in events],
        "accounts": [
            {"label": AgreementEvent.Kind(kind).label, "events": [event_shown(row, document, language) for row in rows]}
            for kind, rows in sorted(differing.items(), key=lambda found: day_order(found[1][0]["on"]))
        ],
    }


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
