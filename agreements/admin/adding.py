"""The short form for a new agreement: what is known on the first day, and enough to publish it."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.utils.translation import gettext_lazy as _

from agreements.models import Actor, Agreement, AgreementEvent, Party
from agreements.widgets import PartialDateFormField
from newsroom.admin.twice import ItemForm

FIRST_EVENTS = [(kind.value, kind.label) for kind in (AgreementEvent.Kind.ANNOUNCED, AgreementEvent.Kind.SIGNED)]


def actor_field(label) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(Actor.objects.filter(merged_into__isnull=True), label=label, required=False)


class NewAgreementForm(ItemForm):
    party_a = actor_field(_("Party A"))
    party_b = actor_field(_("Party B"))
    event = forms.ChoiceField(label=_("Announced or signed"), choices=FIRST_EVENTS, initial=AgreementEvent.Kind.SIGNED, required=False)
    event_on = PartialDateFormField(label=_("on"), required=False)

    class Meta:
        model = Agreement
        fields = ["title_de", "title_en", "form", "main_source"]

    def clean(self):
        cleaned = super().clean()
        party = cleaned.get("party_a")
        if party is not None and party == cleaned.get("party_b"):
            self.add_error("party_b", _("Nobody makes an agreement with oneself."))
        return cleaned

    def save_rows(self) -> None:
        """Parties in the order of the form, and the event when its date is given."""
        parties = [actor for actor in (self.cleaned_data["party_a"], self.cleaned_data["party_b"]) if actor]
        for order, actor in enumerate(parties):
            Party.objects.create(agreement=self.instance, actor=actor, order=order)
        if on := self.cleaned_data["event_on"]:
            AgreementEvent.objects.create(agreement=self.instance, kind=self.cleaned_data["event"], on=on)


class AddsShortly:
    """As Django's own user admin: the add form is another one than the change form."""

    add_fieldsets = (
        (
            None,
            {
                "fields": ["title_de", "title_en", "form", ("party_a", "party_b"), ("event", "event_on"), "main_source"],
                "description": _("The rest is filled in on the next page. One title and both parties are enough to begin."),
            },
        ),
    )

    def get_fieldsets(self, request, obj=None):
        return self.add_fieldsets if obj is None else super().get_fieldsets(request, obj)

    def get_inlines(self, request, obj):
        return [] if obj is None else super().get_inlines(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is not None:
            return super().get_form(request, obj, change, **kwargs)
        form = super().get_form(request, obj, change, form=NewAgreementForm, **kwargs | {"fields": NewAgreementForm.Meta.fields})
        for name in ("party_a", "party_b"):
            form.base_fields[name].widget = self.actor_widget(request)
        return form

    def actor_widget(self, request) -> RelatedFieldWidgetWrapper:
        """Autocomplete, with the pop-up for a new actor beside it."""
        relation = Party._meta.get_field("actor")
        actors = admin.site.get_model_admin(Actor)
        widget = RelatedFieldWidgetWrapper(
            AutocompleteSelect(relation, self.admin_site),
            relation.remote_field,
            self.admin_site,
            can_add_related=actors.has_add_permission(request),
        )
        widget.choices = forms.models.ModelChoiceIterator(forms.ModelChoiceField(Actor.objects.all()))
        return widget

    def save_related(self, request, form, formsets, change):
        if not change:
            form.save_rows()
        super().save_related(request, form, formsets, change)
