"""Bytes of a table to text: UTF-8, UTF-16 by its mark or its zeros, else Windows-1252 with a note."""

import codecs

from django.utils.translation import gettext as _

from .refusals import ImportRefused

MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16's does, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]


def decoded(data: bytes) -> tuple[str, list[str]]:
    """The text, and notes on how it was read. Raises ImportRefused when the bytes are no text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return strictly(data, encoding), []
    if encoding := without_mark(data[:2000]):
        return strictly(data, encoding), [_("The file has no mark of its encoding; it was read as UTF-16.")]
    if b"\0" in data[:2000]:
        raise ImportRefused(_("The file is not a text. Import CSV, XLSX or JSON Lines."))
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as problem:
        if is_nearly_utf8(data, problem):
            row = data.count(b"\n", 0, problem.start) + 1
            raise ImportRefused(_("The file is UTF-8, but broken near row %(row)s. Save it again as UTF-8.") % {"row": row}) from None
    # Five bytes mean nothing in Windows-1252; the old ISO 8859-1 has control characters there, which the reading of texts takes out.
    text = data.decode("cp1252", errors="ignore")
    return text, [_("The file is not UTF-8; it was read as Windows-1252 (Western European): check the special characters.")]


def without_mark(head: bytes) -> str:
    """UTF-16 without its mark shows by its zeros: every second byte of western text."""
    if len(head) < 4 or b"\0" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    return "utf-16-le" if odd > half * 0.4 and even < half * 0.1 else "utf-16-be" if even > half * 0.4 and odd < half * 0.1 else ""


def is_nearly_utf8(data: bytes, problem: UnicodeDecodeError) -> bool:
    """Whether letters of several bytes came before the broken place: then the rest is not to be read in another encoding."""
    return any(byte >= 0x80 for byte in data[: problem.start])


def strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ImportRefused(_("The characters of the file cannot be read. Save it as UTF-8 and try again.")) from None
