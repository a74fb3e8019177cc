"""How wide a text will be, estimated from its letters, and what is left of it where the place is narrow. Pure.

Nothing is drawn on the server with a reader's font, so the estimate follows the wider ones of the usual sans serifs.
"""

import unicodedata

HAIR, HAIRLINE = set("iljI.,:;'’|!· "), 0.29
NARROW, THIN = set("tfr()[]-"), 0.42
BROAD, THICK = set("mwMWÄÖÜQO@%&—"), 0.92
CAPITAL, FULL, USUAL = 0.72, 1.05, 0.58
ELLIPSIS = "…"


def width_of(text: str, size: float = 13) -> float:
    return sum(map(letter, text)) * size


def letter(char: str) -> float:
    """In units of the font's size."""
    if unicodedata.combining(char):
        return 0
    if char in HAIR:
        return HAIRLINE
    if char in NARROW:
        return THIN
    if unicodedata.east_asian_width(char) in "WF":
        return FULL
    if char in BROAD or (char > "\u02ff" and not char.isascii()):
        return THICK if char in BROAD else CAPITAL
    return CAPITAL if char.isupper() else USUAL


def in_lines(text: str, room: float, most: int, size: float = 13) -> list[str]:
    """At most that many lines, broken between words; the last is shortened. A long word alone in its line is, too."""
    if most == 1 or width_of(text, size) <= room:
        return [shortened(text, room, size)]
    first, words = "", text.split(" ")
    while words and width_of(f"{first} {words[0]}".strip(), size) <= room:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return [shortened(text, room, size)]
    return [first, *in_lines(" ".join(words), room, most - 1, size)]


def shortened(text: str, room: float, size: float = 13) -> str:
    """As much of the text as fits, with an ellipsis for the rest; whole words where that costs no more than a third."""
    if width_of(text, size) <= room:
        return text
    kept, left = "", room - width_of(ELLIPSIS, size)
    for char in text:
        left -= width_of(char, size)
        if left < 0:
            break
        kept += char
    words = kept.rpartition(" ")[0]
    return (words if len(words) * 3 >= len(kept) * 2 else kept).rstrip(" ,;:·–—-(") + ELLIPSIS
