"""Hebrew letters are kept, because vowels are mostly not written."""

import re
import unicodedata

from .roman import plain

LETTER = re.compile(r"[֐-׿]")
PLAIN = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "v", "ז": "z", "ח": "h", "ט": "t", "י": "y", "כ": "k",
    "ך": "k", "ל": "l", "מ": "m",
    "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "a", "פ": "p", "ף": "f", "צ": "ts", "ץ": "ts", "ק": "k", "ר": "r",
    "ש": "sh", "ת": "t",
}  # fmt: skip


def bare(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if char.isalnum())


def latin(word: str) -> str:
    return "".join(PLAIN.get(char) or plain(char) for char in bare(word))


def readings(word: str) -> list[str]:
    return [bare(word)]
