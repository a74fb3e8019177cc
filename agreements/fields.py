"""Model fields of our own."""

import json

from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.utils import truncate_name
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from .partial_date_sql import LOOKUPS, EarliestDay, IsPartialDate, LatestDay
from .partial_dates import NotAPartialDate, PartialDate
from .widgets import PartialDateFormField

LOOKUP_NAMES = {"exact", "in", "isnull", *(lookup.lookup_name for lookup in LOOKUPS)}


def constraint_name(options, field_name):
    """Stable, and within the 63 characters that PostgreSQL keeps of a name."""
    return truncate_name(f"{options.app_label}_{options.model_name}_{field_name}_form", 63)


class PartialDateAttribute(DeferredAttribute):
    """Turns what is assigned into a PartialDate at once, so that nobody reads back a bare string."""

    def __set__(self, instance, value):
        values = instance.__dict__
        values[self.field.attname] = self.field.to_python(value)
        for companion in self.field.companion_names():
            values.pop(companion, None)  # of the former date; read again from the database after the next save


class PartialDateConstraint(models.CheckConstraint):
    """The form of a stored date. Forms need not ask the database: the field has cleaned the value by then."""

    def validate(self, model, instance, exclude=None, using=None):
        pass


class PartialDateField(models.Field):
    """A PartialDate, or None when no date is known; stored as JSON with the keys value, qualifier and as_printed.

    Takes a PartialDate, an ISO string ("2025-04") or that JSON. Adds to its model the generated date columns `<name>_min` and
    `<name>_max` (null where that side is open), and a CHECK on the form. Filter by `__possibly_before`, `__certainly_within` and
    the other lookups of `partial_date_sql`; sort by the companions.

    In a migration that takes the field away, move the removal of the companions up: PostgreSQL drops them together with the field.
    """

    description = _("Partial date")
    empty_strings_allowed = False
    descriptor_class = PartialDateAttribute

    def db_type(self, connection):
        return "jsonb"

    def companion_names(self):
        return f"{self.name}_min", f"{self.name}_max"

    def contribute_to_class(self, cls, name, private_only=False):
        super().contribute_to_class(cls, name, private_only)
        # Abstract models hand the field down; the historical models of migrations list companions and constraint themselves.
        if cls._meta.abstract or cls._meta.swapped or cls.__module__ == "__fake__":
            return
        for companion, bound in zip(self.companion_names(), (EarliestDay, LatestDay), strict=True):
            generated = models.GeneratedField(
                expression=bound(name), output_field=models.DateField(), db_persist=True, null=True, serialize=False
            )
            cls.add_to_class(companion, generated)
        constraint = PartialDateConstraint(condition=IsPartialDate(name), name=constraint_name(cls._meta, name))
        cls._meta.constraints = [*cls._meta.constraints, constraint]
        cls._meta.original_attrs["constraints"] = cls._meta.constraints  # where makemigrations looks

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "agreements.fields.PartialDateField", args, kwargs

    def get_lookup(self, lookup_name):
        # Comparing the JSON would sort by qualifier: only what has a meaning for dates is let through.
        return super().get_lookup(lookup_name) if lookup_name in LOOKUP_NAMES else None

    def to_python(self, value):
        if value is None or isinstance(value, PartialDate) or hasattr(value, "resolve_expression"):
            return value
        try:
            return PartialDate(value) if isinstance(value, str) else PartialDate.from_json(value)
        except NotAPartialDate as problem:
            raise ValidationError(str(problem), code="invalid") from None

    def from_db_value(self, value, expression, connection):
        return None if value is None else PartialDate.from_json(json.loads(value))

    def get_prep_value(self, value):
        value = self.to_python(super().get_prep_value(value))
        return value.to_json() if isinstance(value, PartialDate) else value

    def get_db_prep_value(self, value, connection, prepared=False):
        value = value if prepared else self.get_prep_value(value)
        return connection.ops.adapt_json_value(value, None) if isinstance(value, dict) else value

    def value_to_string(self, obj):
        """The JSON itself, so that fixtures show it as such."""
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PartialDateFormField} | kwargs)

    def check(self, **kwargs):
        return [*super().check(**kwargs), *self._check_blank_is_null()]

    def _check_blank_is_null(self):
        if self.blank and not self.null:
            yield checks.Error("A blank partial date is stored as null.", hint="Set null=True.", obj=self, id="agreements.E001")


for lookup in LOOKUPS:
    PartialDateField.register_lookup(lookup)
