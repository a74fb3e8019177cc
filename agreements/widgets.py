"""How an editor types a partial date: one box for the date, how it is meant, and the source's own wording."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .partial_dates import AS_PRINTED_MAX_LENGTH, NotAPartialDate, PartialDate, Qualifier


class PartialDateWidget(forms.MultiWidget):
    """The wording as printed is folded away while it is empty. Reads without script."""

    template_name = "agreements/widgets/partial_date.html"
    use_fieldset = False

    def __init__(self, attrs=None):
        date = forms.TextInput({"placeholder": "3.4.2025, 4.2025, um 1900", "autocomplete": "off", "class": "partial-date-text"})
        qualifier = forms.Select({"class": "partial-date-qualifier"}, choices=Qualifier.choices)
        as_printed = forms.TextInput({"class": "partial-date-printed", "maxlength": AS_PRINTED_MAX_LENGTH})
        super().__init__({"date": date, "qualifier": qualifier, "as_printed": as_printed}, attrs)

    def decompress(self, value):
        if not value:
            return ["", Qualifier.EXACT, ""]
        if not isinstance(value, PartialDate):
            return [value, Qualifier.EXACT, ""]
        return [PartialDate(value.value).display(get_language() or "en"), value.qualifier, value.as_printed]

    def id_for_label(self, id_):
        """The label belongs to the date box."""
        return f"{id_}_0" if id_ else id_

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        _date, qualifier, as_printed = context["widget"]["subwidgets"]
        qualifier["attrs"]["aria-label"] = _("How the date is meant")
        qualifier["attrs"].pop("required", None)
        as_printed["attrs"].pop("required", None)
        return context

    def render(self, name, value, attrs=None, renderer=None):
        return mark_safe(render_to_string(self.template_name, self.get_context(name, value, attrs)))


class PartialDateFormField(forms.MultiValueField):
    """Cleans to a PartialDate or None. A qualifier may be chosen or typed ("um 1900"); two different ones are refused."""

    widget = PartialDateWidget
    default_error_messages = {
        "two_qualifiers": _("“%(text)s” and the choice beside it say different things. Keep one of them."),
        "date_missing": _("Enter the date as well: without it nothing can be found by this entry."),
    }

    def __init__(self, **kwargs):
        parts = (forms.CharField(required=False), forms.ChoiceField(required=False, choices=Qualifier.choices))
        printed = forms.CharField(required=False, max_length=AS_PRINTED_MAX_LENGTH)
        super().__init__(fields=(*parts, printed), require_all_fields=False, **kwargs)

    def clean(self, value):
        empty = not value or list(value)[1:] == [Qualifier.EXACT, ""] and not str(value[0]).strip()
        return super().clean(None if empty else value)

    def compress(self, data_list):
        text, qualifier, as_printed = data_list or ("", "", "")
        qualifier = qualifier or Qualifier.EXACT
        if not text:
            if as_printed or qualifier != Qualifier.EXACT:
                raise ValidationError(self.error_messages["date_missing"], code="date_missing")
            return None
        try:
            typed = PartialDate.parse(text, as_printed=as_printed)
        except NotAPartialDate as problem:
            raise ValidationError(str(problem), code="invalid") from None
        if Qualifier.EXACT not in (typed.qualifier, qualifier) and typed.qualifier != qualifier:
            raise ValidationError(self.error_messages["two_qualifiers"], code="two_qualifiers", params={"text": text})
        return typed if qualifier == Qualifier.EXACT else PartialDate(typed.value, qualifier, as_printed)

    def has_changed(self, initial, data):
        """Another spelling of the same date is no change, and an untouched row of an inline stays untouched."""
        try:
            return self.clean(data) != (initial or None)
        except ValidationError:
            return bool(data and (data[0] or data[2] or initial))
