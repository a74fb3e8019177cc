"""From a document back to the working copy, keeping primary keys.

Order: the item, then rows by uid (tables referred to first; references to their own table in a second pass), then what is absent is
deleted, leaves first. Uniqueness among siblings is deferrable, so swapped numbers do no harm.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Field, Model, ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from .errors import RestoreRefused
from .freezing import NOTHING, Freezer, fields_of, is_private, key_field, key_of, must_refer, related
from .shapes import Publishing, Rows, publishing_of
from .versions import Item


def thaw(field: Field, value: Any) -> Any:
    """The Python value of a frozen one; references come back as rows. Raises RestoreRefused when a row is gone for good."""
    if not field.is_relation:
        return field.to_python(value)
    return rows_by_key(related(field), [value])[0]


def rows_by_key(model: type[Model], keys: Sequence[str]) -> list[Model]:
    found = {key_of(row): row for row in model._default_manager.filter(**{f"{key_field(model)}__in": keys})}
    if missing := [key for key in keys if key not in found]:
        words = {"key": missing[0], "kind": model._meta.verbose_name}
        raise RestoreRefused(_("“%(key)s” (%(kind)s) no longer exists, and this version refers to it.") % words)
    return [found[key] for key in keys]


class Restorer:
    """Writes one document into one item, whose row the caller has locked."""

    def __init__(self, item: Item, document: dict, private: bool):
        self.item, self.private, self.publishing = item, private, publishing_of(item)
        self.content = self.publishing.upgrade(document["content"], document["format"])
        self.withheld = document["cited"].get("withheld", {})

    def names(self, shape: Publishing | Rows) -> tuple[str, ...]:
        return shape.fields + (shape.private_fields if self.private else ())

    def frozen_rows(self, rows: Rows) -> list[dict]:
        return self.content["rows"].get(rows.name, [])

    def run(self) -> None:
        private = {rows.model: {row.pk for row in rows.of(self.item) if is_private(row)} for rows in self.publishing.rows}
        self.write(self.item, self.content["item"], self.names(self.publishing))
        self.item.slug = self.content["item"]["slug"]
        self.item.row_version += 1
        self.item.save()
        self.write_many(self.item, self.content["item"], self.names(self.publishing))
        for rows in self.publishing.rows:
            self.upsert(rows)
        spared = {} if self.private else Freezer(self.item, private=False).collect().left_out
        for rows in reversed(self.publishing.rows):
            self.delete_absent(rows, spared, private[rows.model])

    def write(
        self,
        row: Model,
        values: dict,
        names: Iterable[str],
        told_with: Mapping[str, str] = NOTHING,
        inherits: Mapping[str, str] = NOTHING,
    ) -> None:
        """Set the row's fields from frozen values. A reference that is not in the document becomes empty.

        But one that was withheld stays as it is while it is private, and so do the fields that are told with it.
        """
        spared = self.spared_references(row) | self.spared_with_the_item(row, inherits)
        for field in fields_of(row, names):
            if field.many_to_many or field.name in spared or told_with.get(field.name) in spared:
                continue
            if field.name in values:
                setattr(row, field.name, thaw(field, values[field.name]))
            elif field.is_relation:
                setattr(row, field.name, None)

    def spared_references(self, row: Model) -> set[str]:
        if row.pk is None:
            return set()
        return {name for name in self.withheld.get(key_of(row), ()) if is_private(getattr(row, name))}

    def spared_with_the_item(self, row: Model, inherits: Mapping[str, str]) -> set[str]:
        """The empty references of the row that stand for a withheld one of the item: that one was spared before."""
        spared = self.spared_references(self.item) if row.pk else set()
        return {name for name, inherited in inherits.items() if inherited in spared and getattr(row, name) is None}

    def write_many(self, row: Model, values: dict, names: Iterable[str]) -> None:
        for field in fields_of(row, names):
            if field.many_to_many and field.name in values:
                getattr(row, field.name).set(rows_by_key(related(field), values[field.name]))

    def upsert(self, rows: Rows) -> None:
        present = {row.uid: row for row in rows.of(self.item)}
        names = self.names(rows) if rows.owner == rows.path else (rows.owner, *self.names(rows))
        to_itself = {field.name for field in fields_of(rows.model, names) if field.is_relation and field.related_model is rows.model}
        for values in self.frozen_rows(rows):
            row = present.get(values["uid"]) or rows.model(uid=values["uid"])
            if rows.owner == rows.path:
                setattr(row, rows.owner, self.item)
            self.write(row, values, set(names) - to_itself, rows.told_with, rows.inherits)
            self.show(row, rows)
            row.save()
            self.write_many(row, values, names)
            present[row.uid] = row
        for values in self.frozen_rows(rows) if to_itself else ():
            row = present[values["uid"]]
            self.write(row, values, to_itself)
            row.save(update_fields=to_itself)

    def show(self, row: Model, rows: Rows) -> None:
        """What a public document holds was public: a row that was held back since is no longer held back."""
        if not self.private and is_private(row):
            for field in fields_of(row, rows.private_fields):
                setattr(row, field.attname, field.get_default())

    def delete_absent(self, rows: Rows, spared: Mapping[type[Model], set[int]], private: set[int]) -> None:
        kept = {values["uid"] for values in self.frozen_rows(rows)}
        for row in rows.of(self.item).exclude(uid__in=kept).exclude(pk__in=spared.get(rows.model, ())):
            if row.pk in private and not self.private:
                raise would_be_told(row)
            self.refuse_to_take_along(row, spared)
            delete(row)

    def refuse_to_take_along(self, row: Model, spared: Mapping[type[Model], set[int]]) -> None:
        """The database would delete what cannot stand without the row; what is private must not go that way."""
        for rows in self.publishing.rows:
            for field in fields_of(rows.model, (rows.owner, *rows.fields)):
                if must_refer(field) and field.related_model is type(row):
                    for user in rows.model._default_manager.filter(pk__in=spared.get(rows.model, ()), **{field.name: row}):
                        raise used_by(row, user)


def used_by(row: Model, user: Model) -> RestoreRefused:
    words = {"row": row, "user": user, "kind": user._meta.verbose_name}
    return RestoreRefused(_("“%(row)s” is not in that version, but “%(user)s” (%(kind)s) uses it. Change that first.") % words)


def would_be_told(row: Model) -> RestoreRefused:
    """Such as a sensitive event that only its record's main source kept private: the version rests on another source."""
    text = _(
        "“%(row)s” (%(kind)s) is private now and would no longer be, beside that version. Hold it back with a reason, or delete it, first."
    )
    return RestoreRefused(text % {"row": row, "kind": row._meta.verbose_name})


