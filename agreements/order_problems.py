"""What cannot have come in this order: dates of different rows, and agreements that lead back to themselves. Warnings, never refusals."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from newsroom.publishing.errors import Problem

from .models import Actor, Agreement, AgreementEvent, AgreementLink
from .partial_dates import PartialDate


def is_after(day: PartialDate | None, other: PartialDate | None) -> bool:
    """Certainly: what is about or uncertain may lie anywhere."""
    if day is None or other is None or not (day.is_certain and other.is_certain):
        return False
    return day.earliest is not None and other.latest is not None and other.latest < day.earliest


def life_problems(actor: Actor) -> Iterator[Problem]:
    """Positions that lie outside the life of the one who holds them."""
    for position in actor.positions.all() if actor.began_on or actor.ended_on else ():
        days = [day for day in (position.since, position.known_on, position.until) if day]
        if any(is_after(day, actor.ended_on) or is_after(actor.began_on, day) for day in days):
            yield Problem(_("“%s” lies outside the life of whoever held it.") % position.title, "positions", is_blocking=False)


def lineage_problems(agreement: Agreement) -> Iterator[Problem]:
    """Links to agreements that came later, and links that lead in a circle. Two queries, and one for each step of the longest chain."""
    links = list(agreement.links.exclude(kind=AgreementLink.Kind.RELATED).select_related("other"))
    signed = signing_days([agreement.pk, *(link.other_id for link in links)]) if links else {}
    for link in links:
        words = {"link": link.get_kind_display(), "other": link.other}
        if is_after(signed.get(link.other_id), signed.get(agreement.pk)):
            sentence = _("This agreement %(link)s “%(other)s”, which was signed later than itself.")
            yield Problem(sentence % words, "links", is_blocking=False)
        if leads_back_to(agreement.pk, link.other_id):
            yield Problem(_("By way of “%(other)s” the links lead back to this agreement.") % words, "links", is_blocking=False)


def signing_days(agreements: list[int]) -> dict[int, PartialDate]:
    events = AgreementEvent.objects.filter(agreement__in=agreements, kind=AgreementEvent.Kind.SIGNED, party=None, on__isnull=False)
    return dict(events.order_by("-pk").values_list("agreement", "on"))


def leads_back_to(agreement: int, first: int) -> bool:
    seen: set[int] = set()
    step = {first}
    while step := step - seen:
        if agreement in step:
            return True
        seen |= step
        links = AgreementLink.objects.filter(agreement__in=step).exclude(kind=AgreementLink.Kind.RELATED)
        step = set(links.values_list("other", flat=True))
    return False
