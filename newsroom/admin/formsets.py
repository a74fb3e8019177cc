"""Child rows whose form comes back after a refused save, even when somebody else deleted the row meanwhile."""

from django import forms
from django.forms.models import BaseInlineFormSet

from .choices import tell_known


class ReturningFormSet(BaseInlineFormSet):
    """A posted row that is gone from the database is kept as typed, and made anew when the editor saves a second time."""

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.is_gone = self.is_bound and i < self.initial_form_count() and form.instance.pk is None
        if form.is_gone:
            form.fields[self.model._meta.pk.name] = forms.CharField(required=False, widget=forms.HiddenInput)
        return form

    def add_fields(self, form, index):
        super().add_fields(form, index)
        tell_known(form)

    def save_existing_objects(self, commit=True):
        saved = super().save_existing_objects(commit)
        made_again = [form for form in self.initial_forms if form.is_gone and not self._should_delete_form(form)]
        return saved + [self.save_new(form, commit) for form in made_again]
