"""Which marks in a text open a quotation, which close one, and which are apostrophes: in any convention, by context.

The same glyph opens in one language and closes in another (“ and », say), and typewriters have one for everything. So what
counts is what stands before and after a mark, and whether something is open; the glyph decides only „ and ‚.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

DOUBLE = '„“”»«"‟″〝〞'
SINGLE = "‚‘’‛'`´›‹′"
BEFORE_OPENING = re.compile(r"[\s(\[{–—/\-]")
AFTER_CLOSING = re.compile(r"[\s)\]}.,;:!?…–—/\-]")
ELISION = re.compile(r"(?:s|n|m|ne|nen|em|til|tis|twas|cause|round|bout|\d\ds)\b", re.IGNORECASE)
# A bound for texts that are no prose: how many open marks are looked through.
DEEPEST = 8


class Role(Enum):
    OPENS = "opens"
    CLOSES = "closes"
    APOSTROPHE = "apostrophe"
    UNCLEAR = "unclear"


@dataclass
class Mark:
    index: int
    double: bool
    role: Role
    depth: int = 0


@dataclass
class Scan:
    """One reading of a text from left to right; `open` holds the marks that still wait for their partner."""

    text: str
    marks: list[Mark]
    open: list[Mark]

    @cached_property
    def last_closing(self) -> int:
        """Where the last single mark stands that could close one, or -1."""
        places = (place for place in range(len(self.text) - 1, -1, -1) if self.text[place] in SINGLE)
        return next((place for place in places if self.may_close(place) and not is_inside_word(self, place)), -1)

    def before(self, index: int) -> str:
        return self.text[index - 1 : index]

    def after(self, index: int) -> str:
        return self.text[index + 1 : index + 2]

    def may_open(self, index: int) -> bool:
        before, after = self.before(index), self.after(index)
        starts = not before or bool(BEFORE_OPENING.match(before)) or self.just_opened(index)
        return starts and bool(after) and not after.isspace()

    def just_opened(self, index: int) -> bool:
        return bool(self.marks) and self.marks[-1].index == index - 1 and self.marks[-1].role is Role.OPENS

    def may_close(self, index: int) -> bool:
        before, after = self.before(index), self.after(index)
        ends = not after or bool(AFTER_CLOSING.match(after)) or after in DOUBLE + SINGLE
        return bool(before) and not before.isspace() and ends

    def opens(self, index: int, *, double: bool) -> None:
        self.marks.append(Mark(index, double, Role.OPENS, len(self.open)))
        self.open.append(self.marks[-1])

    def closes(self, index: int, *, double: bool) -> None:
        """Close the innermost open mark of this kind; what was opened inside it and never closed is forgotten."""
        while self.open[-1].double is not double:
            self.open.pop().role = Role.UNCLEAR
        self.marks.append(Mark(index, double, Role.CLOSES, self.open.pop().depth))

    def is_open(self, *, double: bool) -> bool:
        return any(mark.double is double for mark in self.open[-DEEPEST:])


def find_marks(text: str) -> list[Mark]:
    """All quotation marks and apostrophes of one paragraph, in order, each with its role and how deep it is nested."""
    scan = Scan(text, [], [])
    for index, char in enumerate(text):
        if char in DOUBLE:
            read_double(scan, index)
        elif char in SINGLE:
            read_single(scan, index)
    for mark in scan.open:
        mark.role = Role.OPENS if mark.double else Role.APOSTROPHE
    return scan.marks


def read_double(scan: Scan, index: int) -> None:
    if scan.text[index] in "„〝" or (scan.may_open(index) and not (scan.is_open(double=True) and scan.may_close(index))):
        scan.opens(index, double=True)
    elif scan.is_open(double=True) and scan.before(index):
        scan.closes(index, double=True)
    else:
        scan.marks.append(Mark(index, True, Role.UNCLEAR))


def read_single(scan: Scan, index: int) -> None:
    if scan.text[index] == "‚" and scan.after(index).strip():
        scan.opens(index, double=False)
    elif is_inside_word(scan, index) or (scan.may_open(index) and ELISION.match(scan.text, index + 1) and scan.text[index] != "‘"):
        scan.marks.append(Mark(index, False, Role.APOSTROPHE))
    elif scan.is_open(double=False) and scan.may_close(index) and not is_plural_genitive(scan, index):
        scan.closes(index, double=False)
    elif scan.may_open(index) and has_partner(scan, index):
        scan.opens(index, double=False)
    else:
        scan.marks.append(Mark(index, False, Role.APOSTROPHE))


def is_inside_word(scan: Scan, index: int) -> bool:
    return scan.before(index).isalnum() and scan.after(index).isalnum()


def is_plural_genitive(scan: Scan, index: int) -> bool:
    """The mark in 'the students' union is open': after an s, within a sentence, while a better partner follows."""
    return scan.text[index] in "'’" and bool(re.match(r"s.\s[a-z]", scan.text[index - 1 : index + 3])) and has_partner(scan, index)


def has_partner(scan: Scan, index: int) -> bool:
    """Whether a later single mark could close the one at `index`; without one it is an apostrophe ("so ’n Ding")."""
    return scan.last_closing >= index + 2


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each outermost quotation in the text, marks included."""
    spans: list[tuple[int, int]] = []
    start = 0
    for mark in find_marks(text):
        if mark.depth == 0 and mark.role is Role.OPENS:
            start = mark.index
        elif mark.depth == 0 and mark.role is Role.CLOSES:
            spans.append((start, mark.index + 1))
    return spans
