"""Who says something in a stretch of text: the known name that goes with a verb of saying."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.importing.mentions import Found

STEMS = (
    "sag erklär beton bestätig mein äußer ergänz versicher forder warn kritisier lob berichte twitter poste notier erwider antworte frag "
    "zitier erinner kommentier bekräftig verkünde urteil klag schwärm zitier erzähl"
)
OTHER_FORMS = (
    "sagte schrieb schreibt schrieben rief ruft sprach spricht nannte nennt teilte teilt fügte hinzu kündigte unterstrich hielt heißt hieß "
    "laut zufolge gesagt geschrieben formulierte "
    "said says say told tells tell wrote writes write stated states confirmed confirms added adds noted notes explained explains announced "
    "argued argues warned warns stressed tweeted posted replied asked answered declared commented recalled called promised insisted "
    "acknowledged according"
)
SAYING = re.compile(rf"\b(?:(?:{'|'.join(STEMS.split())})(?:e|en|t|te|ten|ete|eten)?|{'|'.join(OTHER_FORMS.split())})\b", re.IGNORECASE)
# „…“, so Zhao. And the dash or the colon that stands for a verb.
SO = re.compile(r"^\W*so\b", re.IGNORECASE)
LEADS_IN = re.compile(r":\s*$")
NAMED_AFTER_DASH = re.compile(r"^\s*[–—]")
PRONOUN = re.compile(r"\b(?:er|sie|he|she)\b", re.IGNORECASE)
PREPOSITION = re.compile(
    r"\b(?:mit|von|vom|für|gegen|über|an|bei|neben|zwischen|durch|with|by|for|against|about|to|from)\s+(?:\S+\s+){0,3}$", re.IGNORECASE
)


@dataclass(frozen=True)
class Context:
    """A stretch of one paragraph with the names in it; `follows` when it stands after the quotation."""

    text: str
    start: int
    names: list[Found]
    follows: bool = False

    @classmethod
    def of(cls, paragraph: str, start: int, end: int, names: Iterable[Found], *, follows: bool = False) -> "Context":
        return cls(paragraph[start:end], start, [name for name in names if start <= name.start and name.end <= end], follows)

    @property
    def says(self) -> int | None:
        """Where in the text something is said, as near to the quotation as can be, or None."""
        stand_in = (SO.match(self.text) or NAMED_AFTER_DASH.match(self.text)) if self.follows else LEADS_IN.search(self.text)
        found = list(SAYING.finditer(self.text)) or ([stand_in] if stand_in else [])
        return found[0 if self.follows else -1].start() if found else None

    @property
    def speaks_of_a_pronoun(self) -> bool:
        return self.says is not None and bool(PRONOUN.search(self.text))

    def speaker(self) -> Any | None:
        """The name nearest to the verb of saying: people first, and last those who only go along (with, by)."""
        says = self.says
        named = self.unambiguous()
        if says is None or not named:
            return None

        def distance(name: Found) -> tuple[bool, bool, int]:
            place = name.start - self.start
            return not name.is_person, bool(PREPOSITION.search(self.text[:place])), abs(place - says)

        return min(named, key=distance).key

    def only_person(self) -> Any | None:
        people = {name.key for name in self.unambiguous() if name.is_person}
        return people.pop() if len(people) == 1 else None

    def unambiguous(self) -> list[Found]:
        """Names that stand for one actor; one that two share says nothing about who spoke."""
        return [name for name in self.names if not any(name.start == other.start and name.key != other.key for other in self.names)]
