"""Words in a picture: how wide they are, about, and how they are broken into lines. Pure."""

MOST_LINES = 3


def wrapped(words: str, width: float, size: float) -> list[str]:
    """Lines that fit; what is left after the last one is said by an ellipsis. A word that is too long is broken."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < MOST_LINES:
        line = rest.pop(0)
        while rest and text_width(f"{line} {rest[0]}", size) <= width:
            line = f"{line} {rest.pop(0)}"
        if text_width(line, size) > width:
            whole = line
            line = cut(whole, width, size)
            rest.insert(0, whole[len(line) :])
        lines.append(line)
    return [*lines[:-1], fitted(f"{lines[-1]} {' '.join(rest)}", width, size)] if rest else lines


def fitted(words: str, width: float, size: float) -> str:
    return words if text_width(words, size) <= width else cut(words, width - text_width("…", size), size).rstrip() + "…"


def cut(words: str, width: float, size: float) -> str:
    """The longest beginning that fits, one letter at least."""
    end = len(words)
    while end > 1 and text_width(words[:end], size) > width:
        end -= 1
    return words[:end]


def text_width(words: str, size: float) -> float:
    """About, and rather too much: which font a reader has is not known."""
    return size * sum(letter_width(letter) for letter in words)


def letter_width(letter: str) -> float:
    if ord(letter) >= 0x1100:
        return 1.0
    if letter in "mwMW@%—…":
        return 0.9
    if letter in "iljtfr.,:;!|'()[] ":
        return 0.32
    return 0.68 if letter.isupper() else 0.55
