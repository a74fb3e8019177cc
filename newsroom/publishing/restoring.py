"""From a document back to the working copy, keeping primary keys.

Order: the item, then rows by uid (tables referred to first; references to their own table in a second pass), then what is absent is
deleted, leaves first. Uniqueness among siblings is deferrable, so swapped numbers do no harm.
"""

from typing import Any

from django.db import transaction
from django.db.models import Field, Model, ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from .errors import RestoreRefused
from .freezing import is_private, key_field
from .shapes import Rows, publishing_of
from .versions import Item


def thaw(field: Field, value: Any) -> Any:
    """The Python value of a frozen one; references come back as rows. Raises RestoreRefused when a row is gone for good."""
    if not field.is_relation:
        return field.to_python(value)
    target = field.related_model._default_manager.filter(**{key_field(field.related_model): value}).first()
    if target is None:
        raise RestoreRefused(_("“%(key)s” (%(kind)s) no longer exists, and this version refers to it.") % name_of(field, value))
    return target


def name_of(field: Field, value: Any) -> dict:
    return {"key": value, "kind": field.related_model._meta.verbose_name}


def write(row: Model, values: dict, names: tuple[str, ...], *, skip: set[str] = frozenset()) -> None:
    """Set the row's fields from frozen values. A reference that is not in the document becomes empty, unless it is a private one."""
    for field in (row._meta.get_field(name) for name in names if name not in skip):
        if field.many_to_many:
            continue
        if field.name in values:
            setattr(row, field.name, thaw(field, values[field.name]))
        elif field.is_relation and not (row.pk and is_private(getattr(row, field.name))):
            setattr(row, field.name, None)


def write_many(row: Model, values: dict, names: tuple[str, ...]) -> None:
    for field in map(row._meta.get_field, names):
        if field.many_to_many and field.name in values:
            key = f"{key_field(field.related_model)}__in"
            getattr(row, field.name).set(field.related_model._default_manager.filter(**{key: values[field.name]}))


class Restorer:
    def __init__(self, item: Item, document: dict, private: bool):
        self.item, self.private, self.publishing = item, private, publishing_of(item)
        self.content = self.publishing.upgrade(document["content"], document["format"])

    def names(self, shape) -> tuple[str, ...]:
        return shape.fields + (shape.private_fields if self.private else ())

    def run(self) -> None:
        write(self.item, self.content["item"], self.names(self.publishing))
        self.item.slug = self.content["item"]["slug"]
        self.item.row_version += 1
        self.item.save()
        write_many(self.item, self.content["item"], self.names(self.publishing))
        for rows in self.publishing.rows:
            self.upsert(rows)
        for rows in reversed(self.publishing.rows):
            self.delete_absent(rows)

    def frozen_rows(self, rows: Rows) -> list[dict]:
        return self.content["rows"].get(rows.name, [])

    def upsert(self, rows: Rows) -> None:
        present = {row.uid: row for row in rows.of(self.item)}
        names = self.names(rows) if rows.owner == rows.path else (rows.owner, *self.names(rows))
        to_itself = {f.name for f in map(rows.model._meta.get_field, names) if f.is_relation and f.related_model is rows.model}
        for values in self.frozen_rows(rows):
            row = present.get(values["uid"]) or rows.model(uid=values["uid"])
            if rows.owner == rows.path:
                setattr(row, rows.owner, self.item)
            write(row, values, names, skip=to_itself)
            self.show(row, rows)
            row.save()
            write_many(row, values, names)
            present[row.uid] = row
        for values in self.frozen_rows(rows) if to_itself else ():
            row = present[values["uid"]]
            write(row, values, tuple(to_itself))
            row.save(update_fields=to_itself)

    def show(self, row: Model, rows: Rows) -> None:
        """What a public document holds was public: a row that was held back since is no longer held back."""
        if not self.private and is_private(row):
            for field in map(row._meta.get_field, rows.private_fields):
                setattr(row, field.attname, field.get_default())

    def delete_absent(self, rows: Rows) -> None:
        kept = {values["uid"] for values in self.frozen_rows(rows)}
        for row in rows.of(self.item).exclude(uid__in=kept):
            if self.private or not is_private(row):
                delete(row)


def delete(row: Model) -> None:
    try:
        row.delete()
    except (ProtectedError, RestrictedError) as error:
        used_by = getattr(error, "protected_objects", None) or getattr(error, "restricted_objects", set())
        user = min(used_by, key=str)
        raise RestoreRefused(
            _("“%(row)s” is not in that version, but “%(user)s” (%(kind)s) uses it. Change that first.")
            % {"row": row, "user": user, "kind": user._meta.verbose_name}
        ) from error


def restore_document(item: Item, document: dict, *, private: bool = False) -> Item:
    """Write the document into the working copy, in one transaction; nothing public changes.

    `private=True` for snapshots, which hold private rows and fields too; otherwise private rows are left alone. Raises RestoreRefused,
    with nothing changed, when a row that must go is used by another item. Returns the fresh working copy.
    """
    with transaction.atomic():
        locked = type(item)._default_manager.select_for_update(no_key=True).get(pk=item.pk)
        Restorer(locked, document, private).run()
    return locked

