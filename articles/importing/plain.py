"""Plain text to blocks: paragraphs joined again where a wire broke their lines, intermediate headings told by their shape."""

import itertools
import re
from collections.abc import Iterable

from articles.importing.blocks import Block, Kind

WIDEST_WRAP = 100
LONGEST_HEADING = 90
MOST_HEADING_WORDS = 12
CLOSED = re.compile(r"[.!?…:;,]\W*$")
ITEM = re.compile(r"^[•*·‣-]\s+(?=\S)")
# Between paragraphs: * * *, ---, ###
RULE = re.compile(r"^\W{3,}$")


def blocks(text: str) -> list[Block]:
    """Headline first, then every line or joined paragraph in order; only the first of them is sure to be a heading."""
    lines = [line for line in paragraphs(text) if not RULE.match(line)]
    shapes = [looks_like_heading(line) for line in lines]
    return [block_of(line, is_heading=is_between_paragraphs(shapes, index)) for index, line in enumerate(lines)]


def block_of(line: str, *, is_heading: bool) -> Block:
    if is_heading:
        return Block(Kind.HEADING, line)
    if ITEM.match(line):
        return Block(Kind.ITEM, ITEM.sub("", line))
    return Block(Kind.PARAGRAPH, line)


def is_between_paragraphs(shapes: list[bool], index: int) -> bool:
    """A heading has running text after it, and before it too unless it is the headline: several short lines are a list."""
    has_text_after = index + 1 < len(shapes) and not shapes[index + 1]
    return index == 0 or (shapes[index] and has_text_after and (index == 1 or not shapes[index - 1]))


def looks_like_heading(line: str) -> bool:
    short = len(line) <= LONGEST_HEADING and len(line.split()) <= MOST_HEADING_WORDS
    return short and not CLOSED.search(line) and not ITEM.match(line) and line[0] not in "„“”»«\"'‚‘–—("


def paragraphs(text: str) -> list[str]:
    """The lines of the text; where it is set to a narrow measure with blank lines or indents, its paragraphs."""
    lines = text.expandtabs(4).splitlines()
    measure = max((len(line.rstrip()) for line in lines), default=0)
    if measure > WIDEST_WRAP or not any(separates(line) for line in without_blank_ends(lines)):
        return [line.strip() for line in lines if line.strip()]
    return list(joined(lines, measure))


def without_blank_ends(lines: list[str]) -> list[str]:
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return lines[filled[0] + 1 : filled[-1]] if filled else []


def separates(line: str) -> bool:
    return not line.strip() or line.startswith("  ")


def joined(lines: list[str], measure: int) -> Iterable[str]:
    """Lines put together when the next line's first word had no room at the end of this one: then the line was broken."""
    paragraph = ""
    for before, line in itertools.pairwise(["", *lines]):
        words = line.split()
        first_word = len(words[0]) if words else 0
        was_broken = words and not line.startswith("  ") and len(before.rstrip()) + 1 + first_word > measure
        if paragraph and was_broken:
            paragraph += " " + line.strip()
            continue
        if paragraph:
            yield paragraph
        paragraph = line.strip()
    if paragraph:
        yield paragraph
