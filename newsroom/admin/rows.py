"""Child rows on the form of an item: a block a row, its main fields in one line, the rest opened on demand."""

from collections.abc import Sequence

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from .choices import KnownSelect
from .fields import DeskFields
from .formsets import ReturningFormSet


class Rows(DeskFields, admin.StackedInline):
    """`first`: at most four fields, always in sight. `rest`: behind "More", open when one of them holds something or an error.

    `is_open`: whether the whole group is open at first; closed groups show their count.
    """

    template = "admin/edit_inline/rows.html"
    extra = 0
    formset = ReturningFormSet
    first: Sequence[str | tuple[str, ...]] = ()
    rest: Sequence[str | tuple[str, ...]] = ()
    is_open = True
    formfield_overrides = {models.TextField: {"widget": forms.Textarea({"rows": 2})}}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.get_autocomplete_fields(request))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnownSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and hasattr(field.widget, "can_view_related"):
            field.widget.can_view_related = False  # four fields in a line leave no room for it
        return field

    def get_fieldsets(self, request, obj=None):
        main = (None, {"fields": [tuple(self.first)]})
        return [main, (_("More"), {"fields": list(self.rest)})] if self.rest else [main]
