"""What differs between two texts, word by word: for the desk's comparisons and the readers'."""

import difflib
import re
from collections.abc import Iterator

TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
SAME, GONE, NEW = "same", "gone", "new"
LONGEST = 20_000
ALIKE = 0.3
MOST_STEPS = 4_000_000


def marked_words(before: str, after: str) -> Iterator[tuple[str, str]]:
    """(same, gone or new; text) in reading order. Bounded: anybody may ask for a comparison of the longest texts that there are."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if len(before) + len(after) > LONGEST or are_strangers(old, new):
        yield from one_after_the_other(before, after)
        return
    start, end = common_ends(old, new)
    middle = old[start : len(old) - end], new[start : len(new) - end]
    ends = old[:start], old[len(old) - end :]
    yield from ((SAME, "".join(tokens)) for tokens in ends[:1] if tokens)
    yield from woven(*middle) if is_bearable(*middle) else one_after_the_other(*map("".join, middle))
    yield from ((SAME, "".join(tokens)) for tokens in ends[1:] if tokens)


def one_after_the_other(before: str, after: str) -> Iterator[tuple[str, str]]:
    yield from ((kind, text) for kind, text in ((GONE, before), (NEW, after)) if text)


def woven(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for step, a, b, c, d in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if step == "equal":
            yield SAME, "".join(old[a:b])
            continue
        if a < b:
            yield GONE, "".join(old[a:b])
        if c < d:
            yield NEW, "".join(new[c:d])


def common_ends(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many tokens both begin with, and how many they end with: most edits are small, and the rest need not be searched."""
    most = min(len(old), len(new))
    start = next((place for place in range(most) if old[place] != new[place]), most)
    end = next((place for place in range(most - start) if old[-1 - place] != new[-1 - place]), most - start)
    return start, end


def is_bearable(old: list[str], new: list[str]) -> bool:
    """Weaving takes a time that grows with the product of the lengths."""
    return len(old) * len(new) <= MOST_STEPS


def are_strangers(old: list[str], new: list[str]) -> bool:
    """Texts with few words in common read better one after the other than woven together."""
    before, after = ([token for token in tokens if not token.isspace()] for tokens in (old, new))
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    ratio = matcher.ratio if is_bearable(before, after) else matcher.quick_ratio
    return bool(before or after) and ratio() < ALIKE
