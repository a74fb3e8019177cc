"""Parameters that lists share: repeatable ones, whose values mean "any of these", and plain truth values."""

import re

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

NAMES_AT_MOST = 50
SLUG = r"^[-a-zA-Z0-9_]{1,120}$"
PUBLIC_ID = r"^[23456789abcdefghjkmnpqrstuvwxyz]{8}$"


class OneOrMore(forms.Select):
    """Shows one choice, as readers want it, and understands a repeated parameter, as programs send it."""

    def value_from_datadict(self, data, files, name):
        given = data.getlist(name) if hasattr(data, "getlist") else data.get(name)
        return [value for value in given or [] if value]

    def format_value(self, value):
        return [str(one) for one in value or []][:1]


class AnyOfField(forms.MultipleChoiceField):
    widget = OneOrMore

    def __init__(self, *, choices, **kwargs):
        super().__init__(choices=[("", _("all")), *choices], **kwargs)


class AnyOf(django_filters.Filter):
    """One or more of an enumeration: `?form=treaty&form=convention`."""

    field_class = AnyOfField

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, choices=choices, is_repeatable=True, **kwargs)

    @property
    def field(self):
        if not hasattr(self, "_field"):
            options = {name: value for name, value in self.extra.items() if name != "is_repeatable"}
            self._field = self.field_class(label=self.label, **options)
        return self._field

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs


class NamesField(forms.Field):
    """Texts of one form, such as public ids; not shown in the form of a page, whose links carry them."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, pattern: str, **kwargs):
        self.pattern = pattern
        super().__init__(**kwargs)

    def clean(self, value):
        values = [one for one in value or [] if one]
        if len(values) > NAMES_AT_MOST or not all(re.fullmatch(self.pattern, one, re.ASCII) for one in values):
            raise ValidationError(_("This is not a value that stands in an address of this site."), code="invalid")
        return values


class AnyNamed(AnyOf):
    """One or more slugs or public ids; `having` turns them into a condition."""

    field_class = NamesField

    def __init__(self, *args, having, pattern: str = PUBLIC_ID, **kwargs):
        self.having = having
        django_filters.Filter.__init__(self, *args, pattern=pattern, is_repeatable=True, **kwargs)

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        return qs.filter(self.having(value)) if value else qs


def truth(field_name: str, label) -> django_filters.TypedChoiceFilter:
    """`true` or `false`, and nothing else."""
    choices = [("", _("all")), ("true", _("yes")), ("false", _("no"))]
    return django_filters.TypedChoiceFilter(field_name=field_name, label=label, choices=choices, coerce=lambda text: text == "true")


def rows_of_version(rows: QuerySet) -> Q:
    """The versions that one of these index rows belongs to."""
    return Q(pk__in=rows.order_by().values("version"))
