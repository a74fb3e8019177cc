"""What comes of a cell: a value and remarks on it, or a refusal in one sentence."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

Level = Literal["refused", "warning", "note"]

# What people write for "nothing known". Texts keep "Null" and "NA": the one is a family name, the other Namibia.
NOTHING_IN_ANY_COLUMN = frozenset({"—", "–", "-", "--", "?", "n/a", "#n/a", "#nv", "(empty)", "(leer)"})
NOTHING_BUT_IN_TEXTS = NOTHING_IN_ANY_COLUMN | frozenset(
    [
        "na",
        "n.a.",
        "k.a.",
        "none",
        "null",
        "nil",
        "nan",
        "unknown",
        "unbekannt",
        "undated",
        "undatiert",
        "s.d.",
        "tbd",
        "tba",
        "0000-00-00",
        "0",
    ]
    + ["k. a.", "not known", "nicht bekannt", "no date", "ohne datum", "s. d."]
)


class Refused(Exception):
    """The cell cannot be read; the message is a sentence for whoever made the file."""


@dataclass(frozen=True)
class Remark:
    """`level` is "warning" for what an editor should look at, "note" for what was read in a way worth saying."""

    level: Level
    text: str
    column: str = ""

    def as_json(self) -> dict[str, str]:
        return {"level": self.level, "column": self.column, "text": self.text}


class Remarks(list[Remark]):
    """The remarks on the cell that is being read."""

    def note(self, text: str) -> None:
        self.append(Remark("note", text))

    def warn(self, text: str) -> None:
        self.append(Remark("warning", text))


def is_nothing(text: str, remarks: Remarks, words: frozenset[str] = NOTHING_BUT_IN_TEXTS) -> bool:
    """Whether the cell is empty, or says in a word that nothing is known."""
    if not text:
        return True
    if text.casefold() not in words:
        return False
    remarks.note(_("“%(text)s” is read as: nothing known.") % {"text": text})
    return True
