"""Save clicked twice: the add form brings its public id along, so that the second click finds the item of the first."""

import re

from django import forms
from django.db import connection

from newsroom.publishing.ids import ALPHABET

from .embargoes import EmbargoedForm

PUBLIC_ID = re.compile(f"[{ALPHABET}]{{8}}")


class ItemForm(EmbargoedForm):
    public_id = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["public_id"] = self.instance.public_id
        else:
            del self.fields["public_id"]

    def clean_public_id(self) -> str:
        """The id minted when the form was shown; anything else becomes the fresh one of this instance."""
        typed = self.cleaned_data["public_id"]
        is_free = PUBLIC_ID.fullmatch(typed) and not type(self.instance)._default_manager.filter(public_id=typed).exists()
        return typed if is_free else self.instance.public_id


class AddedOnce:
    def _changeform_view(self, request, object_id, form_url, extra_context):
        if request.method == "POST" and object_id is None and (first := self.already_added(request)):
            return self.response_add(request, first)
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def already_added(self, request):
        """What the same form has made before, of this user. The lock lets the second of two simultaneous clicks wait for the first."""
        public_id = request.POST.get("public_id", "")
        if not PUBLIC_ID.fullmatch(public_id):
            return None
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [public_id])
        return self.get_queryset(request).filter(public_id=public_id, created_by=request.user).first()

    def save_model(self, request, obj, form, change):
        if not change:
            obj.public_id, obj.created_by = form.cleaned_data["public_id"], request.user
        obj.updated_by = request.user
        super().save_model(request, obj, form, change)
