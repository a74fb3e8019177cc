"""Latin letters. Some with marks keep them while comparing: š is never k, ğ is often silent."""

import re
import unicodedata

from anyascii import anyascii

LETTER = re.compile(r"[a-zß-ɏḀ-ỿ]")
KEPT = frozenset("čšžşçğłñřćśźżđțșţ")


def plain(word: str) -> str:
    """ASCII letters and digits only."""
    return "".join(re.findall(r"[a-z0-9]+", anyascii(word).lower()))


latin = plain


def readings(word: str) -> list[str]:
    composed = unicodedata.normalize("NFC", word)
    form = "".join(char if char in KEPT else plain(char) for char in composed)
    # Polish rz is one sound; elsewhere it is two (Marzouq).
    return [form, form.replace("rz", "ž")] if "rz" in form else [form]
