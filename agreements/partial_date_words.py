"""How partial dates are written and read in German and English."""

import re

from django.utils.translation import get_language
from django.utils.translation import gettext as _

MONTHS = {
    "de": ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
}
OTHER_SPELLINGS = {"jänner": 1, "feber": 2, "maerz": 3, "mrz": 3, "sept": 9}
MONTH_NUMBERS = OTHER_SPELLINGS | {
    spelling: number
    for names in MONTHS.values()
    for number, name in enumerate(names, start=1)
    for spelling in (name.lower(), name.lower()[:3])
}

PATTERNS = {
    "de": {"exact": "{}", "about": "um {}", "not_after": "nicht nach {}", "not_before": "nicht vor {}", "uncertain": "vermutlich {}"},
    "en": {"exact": "{}", "about": "about {}", "not_after": "not after {}", "not_before": "not before {}", "uncertain": "probably {}"},
}
GERMAN_ARTICLES = {"about": "den ", "not_after": "dem ", "not_before": "dem "}

# What editors type before a date. "before" and "after" exclude the date itself; PartialDate turns them into its neighbour.
PREFIXES = {
    "about": r"~|um|ca\.?|circa|etwa|ungefähr|gegen|rund|about|around|approximately|approx\.?|c\.",
    "not_after": r"nicht nach|nicht später als|spätestens|bis|not after|not later than|no later than|until|by",
    "not_before": r"nicht vor|nicht früher als|frühestens|seit|ab|not before|not earlier than|no earlier than|since|from",
    "before": r"vor|before|prior to",
    "after": r"nach|after",
    "uncertain": r"vermutlich|wahrscheinlich|wohl|möglicherweise|vielleicht|probably|presumably|possibly|perhaps",
}
SUFFIXES = {"uncertain": r"\?|\(\?\)", "about": r"~"}
FILLERS = r"(?:(?:am|im|in|on|zum|dem|den|the|jahre?|year|[a-z]+(?:tag|woch|abend|day),?) )*"

# A word ends with a space, a sign or an abbreviation's full stop need not: "um 1900", "ca.1900", "~1900", "1900?".
QUALIFIERS = [
    *((qualifier, rf"(?:{prefix})(?: |(?<=[.~]))(?P<rest>.+)") for qualifier, prefix in PREFIXES.items()),
    *((qualifier, rf"(?P<rest>.+?) ?(?:{suffix})") for qualifier, suffix in SUFFIXES.items()),
]

MONTH_NAME = r"(?P<name>[^\W\d_]{3,})\.?"
DAY = r"(?P<day>[0-9]{1,2})"
MONTH = r"(?P<month>[0-9]{1,2})"
YEAR = r"(?P<year>[0-9]{4})"
FORMS = [
    rf"{YEAR}(?:-{MONTH}(?:-{DAY})?)?",
    rf"{YEAR}[/.]{MONTH}[/.]{DAY}",
    rf"{DAY}\. ?{MONTH}\. ?{YEAR}",
    rf"{MONTH}[./] ?{YEAR}",
    rf"{DAY}(?:\.|st|nd|rd|th)? ?{MONTH_NAME} {YEAR}",
    rf"{MONTH_NAME} {DAY}(?:st|nd|rd|th)?,? {YEAR}",
    rf"{MONTH_NAME},? {YEAR}",
]

LONGEST_TEXT = 80

Parts = tuple[int, int | None, int | None]


class Unreadable(ValueError):
    """The text is no date; the message is a sentence for the person who typed it."""


def active_language() -> str:
    return get_language() or "en"


def write(parts: list[int], qualifier: str, language: str) -> str:
    """[2025, 4] with not_after is „nicht nach April 2025“, or “not after April 2025” in any language but German."""
    language = "de" if language.startswith("de") else "en"
    year, month, day = [*parts, 0, 0][:3]
    pieces = [f"{day}." if language == "de" else str(day)] if day else []
    pieces += [MONTHS[language][month - 1]] if month else []
    article = GERMAN_ARTICLES.get(qualifier, "") if day and language == "de" else ""
    return PATTERNS[language][qualifier].format(article + " ".join([*pieces, str(year)]))


def read(text: str) -> tuple[Parts, str]:
    """Year, month, day (None where not given) and the qualifier: a stored one, or "before" or "after", which exclude the date."""
    tidy = _tidy(text)
    if len(tidy) > LONGEST_TEXT:
        raise Unreadable(_("This text is too long for a date."))
    rest, qualifier = _split_qualifier(tidy)
    for form in FORMS:
        match = re.fullmatch(form, rest, re.IGNORECASE)
        if match and (parts := _parts(match.groupdict())):
            return parts, qualifier
    raise Unreadable(_why_unreadable(tidy, rest))


def _tidy(text: str) -> str:
    """One kind of space and one kind of hyphen, whatever was pasted."""
    return re.sub(r"[\u2010-\u2013\u2212]", "-", " ".join(text.split()))


def _split_qualifier(text: str) -> tuple[str, str]:
    for qualifier, pattern in QUALIFIERS:
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            rest, other = _split_qualifier(match["rest"])
            if other not in ("exact", qualifier):
                raise Unreadable(_("“%(text)s” says in two ways how the date is meant. Keep one of them.") % {"text": text})
            return rest, qualifier
    return re.sub(rf"^{FILLERS}", "", text, flags=re.IGNORECASE), "exact"


def _parts(found: dict[str, str | None]) -> Parts | None:
    name = found.get("name")
    month = MONTH_NUMBERS.get(name.lower()) if name else found.get("month")
    if name and month is None:
        return None
    day = found.get("day")
    return int(found["year"] or 0), month and int(month), day and int(day)  # type: ignore[return-value]


def _why_unreadable(text: str, rest: str) -> str:
    if re.fullmatch(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}", rest):
        return _("“%(text)s” can mean two different days. Write 3.4.2025 or 3 April 2025.") % {"text": text}
    if re.fullmatch(r"[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{0,3}", rest):
        return _("Write the year of “%(text)s” with four digits.") % {"text": text}
    if re.search(r"[0-9]{4}", rest):
        message = _(
            "“%(text)s” is not a year, a month or a day. Enter the year or month that covers it, and the wording under “as printed”."
        )
        return message % {"text": text}
    return _("“%(text)s” is not a date. Write 3.4.2025, April 2025, 2025 or, for example, um 1900.") % {"text": text}
