"""Filters on partial dates for list pages and the API: certainly or possibly before, after or within a year, month or day."""

from datetime import timedelta

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field

from .partial_dates import NotAPartialDate, PartialDate, Qualifier


class PeriodField(forms.CharField):
    """A year, a month or a day to search by; cleans to an exact PartialDate or None."""

    default_error_messages = {
        "not_exact": _("Search by a year, a month or a day, without “about” or the like."),
    }

    def clean(self, value):
        if not (text := super().clean(value)):
            return None
        try:
            period = PartialDate.parse(text)
        except NotAPartialDate as problem:
            raise ValidationError(str(problem), code="invalid") from None
        if period.qualifier != Qualifier.EXACT:
            raise ValidationError(self.error_messages["not_exact"], code="not_exact")
        return period


DAY = timedelta(days=1)

# How each relation to the searched period is asked of PartialDateField: its lookup, and the day or days to compare with.
RELATIONS = {
    "before": ("before", lambda period: period.earliest),
    "after": ("after", lambda period: period.latest),
    "from": ("after", lambda period: period.earliest - DAY),
    "until": ("before", lambda period: period.latest + DAY),
    "within": ("within", lambda period: (period.earliest, period.latest)),
}


@extend_schema_field({"type": "string", "pattern": r"^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$", "examples": ["2025-04"]})
class PartialDateFilter(django_filters.Filter):
    """`PartialDateFilter("signed_on", "possibly_before")`; the value is a year, a month or a day such as 2025, 2025-04 or 3.4.2025.

    The lookup is certainly_ or possibly_ with before, after, from (its first day on), until (its last day included) or within.
    Approximate and uncertain dates are never certain; records without a date are never found.
    """

    field_class = PeriodField

    def filter(self, qs, value):
        if value is None:
            return qs
        certainty, relation = self.lookup_expr.split("_")
        lookup, compared_with = RELATIONS[relation]
        qs = self.get_method(qs)(**{f"{self.field_name}__{certainty}_{lookup}": compared_with(value)})
        return qs.distinct() if self.distinct else qs
