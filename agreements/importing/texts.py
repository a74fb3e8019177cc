"""Texts as files hold them: spaces, entities, invisible characters, and letters that went through the wrong encoding."""

import html
import re
import unicodedata

from django.utils.translation import gettext as _

from .cells import NOTHING_IN_ANY_COLUMN, Refused, Remarks, is_nothing

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
DIRECTION = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
# The joiners U+200C and U+200D are left alone: Persian and the scripts of India need them.
INVISIBLE = re.compile(r"[\u200b\ufeff\u2060\u00ad]")
FORMULA = re.compile(r"[=+\-@]\s*[A-Za-z_.]+\s*\(|=")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")

# UTF-8 read as Windows-1252 ("FranÃ§aise"), its worn-down relative ("FranA§aise", "RA(100)publique"), and lost letters ("Fran?aise").
WORN = re.compile(r"[a-z]A(?:[§©¨¯°±²³´µ¶·¸¹º»¼½¾¿¡¢£¤¥¦ª«¬®]|\(\d{2,3}\)|-[a-z])|[A-Z]A\(\d{2,3}\)[a-z]|[a-z]\?[a-z]|\ufffd")
TWICE = re.compile(r"[ÃÂÄÅÐÑÎÏØÙà-ï][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def line(text: str, remarks: Remarks, *, most: int | None = None) -> str:
    """A text of one line: one kind of space, no line breaks. Raises Refused when it is longer than `most` characters."""
    return bounded(" ".join(tidy(text, remarks).split()), most)


def paragraphs(text: str, remarks: Remarks, *, most: int | None = None) -> str:
    """A text of several lines, its line breaks kept."""
    lines = tidy(text, remarks).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return bounded("\n".join(" ".join(one.split()) for one in lines).strip(), most)


def bounded(text: str, most: int | None) -> str:
    if most is not None and len(text) > most:
        words = {"length": len(text), "most": most}
        raise Refused(_("The text has %(length)s characters; at most %(most)s are possible.") % words)
    return text


def tidy(text: str, remarks: Remarks) -> str:
    """Composed letters (NFC), entities read, what cannot be seen or stored taken out; damaged letters are reported and kept."""
    if is_nothing(text.strip(), remarks, NOTHING_IN_ANY_COLUMN):
        return ""
    text = unicodedata.normalize("NFC", without_invisible(with_entities_read(text, remarks), remarks))
    if is_damaged(text):
        remarks.warn(_("Letters are damaged (a wrong encoding on the way). The text is kept as it is: put it right by hand."))
    if FORMULA.match(text):
        remarks.note(_("It looks like a formula and is kept as text."))
    if TAG.search(text):
        remarks.warn(_("There is markup in it, which is kept as text."))
    return text


def with_entities_read(text: str, remarks: Remarks) -> str:
    if not ENTITY.search(text):
        return text
    plain = ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if plain != text:
        remarks.note(_("HTML entities were read as the characters that they stand for."))
    return plain


def without_invisible(text: str, remarks: Remarks) -> str:
    if CONTROL.search(text):
        text = CONTROL.sub("", text)
        remarks.warn(_("Control characters were taken out."))
    if DIRECTION.search(text):
        text = DIRECTION.sub("", text)
        remarks.warn(_("Invisible marks of writing direction were taken out."))
    if INVISIBLE.search(text):
        text = INVISIBLE.sub("", text)
        remarks.note(_("Invisible characters were taken out."))
    return text


def is_damaged(text: str) -> bool:
    return bool(WORN.search(text)) or (bool(TWICE.search(text)) and comes_out_of_the_wrong_encoding(text))


def comes_out_of_the_wrong_encoding(text: str) -> bool:
    """Whether the text, written as Windows-1252, reads as other UTF-8."""
    try:
        return bool(text.encode("cp1252", errors="ignore").decode("utf-8", errors="strict") != text)
    except UnicodeDecodeError:
        return False
