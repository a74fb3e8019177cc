"""The status of an agreement follows from its events."""

from collections.abc import Iterable
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .partial_dates import PartialDate


class Status(TextChoices):
    UNKNOWN = "unknown", _("Unknown")
    RUMOURED = "rumoured", _("Rumoured")
    NEGOTIATED = "negotiated", _("Under negotiation")
    ANNOUNCED = "announced", _("Announced")
    SIGNED = "signed", _("Signed")
    IN_FORCE = "in_force", _("In force")
    SUSPENDED = "suspended", _("Suspended")
    SUPERSEDED = "superseded", _("Superseded")
    EXPIRED = "expired", _("Expired")
    TERMINATED = "terminated", _("Terminated")


# Events that say something of the whole agreement, in the order in which they overrule each other on one day.
LEADS_TO = {
    "rumoured": Status.RUMOURED,
    "negotiated": Status.NEGOTIATED,
    "announced": Status.ANNOUNCED,
    "initialled": Status.NEGOTIATED,
    "signed": Status.SIGNED,
    "in_force": Status.IN_FORCE,
    "extended": Status.IN_FORCE,
    "suspended": Status.SUSPENDED,
    "superseded": Status.SUPERSEDED,
    "expired": Status.EXPIRED,
    "terminated": Status.TERMINATED,
}
RANK = {status: rank for rank, status in enumerate(Status)}
LIVING = {Status.IN_FORCE, Status.SUSPENDED}


def status_from(events: Iterable[tuple[str, PartialDate | None]]) -> Status:
    """The status after all `(kind, date)` events of the whole agreement, none of them of one party only.

    Up to entry into force the furthest step counts, whatever the dates say: an announcement after the signing takes nothing back.
    From then on the latest dated event decides, and an end outlasts everything.
    """
    steps = [(LEADS_TO[kind], on.latest or on.earliest if on else None) for kind, on in events if kind in LEADS_TO]
    if not steps:
        return Status.UNKNOWN
    furthest = max((status for status, _day in steps), key=RANK.__getitem__)
    if furthest not in LIVING:
        return furthest
    living = [(day or date.min, RANK[status], status) for status, day in steps if status in LIVING]
    return max(living)[2]
