"""From a working copy to a document: flat lists of rows by uid, references by public id or uid, copies of cited rows beside them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Field, Model

from .shapes import Publishing, Rows, publishing_of
from .versions import Item


def key_field(model: type[Model]) -> str:
    """What a document calls a row of this table by."""
    names = {field.name for field in model._meta.get_fields()}
    return next(name for name in ("public_id", "uid", "slug") if name in names)


def key_of(row: Model) -> str:
    return getattr(row, key_field(type(row)))


def is_private(row: Model | None) -> bool:
    return bool(getattr(row, "is_private", False))


def freeze_value(field: Field, row: Model) -> Any:
    """The JSON value of one field."""
    if field.many_to_many:
        return sorted(key_of(target) for target in getattr(row, field.name).all())
    value = getattr(row, field.name)
    if field.is_relation:
        return value and key_of(value)
    if value is None or isinstance(value, (bool, int, str, list, dict)):
        return value
    if hasattr(value, "to_json"):
        return value.to_json()
    return field.value_to_string(row)


def references(model: type[Model], names: Iterable[str]) -> list[str]:
    fields = [model._meta.get_field(name) for name in names]
    return [field.name for field in fields if field.is_relation and not field.many_to_many]


class Freezer:
    """Collects one item's document; knows which rows were left out, because others may rest on them."""

    def __init__(self, item: Item, private: bool):
        self.item, self.private, self.publishing = item, private, publishing_of(item)
        self.left_out: dict[type[Model], set[int]] = defaultdict(set)
        self.referred: dict[type[Model], dict[str, Model]] = defaultdict(dict)

    def names(self, shape: Publishing | Rows) -> tuple[str, ...]:
        return shape.fields + (shape.private_fields if self.private else ())

    def document(self) -> dict:
        content = {"item": {"slug": self.item.slug} | self.frozen(self.item, self.names(self.publishing))}
        content["rows"] = {rows.name: self.freeze_rows(rows) for rows in self.publishing.rows}
        return {"format": self.publishing.format, "content": content, "cited": self.cited()}

    def freeze_rows(self, rows: Rows) -> list[dict]:
        nested = () if rows.owner == rows.path else (rows.owner,)
        names = nested + self.names(rows)
        found = rows.of(self.item).select_related(*references(rows.model, names))
        return [{"uid": row.uid} | self.frozen(row, names) for row in found if not self.leave_out(row, names)]

    def leave_out(self, row: Model, names: Iterable[str]) -> bool:
        """A private row, or one that must refer to a row that was left out."""
        if self.private:
            return False
        must = [field for field in map(row._meta.get_field, names) if field.is_relation and not field.many_to_many and not field.null]
        rests_on_private = any(getattr(row, field.attname) in self.left_out[field.related_model] for field in must)
        if is_private(row) or rests_on_private:
            self.left_out[type(row)].add(row.pk)
            return True
        return False

    def frozen(self, row: Model, names: Iterable[str]) -> dict:
        """Empty references, and those to something private, are left out, so that a restore can leave alone what may not be told."""
        values = {}
        for field in map(row._meta.get_field, names):
            if not field.is_relation:
                values[field.name] = freeze_value(field, row)
            elif targets := [target for target in self.targets(field, row) if self.may_name(target)]:
                self.referred[type(targets[0])] |= {key_of(target): target for target in targets}
                values[field.name] = freeze_value(field, row)
            elif field.many_to_many:
                values[field.name] = []
        return values

    def targets(self, field: Field, row: Model) -> list[Model]:
        found = getattr(row, field.name)
        return list(found.all()) if field.many_to_many else [found] if found is not None else []

    def may_name(self, target: Model) -> bool:
        return self.private or not (is_private(target) or target.pk in self.left_out[type(target)])

    def cited(self) -> dict:
        """Copies for display of the rows referred to, by kind and key; a copy may itself refer (a position to its organisation)."""
        cited: dict[str, dict] = {}
        for model, copy in self.publishing.cites.items():
            copies = {key: copy(target) for key, target in sorted(self.referred.get(model, {}).items())}
            if copies:
                cited[model._meta.model_name] = copies
        return cited


def freeze(item: Item, *, private: bool = False) -> dict:
    """`{format, content, cited}` of the working copy as it is in the database now.

    Public documents leave out private rows, private fields and references to something private; `private=True` keeps them.
    About one query for each child table and each many-to-many field.
    """
    return Freezer(item, private).document()


def left_out(item: Item) -> list[Model]:
    """The private rows that a publication of the item would not carry, for the publish screen to list."""
    freezer = Freezer(item, private=False)
    freezer.document()
    return [row for model, keys in freezer.left_out.items() for row in model._default_manager.filter(pk__in=keys)]
