"""Popolo: one object with `persons`, `organizations`, `posts`, `memberships` and `events`, and `meta` about the file itself.

What becomes what, and why, says `popolo_records`. The collections follow each other in the file, but a record gives objects of several; so
each collection waits in a temporary file of its own, and what is held in memory does not grow with the records, but for their ids.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile

from django.utils import translation

from newsroom.publishing.models import Version
from newsroom.rest.shapes import as_text

from . import popolo_records
from .certain import WORDS
from .shapes import Meta

COLLECTIONS = ("persons", "organizations", "posts", "memberships", "events")
IN_MEMORY = 256 * 1024  # of each collection; the rest goes to disk
PIECE = 64 * 1024
FULL = "updated_at"  # what a record says of itself has it; a copy in another record has not


def objects(records: Iterable[tuple[str, Version]]) -> Iterator[tuple[str, dict]]:
    """(collection, object), each id once: of `(kind, version)` pairs, then copies of those that are named and not among them."""
    seen: set[str] = set()
    named: dict[str, tuple[str, dict]] = {}
    for kind, version in records:
        with translation.override(WORDS):
            found = list(popolo_records.actor(version) if kind == "actor" else popolo_records.agreement(version))
        for collection, one in found:
            if one["id"] in seen:
                continue
            if collection in ("persons", "organizations") and FULL not in one:
                named.setdefault(one["id"], (collection, one))
                continue
            seen.add(one["id"])
            named.pop(one["id"], None)
            yield collection, one
    yield from named.values()


def popolo_file(records: Iterable[tuple[str, Version]], about: dict) -> Iterator[bytes]:
    with ExitStack() as stack:
        spools = {name: stack.enter_context(SpooledTemporaryFile(max_size=IN_MEMORY)) for name in COLLECTIONS}
        for collection, one in objects(records):
            spool = spools[collection]
            spool.write((",\n" if spool.tell() else "\n").encode() + as_text(one).encode())
        yield f'{{"meta":{as_text(about)}'.encode()
        for name, spool in spools.items():
            spool.seek(0)
            yield f',\n"{name}":['.encode()
            yield from iter(lambda spool=spool: spool.read(PIECE), b"")
            yield b"]"
        yield b"}\n"


def as_popolo(records: Iterable[Version], meta: Meta, kind: str) -> Iterator[bytes]:
    return popolo_file(((kind, version) for version in records), meta.as_json())
