"""What of an existing row would change: told in words, set on the row, and kept for undoing."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from agreements.models import Commitment, Identifier

from . import rules
from .cells import Remarks
from .columns import Column, as_cell
from .desk import Desk
from .lines import Line, Outcome, shown, stored
from .recognising import same_day
from .tables import Table


class Changes:
    """Part of the Planner."""

    desk: Desk

    def differing(self, table: Table, row: Any, values: dict[str, Any]) -> Iterator[Column]:
        """The columns whose value is another one than the row has; read back from how the row writes it, spaces do not count."""
        for column in table.columns:
            is_asked = column.name in values and column.holds in ("field", "date", "reference", "printed")
            if is_asked and not self.is_same(column, row, values[column.name]):
                yield column

    def is_same(self, column: Column, row: Any, value: Any) -> bool:
        if column.holds == "printed":
            return column.read(column.write(row), Remarks()) == (value or "")
        present = getattr(row, column.name)
        if column.holds == "reference":
            return self.desk.one(present) is self.desk.one(value)
        if column.holds == "date":
            return same_day(present, value)
        if value is None:
            return present in (None, "", [])
        return present == value or column.read(as_cell(present), Remarks()) == value

    def change(self, line: Line, row: Any, column: Column, values: dict[str, Any]) -> None:
        name = column.name.removesuffix("_printed") if column.holds == "printed" else column.name
        before = shown(column, row)
        line.before.setdefault(name, stored(row, name))
        setattr(row, name, self.new_value(line, row, column, values))
        line.changes[column.name] = [before, shown(column, row)]
        if isinstance(row, Commitment) and name == "owed_by":
            line.before.setdefault("owed_by_not_stated", row.owed_by_not_stated)
            row.owed_by_not_stated = row.owed_by is None

    def new_value(self, line: Line, row: Any, column: Column, values: dict[str, Any]) -> Any:
        if column.holds == "printed":
            day = getattr(row, column.name.removesuffix("_printed"))
            return day and replace(day, as_printed=values[column.name] or "")
        value = with_wording(column, values)
        if value is None and not row._meta.get_field(column.name).null:
            return [] if isinstance(getattr(row, column.name), list) else ""
        return value

    def take_back(self, line: Line, row: Any) -> None:
        """The row as it was: what is refused must not be seen by later lines."""
        for name, value in line.before.items():
            model_field = row._meta.get_field(name)
            if model_field.is_relation:
                setattr(row, model_field.attname, value)
            else:
                setattr(row, name, model_field.to_python(value))
        line.outcome, line.changes, line.before, line.identifiers, line.topics = Outcome.REFUSED, {}, {}, [], None

    def add_identifiers(self, line: Line, pairs: list[tuple[str, str]]) -> None:
        owner = {"actors": "actor", "agreements": "agreement"}.get(line.table)
        if owner is None or not pairs:
            return
        present = set(self.identifiers_of(line.row))
        for scheme, value in pairs:
            if (scheme, value) not in present:
                identifier = Identifier(scheme=scheme, value=value, **{owner: line.row})
                line.remarks += [replace(remark, column="identifiers") for remark in rules.refusals(identifier, "identifiers")]
                line.identifiers.append(identifier)
        if line.identifiers:
            before = ";".join(sorted(f"{scheme}:{value}" for scheme, value in present))
            after = ";".join(sorted([*filter(None, [before]), *(f"{one.scheme}:{one.value}" for one in line.identifiers)]))
            line.changes["identifiers"] = [before, after]

    def change_topics(self, line: Line, row: Any, values: dict[str, Any]) -> None:
        if "topics" not in values:
            return
        present, wanted = list(row.topics.all()), values["topics"]
        if set(present) != set(wanted):
            line.topics, line.topics_before = wanted, [topic.pk for topic in present]
            line.changes["topics"] = [";".join(sorted(topic.slug for topic in topics)) for topics in (present, wanted)]


def with_wording(column: Column, values: dict[str, Any]) -> Any:
    """The value; a date together with its wording as printed, where the file has one."""
    value = values[column.name]
    if column.holds == "date" and value is not None:
        return replace(value, as_printed=values.get(f"{column.name}_printed") or "")
    return value
