"""Filters of the lists of actors and agreements, for pages and API alike. They see versions and index rows only."""

import re
from datetime import date
from functools import reduce
from operator import or_

import django_filters
from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from .filter_fields import SLUG, AnyNamed, AnyOf, rows_of_version, truth
from .filters_partial_dates import PartialDateFilter
from .models import ActorVersion, ActorVersionLink, AgreementVersion, AgreementVersionActor, AgreementVersionLink, AgreementVersionTopic
from .standing.filters import AsksForStandings, certainty_filter, on_filter
from .vocabulary import ActorKind, Binding, Classification, Form, LinkKind, Role, Status, TextStatus

COUNTRY = r"^[A-Z]{2}$"
DECADE = r"^[12]\d{2}0$"
ROLES = [
    *Role.choices,
    ("represented", _("represented")),
    ("signatory", _("signatory")),
    ("announced_by", _("announced by")),
]


class NameField(forms.CharField):
    def __init__(self, **kwargs):
        super().__init__(max_length=200, **kwargs)


class NameFilter(django_filters.Filter):
    """Every word begins a word of one of the names, in any script."""

    field_class = NameField

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if not value:
            return qs
        words = [f"{word}:*A" for word in re.findall(r"[^\W_]+", value)]
        return qs.filter(search_vector=SearchQuery(" & ".join(words), config="simple", search_type="raw")) if words else qs.none()


class ActorFilter(django_filters.FilterSet):
    q = NameFilter(label=_("Name"))
    kind = AnyOf(choices=ActorKind.choices, label=_("Kind"))
    classification = AnyOf(choices=Classification.choices, label=_("Class"))
    country = AnyNamed(pattern=COUNTRY, having=lambda codes: Q(country__in=codes), label=_("Country"))
    related_to = AnyNamed(having=lambda ids: rows_of_version(ActorVersionLink.objects.filter(public_id__in=ids)), label=_("Related to"))

    class Meta:
        model = ActorVersion
        fields: list[str] = []


def dated(relation: str, label, **options) -> PartialDateFilter:
    """The agreement's main date against a year, a month or a day."""
    return PartialDateFilter("dated", relation, label=label, **options)


class YearFilter(PartialDateFilter):
    """By the day under which lists sort an agreement: "not after 2025" stands in 2025, though it may have been any year before."""

    def filter(self, qs: QuerySet, value) -> QuerySet:
        return qs if value is None else qs.filter(sort_date__range=(value.earliest, value.latest))


def in_decades(first_years: list[str]) -> Q:
    """By the same day as `year`."""
    spans = [(date(int(year), 1, 1), date(int(year) + 9, 12, 31)) for year in first_years]
    return reduce(or_, (Q(sort_date__range=span) for span in spans))


class AgreementFilter(AsksForStandings, django_filters.FilterSet):
    form = AnyOf(choices=Form.choices, label=_("Form"))
    binding = AnyOf(choices=Binding.choices, label=_("Binding force"))
    status = AnyOf(choices=Status.choices, label=_("Status"), method="has_status")
    on = on_filter()
    certainty = certainty_filter()
    text_status = AnyOf(choices=TextStatus.choices, label=_("Text"))
    year = YearFilter("dated", label=_("Year"))
    decade = AnyNamed(pattern=DECADE, having=in_decades, label=_("Decade"))
    dated_certainly_before = dated("certainly_before", _("Certainly before"), widget=forms.HiddenInput)
    dated_possibly_before = dated("possibly_before", _("Possibly before"), widget=forms.HiddenInput)
    dated_certainly_after = dated("certainly_after", _("Certainly after"), widget=forms.HiddenInput)
    dated_possibly_after = dated("possibly_after", _("Possibly after"), widget=forms.HiddenInput)
    topic = AnyNamed(
        pattern=SLUG, having=lambda slugs: rows_of_version(AgreementVersionTopic.objects.filter(topic__slug__in=slugs)), label=_("Topic")
    )
    party = AnyNamed(having=lambda ids: rows_of_version(AgreementVersionActor.objects.filter(public_id__in=ids)), label=_("Party"))
    role = AnyOf(choices=ROLES, label=_("Role"), method="in_role", widget=forms.MultipleHiddenInput)
    country = AnyNamed(
        pattern=COUNTRY,
        having=lambda codes: rows_of_version(AgreementVersionActor.objects.filter(country__in=codes)),
        label=_("Country"),
    )
    links_to = AnyNamed(
        having=lambda ids: rows_of_version(AgreementVersionLink.objects.filter(public_id__in=ids)), label=_("Refers to the agreement")
    )
    link = AnyOf(choices=LinkKind.choices, label=_("Link"), method="linked_as", widget=forms.MultipleHiddenInput)
    has_no_timetable = truth("has_no_timetable", _("No timetable published"))
    has_open_commitments = truth("has_open_commitments", _("Open commitments"))

    class Meta:
        model = AgreementVersion
        fields: list[str] = []

    def in_role(self, qs: QuerySet, name: str, roles: list[str]) -> QuerySet:
        """With `party`, the role of that very actor; alone, agreements in which anybody has the role."""
        rows = AgreementVersionActor.objects.filter(role__in=roles)
        if parties := self.form.cleaned_data.get("party"):
            rows = rows.filter(public_id__in=parties)
        return qs.filter(rows_of_version(rows)) if roles else qs

    def linked_as(self, qs: QuerySet, name: str, kinds: list[str]) -> QuerySet:
        """With `links_to`, what the link to that very agreement is; alone, agreements with any link of that kind."""
        rows = AgreementVersionLink.objects.filter(kind__in=kinds)
        if others := self.form.cleaned_data.get("links_to"):
            rows = rows.filter(public_id__in=others)
        return qs.filter(rows_of_version(rows)) if kinds else qs
