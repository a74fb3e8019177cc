"""What a merge does, as data: values before and after, rows in full. Applied once, and taken back in the opposite order."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from django.apps import apps
from django.db.models import Field, Model

from newsroom.publishing.freezing import freeze_value


def columns(model: type[Model]) -> list[Field]:
    return [one for one in model._meta.concrete_fields if not one.generated]


def value_of(row: Model, column: Field) -> Any:
    return getattr(row, column.attname) if column.is_relation else freeze_value(column, row)


def python_value(column: Field, value: Any) -> Any:
    return value if column.is_relation or value is None else column.to_python(value)


def dump(row: Model) -> dict[str, Any]:
    """The row in full, by column, as JSON."""
    return {column.attname: value_of(row, column) for column in columns(type(row))}


def load(model: type[Model], values: dict[str, Any]) -> Model:
    by_name = {column.attname: column for column in columns(model)}
    return model(**{name: python_value(by_name[name], value) for name, value in values.items() if name in by_name})


def insert(row: Model) -> None:
    """As it is: without what `save()` derives, and with its old key."""
    row.save_base(raw=True, force_insert=True)


@dataclass(frozen=True)
class Updated:
    table: str
    pk: int
    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Whole:
    """A row that came or went."""

    table: str
    pk: int
    row: dict[str, Any]


@dataclass(frozen=True)
class Touched:
    """An item, or another row that forms guard, with its counters before."""

    table: str
    pk: int
    row_version: int
    published_row_version: int | None = None


@dataclass
class Journal:
    updated: list[Updated] = field(default_factory=list)
    deleted: list[Whole] = field(default_factory=list)
    created: list[Whole] = field(default_factory=list)
    touched: list[Touched] = field(default_factory=list)

    def update(self, row: Model, name: str, new: Any) -> None:
        """`new` as JSON, a reference as its key."""
        column = type(row)._meta.get_field(name)
        self.updated.append(Updated(type(row)._meta.label_lower, row.pk, name, value_of(row, column), new))

    def delete(self, row: Model) -> None:
        self.deleted.append(Whole(type(row)._meta.label_lower, row.pk, dump(row)))

    def to_json(self) -> dict:
        return {"format": 1, **asdict(self)}

    @classmethod
    def from_json(cls, data: dict) -> Self:
        kinds = {"updated": Updated, "deleted": Whole, "created": Whole, "touched": Touched}
        return cls(**{name: [kind(**one) for one in data.get(name, [])] for name, kind in kinds.items()})

    def counted(self) -> Counter:
        """Rows that moved or came, by table."""
        return Counter(table for table, _pk in {(one.table, one.pk) for one in (*self.updated, *self.created)})


def model_of(table: str) -> type[Model]:
    return apps.get_model(table)


def write(updates: list[Updated], side: str) -> None:
    """Set each to its "old" or "new" value: one statement for rows that get the same."""
    together: dict[tuple[str, str, str], tuple[Any, list[int]]] = {}
    for one in updates:
        value = getattr(one, side)
        _value, keys = together.setdefault((one.table, one.field, repr(value)), (value, []))
        keys.append(one.pk)
    for (table, name, _repr), (value, keys) in together.items():
        model = model_of(table)
        column = model._meta.get_field(name)
        model._default_manager.filter(pk__in=keys).update(**{column.attname: python_value(column, value)})
