"""The filters of the timeline, for its page and the API: what they mean for either table of happenings."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..filter_fields import SLUG, AnyNamed, AnyOf, NamesField
from ..filters import COUNTRY
from ..filters_partial_dates import PartialDateFilter
from ..models import ActorHappening, ActorVersion, AgreementHappening, AgreementVersion, AgreementVersionActor, AgreementVersionTopic
from .kinds import CHOICES, kinds_of

ORDERS = [("newest", _("newest first")), ("oldest", _("oldest first"))]
TIMES = [("past", _("up to today")), ("ahead", _("planned and due")), ("all", _("all"))]


FEW = 8  # kinds
Conditions = dict[str, list[Q]]  # by table, of each walk through it


class CodeInput(forms.TextInput):
    """Shows one value, as readers want it, and understands a repeated parameter."""

    def value_from_datadict(self, data, files, name):
        given = data.getlist(name) if hasattr(data, "getlist") else data.get(name)
        return [value.strip().upper() for value in given or [] if value]

    def format_value(self, value):
        return ", ".join(value or [])


class CountryField(NamesField):
    widget = CodeInput(attrs={"maxlength": 2, "autocomplete": "off"})


class Countries(AnyNamed):
    field_class = CountryField


class TimelineForm(forms.Form):
    """Refuses a time that ends before it begins."""

    def clean(self):
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since.earliest > until.latest:
            self.add_error("until", ValidationError(_("This lies before the beginning of the time that you ask for."), code="order"))
        return self.cleaned_data


class TimelineFilter(django_filters.FilterSet):
    """`conditions` says what is asked; the queryset of the filter set itself is not used, as there are two tables."""

    what = AnyOf(choices=CHOICES, label=_("What happened"))
    since = PartialDateFilter(label=pgettext_lazy("list filter", "From"), help_text=_("A year, a month or a day."))
    until = PartialDateFilter(label=pgettext_lazy("list filter", "Until"))
    country = Countries(
        pattern=COUNTRY, having=lambda codes: Q(), label=_("Country"), help_text=_("Two letters as in ISO 3166-1, such as KG.")
    )
    order = django_filters.ChoiceFilter(choices=ORDERS, label=_("Order"), empty_label=None, widget=forms.HiddenInput)
    when = django_filters.ChoiceFilter(choices=TIMES, label=_("When"), empty_label=None, widget=forms.HiddenInput)
    topic = AnyNamed(pattern=SLUG, having=lambda slugs: Q(), label=_("Topic"))
    actor = AnyNamed(having=lambda ids: Q(), label=_("Actor"))
    agreement = AnyNamed(having=lambda ids: Q(), label=_("Agreement"))

    class Meta:
        model = AgreementHappening
        fields: list[str] = []
        form = TimelineForm


def asked_of(filterset: TimelineFilter) -> dict:
    """The values of a valid filter set; empty ones are left out."""
    return {name: value for name, value in filterset.form.cleaned_data.items() if value}


def conditions(asked: dict) -> Conditions:
    """By table, what its rows must fulfil. A table in which nothing can be found is left out."""
    kinds = kinds_of(asked.get("what", []))
    found = {}
    for name, of_table in (("actor", actor_condition), ("agreement", agreement_condition)):
        condition = of_table(asked)
        if condition is None or (kinds and not getattr(kinds, name)):
            continue
        condition &= within(asked)
        found[name] = [condition & one for one in of_kinds(getattr(kinds, name))] if kinds else [condition]
    return found


def of_kinds(kinds: tuple[str, ...]) -> list[Q]:
    """Few kinds are walked one by one, so that rare ones are not sought among all others; many are most of the table."""
    return [Q(kind=kind) for kind in kinds] if len(kinds) <= FEW else [Q(kind__in=kinds)]


def within(asked: dict) -> Q:
    since, until = asked.get("since"), asked.get("until")
    return (Q(sort_date__gte=since.earliest) if since else Q()) & (Q(sort_date__lte=until.latest) if until else Q())


def actor_condition(asked: dict) -> Q | None:
    """Actors have no topics, and no happening of theirs is one of an agreement."""
    if asked.get("topic") or asked.get("agreement"):
        return None
    condition = Q()
    if countries := asked.get("country"):
        condition &= Q(version__in=keys(ActorVersion.objects.filter(country__in=countries)))
    if actors := asked.get("actor"):
        condition &= Q(version__in=keys(ActorVersion.objects.filter(public_id__in=actors)))
    return condition


def agreement_condition(asked: dict) -> Q:
    """An actor's and a country's agreements are those in which they have any part.

    Of all versions: whether a happening is live stands in its own row.
    """
    condition = Q()
    if countries := asked.get("country"):
        condition &= Q(version__in=named(AgreementVersionActor.objects.filter(country__in=countries)))
    if actors := asked.get("actor"):
        condition &= Q(version__in=named(AgreementVersionActor.objects.filter(public_id__in=actors)))
    if topics := asked.get("topic"):
        condition &= Q(version__in=named(AgreementVersionTopic.objects.filter(topic__slug__in=topics)))
    if agreements := asked.get("agreement"):
        condition &= Q(version__in=keys(AgreementVersion.objects.filter(public_id__in=agreements)))
    return condition


def keys(versions: QuerySet) -> QuerySet:
    return versions.order_by().values("pk")


def named(rows: QuerySet) -> QuerySet:
    return rows.order_by().values("version")


TABLES = {"actor": ActorHappening, "agreement": AgreementHappening}
