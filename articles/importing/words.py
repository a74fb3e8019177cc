"""The words of a text with what name matching asks of them: how they may be uninflected, and how they join their neighbours."""

import re
from dataclasses import dataclass
from functools import cached_property

from agreements.names import folded_words

# Scripts written without spaces give one word per sign, as printed: two signs with one reading are two names.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+(?:[\u0300-\u036f]+[^\W_{UNSPACED}]*)*|&")
POSSESSIVE = re.compile(r"['’‘]s\b", re.IGNORECASE)
ENCLOSED = re.compile(r"[„“”»«\"‚‘’'(\[]$")
CLOSING = re.compile(r"^[“”»«\"‘’')\]]")
ENDINGS = ("s", "es", "n", "en")
ADJECTIVE_ENDINGS = ("er", "es", "en", "em", "e")
SHORTEST_STEM = 3
ARTICLES = {"der", "die", "das", "dem", "den", "des", "the", "ein", "eine", "a", "an"}
KATAKANA = re.compile(r"[\u30a0-\u30ff]")


@dataclass(frozen=True)
class Word:
    """A word between the text before and after it, up to the neighbouring words."""

    text: str
    start: int
    gap_before: str
    gap_after: str
    after: str
    before: str

    @cached_property
    def folded(self) -> str:
        if re.match(rf"[{UNSPACED}]", self.text):
            return self.text
        return "".join(folded_words(self.text)) or self.text

    @cached_property
    def readings(self) -> frozenset[str]:
        """What the word may be in the nominative: itself, without a German ending, and as the stem of an adjective."""
        stems = {stem for ending in ENDINGS if len(stem := self.folded.removesuffix(ending)) >= SHORTEST_STEM}
        # "CZs": an acronym may be shorter than any stem.
        return frozenset({self.folded, self.folded.removesuffix("s") or "s", adjective_stem(self.folded)} | stems)

    def normal_form(self, *, is_adjective: bool) -> str:
        return adjective_stem(self.folded) if is_adjective else self.folded

    @property
    def end_with_possessive(self) -> int:
        end = self.start + len(self.text)
        possessive = POSSESSIVE.match(self.gap_after + self.after)
        return end + len(possessive[0]) if possessive and len(self.gap_after) == 1 and self.after.lower() == "s" else end

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.is_capital and self.gap_after.startswith(".")

    @property
    def is_enclosed(self) -> bool:
        return bool(ENCLOSED.search(self.gap_before) and CLOSING.match(self.gap_after))

    @property
    def joins_next(self) -> bool:
        """Only space or a hyphen up to the next word; a full stop too after one or two letters (W. H. Seward, St. Gallen)."""
        gap = self.gap_after.strip()
        return gap in {"", "-", "‐", "‑", "·", "・", "'", "’"} or (gap == "." and len(self.text) <= 2)

    @property
    def has_hyphen_after(self) -> bool:
        return self.gap_after in {"-", "‐", "‑"}

    @property
    def continues_run(self) -> bool:
        return is_one_run(self.before, self.gap_before, self.text)

    @property
    def is_continued(self) -> bool:
        return is_one_run(self.text, self.gap_after, self.after)


def is_one_run(left: str, gap: str, right: str) -> bool:
    """Two signs of one katakana word: a name ends where the run ends."""
    return not gap and bool(KATAKANA.match(left) and KATAKANA.match(right))


def adjective_stem(folded: str) -> str:
    """The one form of "nationale", "nationalen", "nationaler"; words too short for an adjective stay as they are."""
    ending = next((ending for ending in ADJECTIVE_ENDINGS if folded.endswith(ending)), "")
    return folded[: -len(ending)] + "~" if ending and len(folded) - len(ending) >= SHORTEST_STEM else folded


def words_of(text: str) -> list[Word]:
    spans = list(WORD.finditer(text))
    ends = [0, *(span.end() for span in spans)]
    starts = [*(span.start() for span in spans), len(text)]
    texts = ["", *(span[0] for span in spans), ""]
    return [
        Word(span[0], span.start(), text[ends[i] : span.start()], text[span.end() : starts[i + 1]], texts[i + 2], texts[i])
        for i, span in enumerate(spans)
    ]
