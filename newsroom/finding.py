"""The search page: what may be asked, and the hits as templates print them."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from .search import LONGEST, Results, search

LIMIT = 50
KINDS = [("article", _("Articles")), ("agreement", _("Agreements")), ("actor", _("Actors"))]


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Search for"), max_length=LONGEST, strip=True)
    kind = forms.ChoiceField(label=_("Kind of result"), choices=[("", _("All")), *KINDS], required=False)


def results_page(asked: dict, language: str) -> Results:
    """The hits for a valid form. Two queries."""
    kinds = [asked["kind"]] if asked["kind"] else [kind for kind, _label in KINDS]
    return search(asked["q"], language, kinds, LIMIT)


def tabs(form: SearchForm) -> list[tuple[str, str, bool]]:
    """(label, address, whether it is the present one) of each kind of result."""
    asked = form.cleaned_data
    return [
        (label, "?" + urlencode({"q": asked["q"]} | ({"kind": kind} if kind else {})), kind == asked["kind"])
        for kind, label in form.fields["kind"].choices
    ]
