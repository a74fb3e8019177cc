"""What values of filters are called, in both languages or in the page's."""

from babel import Locale
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .counts import Value
from .declared import Countries, Decades, Facet, Flag, Words

NOWHERE = {"XA", "XB", "ZZ"}  # of the tables of languages, for trying things out


def label_in(facet: Facet, value: str, language: str, found: Value | None = None) -> str:
    """A value's name; of what has none (any more), the value itself. `found` holds names that the database knows."""
    match facet:
        case Words(choices=choices):
            with translation.override(language):
                return str(dict(choices).get(value, value))
        case Flag():
            with translation.override(language):
                return _("yes") if value == "true" else _("no")
        case Countries():
            return country(value, language)
        case Decades():
            return f"{value}–{int(value) + 9}" if value.isdigit() else value
    names = (found.label_en, found.label_de) if found and language == "en" else (found.label_de, found.label_en) if found else ()
    return next(filter(None, names), value)


def country(code: str, language: str) -> str:
    """Its name; of a code that no country has, the code."""
    return code if code in NOWHERE else Locale.parse(language).territories.get(code, code)


def number(found: Value) -> str:
    """Exact, or a round number that it is not less than: "300+"."""
    if not found.is_capped:
        return number_format(found.count, use_l10n=True, force_grouping=True)
    size = 10 ** max(0, len(str(found.count)) - 1)
    return f"{number_format(found.count // size * size, use_l10n=True, force_grouping=True)}+"
