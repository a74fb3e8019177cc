"""What stands beside the text: who wrote it, and which records it names."""

from django import forms

from articles.models import Byline, Mention

from .with_article import WithItsArticle


class BylineForm(forms.ModelForm):
    def has_changed(self):
        """A new line without a name is no byline."""
        return super().has_changed() if self.instance.pk else bool({"contributor", "DELETE"} & set(self.changed_data))


class BylineInline(WithItsArticle):
    """`initial` of a new article: its author, when the user is one of the contributors."""

    model = Byline
    form = BylineForm
    fields = ["order", "contributor", "role"]
    autocomplete_fields = ["contributor"]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.base_fields["order"].widget = forms.HiddenInput()
        return formset

    def get_extra(self, request, obj=None, **kwargs):
        return 1 if obj is None else 0


class MentionForm(forms.ModelForm):
    """A saved mention keeps its record: it is confirmed, rejected or removed, and another record is another mention."""

    def has_changed(self):
        return super().has_changed() if self.instance.pk else bool({"actor", "agreement", "DELETE"} & set(self.changed_data))

    @property
    def is_suggested(self) -> bool:
        return self["state"].value() == Mention.State.SUGGESTED

    @property
    def record(self):
        return self.instance.actor or self.instance.agreement if self.instance.pk else None


class MentionInline(WithItsArticle):
    model = Mention
    form = MentionForm
    fields = ["actor", "agreement", "role", "state", "surface"]
    autocomplete_fields = ["actor", "agreement"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("actor", "agreement")
