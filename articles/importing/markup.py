"""HTML as it comes from a wire to blocks; scripts, styles, navigation and forms are dropped, every other word is kept."""

import re
from html.parser import HTMLParser

import nh3
from django.utils.translation import gettext_lazy as _

from articles.importing import plain
from articles.importing.blocks import Block, Kind
from articles.importing.decoding import StoryRefused

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BOXES = "p div section article main header aside figure figcaption table tr td th dl dt dd"
LISTS = {"ul": Kind.ITEM, "ol": Kind.NUMBERED_ITEM}
# Who said it, at the end of a blockquote.
ATTRIBUTIONS = {"cite", "footer"}
KEPT = HEADINGS | set(BOXES.split()) | ATTRIBUTIONS | set(LISTS) | {"li", "blockquote", "br", "pre"}
UNREAD = "script style title noscript template svg math iframe object nav form button select textarea"
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
WITHOUT_END_TAG = "p li br img hr td th tr dt dd meta link input col source wbr option"
DEEPEST = 200
TOO_DEEP = _("The HTML of the file is nested too deeply for a story.")
IS_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|h1|h2|p|div|br|blockquote|ul)\b[^<>]*>", re.IGNORECASE)


def is_html(text: str) -> bool:
    return bool(IS_HTML.search(text[:4096]))


def blocks(html: str) -> tuple[list[Block], str]:
    """The blocks in order, and what was left out: the first h1 opens the story, before it stand a logo's name or a kicker."""
    refuse_if_nested_too_deeply(html)
    # nh3 parses as browsers do, so that unclosed and crossed tags come out well-formed.
    clean = nh3.clean(html, tags=KEPT, clean_content_tags=set(UNREAD.split()), attributes={})
    reader = BlockReader()
    reader.feed(clean)
    reader.close()
    reader.finish_block()
    first = next((index for index, is_title in enumerate(reader.titles) if is_title), 0)
    return reader.blocks[first:], " · ".join(block.text for block in reader.blocks[:first])


def refuse_if_nested_too_deeply(html: str) -> None:
    """Parsing takes quadratic time in the depth: minutes for a file that is nothing but opening tags."""
    depth, free = 0, set(WITHOUT_END_TAG.split())
    for end, name in TAG.findall(html):
        if name.lower() not in free:
            depth = max(0, depth + (-1 if end else 1))
        if depth > DEEPEST:
            raise StoryRefused(TOO_DEEP)


class BlockReader(HTMLParser):
    """Collects text until a tag ends the block, and remembers what the text stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.titles: list[bool] = []
        self.text: list[str] = []
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.break_line()
        elif tag in KEPT and (tag != "cite" or "blockquote" in self.stack):
            self.finish_block()
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in KEPT and tag in self.stack:
            self.finish_block()
            while self.stack.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "pre" in self.stack:
            self.finish_block()
            self.blocks += [Block(Kind.PARAGRAPH, line) for line in plain.paragraphs(data)]
            self.titles += [False] * (len(self.blocks) - len(self.titles))
        else:
            self.text.append(data)

    def break_line(self) -> None:
        # Inside a paragraph wires use <br> for a new one; a headline or an item is only set in two lines.
        if self.kind() is Kind.PARAGRAPH:
            self.finish_block()
        else:
            self.text.append(" ")

    def finish_block(self) -> None:
        text = " ".join("".join(self.text).split())
        self.text = []
        if text:
            self.blocks.append(Block(self.kind(), text))
            self.titles.append("h1" in self.stack)

    def kind(self) -> Kind:
        for tag in reversed(self.stack):
            if tag in HEADINGS:
                return Kind.HEADING
            if tag in ATTRIBUTIONS:
                return Kind.PARAGRAPH
            if tag in LISTS:
                return LISTS[tag]
            if tag == "blockquote":
                return Kind.QUOTATION
        return Kind.PARAGRAPH
