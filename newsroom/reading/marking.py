"""What differs between two texts, word by word: for the desk's comparisons and the readers'."""

import difflib
import re
from collections.abc import Iterator

TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
SAME, GONE, NEW = "same", "gone", "new"
LONGEST = 20_000
ALIKE = 0.3


def marked_words(before: str, after: str) -> Iterator[tuple[str, str]]:
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if len(before) + len(after) > LONGEST or are_strangers(old, new):
        yield from ((kind, text) for kind, text in ((GONE, before), (NEW, after)) if text)
        return
    for step, a, b, c, d in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if step == "equal":
            yield SAME, "".join(old[a:b])
            continue
        if a < b:
            yield GONE, "".join(old[a:b])
        if c < d:
            yield NEW, "".join(new[c:d])


def are_strangers(old: list[str], new: list[str]) -> bool:
    """Texts with few words in common read better one after the other than woven together."""
    before, after = ([token for token in tokens if not token.isspace()] for tokens in (old, new))
    return bool(before or after) and difflib.SequenceMatcher(a=before, b=after, autojunk=False).ratio() < ALIKE
