"""The readable part of an address."""

from anyascii import anyascii
from django.utils.text import slugify

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
LIMIT = 80


def readable_slug(title: str) -> str:
    """At most 80 letters, cut between words: „Größe in 赵长鹏“ → "groesse-in-zhao-chang-peng". May be empty."""
    slug = slugify(anyascii(title.lower().translate(UMLAUTS)))
    return slug if len(slug) <= LIMIT else slug[: LIMIT + 1].rpartition("-")[0] or slug[:LIMIT]
