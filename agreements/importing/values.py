"""Readers of cells, one for each kind of column: text in, value and remarks out, or Refused with a sentence."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from urllib.parse import quote

from babel import Locale
from django.utils import translation
from django.utils.translation import gettext as _

from . import dates, states
from .cells import Refused, Remarks, is_nothing
from .texts import line, tidy, with_entities_read, without_invisible

Reader = Callable[[str, Remarks], object]

YES = frozenset(["yes", "ja", "y", "j", "true", "wahr", "1", "x", "oui", "si", "vrai", "on"])
NO = frozenset(["no", "nein", "n", "false", "falsch", "0", "non", "off"])
WHOLE = re.compile(r"[+-]?[0-9]+(?:[.,]0+)?")
TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-[A-Za-z0-9]{1,8})*")
SCRIPT = re.compile(r"[A-Z][a-z]{3}")
SEPARATORS = re.compile(r"[;|\n]")
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
PAGE = re.compile(r"\(?\b(?P<page>(?:pp?|Pp?|S|Seiten?|pages?|Art|Artikel|§)\.?\s*[0-9][^()]{0,80})\)?\s*$")


def text(most: int | None = None) -> Reader:
    return lambda cell, remarks: line(cell, remarks, most=most)


def choice(choices: list[tuple[str, object]]) -> Reader:
    """One of the words that the field knows, or its label in German or English, case and spaces apart."""

    @cache
    def known() -> dict[str, str]:
        return words_of(choices)

    def read(cell: str, remarks: Remarks) -> str | None:
        word = " ".join(cell.split())
        if is_nothing(word, remarks):
            return None
        if (found := known().get(folded(word))) is not None:
            return found
        raise Refused(_("“%(word)s” is none of: %(known)s.") % {"word": word, "known": ", ".join(str(value) for value, _label in choices)})

    return read


def folded(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word).casefold()


def words_of(choices: list[tuple[str, object]]) -> dict[str, str]:
    found = {}
    for language in ("de", "en"):
        with translation.override(language):
            found |= {folded(str(label)): str(value) for value, label in choices}
    return found | {folded(str(value)): str(value) for value, _label in choices}


def flag(cell: str, remarks: Remarks) -> bool | None:
    word = cell.strip().casefold().removesuffix(".0")
    if word in YES | NO:
        return word in YES
    if is_nothing(word, remarks):
        return None
    raise Refused(_("“%(word)s” is neither yes nor no.") % {"word": cell.strip()})


def whole_number(least: int = 0, most: int = 32_767) -> Reader:
    def read(cell: str, remarks: Remarks) -> int | None:
        word = cell.strip()
        if word != "0" and is_nothing(word, remarks):
            return None
        if not WHOLE.fullmatch(word):
            raise Refused(_("“%(word)s” is not a whole number.") % {"word": word})
        number = int(re.split("[.,]", word)[0])
        if not least <= number <= most:
            raise Refused(_("%(number)s is not between %(least)s and %(most)s.") % {"number": number, "least": least, "most": most})
        return number

    return read


def country(cell: str, remarks: Remarks) -> str | None:
    """Two letters of ISO 3166-1, from those, from three letters or from the German or English name."""
    word = " ".join(tidy(cell, remarks).split())
    if is_nothing(word, remarks, words_without_codes()):
        return None
    named = states.named(word)
    code = (states.two_letters(word) if len(word) in (2, 3) else None) or (named and named.country)
    if not code:
        raise Refused(_("“%(word)s” is no country of ISO 3166-1.") % {"word": word})
    if word not in (code, code.lower()):
        remarks.note(_("“%(text)s” is read as %(meaning)s.") % {"text": word, "meaning": code})
    return code


@cache
def words_without_codes() -> frozenset[str]:
    """“NA” is Namibia."""
    from .cells import NOTHING_BUT_IN_TEXTS

    return NOTHING_BUT_IN_TEXTS - {"na"}


def language(cell: str, remarks: Remarks) -> str | None:
    """A language tag (BCP 47), from one or from a language's German or English name; the name of a script says no language."""
    word = cell.strip()
    if not word or SCRIPT.fullmatch(word) and word.casefold() not in language_names():
        return None
    tag = word.replace("_", "-")
    if TAG.fullmatch(tag):
        return tag
    if is_nothing(word, remarks):
        return None
    if found := language_names().get(word.casefold()):
        return found
    raise Refused(_("“%(word)s” is no language tag such as “de” or “ky”.") % {"word": word})


@cache
def language_names() -> dict[str, str]:
    return {str(name).casefold(): tag.replace("_", "-") for locale in ("de", "en") for tag, name in Locale(locale).languages.items()}


def listed(cell: str, remarks: Remarks) -> list[str]:
    """The parts of a list separated by ; or | or line breaks: empty ones and repetitions are left out."""
    parts = [part for one in SEPARATORS.split(cell) if (part := " ".join(one.split()))]
    once = list(dict.fromkeys(parts))
    if len(once) < len(parts):
        remarks.note(_("The list names something twice; it counts once."))
    return once


def languages(cell: str, remarks: Remarks) -> list[str]:
    return list(dict.fromkeys(tag for part in listed(cell.replace(",", ";"), remarks) if (tag := language(part, remarks))))


def address(cell: str, remarks: Remarks) -> str | None:
    """A web address. Spaces inside are written as %20; without its beginning it gets https://, with a warning."""
    word = without_invisible(with_entities_read(cell, remarks), remarks).strip().strip("<>")
    if is_nothing(word, remarks):
        return None
    if " " in word and ADDRESS.match(word):
        word = quote(word, safe="/:?#[]@!$&'()*+,;=%~")
        remarks.note(_("Spaces in the address were written as %20."))
    if re.fullmatch(r"www\.[^\s/]+\.[a-zA-Z]{2,}(/\S*)?", word):
        word = f"https://{word}"
        remarks.warn(_("The address had no beginning: https:// was put in front. Check it."))
    if not ADDRESS.fullmatch(word):
        raise Refused(_("“%(word)s” is no web address.") % {"word": word})
    return word


def address_of_citation(cell: str, remarks: Remarks) -> str | None:
    """The address in "https://… (p. 202)"; None where there is only a page."""
    without = PAGE.sub("", cell.strip()).strip()
    return address(without, remarks) if without else None


def page_of_citation(cell: str, remarks: Remarks) -> str:
    """The page in "https://… (p. 202)" or "Pp. 739-740"."""
    match = PAGE.search(cell.strip())
    return " ".join(match["page"].split()) if match else ""


def day(cell: str, remarks: Remarks) -> date | None:
    """A full date, such as the day on which a source was looked up."""
    found = dates.read(cell, remarks)
    if found is not None and (found.precision != "day" or found.qualifier != "exact"):
        raise Refused(_("“%(word)s” is not a full date.") % {"word": cell.strip()})
    return found and found.earliest
