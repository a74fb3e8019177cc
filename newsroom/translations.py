"""Compiles translations, `django.po` to `django.mo`, as `msgfmt` does: a clean machine has no gettext programs.

The formats are those of the GNU gettext manual, "The Format of PO Files" and "The Format of GNU MO Files".
"""

import ast
import re
import struct
from collections.abc import Iterator
from pathlib import Path

LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s+)?(".*")$')
MAGIC = 0x950412DE


def compile_po(po: Path) -> bool:
    """Write the .mo beside the .po, unless it is there and newer; True when written. Raises ValueError, which names the line."""
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime_ns > po.stat().st_mtime_ns:
        return False
    try:
        content = mo_bytes(read_po(po.read_text(encoding="utf-8")))
    except ValueError as error:
        raise ValueError(f"{po}: {error}") from error
    # Readers see the old file or the new one, never a half.
    draft = mo.with_suffix(".mo.new")
    draft.write_bytes(content)
    draft.replace(mo)
    return True


def read_po(text: str) -> dict[str, str]:
    """The translated messages, as the .mo file keys them: context before U+0004, plural after NUL. Fuzzy and obsolete ones are left out."""
    messages: dict[str, str] = {}
    for first_line, entry in entries(text):
        key = entry["msgid"]
        if "msgctxt" in entry:
            key = f"{entry['msgctxt']}\x04{key}"
        if "msgid_plural" in entry:
            key = f"{key}\0{entry['msgid_plural']}"
        if key in messages:
            raise ValueError(f"line {first_line}: {entry['msgid']!r} is there twice")
        forms = [value for name, value in sorted(entry.items()) if name.startswith("msgstr")]
        if all(forms):
            messages[key] = "\0".join(forms)
    return messages


def entries(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each entry that counts, with the number of its first line."""
    entry: dict[str, str] = {}
    first_line, field, fuzzy = 0, "", False
    for number, line in enumerate([*text.splitlines(), ""], 1):
        match = LINE.match(line.strip())
        between = not line.strip() or line.startswith("#")
        if between or (match and match[1] in ("msgctxt", "msgid") and any(name.startswith("msgstr") for name in entry)):
            # The header counts though it is marked fuzzy, as every fresh one is.
            if "msgid" in entry and (not fuzzy or not entry["msgid"]):
                yield first_line, entry
            fuzzy = (fuzzy and not entry and bool(line.strip())) or (line.startswith("#,") and "fuzzy" in line)
            entry = {}
        if between:
            continue
        if not match or not (match[1] or entry):
            raise ValueError(f"line {number}: {line!r} cannot be read")
        first_line = first_line if entry else number
        field = f"{match[1]}{match[2] or ''}" if match[1] else field
        entry[field] = entry.get(field, "") + unquoted(match[3], number)


def unquoted(words: str, number: int) -> str:
    try:
        return ast.literal_eval(words)
    except SyntaxError:
        raise ValueError(f"line {number}: {words} cannot be read") from None


def mo_bytes(messages: dict[str, str]) -> bytes:
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    keys, values = b"".join(key + b"\0" for key, _ in pairs), b"".join(value + b"\0" for _, value in pairs)
    keys_at = 28 + 16 * len(pairs)
    # Revision 0, then the two tables of (length, place); no hash table, which gettext allows.
    header = struct.pack("<7I", MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, keys_at)
    return header + table((key for key, _ in pairs), keys_at) + table((value for _, value in pairs), keys_at + len(keys)) + keys + values


def table(strings: Iterator[bytes], place: int) -> bytes:
    rows = b""
    for string in strings:
        rows += struct.pack("<2I", len(string), place)
        place += len(string) + 1
    return rows
