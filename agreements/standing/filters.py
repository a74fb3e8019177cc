"""How an agreement stood on a day, as a filter: asked of the index rows of its standings."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.reading.keyset import along

from ..filter_fields import rows_of_version
from ..filters_partial_dates import PartialDateFilter
from ..models import AgreementVersionStanding
from ..partial_dates import PartialDate
from .on_around import held
from .status import Status

CERTAINTIES = [("certainly", _("certainly")), ("possibly", _("possibly, too"))]


def on_filter() -> PartialDateFilter:
    help_text = _("A day, a month or a year. Without a status: what was in force.")
    return PartialDateFilter(label=pgettext_lazy("list filter", "Status on"), method="stood_on", help_text=help_text)


def certainty_filter() -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(choices=CERTAINTIES, label=_("How sure"), method="as_sure", empty_label=None)


class AsksForStandings:
    """Mixin for filters with `status`, `party`, `on` and `certainty`.

    `on` turns `status` into the status on that day: of the whole, or with `party` for those actors. Without a status it means “in force”.
    `certainty` says whether what the dates leave open counts, too.
    """

    form: forms.Form

    def has_status(self, qs: QuerySet, name: str, statuses: list[str]) -> QuerySet:
        """Without `on`, the status after everything that the record tells."""
        return qs.filter(status__in=statuses) if statuses and not self.form.cleaned_data.get("on") else qs

    def stood_on(self, qs: QuerySet, name: str, period: PartialDate | None) -> QuerySet:
        asked = self.form.cleaned_data
        parties, statuses = asked.get("party") or [""], asked.get("status") or [Status.IN_FORCE]
        certainly = asked.get("certainty") != "possibly"
        if certainly and len(parties) == len(statuses) == 1:
            # No day lies certainly in two spans of one status, so each agreement is found once.
            one = Q(standings__public_id=parties[0], standings__status=statuses[0])
            return along(qs.filter(one & held(period, certainly=True, prefix="standings__")), "standings", "sort_date", "item_id")
        rows = AgreementVersionStanding.objects.filter(public_id__in=parties, status__in=statuses)
        return qs.filter(rows_of_version(rows.filter(held(period, certainly=certainly))))

    def as_sure(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        """Read by `stood_on`."""
        return qs
