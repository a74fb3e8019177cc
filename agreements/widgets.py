"""How an editor types a partial date: one box for the date, how it is meant, and the source's own wording."""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import partial_date_words as words
from .partial_dates import AS_PRINTED_MAX_LENGTH, NotAPartialDate, PartialDate, Qualifier


class PartialDateWidget(forms.MultiWidget):
    """Three controls; the wording as printed is folded away while it is empty. Needs no script."""

    template_name = "agreements/widgets/partial_date.html"
    use_fieldset = False

    class Media:
        css = {"all": ["agreements/partial-date.css"]}

    def __init__(self, attrs=None):
        date = forms.TextInput({"placeholder": _("e.g. 3.4.2025"), "autocomplete": "off", "size": 18})
        qualifier = forms.Select({"aria-label": _("How the date is meant")}, choices=Qualifier.choices)
        as_printed = forms.TextInput({"aria-label": _("The date as the source prints it"), "size": 24})
        super().__init__({"": date, "qualifier": qualifier, "as_printed": as_printed}, attrs)

    def decompress(self, value):
        if not value:
            return ["", Qualifier.EXACT.value, ""]
        if not isinstance(value, PartialDate):
            return [str(value), Qualifier.EXACT.value, ""]
        return [PartialDate(value.value).display(words.active_language()), value.qualifier, value.as_printed]

    def id_for_label(self, id_):
        """The field's label belongs to the date box."""
        return f"{id_}_0" if id_ else id_


class PartialDateFormField(forms.MultiValueField):
    """Cleans to a PartialDate or None. A qualifier may be chosen or typed ("um 1900"); two different ones are refused."""

    widget = PartialDateWidget
    default_error_messages = {
        "two_qualifiers": _("The date and the choice beside it say different things. Keep one of them."),
        "date_missing": _("Enter the date as well: a qualifier or a wording alone cannot be searched or sorted."),
    }

    def __init__(self, **kwargs):
        date = forms.CharField(required=False)
        qualifier = forms.ChoiceField(required=False, choices=Qualifier.choices)
        as_printed = forms.CharField(required=False, max_length=AS_PRINTED_MAX_LENGTH)
        super().__init__(fields=(date, qualifier, as_printed), require_all_fields=False, **kwargs)
        if self.label:  # the rows of a tabular inline have no labels of their own
            self.widget.widgets[0].attrs["aria-label"] = self.label

    def clean(self, value):
        if isinstance(value, PartialDate):  # a disabled field hands over its initial value
            return value
        parts = [str(part or "").strip() for part in value or []]
        # The select always sends a choice, so an untouched row says "exact" and nothing else.
        return super().clean(None if parts in ([], ["", "", ""], ["", Qualifier.EXACT, ""]) else parts)

    def compress(self, data_list):
        if not data_list:
            return None
        text, qualifier, as_printed = data_list
        if not text:
            raise ValidationError(self.error_messages["date_missing"], code="date_missing")
        try:
            date = PartialDate.parse(text, as_printed=as_printed)
        except NotAPartialDate as problem:
            raise ValidationError(str(problem), code="invalid") from None
        if qualifier in ("", Qualifier.EXACT, date.qualifier):
            return date
        if date.qualifier != Qualifier.EXACT:
            raise ValidationError(self.error_messages["two_qualifiers"], code="two_qualifiers")
        return replace(date, qualifier=qualifier)

    def has_changed(self, initial, data):
        """Another spelling of the same date is no change, and an untouched row of an inline stays untouched."""
        if self.disabled:
            return False
        try:
            return self.clean(data) != self.clean(self.widget.decompress(initial))
        except ValidationError:
            return True
