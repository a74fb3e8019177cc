"""Invented names and titles, the same ones for the same seed."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

ONSETS = ["b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "sch", "st", "t", "tr", "v", "w"]
NUCLEI = ["a", "e", "i", "o", "u", "ai", "au", "ei", "ie", "ou"]
CODAS = ["", "", "", "l", "n", "r", "s", "t", "m", "k", "nd", "rt"]
ENDINGS = ["", "", "ow", "ski", "ev", "ano", "sen", "idis", "oglu", "enko", "yan", "shvili"]
BODIES = [
    ("Behörde", "Authority"), ("Agentur", "Agency"), ("Ministerium", "Ministry"), ("Bank", "Bank"), ("Werke", "Works"),
    ("Stiftung", "Foundation"), ("Kommission", "Commission"), ("Hafen", "Port"), ("Institut", "Institute"),
]  # fmt: skip
FORMS = [("Absichtserklärung", "Memorandum"), ("Vertrag", "Treaty"), ("Protokoll", "Protocol"), ("Übereinkommen", "Convention")]
SUBJECTS = [
    ("Wasser", "Water"), ("Fischerei", "Fisheries"), ("Zölle", "Customs"), ("Häfen", "Ports"), ("Strom", "Electricity"),
    ("Grenzen", "Borders"), ("Eisenbahnen", "Railways"), ("Handel", "Trade"), ("Forschung", "Research"), ("Luftfahrt", "Aviation"),
]  # fmt: skip

COUNTRIES = ["KG", "KZ", "UZ", "CN", "DE", "FR", "IT", "PL", "CZ", "AT", "NL", "SE", "GB", "US", "MX", "BR", "JP", "IN", "TR", "EG", "ZA"]


class Label(NamedTuple):
    de: str
    en: str


def word(random: Random, syllables: int) -> str:
    made = "".join(random.choice(ONSETS) + random.choice(NUCLEI) + random.choice(CODAS) for _ in range(syllables))
    return made.capitalize()


class Names:
    """Given and family names and places that come again, as in life: some are frequent, most are rare."""

    def __init__(self, random: Random, size: int):
        self.random = random
        self.given = [word(random, 2) for _ in range(max(40, size // 200))]
        self.family = [word(random, 2) + random.choice(ENDINGS) for _ in range(max(80, size // 8))]
        self.places = [word(random, 3) for _ in range(max(60, size // 40))]

    def often_the_first(self, among: list) -> object:
        return among[int(len(among) * self.random.random() ** 3)]

    def person(self) -> Label:
        name = f"{self.often_the_first(self.given)} {self.often_the_first(self.family)}"
        return Label(name, name)

    def organization(self) -> Label:
        place, (german, english), (subject, matter) = self.random.choice(self.places), *map(self.random.choice, (BODIES, SUBJECTS))
        return Label(f"{german} für {subject} {place}", f"{place} {matter} {english}")

    def state(self) -> Label:
        place = self.random.choice(self.places)
        return Label(f"Republik {place}", f"Republic of {place}")

    def of_kind(self, kind: str) -> Label:
        return {"person": self.person, "organization": self.organization, "state": self.state}[kind]()

    def agreement(self) -> Label:
        (german, english), (subject, matter), place = *map(self.random.choice, (FORMS, SUBJECTS)), self.random.choice(self.places)
        return Label(f"{german} von {place} über {subject}", f"{place} {english} on {matter}")


def countries(random: Random) -> Iterator[str]:
    """Codes of many countries, of some more often than of others."""
    while True:
        yield COUNTRIES[int(len(COUNTRIES) * random.random() ** 2)]
