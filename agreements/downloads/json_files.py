"""JSON and JSON Lines: the records as the API represents them, in both languages."""

from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.publishing.models import Version
from newsroom.rest.moving import placed
from newsroom.rest.shapes import as_text

from .shapes import Meta

AT_ONCE = 50


def as_json(records: Iterable[Version], meta: Meta, kind: str) -> Iterator[bytes]:
    """One object: `meta` first, then `records`, each on a line of its own."""
    yield f'{{"meta":{as_text(meta.as_json())},\n"records":['.encode()
    separator = "\n"
    for texts in pieces(records):
        yield (separator + ",\n".join(texts)).encode()
        separator = ",\n"
    yield b"\n]}\n"


def as_jsonl(records: Iterable[Version], meta: Meta, kind: str) -> Iterator[bytes]:
    """A record a line, all of one shape: licence and origin stand at the end of each, where every reader of the format finds them."""
    ending = f",{as_text(meta.beside_each_record())[1:]}\n"
    for texts in pieces(records):
        yield "".join(text[:-1] + ending for text in texts).encode()


def pieces(records: Iterable[Version]) -> Iterator[list[str]]:
    texts = (placed(version.representation) for version in records)
    while found := list(islice(texts, AT_ONCE)):
        yield found
