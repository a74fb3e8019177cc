"""From rows of a file to what they want of our tables: every cell read, nothing looked up yet."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField
from django.utils.translation import gettext as _

from . import dates
from .cells import Refused, Remark, Remarks
from .columns import Column, field_of
from .dates import Order
from .files import FileRow, Sheet
from .mapping import READERS, Feed
from .tables import ITEMS, TABLES, Table
from .texts import tidy
from .values import listed


@dataclass
class Intent:
    """One row of one table, as a row of the file has it. `values` holds the columns that say something; references are still texts."""

    number: int
    feed: Feed
    table: Table
    raw: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        return any(remark.level == "refused" for remark in self.remarks)

    def refuse(self, text: str, column: str = "") -> None:
        self.remarks.append(Remark("refused", text, column))


@dataclass
class Options:
    """What an import may do; see the package's docstring."""

    create_missing: bool = False
    create_likely: bool = False
    empty_clears: bool = False
    dates: Order = ""
    create_rows: list[int] = field(default_factory=list)


def intents_of(sheet: Sheet, feeds: list[Feed], options: Options) -> Iterator[Intent]:
    """Every intent of every row, in the order of the file; those of `per` come at the end, when all their rows are known."""
    gathered: dict[tuple[int, str], list[FileRow]] = defaultdict(list)
    for row in sheet.rows:
        if row.problem:
            yield misfit(row, feeds[0])
            continue
        for index, feed in enumerate(feeds):
            if feed.per:
                gathered[index, row.cells[feed.per].strip()].append(row)
            else:
                yield from intents_of_row(row, feed, options)
    for (index, cell), rows in gathered.items():
        if cell:
            yield from gathered_intent(rows, feeds[index], options)


def misfit(row: FileRow, feed: Feed) -> Intent:
    intent = Intent(row.number, feed, TABLES[feed.table], row.cells)
    intent.refuse(row.problem)
    return intent


def gathered_intent(rows: list[FileRow], feed: Feed, options: Options) -> Iterator[Intent]:
    for intent in intents_of_row(rows[0], feed, options):
        for column, heading in feed.collect.items():
            intent.values[column] = list(dict.fromkeys(cell for row in rows if (cell := " ".join(row.cells[heading].split()))))
        yield intent


def intents_of_row(row: FileRow, feed: Feed, options: Options) -> Iterator[Intent]:
    if feed.when and not row.cells[feed.when].strip():
        return
    if feed.unless_same and len({row.cells[heading].strip() for heading in feed.unless_same}) == 1:
        return
    for cells in parts_of(row, feed):
        intent = read_intent(row, cells, feed, options)
        if not has_nothing_to_say(intent):
            yield intent


def parts_of(row: FileRow, feed: Feed) -> Iterator[dict[str, str]]:
    """Our columns with their texts; once for each part of the column that is split."""
    cells = {name: row.cells[heading] for name, heading in feed.columns.items()}
    if not feed.split:
        yield cells
        return
    for part in listed(cells[feed.split], Remarks()):
        yield cells | {feed.split: part}


def has_nothing_to_say(intent: Intent) -> bool:
    """Where a feed hangs on one date or address, and that turned out to be open-ended or no address, there is no row."""
    feed = intent.feed
    asked = [name for name, heading in feed.columns.items() if heading == feed.when and name not in ("locator", "title")]
    return bool(asked) and not intent.is_refused and not any(name in intent.values for name in asked)


def read_intent(row: FileRow, cells: dict[str, str], feed: Feed, options: Options) -> Intent:
    table = TABLES[feed.table]
    intent = Intent(row.number, feed, table, {name: cell for name, cell in cells.items() if cell.strip()})
    if row.warning and table.name in ITEMS:
        intent.remarks.append(Remark("warning", row.warning))
    texts = dict(feed.constants) | {name: translated(name, cell, feed) for name, cell in cells.items()}
    texts |= {name: joined(row, headings) for name, headings in feed.joined.items()}
    for name, text in texts.items():
        read_cell(intent, table.column(name), text, options)
    return intent


def translated(name: str, cell: str, feed: Feed) -> str:
    """The cell in our words, or with what the mapping puts in front of it."""
    words = feed.values.get(name, {})
    if (text := " ".join(cell.split())) in words:
        return words[text]
    prefix = feed.prefix.get(name, "")
    return f"{prefix}{text}" if prefix and text else cell


def joined(row: FileRow, headings: list[str]) -> str:
    return "\n".join(f"{heading}: {text}" for heading in headings if (text := row.cells[heading].strip()))


def read_cell(intent: Intent, column: Column, text: str, options: Options) -> None:
    if column.is_told_only:
        return
    remarks = Remarks()
    try:
        value = read_value(intent, column, text, remarks, options)
    except Refused as refusal:
        intent.refuse(str(refusal), column.name)
        return
    intent.remarks += [Remark(remark.level, remark.text, column.name) for remark in remarks]
    if value not in (None, "", []):
        intent.values[column.name] = value
    elif options.empty_clears and column.holds in ("field", "date", "printed", "reference") and not column.is_required:
        intent.values[column.name] = None
    elif column.is_required and column.name in intent.feed.columns and intent.table.id_column not in intent.feed.columns:
        intent.refuse(_("This cell must not be empty."), column.name)


def read_value(intent: Intent, column: Column, text: str, remarks: Remarks, options: Options) -> Any:
    if column.holds == "date":
        return dates.read(text, remarks, order=options.dates)
    reader = READERS.get(intent.feed.readers.get(column.name, ""), column.read)
    if other := intent.feed.overflow.get(column.name):
        text = fitted(intent, column, text, other, remarks)
    return reader(text, remarks)


def fitted(intent: Intent, column: Column, text: str, other: str, remarks: Remarks) -> str:
    """The text, shortened to what its field holds; the whole of it then goes to the column `other`."""
    model_field = field_of(intent.table.model, column.name)
    most = model_field.max_length if isinstance(model_field, CharField) else None
    whole = " ".join(tidy(text, Remarks()).split())
    if not most or len(whole) <= most:
        return text
    intent.values.setdefault(other, whole)
    words = {"length": len(whole), "other": intent.table.column(other).label}
    remarks.warn(_("The text has %(length)s characters: it is shortened here, and stands in full in “%(other)s”.") % words)
    return f"{whole[: most - 2].rsplit(' ', 1)[0]} …"
