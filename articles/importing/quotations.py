"""Which quotations of a story become quotes of their own: five words or more, and a known speaker nearby.

Nothing of the text gets lost. A quotation is cut out where it stands alone, after a colon, or with nothing but "said X" around
it; from the middle of other words it is lifted as a pull quote, and the paragraph stays whole.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from articles.importing.blocks import Block, Kind
from articles.importing.language import detect
from articles.importing.marks import quoted_spans
from articles.importing.mentions import Found
from articles.importing.speakers import PRONOUN, SAYING, SO, Context
from articles.importing.typography import tidy

FEWEST_WORDS = 5
# Longer ones are data that came as a text.
LONGEST_PARAGRAPH = 20_000
# Not after an initial, and before a plain space: the one after "Mr." and "3." is a no-break space by now.
SENTENCE_END = re.compile(r"(?<!\b[^\W\d_])[.!?…][“”‘’]? (?=[„“‚‘A-ZÄÖÜ0-9])")


@dataclass(frozen=True)
class Quoted:
    """A quotation that becomes a quote: its text without marks, its own language, who said it.

    `is_guess`: no verb of saying led to the speaker, who is only the one person named in the paragraph before.
    """

    text: str
    language: str
    speaker: Any
    is_guess: bool = False


def passages(blocks: Sequence[Block], names: Sequence[Found], language: str, *, before: int = 0) -> list[Block | Quoted]:
    """The body with its quotes in place; `language` is the story's, `before` how many paragraphs stand before the body in `names`."""
    in_body: dict[int, list[Found]] = defaultdict(list)
    for name in names:
        in_body[name.paragraph - before].append(name)
    return list(Body(list(blocks), in_body, language).passages())


@dataclass
class Body:
    blocks: list[Block]
    names: Mapping[int, list[Found]]
    language: str
    spoken: dict[int, Quoted | None] = field(default_factory=dict)

    def passages(self) -> Iterator[Block | Quoted]:
        absorbed = -1
        for index, block in enumerate(self.blocks):
            if index == absorbed:
                continue
            if block.kind is Kind.QUOTATION:
                quoted = self.spoken[index] = self.standing_alone(index)
                yield quoted or block
                absorbed = index + 1 if quoted and self.is_bare_attribution(index + 1) else -1
            elif block.kind is Kind.PARAGRAPH:
                yield from self.within(index)
            else:
                yield block

    def standing_alone(self, index: int) -> Quoted | None:
        text = self.blocks[index].text
        after, before = self.first_sentence(index + 1), self.context(index - 1)
        if after.text.lstrip().startswith(("–", "—")) and (speaker := after.speaker()):
            return self.quoted(text, speaker)
        if speaker := self.last_speaker(index - 1) or after.speaker():
            return self.quoted(text, speaker)
        return self.quoted(text, before.only_person(), is_guess=True)

    def within(self, index: int) -> Iterator[Block | Quoted]:
        text = self.blocks[index].text
        spans = quoted_spans(text) if len(text) <= LONGEST_PARAGRAPH else []
        found = [(start, end, quoted) for start, end in spans if (quoted := self.inline(index, start, end))]
        if len(found) == 1:
            yield from self.cut_out(index, *found[0])
        else:
            yield self.blocks[index]
            yield from (quoted for _start, _end, quoted in found)

    def cut_out(self, index: int, start: int, end: int, quoted: Quoted) -> Iterator[Block | Quoted]:
        text = self.blocks[index].text
        before, after = text[:start].strip(), text[end:].strip(" .,")
        if self.is_bare(index, 0, start) and self.is_bare(index, end, len(text)):
            yield quoted
        elif before.endswith(":") and not after:
            yield replace(self.blocks[index], text=before)
            yield quoted
        else:
            yield self.blocks[index]
            yield quoted

    def inline(self, index: int, start: int, end: int) -> Quoted | None:
        """The quotation within a paragraph, when its own sentence, or what stands before it, tells who speaks."""
        text = self.blocks[index].text
        content = text[start + 1 : end - 1]
        # From the quotation's own full stop, which may end the sentence.
        sentence_end = SENTENCE_END.search(text, end - 2)
        after = self.context(index, end, max(end, sentence_end.end()) if sentence_end else len(text), follows=True)
        before = self.context(index, self.sentence_start(text, start), start)
        if speaker := after.speaker() or before.speaker():
            return self.quoted(content, speaker)
        stands_as_sentence = not before.text.strip() and (not after.text.strip(" .,") or after.speaks_of_a_pronoun)
        if not stands_as_sentence:
            return None
        preceding = self.context(index, 0, start)
        if speaker := preceding.speaker() or self.last_speaker(index - 1):
            return self.quoted(content, speaker)
        return self.quoted(content, preceding.only_person() if after.speaks_of_a_pronoun else None, is_guess=True)

    def quoted(self, text: str, speaker: Any | None, *, is_guess: bool = False) -> Quoted | None:
        if speaker is None or len(re.findall(r"\w[\w’'-]*", text)) < FEWEST_WORDS:
            return None
        language = detect(text) or self.language
        return Quoted(tidy(text, language).removesuffix(","), language, speaker, is_guess)

    def last_speaker(self, index: int) -> Any | None:
        """Who speaks in the paragraph, the last sentence first; of a quotation, whose it is."""
        if not 0 <= index < len(self.blocks):
            return None
        if quotation := self.spoken.get(index):
            return quotation.speaker
        text = self.blocks[index].text
        last = self.context(index, self.sentence_start(text, len(text)), len(text))
        return last.speaker() or self.context(index).speaker()

    def first_sentence(self, index: int) -> Context:
        text = self.blocks[index].text if index < len(self.blocks) else ""
        end = SENTENCE_END.search(text)
        return self.context(index, 0, end.end() if end else len(text), follows=True)

    def context(self, index: int, start: int = 0, end: int | None = None, *, follows: bool = False) -> Context:
        """A stretch of a paragraph; of a heading, or past either end of the story, nothing."""
        if not 0 <= index < len(self.blocks) or self.blocks[index].kind is Kind.HEADING:
            return Context("", 0, [])
        text = self.blocks[index].text
        return Context.of(text, start, len(text) if end is None else end, self.names.get(index, []), follows=follows)

    @staticmethod
    def sentence_start(text: str, before: int) -> int:
        ends = [match.end() for match in SENTENCE_END.finditer(text) if match.end() <= before]
        return ends[-1] if ends else 0

    def is_bare(self, index: int, start: int, end: int) -> bool:
        """Nothing there but a name, a verb of saying and punctuation: what the quote itself will show."""
        context = self.context(index, start, end)
        rest = context.text
        for name in sorted(context.names, key=lambda name: -name.start):
            rest = rest[: name.start - start] + rest[name.end - start :]
        return not re.search(r"\w", PRONOUN.sub("", SAYING.sub("", SO.sub("", rest))))

    def is_bare_attribution(self, index: int) -> bool:
        """A line such as "— William H. Seward" under a quotation."""
        text = self.blocks[index].text if index < len(self.blocks) else ""
        return bool(re.match(r"\s*[–—-]", text)) and self.is_bare(index, 0, len(text))
