"""An embargo that is moved behind something scheduled cancels it, after asking."""

import copy

from django import forms
from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.publishing.acts import cancel
from newsroom.publishing.ahead import in_words
from newsroom.publishing.embargo import scheduled_against, with_foundations
from newsroom.publishing.errors import PublishingError
from newsroom.publishing.models import Change
from newsroom.publishing.shapes import publishing_of_kind

from .locking import LockedForm


class EmbargoedForm(LockedForm):
    """Asks by a box to tick, which stands on the form only when there is something to ask. `user` is set by the admin."""

    cancel_planned = forms.BooleanField(label=gettext_lazy("Cancel what is scheduled before the embargo ends"), required=False)
    user = None
    asks = False

    def clean(self):
        cleaned = super().clean()
        self.planned = self.planned_before_embargo()
        if self.planned:
            self.ask()
        return cleaned

    def planned_before_embargo(self) -> list[Change]:
        """What is scheduled before the embargo that was typed, or that of what the row is said to rest on now."""
        reference = getattr(type(self.instance), "rests_on", "")
        if self.instance.pk is None or not {"embargo_until", reference} & {*self.changed_data}:
            return []
        below = with_foundations([one]) if reference and (one := self.cleaned_data.get(reference)) else []
        moments = [self.cleaned_data.get("embargo_until"), *(one.embargo_until for one in below)]
        row = copy.copy(self.instance)
        row.embargo_until = max(filter(None, moments), default=None)
        return scheduled_against(row)

    def ask(self) -> None:
        planned = ", ".join(planned_in_words(one) for one in self.planned)
        if not all(self.user.has_perm(publish_permission(change)) for change in self.planned):
            self.add_error("embargo_until", _("Before that moment something is scheduled that you may not cancel: %s.") % planned)
        elif not self.cleaned_data.get("cancel_planned"):
            self.asks = True
            text = _("Before that moment something is scheduled that rests on this: %s. Tick the box to cancel it, then save again.")
            self.add_error("embargo_until", text % planned)


def planned_in_words(change: Change) -> str:
    item = publishing_of_kind(change.item_kind).item.objects.get(pk=change.item_id)
    return _("“%s”") % item + f" ({in_words(change.at)})"


def publish_permission(change: Change) -> str:
    item = publishing_of_kind(change.item_kind).item
    return f"{item._meta.app_label}.publish_{item._meta.model_name}"


class CancelsForEmbargoes:
    """For the ModelAdmin of an EmbargoedForm. Cancelling is an act of its own, so it waits until the save has committed."""

    form = EmbargoedForm

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user = request.user  # the class is made for this request
        return form

    def get_fields(self, request, obj=None):
        return [name for name in super().get_fields(request, obj) if name != "cancel_planned"]

    def save_model(self, request, obj, form, change):
        request.to_cancel = getattr(form, "planned", [])
        super().save_model(request, obj, form, change)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        response = super().changeform_view(request, object_id, form_url, extra_context)
        for planned in {change.group: change for change in getattr(request, "to_cancel", [])}.values():
            try:
                cancel(planned, by=request.user)
            except PublishingError as refusal:
                messages.error(request, str(refusal))
            else:
                messages.warning(request, _("What was scheduled for %s is cancelled.") % in_words(planned.at))
        return response
