"""A quote is typed in the body, where it is printed; its row is made, changed and deleted with its block."""

from copy import deepcopy
from functools import cache

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.forms.models import construct_instance, fields_for_model, model_to_dict
from django.utils.translation import gettext_lazy as _

from agreements.models import Position
from articles.models import Quote, QuoteBlock
from newsroom.admin.formsets import ReturningFormSet

FIELDS = (
    "text", "language", "speaker", "position", "translation", "translated_by", "is_machine_translation", "said_on", "occasion",
    "on_record", "source", "locator", "excerpt", "held_back",
)  # fmt: skip
DETAILS = ("said_on", "occasion", "source", "locator", "excerpt", "held_back")


@cache
def quote_fields() -> dict[str, forms.Field]:
    """The form fields of a quote, with the desk's autocompletes; made on first use, when all models are there."""
    chosen = {name: chosen_by_typing(Quote._meta.get_field(name)) for name in ("speaker", "source")}
    rows = {"text": 3, "translation": 2, "excerpt": 2}
    areas = {name: forms.Textarea({"rows": count, "class": "grows"}) for name, count in rows.items()}
    fields = fields_for_model(Quote, FIELDS, widgets=chosen | areas)
    fields["position"].queryset = Position.objects.none()
    return fields


def chosen_by_typing(field) -> forms.Widget:
    return RelatedFieldWidgetWrapper(AutocompleteSelect(field, admin.site), field.remote_field, admin.site, can_add_related=True)


def positions_of(speaker_id):
    return Position.objects.filter(person_id=speaker_id).select_related("organization", "person") if speaker_id else Position.objects.none()


class QuoteBlockForm(forms.ModelForm):
    """Edits `block.quote`. A new block gets a new quote of the same article."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.quote = self.instance.quote if self.instance.quote_id else Quote()
        self.fields |= deepcopy(quote_fields())
        self.initial = {"region": "body"} | model_to_dict(self.quote, FIELDS) | self.initial
        self.fields["position"].queryset = positions_of(self.speaker_id())

    class Meta:
        model = QuoteBlock
        fields = ["region", "ordering"]

    def speaker_id(self):
        """Of the speaker as typed, else as saved: the positions to choose from are that person's."""
        typed = str(self["speaker"].value() or "")
        return int(typed) if typed.isdecimal() and len(typed) < 18 else None

    def has_faulty_details(self) -> bool:
        return self.is_bound and any(name in self.errors for name in DETAILS)

    def details_in_short(self) -> str:
        """What the folded details hold, for the line that opens them."""
        quote = self.quote
        parts = quote.said_on and quote.said_on.value, quote.occasion, quote.source, quote.held_back
        return ", ".join(str(part) for part in parts if part)

    def detail_fields(self):
        return [self[name] for name in DETAILS]

    def has_changed(self):
        """A new block that holds no words yet is no quote."""
        if self.instance.pk:
            return super().has_changed()
        return bool(set(self.changed_data) - {"region", "ordering", "language", "on_record"})

    def _post_clean(self):
        super()._post_clean()
        construct_instance(self, self.quote, FIELDS)
        try:
            self.quote.full_clean(exclude={"article"} | (set(FIELDS) & set(self.errors)), validate_unique=False)
        except ValidationError as problems:
            self.add_error(None, problems) if not hasattr(problems, "error_dict") else self._update_errors(problems)

    def clean(self):
        cleaned = super().clean()
        position, speaker = cleaned.get("position"), cleaned.get("speaker")
        if position and position.person_id != getattr(speaker, "pk", None):
            self.add_error("position", _("This position is not one of the speaker's."))
        return cleaned

    def save(self, commit=True):
        if commit:
            self.quote.article = self.instance.parent
            self.quote.save()
            self.instance.quote = self.quote
        return super().save(commit)


class QuoteBlockFormSet(ReturningFormSet):
    def delete_existing(self, obj, commit=True):
        """The block goes with its quote; a quote without a block would be printed nowhere and still stand on the speaker's page."""
        if commit:
            obj.quote.delete()
