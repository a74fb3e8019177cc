"""What an editor is asked before a publication."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.publishing.models import Version

NOW, LATER = "now", "later"
FURTHEST = 366 * 5


class MomentInput(forms.DateTimeInput):
    """The browser's own control: no script, and at home on phones."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class MomentForm(forms.Form):
    """Now, or at a moment of the site's time zone."""

    when = forms.ChoiceField(
        label=_("When"), choices=[(NOW, _("Now")), (LATER, _("At a later moment"))], initial=NOW, widget=forms.RadioSelect
    )
    at = forms.DateTimeField(label=_("Date and time"), required=False, widget=MomentInput)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == LATER and not self.errors.get("at"):
            self.check_moment(cleaned.get("at"))
        return cleaned

    def check_moment(self, at: datetime | None) -> None:
        if at is None:
            self.add_error("at", _("Say when."))
        elif at <= timezone.now():
            self.add_error("at", _("That moment is already over."))
        elif (at - timezone.now()).days > FURTHEST:
            self.add_error("at", _("That is more than five years ahead."))

    def moment(self) -> datetime | None:
        """None for now; only of a form that is valid."""
        return self.cleaned_data["at"] if self.cleaned_data["when"] == LATER else None


class PublishForm(MomentForm):
    """`is_first`: nothing was public before, so there is no change to weigh. `has_plans`: something is scheduled ahead."""

    WEIGHTS = [choice for choice in Version.Weight.choices if choice[0] != Version.Weight.FIRST]
    PLANS = [
        ("cancel", _("Cancel it: this version already holds its text")),
        ("keep", _("Keep it: its older text returns at its time")),
    ]

    change = forms.ChoiceField(label=_("Weight of the change"), choices=WEIGHTS, initial=Version.Weight.MINOR, widget=forms.RadioSelect)
    correction = forms.CharField(
        label=_("Text of the correction"), required=False, max_length=2_000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Readers see it: what was wrong, and what is right."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Change note"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Goes on the record with the version."),
    )
    scheduled = forms.ChoiceField(label=_("What is scheduled ahead"), choices=PLANS, widget=forms.RadioSelect)

    def __init__(self, *args, is_first: bool, has_plans: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["change"], self.fields["correction"]
        if not has_plans:
            del self.fields["scheduled"]
        self.order_fields(["change", "correction", "note", "scheduled", "when", "at"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("change") == Version.Weight.CORRECTION and not cleaned.get("correction", "").strip():
            self.add_error("correction", _("Write the correction's text."))
        return cleaned

    def weight(self) -> str:
        return self.cleaned_data.get("change", Version.Weight.MINOR)

    def is_correction(self) -> bool:
        return self.weight() == Version.Weight.CORRECTION
