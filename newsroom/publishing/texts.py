"""Texts that come with an act."""

from django.utils.translation import gettext as _

from .errors import PublishingError


def storable(text: str) -> str:
    """The text as it is. Raises PublishingError for what no text in the database can hold: U+0000 and lone surrogates."""
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise PublishingError(_("The text contains a character that cannot be stored. Type it again instead of pasting it."))
    return text
