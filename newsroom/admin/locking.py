"""Two editors, one row: the second save is refused, and hands the typed text back beside the saved one."""

from django import forms
from django.db import connection
from django.db.models import F
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from .conflicts import differing, show_saved, show_saved_rows


class LockedForm(forms.ModelForm):
    """Carries the `row_version` that the editor saw. A stale one refuses the save; the form is then ready for a deliberate second try."""

    row_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    is_stale = False

    def guard(self):
        """The row whose `row_version` counts: the edited one, or the item that it belongs to."""
        return self.instance

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["row_version"]
        else:
            self.initial["row_version"] = self.guard().row_version

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk is not None and self.cleaned_data.get("row_version") != self.guard().row_version:
            self.refuse()
        return cleaned

    def refuse(self) -> None:
        self.is_stale = True
        self.add_error(None, forms.ValidationError(stale_sentence(self.guard()), code="stale"))
        self.data = self.data.copy()
        self.data[self.add_prefix("row_version")] = str(self.guard().row_version)


def stale_sentence(row) -> str:
    saver, saved_at = getattr(row, "updated_by", None), getattr(row, "updated_at", None)
    words = {
        "somebody": (saver and (saver.get_full_name() or saver.get_username())) or _("Somebody else"),
        "moment": date_format(localtime(saved_at), "DATETIME_FORMAT") if saved_at else "",
    }
    first = _("%(somebody)s saved this in between (%(moment)s).") if saved_at else _("%(somebody)s saved this in between.")
    rest = _(
        "Nothing of yours was saved, and nothing is lost: where the two differ, the saved text stands below yours. "
        "Put them together, then save again."
    )
    return f"{first % words} {rest}"


class LockedAdmin:
    """For a ModelAdmin whose model has `row_version`; covers its inlines, because they are saved in the same transaction."""

    form = LockedForm

    def get_object(self, request, object_id, from_field=None):
        """Inside a POST's transaction the row is locked, and read again after the lock was got."""
        row = super().get_object(request, object_id, from_field)
        if row is None or request.method != "POST" or not connection.in_atomic_block:
            return row
        return self.lock(row)

    def lock(self, row):
        return self.model._default_manager.select_for_update(of=("self",), no_key=True).filter(pk=row.pk).first()

    def bump(self, row) -> None:
        self.model._default_manager.filter(pk=row.pk).update(row_version=F("row_version") + 1)
        row.row_version += 1

    def get_fields(self, request, obj=None):
        """The plumbing is in the form, yet on no fieldset."""
        return [name for name in super().get_fields(request, obj) if name not in ("row_version", "public_id")]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change and (form.has_changed() or any(formset.has_changed() for formset in formsets)):
            self.bump(form.instance)

    def render_change_form(self, request, context, *args, **kwargs):
        form = context["adminform"].form
        if getattr(form, "is_stale", False):
            show_saved(form)
            context["differing"] = differing(form)
            for inline in context.get("inline_admin_formsets", []):
                show_saved_rows(inline.formset)
        return super().render_change_form(request, context, *args, **kwargs)
