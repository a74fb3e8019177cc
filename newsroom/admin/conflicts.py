"""After a refused save: what stands in the database, in words, beside each field that differs from what was typed."""

from typing import Any

from django import forms
from django.utils.formats import localize
from django.utils.html import strip_tags
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def show_saved(form: forms.ModelForm) -> None:
    """Sets `form.saved_beside`: field name → the saved value as text, for every field whose typed value is another one."""
    form.saved_beside = {name: saved_text(form.fields[name], form[name].initial) for name in form.changed_data if name in visible(form)}


def differing(form: forms.ModelForm) -> list[forms.BoundField]:
    """For a list of links above the form."""
    return [form[name] for name in form.saved_beside]


def visible(form: forms.ModelForm) -> set[str]:
    return {field.name for field in form.visible_fields()} - {forms.formsets.DELETION_FIELD_NAME}


def show_saved_rows(formset) -> None:
    """The same for the rows of an inline; `formset.added_meanwhile` holds the rows that the other editor added."""
    for form in formset.initial_forms:
        if form.instance.pk:
            show_saved(form)
    posted = {form.instance.pk for form in formset.initial_forms}
    formset.added_meanwhile = [str(row) for row in formset.get_queryset() if row.pk not in posted]
    formset._queryset = [form.instance for form in formset.initial_forms]  # Django would pair the forms with the rows of now


def saved_text(field: forms.Field, value: Any) -> str:
    """A value of the database as an editor reads it; an empty one is said to be empty."""
    return as_text(field, value).strip() or _("(empty)")


def as_text(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(str(row) for row in value or [])
    if isinstance(field, forms.ModelChoiceField):
        return str(field.queryset.filter(pk=value).first() or "") if value else ""
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value or ""))
    return plain_text(value)


def plain_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if hasattr(value, "display"):
        return value.display((get_language() or "de")[:2])
    if hasattr(value, "tzinfo") and is_aware(value):
        value = localtime(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    text = value if isinstance(value, str) else str(localize(value))
    return strip_tags(text.replace("</p>", "</p>\n")) if "</" in text else text
