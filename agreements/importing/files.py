"""Files of rows: CSV with any usual separator, XLSX and JSON Lines, all as text by column, with the row number that a spreadsheet shows."""

import csv
import io
import itertools
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from agreements.exporting.guarding import unguarded

from .encodings import decoded
from .refusals import ImportRefused

MOST_BYTES = 50 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 200
LONGEST_CELL = 100_000
SEPARATORS = ",;\t|"


@dataclass
class FileRow:
    """`number` is the row as a spreadsheet counts, the header being row 1. `problem` is a sentence when the row does not fit the header."""

    number: int
    cells: dict[str, str]
    problem: str = ""
    warning: str = ""


@dataclass
class Sheet:
    header: list[str]
    rows: Iterator[FileRow]
    notes: list[str] = field(default_factory=list)


def read_file(data: bytes, name: str) -> Sheet:
    """The table in a file, by what its bytes are; the ending only tells JSON Lines from CSV. Raises ImportRefused, also while iterating."""
    if not data.strip():
        raise ImportRefused(_("The file is empty."))
    if len(data) > MOST_BYTES:
        raise ImportRefused(_("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1024 // 1024})
    if data.startswith(b"PK\x03\x04"):
        return with_header(spreadsheet(data), [])
    text, notes = decoded(data)
    first = text.lstrip()[:1]
    if first == "{" or name.lower().endswith((".jsonl", ".ndjson", ".json")):
        return json_lines(text, notes)
    return with_header(separated(text), notes)


def separated(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    try:
        for number, cells in enumerate(reader, start=1):
            if number == 1 and cells and cells[0].lower() == "sep=":
                continue  # Excel's own line, saying which separator follows
            yield [unguarded(cell) for cell in cells]
    except csv.Error:
        raise ImportRefused(_("Near row %(row)s a quotation mark is not closed.") % {"row": reader.line_num}) from None


def separator_of(text: str) -> str:
    """The separator that the header holds most of, outside quotation marks; then the one that gives the next rows as many cells."""
    if text[:4].lower() == "sep=" and text[4:5] in SEPARATORS:
        return text[4]
    head = text[:20_000]

    def evenness(separator: str) -> tuple[int, int]:
        rows = list(itertools.islice(csv.reader(io.StringIO(head, newline=""), delimiter=separator), 10))
        width = len(rows[0]) if rows else 0
        return (width > 1) * sum(len(row) == width for row in rows), width

    try:
        return max(SEPARATORS, key=evenness)
    except csv.Error:
        return ","


def spreadsheet(data: bytes) -> Iterator[list[str]]:
    """The cells of the first sheet. Formulas come as the text that they are, and are never computed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(member.file_size for member in packed.infolist()) > MOST_UNPACKED:
                raise ImportRefused(_("The spreadsheet is too large when unpacked."))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        raise ImportRefused(_("The file is no spreadsheet that can be read. Save it as XLSX or CSV.")) from None
    if not book.worksheets:
        raise ImportRefused(_("The spreadsheet has no sheet."))
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what the file says of its size need not be true
    for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):
        yield [as_text(value) for value in row]


def as_text(value: Any) -> str:
    """A cell of a spreadsheet or a value of JSON as one would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def with_header(lines: Iterable[list[str]], notes: list[str]) -> Sheet:
    iterator = enumerate(lines, start=1)
    number, cells = next(((number, cells) for number, cells in iterator if any(cell.strip() for cell in cells)), (0, []))
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    if not cells:
        raise ImportRefused(_("The file is empty."))
    if len(cells) > MOST_COLUMNS:
        raise ImportRefused(_("The file has more than %(most)s columns.") % {"most": MOST_COLUMNS})
    header = headings(cells, notes)
    return Sheet(header, fitted(iterator, header), notes)


def headings(cells: list[str], notes: list[str]) -> list[str]:
    """Every heading once, none empty."""
    found: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = " ".join(cell.replace("\ufeff", "").split()) or _("column %s") % number
        if name in found:
            notes.append(_("The heading “%(name)s” stands twice; the second one is called “%(name)s (2)” here.") % {"name": name})
            name = f"{name} (2)" if f"{name} (2)" not in found else f"{name} ({number})"
        found.append(name)
    return found


def fitted(lines: Iterable[tuple[int, list[str]]], header: list[str]) -> Iterator[FileRow]:
    width, count = len(header), 0
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise ImportRefused(_("The file has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})
        row = FileRow(number, dict(zip(header, [*cells, *[""] * (width - len(cells))], strict=False)))
        if any(cell.strip() for cell in cells[width:]):
            row.problem = _("The row has %(cells)s cells, but the header has %(width)s.") % {"cells": len(cells), "width": width}
        elif len(cells) < width:
            row.warning = _("The row ends after %(cells)s of %(width)s cells.") % {"cells": len(cells), "width": width}
        yield row


def json_lines(text: str, notes: list[str]) -> Sheet:
    """One object a line, or one list of objects. The header is every key, in the order in which the first hundred rows bring them up."""
    rows = list(json_rows(text))
    if len(rows) > MOST_ROWS:
        raise ImportRefused(_("The file has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})
    header = list(dict.fromkeys(key for row in rows for key in row.cells))[:MOST_COLUMNS]
    if not header:
        raise ImportRefused(_("The file is empty."))
    for row in rows:
        row.cells = {name: row.cells.get(name, "") for name in header}
    return Sheet(header, iter(rows), notes)


def json_rows(text: str) -> Iterator[FileRow]:
    if text.lstrip().startswith("["):
        try:
            values = json.loads(text)
        except ValueError:
            raise ImportRefused(_("The file is no JSON.")) from None
        yield from (json_row(number, value) for number, value in enumerate(values, start=1))
        return
    for number, one in enumerate(text.split("\n"), start=1):
        if one.strip():
            try:
                yield json_row(number, json.loads(one))
            except (ValueError, RecursionError):
                yield FileRow(number, {}, problem=_("Line %(number)s is no JSON object.") % {"number": number})


def json_row(number: int, value: Any) -> FileRow:
    if not isinstance(value, dict):
        return FileRow(number, {}, problem=_("Line %(number)s is no JSON object.") % {"number": number})
    return FileRow(number, {name: cell for key, inner in value.items() for name, cell in flattened(str(key), inner)})


def flattened(key: str, value: Any) -> Iterator[tuple[str, str]]:
    """A value as cells: two languages as two columns, a partial date as one and its wording, a reference as its id, a list with ";"."""
    if isinstance(value, dict) and value and set(value) <= {"de", "en"}:
        yield from ((f"{key}_{language}", as_text(inner)) for language, inner in value.items())
    elif isinstance(value, dict) and {"value", "qualifier"} <= set(value):
        sign = {"about": "~{}", "uncertain": "{}?", "not_after": "<={}", "not_before": ">={}"}.get(str(value["qualifier"]), "{}")
        yield key, sign.format(value["value"]) if value["value"] else ""
        yield f"{key}_printed", as_text(value.get("as_printed"))
    elif isinstance(value, dict):
        yield key, as_text(value.get("id") or value.get("public_id") or json.dumps(value, ensure_ascii=False))
    elif isinstance(value, list):
        yield key, ";".join(as_text(inner) for inner in value)
    else:
        yield key, as_text(value)
