"""The search page: what may be asked, and the hits as templates print them."""

from django import forms
from django.utils.translation import gettext_lazy as _

KINDS = [("article", _("Articles")), ("agreement", _("Agreements")), ("actor", _("Actors"))]


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Search for"), max_length=200, strip=True)
    kind = forms.ChoiceField(label=_("Kind of result"), choices=[("", _("All")), *KINDS], required=False)


def results_page(asked: dict, language: str):
    """The hits for a valid form. Three queries at most."""
    from newsroom.search import search

    kinds = [asked["kind"]] if asked["kind"] else [kind for kind, _label in KINDS]
    return search(asked["q"], language, kinds)
