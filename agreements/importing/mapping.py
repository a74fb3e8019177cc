"""How the columns of a file become rows of our tables.

A mapping is `{"feeds": [...], "source": {...}}`. Each row of the file feeds, in turn, one row (or several) of each feed's table:

    table      the table
    columns    {our column: heading of the file}
    constants  {our column: text} where the file says nothing
    values     {our column: {text in the file: text for us}}; "" stands for an empty cell
    prefix     {our column: text put in front}, such as "other:ggo:" for identifiers
    readers    {our column: name of a reader in READERS}
    split      our column whose cell is a list: one row for each part
    per        heading: one row for each different cell, however often it stands in the file
    collect    {our pseudo-column: heading}: with `per`, all cells of that heading
    when       heading: only where that cell is not empty (open-ended counts as empty)
    unless_same [heading, heading]: not where both cells are alike
    joined     {our column: [headings]}: several cells as lines "heading: text"
    overflow   {our column: our column}: what is too long is shortened here, and stands in full there
    only_new   our columns that an existing row keeps as it has them

`source` describes the source that the rows of such files rest on, when the person who imports names none.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from agreements.models import ColumnPreset, ImportRun

from .files import FileRow, Sheet, read_file
from .refusals import ImportRefused
from .tables import TABLES, Column, Table
from .values import Reader, address_of_citation, page_of_citation

READERS: dict[str, Reader] = {"address_of_citation": address_of_citation, "page_of_citation": page_of_citation}
PSEUDO_COLUMNS = {"known_as"}
PREVIEWED_ROWS = 20


@dataclass(frozen=True)
class Feed:
    table: str
    columns: dict[str, str] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    prefix: dict[str, str] = field(default_factory=dict)
    readers: dict[str, str] = field(default_factory=dict)
    split: str = ""
    per: str = ""
    collect: dict[str, str] = field(default_factory=dict)
    when: str = ""
    unless_same: tuple[str, ...] = ()
    joined: dict[str, list[str]] = field(default_factory=dict)
    overflow: dict[str, str] = field(default_factory=dict)
    only_new: tuple[str, ...] = ()

    def is_well_formed(self) -> bool:
        """Whether every part is what it should be; a mapping may come from a form."""
        plain = (self.columns, self.constants, self.prefix, self.readers, self.collect, self.overflow)
        lists = (self.unless_same, self.only_new, *as_dict(self.joined).values())
        return (
            all(is_words(part) for part in plain)
            and all(is_words(words) for words in as_dict(self.values).values())
            and all(isinstance(one, (list, tuple)) and all(isinstance(text, str) for text in one) for one in lists)
            and all(isinstance(one, str) for one in (self.table, self.split, self.per, self.when))
            and set(self.collect) <= PSEUDO_COLUMNS
            and {self.split} - {""} <= set(self.columns)
            and set(self.readers.values()) <= set(READERS)
        )

    def headings(self) -> set[str]:
        joined = {heading for headings in self.joined.values() for heading in headings}
        return {*self.columns.values(), *self.collect.values(), *self.unless_same, *joined, self.per, self.when} - {""}

    def our_columns(self) -> set[str]:
        return {*self.columns, *self.constants, *self.joined}


def as_dict(part: object) -> dict[Any, Any]:
    return part if isinstance(part, dict) else {"": part}


def is_words(part: object) -> bool:
    return isinstance(part, dict) and all(isinstance(text, str) for pair in part.items() for text in pair)


@dataclass(frozen=True)
class Preset:
    """A kind of file that is known by its headings. `name` is its key, `label` what people see."""

    name: str
    label: str
    table: str
    header: tuple[str, ...]
    mapping: dict[str, Any]


@dataclass(frozen=True)
class Preview:
    header: list[str]
    rows: list[FileRow]
    notes: list[str]


def feeds_of(mapping: dict[str, Any]) -> list[Feed]:
    """The feeds of a stored mapping. Raises ImportRefused for what no import understands."""
    try:
        feeds = [Feed(**feed) for feed in mapping["feeds"]]
        if not all(feed.is_well_formed() for feed in feeds):
            raise TypeError
        known = [{*feed.our_columns(), *feed.overflow.values(), *feed.only_new} <= set(TABLES[feed.table].names()) for feed in feeds]
    except (KeyError, TypeError):
        raise ImportRefused(_("The mapping of the columns is not understood.")) from None
    if not feeds or not all(known):
        raise ImportRefused(_("The mapping names a column that its table does not have."))
    return feeds


def check_mapping(mapping: dict[str, Any], header: list[str]) -> None:
    """Raises ImportRefused with the sentence that says what is missing: in the file, or in the mapping."""
    for feed in feeds_of(mapping):
        table = TABLES[feed.table]
        if missing := sorted(feed.headings() - set(header)):
            raise ImportRefused(_("The file has no column “%(columns)s”.") % {"columns": "”, “".join(missing)})
        if missing := missing_columns(feed, table):
            words = {"table": table.label, "columns": ", ".join(str(column.label) for column in missing)}
            raise ImportRefused(_("For the table “%(table)s” these columns are needed and not mapped: %(columns)s.") % words)


def missing_columns(feed: Feed, table: Table) -> list[Column]:
    """Required columns that nothing fills. A file that names rows by their id may leave the others out: they stay as they are."""
    if table.id_column in feed.columns:
        return []
    given = feed.our_columns()
    missing = [column for column in table.columns if column.is_required and column.name not in given]
    texts = [name for name in table.key if name.endswith("_de")]
    if texts and not given & {texts[0], f"{texts[0][:-3]}_en", "identifiers"} and not feed.collect:
        missing.append(table.column(texts[0]))
    return missing


def normal(heading: str) -> str:
    return re.sub(r"[\W_]+", " ", heading).strip().casefold()


def fingerprint(header: list[str]) -> str:
    """One for all files with these headings in this order."""
    return hashlib.sha256("\x1f".join(map(normal, header)).encode()).hexdigest()


def guess(header: list[str], table: Table, language: str = "de") -> dict[str, Any]:
    """Each heading goes to the column that bears its name, or one of its other names; a bare "name" to the one in that language."""
    ordered = sorted(table.columns, key=lambda column: not column.name.endswith(f"_{language}"))
    left = {normal(heading): heading for heading in reversed(header)}
    found = {}
    for names in (lambda column: (column.name,), lambda column: (str(column.label), *column.also)):
        for column in ordered:
            if column.name in found or column.is_told_only:
                continue
            if match := next((left.pop(normal(name)) for name in names(column) if normal(name) in left), None):
                found[column.name] = match
    return {"feeds": [{"table": table.name, "columns": found}]}


def best_table(header: list[str]) -> str:
    """The table whose columns the header names most of; sources when none does."""
    return max(TABLES, key=lambda name: len(guess(header, TABLES[name])["feeds"][0]["columns"]))


@cache
def presets() -> dict[str, Preset]:
    """Name → preset, from the files in `presets/`."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((Path(__file__).parent / "presets").glob("*.json"))]
    return {
        one["name"]: Preset(one["name"], one["label"], one["table"], tuple(one["header"]), {"feeds": one["feeds"], "source": one["source"]})
        for one in found
    }


def preset_for(header: list[str]) -> Preset | None:
    return next((preset for preset in presets().values() if set(preset.header) <= set(header)), None)


def remembered(header: list[str], table: str) -> dict[str, Any] | None:
    found = ColumnPreset.objects.filter(fingerprint=fingerprint(header), table=table).first()
    return found and found.mapping


def remember(header: list[str], table: str, mapping: dict[str, Any]) -> None:
    ColumnPreset.objects.update_or_create(fingerprint=fingerprint(header), table=table, defaults={"mapping": mapping})


def sheet_of(run: ImportRun) -> Sheet:
    """The file of a run, read again from its beginning."""
    try:
        with run.file.open("rb") as stream:
            return read_file(stream.read(), run.name)
    except FileNotFoundError:
        raise ImportRefused(_("The uploaded file is no longer there.")) from None


def preview(run: ImportRun) -> Preview:
    sheet = sheet_of(run)
    rows = [row for row, _number in zip(sheet.rows, range(PREVIEWED_ROWS), strict=False)]
    return Preview(sheet.header, rows, sheet.notes)


def choices(table: str) -> list[Column]:
    """The columns that a heading can be mapped to."""
    return [column for column in TABLES[table].columns if not column.is_told_only]
