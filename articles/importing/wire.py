"""A wire story, plain text or HTML, to its parts: headline, standfirst and blocks, typeset in the story's own language.

Pure: no database. What cannot become a story raises StoryRefused with one sentence.
"""

import re
from dataclasses import dataclass, field, replace

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.importing import markup, plain
from articles.importing.blocks import Block, Kind
from articles.importing.decoding import EMPTY, StoryRefused, decode
from articles.importing.language import detect
from articles.importing.marks import quoted_spans
from articles.importing.typography import NBSP, tidy

ONLY_A_HEADLINE = _("The file has nothing but a headline: a story needs at least one paragraph.")
LANGUAGE_UNCLEAR = _("The language of the story is neither clearly German nor clearly English; it was read as German.")
LEFT_OUT = _("What stands before the headline was left out: {text}")
# What the fields of an article hold.
LONGEST_HEADLINE = 200
LONGEST_STANDFIRST = 1000
FIRST_OF_BODY = 2
HEADLINE_TOO_LONG = _("The first line is too long for a headline: put the headline on a line of its own.")
BYLINE = re.compile(r"^(?:Von|By|Text:)\s+[A-ZÄÖÜ][^.!?:]{1,80}$")


@dataclass(frozen=True)
class Story:
    """A parsed story. `language` is "de" or "en"; `byline` is the line that names the authors, as printed, or empty."""

    headline: str
    standfirst: str
    blocks: list[Block]
    language: str
    byline: str = ""
    warnings: list[str | Promise] = field(default_factory=list)

    @property
    def headings(self) -> list[str]:
        return [block.text for block in self.blocks if block.kind is Kind.HEADING]

    @property
    def paragraphs(self) -> list[str]:
        """Headline, standfirst (perhaps empty), then the body's blocks: FIRST_OF_BODY is the first of them."""
        return [self.headline, self.standfirst, *(block.text for block in self.blocks)]

    @property
    def text(self) -> str:
        """All of it as plain text, one paragraph a line: the same whatever file it came in."""
        return "\n".join(part for part in self.paragraphs if part)


def parse(data: bytes | str) -> Story:
    """The story in a file's bytes (or in a text already decoded). Raises StoryRefused; cost is linear in its length."""
    text, warnings = decode(data.encode("utf-8", "replace") if isinstance(data, str) else data)
    blocks, left_out = markup.blocks(text) if markup.is_html(text) else (plain.blocks(text), "")
    if left_out:
        warnings = [*warnings, format_lazy(LEFT_OUT, text=left_out)]
    language = detect(" ".join(block.text for block in blocks))
    if language is None:
        language, warnings = "de", [*warnings, LANGUAGE_UNCLEAR]
    return arrange([tidied for block in blocks if (tidied := tidy_block(block, language)).text], language, warnings)


def tidy_block(block: Block, language: str) -> Block:
    """The block typeset. One quotation and nothing else is typeset in its own language and loses the marks around it."""
    text = tidy(block.text, language)
    if block.kind in {Kind.PARAGRAPH, Kind.QUOTATION} and is_one_quotation(text):
        return Block(Kind.QUOTATION, tidy(block.text, detect(text) or language)[1:-1].strip())
    return replace(block, text=text)


def is_one_quotation(text: str) -> bool:
    return quoted_spans(text) == [(0, len(text))]


def arrange(blocks: list[Block], language: str, warnings: list[str | Promise]) -> Story:
    """First block: headline. A line that names the authors is taken out. The next paragraph: standfirst, if more follows."""
    if len(blocks) < 2 or all(block.kind is Kind.HEADING for block in blocks):
        raise StoryRefused(ONLY_A_HEADLINE if blocks else EMPTY)
    headline, *rest = blocks
    if len(headline.text) > LONGEST_HEADLINE:
        raise StoryRefused(HEADLINE_TOO_LONG)
    byline = rest.pop(0).text if len(rest) > 1 and BYLINE.match(rest[0].text) else ""
    first = rest[0]
    has_standfirst = len(rest) > 1 and first.kind in {Kind.PARAGRAPH, Kind.HEADING} and len(first.text) <= LONGEST_STANDFIRST
    standfirst = rest.pop(0).text if has_standfirst else ""
    # A headline travels: into addresses, feeds and search results, where a no-break space is only in the way.
    return Story(headline.text.replace(NBSP, " "), standfirst, rest, language, byline, warnings)
