"""States and unions of states by their codes: ISO 3166-1 from the tables of Unicode (Babel), and those that are gone.

The former states and the bodies are a small table of our own, each with where its facts stand.
"""

from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global

LANGUAGES = ("de", "en")
# In Unicode's tables, but no territory that makes agreements: outlying areas, pseudo-codes, the whole world.
NOT_TERRITORIES = frozenset({"EZ", "QO", "XA", "XB", "ZZ", "UN", "EU", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})


@dataclass(frozen=True)
class Known:
    """Enough to make an actor of: an identifier, both labels, and what is certain about it."""

    scheme: str
    value: str
    name_de: str
    name_en: str
    country: str = ""
    kind: str = "state"
    classification: str = ""
    began_on: str = ""
    ended_on: str = ""
    cited_from: str = ""


ISO3 = "ISO 3166-3, code for formerly used names of countries"
BRITANNICA = "Encyclopædia Britannica"
EUR_LEX = "EUR-Lex, Summaries of EU legislation"


def former(code: str, name_de: str, name_en: str, began_on: str, ended_on: str, cited_from: str = ISO3) -> Known:
    """A state that is gone. A code that ISO withdrew stays its identifier; the others have none of ISO's."""
    scheme, value = ("iso3166", code) if cited_from == ISO3 else ("other", f"former:{code}")
    return Known(scheme, value, name_de, name_en, began_on=began_on, ended_on=ended_on, cited_from=cited_from)


def body(code: str, name_de: str, name_en: str, began_on: str, ended_on: str = "", cited_from: str = BRITANNICA) -> Known:
    """A union or organisation of states."""
    scheme, value = ("iso3166", "EU") if code == "EU" else ("other", f"body:{code}")
    return Known(scheme, value, name_de, name_en, "", "organization", "igo", began_on, ended_on, cited_from)


FORMER = {
    "CSK": former("CSK", "Tschechoslowakei", "Czechoslovakia", "1918-10-28", "1992-12-31"),
    "DDR": former("DDR", "Deutsche Demokratische Republik", "German Democratic Republic", "1949-10-07", "1990-10-02"),
    "SCG": former("SCG", "Serbien und Montenegro", "Serbia and Montenegro", "2003-02-04", "2006-06-03"),
    "SUN": former("SUN", "Sowjetunion", "Soviet Union", "1922-12-30", "1991-12-26"),
    "YUG": former("YUG", "Jugoslawien", "Yugoslavia", "1918-12-01", "2003-02-04"),
    "YMD": former("YMD", "Demokratische Volksrepublik Jemen", "People’s Democratic Republic of Yemen", "", "1990-05-22"),
    "PRU": former("PRU", "Preußen", "Prussia", "1701", "1947-02-25", BRITANNICA),
    "AUH": former("AUH", "Österreich-Ungarn", "Austria-Hungary", "1867", "1918", BRITANNICA),
}

BODIES = (
    body("EEC", "Europäische Gemeinschaft", "European Community", "1958-01-01", "2009-11-30", EUR_LEX),
    body("EU", "Europäische Union", "European Union", "1993-11-01", cited_from=EUR_LEX),
    body("EURATOM", "Europäische Atomgemeinschaft", "European Atomic Energy Community", "1958-01-01", cited_from=EUR_LEX),
    body("EFTA", "Europäische Freihandelsassoziation", "European Free Trade Association", "1960-05-03"),
    body("UN", "Vereinte Nationen", "United Nations", "1945-10-24"),
    body("IMO", "Internationale Seeschifffahrts-Organisation", "International Maritime Organization", ""),
    body("IAEA", "Internationale Atomenergie-Organisation", "International Atomic Energy Agency", "1957-07-29"),
    body("FAO", "Ernährungs- und Landwirtschaftsorganisation der Vereinten Nationen", "Food and Agriculture Organization", "1945-10-16"),
)


@cache
def territories() -> dict[str, tuple[str, str]]:
    """Two-letter code → German and English name, for every present territory of ISO 3166-1, and Kosovo (XK)."""
    names = [Locale(language).territories for language in LANGUAGES]
    codes = [code for code in names[0] if len(code) == 2 and code.isalpha() and code not in NOT_TERRITORIES]
    return {code: (names[0][code], names[1][code]) for code in codes if code in names[1]}


@cache
def by_three_letters() -> dict[str, str]:
    """FRA → FR. A code of several successors (SUN) is nobody's here; those are in FORMER."""
    aliases = get_global("territory_aliases")
    found = {code: successors[0] for code, successors in aliases.items() if len(code) == 3 and code.isalpha() and len(successors) == 1}
    return {code: two for code, two in found.items() if code not in FORMER and two in territories()} | {"XKX": "XK"}


def two_letters(code: str) -> str | None:
    """The present territory of a code of two or three letters, or None. "UK" is read as GB, as the United Nations' road signs do."""
    code = code.strip().upper()
    return code if code in territories() else {"UK": "GB"}.get(code) or by_three_letters().get(code)


def of_code(code: str) -> Known | None:
    """Who stands behind a code of ISO 3166: a territory of today, a former state, or the European Union."""
    code = code.strip().upper()
    if found := FORMER.get(code) or next((body for body in BODIES if body.scheme == "iso3166" and body.value == code), None):
        return found
    two = two_letters(code)
    return present(two) if two else None


def present(code: str) -> Known:
    german, english = territories()[code]
    return Known("iso3166", code, german, english, country=code, cited_from="ISO 3166-1")


@cache
def by_name() -> dict[str, Known]:
    """Every German and English name of the tables, spelt plainly → who it is."""
    everybody = [*(present(code) for code in territories()), *FORMER.values(), *BODIES]
    return {plainly(name): known for known in everybody for name in (known.name_de, known.name_en)}


def plainly(name: str) -> str:
    """Case, the form of an apostrophe and the sign for "and" make no other name."""
    return " ".join(name.replace("’", "'").replace("&", "and").replace(" und ", " and ").casefold().split())


def named(name: str) -> Known | None:
    """Who bears exactly this name in the tables."""
    return by_name().get(plainly(name))


def of_names(names: list[str]) -> Known | None:
    """The one whom these names mean, if one of them stands in the tables and none of them means somebody else."""
    found = {known for name in names if (known := named(name))}
    return found.pop() if len(found) == 1 else None


def is_known(scheme: str, value: str) -> bool:
    """Whether the identifier is one of the tables here."""
    return scheme == "iso3166" or (scheme == "other" and value.startswith(("former:", "body:", "code:")))
