"""How a model's fields look on the desk's forms, and what they are called: "Title (German)" where a text exists in both languages."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import DateField, Field, URLField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1900, 2100


def label_of(field: Field) -> str:
    """The field's verbose name, with its language where a sibling in the other language stands beside it."""
    label = capfirst(str(getattr(field, "verbose_name", field.name)))
    stem, _underscore, code = field.name.rpartition("_")
    names = {one.name for one in field.model._meta.concrete_fields}
    is_translated = all(f"{stem}_{language}" in names for language, _name in settings.LANGUAGES)
    return f"{label} ({LANGUAGE_WORDS[code]()})" if stem and code in LANGUAGE_WORDS and is_translated else label


LANGUAGE_WORDS = {"de": lambda: _("German"), "en": lambda: _("English")}


def check_year(value: date) -> None:
    """Years such as 1 and 9999 pass as dates, and then break feeds, sitemaps and JSON."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValidationError(_("Give a year between %(first)s and %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR})


class DeskFields:
    """For a ModelAdmin or an inline. What is referred to can be added and shown beside the field; it is changed on its own page."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(db_field, DateField):
            field.validators = [*field.validators, check_year]
        if field is not None:
            field.label = label_of(db_field)
            if hasattr(field.widget, "can_change_related"):
                field.widget.can_change_related = field.widget.can_delete_related = False
        return field
