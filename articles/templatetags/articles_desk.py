"""What the templates of the article's form need to know."""

import json

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def model_word(model) -> str:
    """ "textblock" → "text": the part of a block's class name in the style sheets."""
    return model._meta.model_name.removesuffix("block")


@register.filter
def change_page(record) -> str:
    """The name of the address of a record's form."""
    return f"admin:{record._meta.app_label}_{record._meta.model_name}_change"


@register.simple_tag
def toolbar_words() -> str:
    """The editor's buttons in the desk's language, by the editor's own names for them, as JSON."""
    words = {
        "toolbar": _("Formatting"),
        "bold": _("Bold"),
        "italic": _("Italic"),
        "paragraph": _("Paragraph"),
        "heading2": _("Heading"),
        "heading3": _("Smaller heading"),
        "bulletList": _("List"),
        "orderedList": _("Numbered list"),
        "blockquote": _("Indented quotation"),
        "link": _("Link"),
        "unlink": _("Remove link"),
        "history:undo": _("Undo"),
        "history:redo": _("Redo"),
        "placeholder": _("Write here …"),
    }
    return json.dumps(words)
