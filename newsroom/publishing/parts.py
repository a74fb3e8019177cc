"""A prepared page: pieces of HTML, and holes for records that are filled when it is read.

While a template renders, a hole is a token between NUL characters, which no text in the database can hold; `split` turns the
rendered text into a list of parts, and `fill` puts the live cards and links in. A withdrawn record leaves its card's hole empty, and
its link's hole holds the plain label.
"""

import json
from collections.abc import Callable, Iterable
from html import escape
from typing import TypedDict

MARK = "\x00"


class Hole(TypedDict):
    """`hole` is "link" (within a sentence) or "card"; `kind` and `id` name the record; `label` is what a link says without it."""

    hole: str
    kind: str
    id: str
    label: str


Parts = list[str | Hole]


def token(hole: str, kind: str, public_id: str, label: str = "") -> str:
    """What a template prints in the place of a record."""
    return MARK + json.dumps(Hole(hole=hole, kind=kind, id=public_id, label=label)).replace("<", "\\u003c") + MARK


def split(rendered: str) -> Parts:
    """Rendered text with tokens, as parts."""
    pieces = rendered.split(MARK)
    return [json.loads(piece) if number % 2 else piece for number, piece in enumerate(pieces) if piece]


def holes(parts: Parts) -> set[tuple[str, str]]:
    """The (kind, public id) of every record that the page wants to show."""
    return {(part["kind"], part["id"]) for part in parts if not isinstance(part, str)}


def fill(parts: Parts, live: Callable[[Hole], str | None]) -> str:
    """The whole HTML. `live` answers a hole's HTML, or None when its record is not live; a link then shows its label."""
    return "".join(part if isinstance(part, str) else (live(part) or escape(part["label"])) for part in parts)


def plain(parts: Iterable[str | Hole]) -> str:
    """The HTML without any record: links become their labels, cards nothing. For feeds."""
    return "".join(part if isinstance(part, str) else escape(part["label"]) if part["hole"] == "link" else "" for part in parts)
