"""What stands in a cell: text as CSV and sheets hold it, guarded where a spreadsheet would run it."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from agreements.api.shapes import Cited
from agreements.exporting.guarding import guarded
from newsroom.publishing.models import Version

from .columns import Column, Type
from .tables import Table

SEPARATOR = "; "


def text(value: Any) -> str:
    """As plain text: ISO days, true and false, an empty cell for what there is not."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case list() | tuple():
            return SEPARATOR.join(str(one) for one in value)
    return str(value)


def sheet_cell(value: Any, type: Type) -> Any:
    """Numbers and truth values as such, everything else as guarded text: days too, as no sheet knows those before 1900."""
    match value:
        case bool() | int():
            return value
        case None | "":
            return None
        case _ if type == Type.NUMBER and is_exact_in_a_sheet(value):
            return Decimal(value)
    return guarded(text(value))


def is_exact_in_a_sheet(value: str | Decimal) -> bool:
    """A sheet keeps fifteen digits."""
    return len(Decimal(value).normalize().as_tuple().digits) <= 15


def rows_of(table: Table, records: Iterable[Version]) -> Iterator[list[Any]]:
    return chain.from_iterable(table.cells(version, Cited(version.document)) for version in records)


def names(columns: Iterable[Column]) -> list[str]:
    return [column.name for column in columns]
