"""Texts that a document keeps in two columns: the page's language first, the other one as an explicit fallback."""

from collections.abc import Mapping
from typing import NamedTuple

LANGUAGES = ("de", "en")


class Said(NamedTuple):
    """A text and the language that it is in; `badge` is that language where it is not the page's, else empty."""

    text: str
    language: str
    badge: str

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def said(row: Mapping, name: str, language: str) -> Said:
    """`row["name_de"]` or `row["name_en"]`, whichever there is, the given language first."""
    for found in (language, *LANGUAGES):
        if text := row.get(f"{name}_{found}"):
            return Said(text, found, "" if found == language else found)
    return Said("", language, "")
