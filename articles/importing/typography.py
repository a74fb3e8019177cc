"""Text as it comes from a wire, set as its language sets it: marks, dashes, apostrophes, no-break spaces.

`tidy` changes no letter and no digit, and a well-formed text that is tidy already comes back as it was.
"""

import re
import unicodedata
from collections.abc import Callable

from articles.importing.marks import Mark, Role, find_marks

NBSP = "\N{NO-BREAK SPACE}"
# Outer pair, inner pair.
QUOTATION_MARKS = {"de": ("„“", "‚‘"), "en": ("“”", "‘’")}
INVISIBLE = re.compile("[\N{SOFT HYPHEN}\u200b\u200c\u200e\u200f\u2060\ufeff\u202a-\u202e\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
MONTHS = {
    "de": "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
# « Oui », not the gap in »Ja« und »Nein«.
FRENCH_SPACES = re.compile(r"(?<!\S)«\s+([^«»]*?)\s+»")


def spaced_abbreviation(match: re.Match[str]) -> str:
    return re.sub(r"\. ?(?=\w)", f".{NBSP}", match[1]) + "."


Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
EVERYWHERE: list[Rule] = [
    (re.compile(r"\.{3}"), "…"),
    (re.compile(r"(?<=\S)[ ]+(?=[,;:!?](?:\s|$))"), ""),
    (re.compile(r"(?<=\w)[ ]+(?=\.(?:\s|$))"), ""),
    (re.compile(r"(?<=\s)(?:--?|—)(?=\s)"), "–"),
    (re.compile(r"(?<=\w)--(?=\w)"), " – "),
    (re.compile(r"(?<![\w–-])(\d{4})-(?=\d{4}(?![\w–-]))"), r"\1–"),
    (re.compile(r"(?<=\d) (?=(?:%|‰|°C|€|\$|km|km²|kg|GW|MW|kWh)(?!\w))"), NBSP),
    (re.compile(r"(?<=§) (?=\d)"), NBSP),
]
BY_LANGUAGE: dict[str, list[Rule]] = {
    "de": [
        (re.compile(r"\b(z\. ?B|d\. ?h|u\. ?a|i\. ?d\. ?R|o\. ?Ä|u\. ?U|v\. ?Chr|n\. ?Chr)\.(?!\w)"), spaced_abbreviation),
        (re.compile(rf"(?<=\d\.) (?=(?:{MONTHS['de']}|Jahrhundert)s?\b)"), NBSP),
        (re.compile(r"(?<=\d) (?=(?:Mio|Mrd|Uhr)\b)"), NBSP),
        (re.compile(r"\b(Dr|Prof|Nr|Art|Abs|St)\. (?=[\w])"), rf"\1.{NBSP}"),
        # A dash never begins a line.
        (re.compile(r" – (?=\S)"), f"{NBSP}– "),
    ],
    "en": [
        (re.compile(rf"(?<=\d) (?=(?:{MONTHS['en']}|million|billion)\b)"), NBSP),
        (re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|St|No|Art)\. (?=[\w])"), rf"\1.{NBSP}"),
        (re.compile(r" – (?=\S)"), f"{NBSP}– "),
    ],
}


def tidy(text: str, language: str) -> str:
    """One paragraph, typeset for `language` ("de" or "en"): single spaces, its own quotation marks, ’ – … and no-break spaces."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = " ".join(text.split())
    text = FRENCH_SPACES.sub(r"«\1»", text)
    text = set_marks(text, QUOTATION_MARKS[language])
    for pattern, replacement in [*EVERYWHERE, *BY_LANGUAGE[language]]:
        text = pattern.sub(replacement, text)
    return text


def set_marks(text: str, pairs: tuple[str, str]) -> str:
    """Each quotation mark as the language has it, levels taking turns."""
    chars = list(text)
    for mark in find_marks(text):
        chars[mark.index] = glyph(mark, text[mark.index], pairs)
    return "".join(chars)


def glyph(mark: Mark, present: str, pairs: tuple[str, str]) -> str:
    if mark.role is Role.APOSTROPHE:
        return "’"
    if mark.role is Role.UNCLEAR:
        return present
    # The outermost pair keeps its weight (‘CZ’ stays single); what is inside takes the other one, in turns.
    single = (not mark.double) if mark.depth == 0 else mark.depth % 2 == 1
    return pairs[single][mark.role is Role.CLOSES]
