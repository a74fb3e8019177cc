"""A workbook: what the file is, a sheet for each table, and the codebook."""

from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import Any

from django.utils import translation
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from agreements.api.shapes import Cited
from agreements.exporting.formats import BYTES_A_PIECE, LONGEST_CELL
from newsroom.publishing.models import Version

from .cells import names, sheet_cell
from .codebook import CODE_HEADER, HEADER, code_lines, column_lines
from .columns import Type
from .read_me import read_me
from .shapes import Meta
from .tables import Table, tables

CUT = " […]"
WIDTHS = {Type.ID: 14, Type.INTEGER: 8, Type.BOOLEAN: 8, Type.DATE: 12, Type.PARTIAL: 12, Type.CODE: 16}


def as_xlsx(records: Iterable[Version], meta: Meta, kind: str) -> Iterator[bytes]:
    """Finished on disk before its first byte goes out. A text longer than a cell is cut, and says so."""
    book = Workbook(write_only=True)
    with TemporaryFile() as file:
        try:
            fill(book, records, meta, kind)
        finally:
            book.save(file)  # a broken one, too: only so does the library clear away the drafts that it keeps on disk
        file.seek(0)
        while piece := file.read(BYTES_A_PIECE):
            yield piece


def fill(book: Workbook, records: Iterable[Version], meta: Meta, kind: str) -> None:
    found = tables(kind)
    with translation.override(meta.language):
        titles = {table.name: str(table.label) for table in found}
        first, codebook, codes = pgettext("sheet", "Read me"), pgettext("sheet", "Codebook"), pgettext("sheet", "Codes")
    with_lines(book.create_sheet(first), None, ([line] for line in read_me(meta, found, meta.language)))
    sheets = [headed(book.create_sheet(titles[table.name]), table) for table in found]
    for version in records:
        cited = Cited(version.document)
        for sheet, table in zip(sheets, found, strict=True):
            for row in table.cells(version, cited):
                sheet.append([cell(value, column.type) for value, column in zip(row, table.columns, strict=True)])
    with_lines(book.create_sheet(codebook), HEADER, column_lines(found))
    with_lines(book.create_sheet(codes), CODE_HEADER, code_lines(found))


def cell(value: Any, type: Type) -> Any:
    found = sheet_cell(value, type)
    if not isinstance(found, str):
        return found
    found = ILLEGAL_CHARACTERS_RE.sub("", found)
    return found if len(found) <= LONGEST_CELL else found[: LONGEST_CELL - len(CUT)] + CUT


def headed(sheet: WriteOnlyWorksheet, table: Table) -> WriteOnlyWorksheet:
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column.type, 28)
    sheet.freeze_panes = "B2"
    sheet.append([bold(sheet, name) for name in names(table.columns)])
    return sheet


def bold(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def with_lines(sheet: WriteOnlyWorksheet, header: list[str] | None, lines: Iterable[list[str]]) -> None:
    for number in range(1, len(header or [""]) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 28 if header else 110
    if header:
        sheet.freeze_panes = "A2"
        sheet.append([bold(sheet, name) for name in header])
    for line in lines:
        sheet.append([cell(text, Type.TEXT) for text in line])
