"""From a working copy to a document: flat lists of rows by uid, references by public id or uid, copies of cited rows beside them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Self, cast

from django.db.models import Field, Model

from .shapes import Publishing, Rows, publishing_of
from .versions import Item

NOTHING: Mapping[str, str] = MappingProxyType({})


def fields_of(model: Model | type[Model], names: Iterable[str]) -> list[Field]:
    return [cast(Field, model._meta.get_field(name)) for name in names]


def related(field: Field) -> type[Model]:
    return cast(type[Model], field.related_model)


def key_field(model: type[Model]) -> str:
    """What a document calls a row of this table by."""
    names = {field.name for field in model._meta.get_fields()}
    return next(name for name in ("public_id", "uid", "slug") if name in names)


def key_of(row: Model) -> str:
    return getattr(row, key_field(type(row)))


def is_private(row: Model | None) -> bool:
    return bool(getattr(row, "is_private", False))


def freeze_value(field: Field, row: Model) -> Any:
    """The JSON value of a field that is no reference."""
    value = getattr(row, field.name)
    if value is None or isinstance(value, (bool, int, str, list, dict)):
        return value
    if hasattr(value, "to_json"):
        return value.to_json()
    return field.value_to_string(row)


def must_refer(field: Field) -> bool:
    return field.is_relation and not field.many_to_many and not field.null


def references(model: type[Model], names: Iterable[str]) -> list[str]:
    return [field.name for field in fields_of(model, names) if field.is_relation and not field.many_to_many]


class Freezer:
    """Collects one item's document; knows which rows were left out, because others may rest on them, and every row that was used."""

    def __init__(self, item: Item, private: bool):
        self.item, self.private, self.publishing = item, private, publishing_of(item)
        self.left_out: dict[type[Model], set[int]] = defaultdict(set)
        self.referred: dict[type[Model], dict[str, Model]] = defaultdict(dict)
        self.withheld: dict[str, list[str]] = {}
        self.used: dict[Model, None] = {}

    def document(self) -> dict:
        content = {"item": {"slug": self.item.slug} | self.frozen(self.item, self.names(self.publishing))}
        content["rows"] = {rows.name: self.freeze_rows(rows) for rows in self.publishing.rows}
        return {"format": self.publishing.format, "content": content, "cited": self.cited()}

    def collect(self) -> Self:
        self.document()
        return self

    def names(self, shape: Publishing | Rows) -> tuple[str, ...]:
        return shape.fields + (shape.private_fields if self.private else ())

    def freeze_rows(self, rows: Rows) -> list[dict]:
        nested = () if rows.owner == rows.path else (rows.owner,)
        names = nested + self.names(rows)
        found = rows.of(self.item).select_related(*references(rows.model, names))
        kept = list(found)
        # Again until nothing more goes: a paragraph may come before the article that it is part of.
        while gone := {row for row in kept if self.leave_out(row, names, rows.needs)}:
            kept = [row for row in kept if row not in gone]
        return [{"uid": row.uid} | self.frozen(row, names, rows.told_with, rows.inherits) for row in kept]

    def leave_out(self, row: Model, names: Iterable[str], needs: Iterable[str]) -> bool:
        """A private row, or one that rests on a row that was left out."""
        if self.private:
            return False
        must = [field for field in fields_of(row, names) if must_refer(field) or field.name in needs]
        if is_private(row) or any(getattr(row, field.attname) in self.left_out[related(field)] for field in must):
            self.left_out[type(row)].add(row.pk)
            return True
        return False

    def frozen(
        self, row: Model, names: Iterable[str], told_with: Mapping[str, str] = NOTHING, inherits: Mapping[str, str] = NOTHING
    ) -> dict:
        """Empty references, and those to something private, are left out; a restore spares the latter, which `withheld` remembers."""
        values = {}
        for field in fields_of(row, names):
            if not field.is_relation:
                values[field.name] = freeze_value(field, row)
            elif targets := self.targets(field, row):
                values[field.name] = sorted(map(key_of, targets)) if field.many_to_many else key_of(targets[0])
            elif field.many_to_many:
                values[field.name] = []
        withheld = {*self.withheld.get(key_of(row), ()), *self.withheld_of_the_item(row, inherits)}
        return values | {name: "" for name, reference in told_with.items() if reference in withheld}

    def withheld_of_the_item(self, row: Model, inherits: Mapping[str, str]) -> list[str]:
        """The empty references of the row that stand for one of the item which stays at the desk."""
        of_item = self.withheld.get(key_of(self.item), ())
        return [name for name, inherited in inherits.items() if inherited in of_item and getattr(row, name) is None]

    def targets(self, field: Field, row: Model) -> list[Model]:
        """The rows that the field refers to and that may be named."""
        found = getattr(row, field.name)
        targets = list(found.all()) if field.many_to_many else [found] if found is not None else []
        self.used |= dict.fromkeys(targets)
        told = [target for target in targets if self.may_name(target)]
        self.referred[related(field)] |= {key_of(target): target for target in told}
        if len(told) < len(targets):
            self.withheld.setdefault(key_of(row), []).append(field.name)
        return told

    def may_name(self, target: Model) -> bool:
        return self.private or not (is_private(target) or target.pk in self.left_out[type(target)])

    def cited(self) -> dict:
        """Copies for display of the rows referred to, by kind and key; a copy may itself refer (a position to its organisation).

        "withheld" lists, by the key of a row, the references that stay at the desk: to readers, a fact whose source is confidential
        must not look as if it rested on the main source.
        """
        cited: dict[str, dict] = {"withheld": self.withheld} if self.withheld else {}
        for model, copy in self.publishing.cites.items():
            copies = {key: copy(target) for key, target in sorted(self.referred.get(model, {}).items())}
            if copies:
                cited[str(model._meta.model_name)] = copies
        return cited


def freeze(item: Item, *, private: bool = False) -> dict:
    """`{format, content, cited}` of the working copy as it is in the database now.

    Public documents leave out private rows, private fields and references to something private; `private=True` keeps them.
    About one query for each child table and each many-to-many field.
    """
    return Freezer(item, private).document()


def left_out(item: Item) -> list[Model]:
    """The private rows that a publication of the item would not carry, for the publish screen to list."""
    freezer = Freezer(item, private=False).collect()
    return [row for model, keys in freezer.left_out.items() for row in model._default_manager.filter(pk__in=keys)]
