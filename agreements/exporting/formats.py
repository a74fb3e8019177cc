"""Rows of text as CSV, XLSX or JSON Lines, a piece at a time: what is held in memory does not grow with the rows."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from tempfile import TemporaryFile

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from .guarding import guarded

ROWS_A_PIECE = 200
BYTES_A_PIECE = 64 * 1024
LONGEST_CELL = 32_767  # characters, and what Excel can hold
MOST_SHEET_ROWS = 1_048_576


class ExportRefused(Exception):
    """The message is a sentence for whoever asked."""


def as_csv(columns: list[str], rows: Iterable[dict[str, str]]) -> Iterator[bytes]:
    """With the mark by which spreadsheets see that it is UTF-8."""
    yield "\ufeff".encode()
    lines = iter([columns])
    yield from _lines(lines)
    cells = ([guarded(row[name]) for name in columns] for row in rows)
    while piece := b"".join(_lines(islice(cells, ROWS_A_PIECE))):
        yield piece


def _lines(rows: Iterable[list[str]]) -> Iterator[bytes]:
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    if text.tell():
        yield text.getvalue().encode()


def as_jsonl(columns: list[str], rows: Iterable[dict[str, str]]) -> Iterator[bytes]:
    lines = (json.dumps({name: row[name] for name in columns}, ensure_ascii=False) + "\n" for row in rows)
    while piece := "".join(islice(lines, ROWS_A_PIECE)):
        yield piece.encode()


def as_xlsx(columns: list[str], rows: Iterable[dict[str, str]]) -> Iterator[bytes]:
    """Every cell is text, so nothing becomes a date, a number or a formula. The book is finished on disk before its first byte goes out.

    Raises ExportRefused for what a sheet cannot hold.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    with TemporaryFile() as file:
        try:
            fill(sheet, columns, rows)
        finally:
            book.save(file)  # a refused one, too: only so does the library clear away the drafts that it keeps on disk
        file.seek(0)
        while piece := file.read(BYTES_A_PIECE):
            yield piece


def fill(sheet: WriteOnlyWorksheet, columns: list[str], rows: Iterable[dict[str, str]]) -> None:
    sheet.append([text_cell(sheet, name) for name in columns])
    for number, row in enumerate(rows, start=2):
        if number > MOST_SHEET_ROWS:
            raise ExportRefused(_("A sheet holds a million rows and no more. Export as CSV, or filter first."))
        sheet.append([text_cell(sheet, row[name]) for name in columns])


def text_cell(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    if len(text) > LONGEST_CELL:
        raise ExportRefused(_("A text is longer than a cell of a sheet can be (it begins “%s…”). Export as CSV or JSON Lines.") % text[:60])
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


@dataclass(frozen=True)
class Format:
    content_type: str
    write: Callable[[list[str], Iterable[dict[str, str]]], Iterator[bytes]]


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", as_csv),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "jsonl": Format("application/x-ndjson", as_jsonl),
}
