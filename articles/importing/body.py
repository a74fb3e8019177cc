"""The passages of a story as rows of an article's body: text between quotes in one text block each, quotes as rows of their own."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.html import escape

from articles.importing.blocks import Block, Kind
from articles.importing.quotations import Quoted
from articles.models import Article, Quote, QuoteBlock, TextBlock

REGION = "body"
STEP = 10
WRAPPED = {
    Kind.HEADING: "<h2>{}</h2>",
    Kind.PARAGRAPH: "<p>{}</p>",
    Kind.QUOTATION: "<blockquote><p>{}</p></blockquote>",
    Kind.ITEM: "<li><p>{}</p></li>",
    Kind.NUMBERED_ITEM: "<li><p>{}</p></li>",
}
LISTS = {Kind.ITEM: "<ul>{}</ul>", Kind.NUMBERED_ITEM: "<ol>{}</ol>"}


def write_body(article: Article, passages: Iterable[Block | Quoted]) -> list[Quote]:
    """Create the rows in order and return the quotes. Texts are sanitised as the editor's are; speakers are actors' keys."""
    quotes = []
    for number, part in enumerate(parts(passages), start=1):
        if isinstance(part, Quoted):
            quotes.append(write_quote(article, part, number * STEP))
        else:
            save_checked(TextBlock(parent=article, region=REGION, ordering=number * STEP, text=as_html(part)))
    return quotes


def parts(passages: Iterable[Block | Quoted]) -> Iterator[Quoted | list[Block]]:
    """Each quote, and the text between two quotes as one list."""
    text: list[Block] = []
    for passage in passages:
        if not isinstance(passage, Quoted):
            text.append(passage)
            continue
        if text:
            yield text
        text = []
        yield passage
    if text:
        yield text


def write_quote(article: Article, quoted: Quoted, ordering: int) -> Quote:
    quote = Quote(article=article, speaker_id=quoted.speaker, text=quoted.text, language=quoted.language)
    save_checked(quote)
    save_checked(QuoteBlock(parent=article, region=REGION, ordering=ordering, quote=quote))
    return quote


def save_checked(row: Quote | QuoteBlock | TextBlock) -> None:
    # The rich text field sanitises in clean() alone.
    row.clean_fields()
    row.save()


def as_html(blocks: Iterable[Block]) -> str:
    runs = groupby(blocks, key=lambda block: block.kind)
    return "".join(LISTS.get(kind, "{}").format("".join(WRAPPED[kind].format(escape(block.text)) for block in run)) for kind, run in runs)
