"""Bytes as they come from a wire, bounded, to text. Whatever cannot be a story is refused in one sentence."""

import codecs
import re
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 5 * 1024 * 1024

# The longer mark first: UTF-32's little-endian one begins with UTF-16's.
BYTE_ORDER_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x7fELF")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


class StoryRefused(Exception):
    """The input cannot become a draft; the one sentence says why, for the person who sent it."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


TOO_LARGE = _("The file is larger than 5 MB: too large for a story.")
EMPTY = _("The file is empty.")
BINARY = _("The file is not a text: a story comes as plain text or HTML.")
UNDECODABLE = _("The characters of the file cannot be read: save it as UTF-8 and try again.")
NOT_UTF8 = _("The file is not UTF-8; it was read as Windows-1252 (Western European): check the special characters.")
OTHER_ENCODING = _("The file is not UTF-8; it was read in the encoding that it declares: check the special characters.")


def bounded_read(stream: BinaryIO) -> bytes:
    """The bytes of an open file or upload. Never reads more than one byte past the limit; raises StoryRefused there."""
    data = stream.read(MOST_BYTES + 1)
    refuse_unless_bounded(data)
    return data


def decode(data: bytes) -> tuple[str, list[str | Promise]]:
    """The text, and warnings about how it was read. Raises StoryRefused for what is too large, empty, binary or undecodable."""
    refuse_unless_bounded(data)
    if not data.strip():
        raise StoryRefused(EMPTY)
    if data.startswith(MAGIC):
        raise StoryRefused(BINARY)
    text, warnings = to_text(data)
    if CONTROL.search(text):
        raise StoryRefused(BINARY)
    if not text.strip("\ufeff \t\r\n\f\v\N{NO-BREAK SPACE}"):
        raise StoryRefused(EMPTY)
    return text, warnings


def refuse_unless_bounded(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise StoryRefused(TOO_LARGE)


def to_text(data: bytes) -> tuple[str, list[str | Promise]]:
    marked = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if marked or b"\0" not in data:
        attempts = [(marked, None)] if marked else [("utf-8", None), (declared_encoding(data), OTHER_ENCODING), ("cp1252", NOT_UTF8)]
        for encoding, warning in attempts:
            try:
                return data.decode(encoding or ""), [warning] if warning else []
            except (UnicodeError, LookupError):
                continue
        raise StoryRefused(UNDECODABLE)
    raise StoryRefused(BINARY)


def declared_encoding(data: bytes) -> str | None:
    """What an HTML file says of itself; Latin-1 means Windows-1252, as in browsers."""
    found = DECLARED.search(data[:2048])
    name = found[1].decode("ascii").lower() if found else None
    return None if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "utf-8", "utf8", "windows-1252"} else name
