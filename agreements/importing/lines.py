"""What an import makes of an intent: an outcome, in words for people and in instances for the writing."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from agreements.models import Identifier, ImportLine, ImportRun, Topic

from .cells import Remark
from .columns import Column
from .tables import TABLES, Table

Outcome = ImportLine.Outcome
LONGEST_LABEL = 300


@dataclass
class Line:
    """`before` keeps the database's values of the fields that change; `identifiers` and `topics` are what is added to a record."""

    number: int
    table: str
    outcome: Outcome
    raw: dict[str, str]
    remarks: list[Remark]
    row: Any = None
    label: str = ""
    changes: dict[str, list[str]] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    identifiers: list[Identifier] = field(default_factory=list)
    topics: list[Topic] | None = None
    topics_before: list[int] = field(default_factory=list)
    item_kind: str = ""
    item_id: int | None = None
    is_applied: bool = False
    is_kind_guessed: bool = False
    undo: dict[str, Any] = field(default_factory=dict)

    @property
    def shape(self) -> Table:
        return TABLES[self.table]

    @property
    def will_write(self) -> bool:
        return self.outcome in (Outcome.NEW, Outcome.CHANGED)

    @property
    def item(self) -> Any:
        """The record that the line changes: the row itself, or the one that it belongs to."""
        return getattr(self.row, self.shape.owner) if self.shape.owner and self.row is not None else self.row

    def refuse(self, remark: Remark) -> None:
        self.outcome = Outcome.REFUSED
        self.remarks.append(remark)

    def signature(self) -> tuple[Any, ...]:
        """What must be the same at the check and at the writing. A record that is new in both has no key yet; its label stands for it."""
        return self.number, self.table, self.outcome, self.label, tuple(sorted((name, *words) for name, words in self.changes.items()))

    def as_model(self, run: ImportRun, position: int) -> ImportLine:
        item = self.item if self.row is not None else None
        return ImportLine(
            run=run,
            position=position,
            number=self.number,
            table=self.table,
            outcome=self.outcome,
            label=self.label[:LONGEST_LABEL],
            raw=self.raw,
            changes=self.changes,
            messages=[remark.as_json() for remark in self.remarks],
            has_warning=any(remark.level == "warning" for remark in self.remarks),
            is_applied=self.is_applied,
            undo=self.undo,
            row_id=self.row and self.row.pk,
            item_kind=item._meta.model_name if item is not None else self.item_kind,
            item_id=item.pk if item is not None else self.item_id,
        )


def shown(column: Column, row: Model) -> str:
    """The column of a row for people: references by label."""
    if column.holds == "reference":
        return str(getattr(row, column.name) or "")
    return column.write(row)


def stored(row: Model, name: str) -> Any:
    """The database's value of a field, as JSON can hold it."""
    model_field = row._meta.get_field(name)
    value = getattr(row, model_field.attname)
    if value is None or isinstance(value, (bool, int, str, list)):
        return value
    return value.to_json() if hasattr(value, "to_json") else value.isoformat()
