"""The filters of the tracker: the same for its page, feeds, calendar and API. They see index rows only."""

import django_filters
from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, CharField, F, Func, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.publishing.misses import moved

from ..filter_fields import PUBLIC_ID, SLUG, AnyNamed, AnyOf
from ..filters import COUNTRY
from ..filters_partial_dates import PartialDateFilter
from ..models import AgreementVersionActor, AgreementVersionCommitment, AgreementVersionTopic
from ..partial_dates import PartialDate
from ..vocabulary import Due, Rating
from .states import State, in_state

NOT_STATED = "not_stated"
NOT_RATED = "not_rated"
RATINGS = [*Rating.choices, (NOT_RATED, _("not rated"))]


class AnyOfThese(Func):
    """`column = ANY(array)`: the array is made before the index is asked, so that a second way to be meant costs no index."""

    template, arg_joiner = "%(expressions)s)", " = ANY("
    output_field = BooleanField()


def actors(column: str):
    """Rows that name one of these actors, or one that has merged into it since."""

    def having(ids: list[str]) -> Q:
        named = [one for one in ids if one != NOT_STATED]
        former = ArraySubquery(moved("actor", Q(public_id__in=named)).values("old"))
        texts = ArrayField(CharField())
        these = Q(AnyOfThese(F(column), Func(Value(named, texts), former, function="array_cat", output_field=texts)))
        nobody = Q(**{column: ""})
        return these if named == ids else nobody | these if named else nobody

    return having


def of_versions(rows: QuerySet) -> Q:
    return Q(version__in=rows.order_by().values("version"))


class DueFilter(PartialDateFilter):
    """Against the bounds of the due date; what is about or uncertain is never certain."""

    def filter(self, qs: QuerySet, value: PartialDate | None) -> QuerySet:
        if value is None:
            return qs
        is_dated, sure = Q(due_status=Due.DATED), Q(due_is_certain=True)
        match self.lookup_expr:
            case "certainly_before":
                return qs.filter(is_dated, sure, due_max__lt=value.earliest)
            case "certainly_after":
                return qs.filter(is_dated, sure, due_min__gt=value.latest)
            case "possibly_before":
                return qs.filter(is_dated, Q(due_min__lt=value.earliest) | Q(due_min__isnull=True))
            case "possibly_after":
                return qs.filter(is_dated, Q(due_max__gt=value.latest) | Q(due_max__isnull=True))
        begins = Q(due_min__lte=value.latest) | Q(due_min__isnull=True)
        return qs.filter(is_dated, begins, Q(due_max__gte=value.earliest) | Q(due_max__isnull=True))


def dated(relation: str, label, **options) -> DueFilter:
    return DueFilter("due", relation, label=label, **options)


class CommitmentFilter(django_filters.FilterSet):
    state = AnyOf(choices=State.choices, label=pgettext_lazy("commitment", "State"), method="in_states")
    rating = AnyOf(choices=RATINGS, label=_("Rating"), method="rated_as")
    due_status = AnyOf(choices=Due.choices, label=_("Timetable"))
    due = dated("possibly_within", _("Due in"), help_text=_("A year, a month or a day; also what is possibly due then."))
    due_certainly_before = dated("certainly_before", _("Certainly before"), widget=forms.HiddenInput)
    due_possibly_before = dated("possibly_before", _("Possibly before"), widget=forms.HiddenInput)
    due_certainly_after = dated("certainly_after", _("Certainly after"), widget=forms.HiddenInput)
    due_possibly_after = dated("possibly_after", _("Possibly after"), widget=forms.HiddenInput)
    owed_by = AnyNamed(having=actors("owed_by"), pattern=f"{PUBLIC_ID}|^{NOT_STATED}$", label=_("Owed by"))
    owed_to = AnyNamed(having=actors("owed_to"), pattern=f"{PUBLIC_ID}|^{NOT_STATED}$", label=_("Owed to"))
    agreement = AnyNamed(having=lambda ids: Q(public_id__in=ids), label=_("Agreement"))
    topic = AnyNamed(
        pattern=SLUG, having=lambda slugs: of_versions(AgreementVersionTopic.objects.filter(topic__slug__in=slugs)), label=_("Topic")
    )
    country = AnyNamed(
        pattern=COUNTRY,
        having=lambda codes: of_versions(AgreementVersionActor.objects.filter(country__in=codes)),
        label=_("Country"),
    )

    class Meta:
        model = AgreementVersionCommitment
        fields: list[str] = []

    def in_states(self, qs: QuerySet, name: str, states: list[str]) -> QuerySet:
        asked = Q()
        for state in states:
            asked |= in_state(state)
        return qs.filter(asked)

    def rated_as(self, qs: QuerySet, name: str, ratings: list[str]) -> QuerySet:
        return qs.filter(rating__in=["" if one == NOT_RATED else one for one in ratings]) if ratings else qs