def delete(row: Model) -> None:
    try:
        row.delete()
    except (ProtectedError, RestrictedError) as error:
        users = error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
        raise used_by(row, min(users, key=str)) from error


def collision(error: IntegrityError) -> RestoreRefused:
    """Something on the desk has taken the place of a row since: a private one of the item, or one of another item."""
    table = getattr(getattr(error.__cause__, "diag", None), "table_name", None)
    kinds = [model._meta.verbose_name for model in apps.get_models() if model._meta.db_table == table]
    text = _("That version cannot stand beside what is on the desk now: something else has taken its place (%(kind)s).")
    return RestoreRefused(text % {"kind": kinds[0] if kinds else table})


def restore_document(item: Item, document: dict, *, private: bool = False) -> Item:
    """Write the document into the working copy, in one transaction; nothing public changes.

    `private=True` for snapshots, which hold private rows and fields too; otherwise private rows are left alone. Raises RestoreRefused,
    with nothing changed, when a row that must go is used by another item, when one that must come is gone for good, or when something
    else has taken its place. Returns the fresh working copy.
    """
    try:
        with transaction.atomic():
            locked = type(item)._default_manager.select_for_update(no_key=True).get(pk=item.pk)
            Restorer(locked, document, private).run()
            connection.check_constraints()  # what is deferred, now: a sentence instead of an error at the commit
    except IntegrityError as error:
        raise collision(error) from error
    return locked
