"""Labels of fields that exist once in each language: "Title (German)", "Titel (Englisch)"."""

from django.conf import settings
from django.db.models import Field
from django.utils.text import capfirst
from django.utils.translation import gettext as _


def label_of(field: Field) -> str:
    """The field's verbose name, with its language where a sibling in the other language stands beside it."""
    label = capfirst(str(getattr(field, "verbose_name", field.name)))
    stem, _underscore, code = field.name.rpartition("_")
    names = {one.name for one in field.model._meta.concrete_fields}
    is_translated = all(f"{stem}_{language}" in names for language, _name in settings.LANGUAGES)
    return f"{label} ({LANGUAGE_WORDS[code]()})" if stem and code in LANGUAGE_WORDS and is_translated else label


LANGUAGE_WORDS = {"de": lambda: _("German"), "en": lambda: _("English")}


class TellsLanguages:
    """For a ModelAdmin or an inline. Pop-ups add and show what is referred to; it is changed and deleted on its own page."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.label = label_of(db_field)
            for permission in ("can_change_related", "can_delete_related"):
                if hasattr(field.widget, permission):
                    setattr(field.widget, permission, False)
        return field
