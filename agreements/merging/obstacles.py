"""What was done since a merge and stands in the way of undoing it, in sentences."""

from collections.abc import Iterator

from django.db.models import Model
from django.utils.translation import gettext as _

from agreements.models import Merge

from .journal import Journal, Updated, Whole, columns, model_of, value_of

MOST_TOLD = 20


def obstacles(merge: Merge, journal: Journal) -> list[str]:
    """Everything, up to twenty sentences; empty when the merge can be undone. Writes nothing."""
    if merge.undone_at is not None:
        return [_("This merge was undone already.")]
    if merge.survivor.merged_into is not None:
        words = {"actor": merge.survivor, "survivor": merge.survivor.merged_into}
        return [_("“%(actor)s” was itself merged into “%(survivor)s” since. Undo that first.") % words]
    found = dict.fromkeys((*changed_values(journal), *changed_rows(journal), *taken_places(journal)))
    return list(found)[:MOST_TOLD]


def rows_by_key(entries: list[Updated] | list[Whole]) -> dict[tuple[str, int], Model]:
    """One query for each table."""
    keys: dict[str, set[int]] = {}
    for one in entries:
        keys.setdefault(one.table, set()).add(one.pk)
    return {(table, row.pk): row for table, pks in keys.items() for row in model_of(table)._default_manager.filter(pk__in=pks)}


def changed_values(journal: Journal) -> Iterator[str]:
    rows = rows_by_key(journal.updated)
    for one in journal.updated:
        model = model_of(one.table)
        row, words = rows.get((one.table, one.pk)), {"kind": model._meta.verbose_name, "field": ""}
        if row is None:
            yield _("A row that was moved was deleted since (%(kind)s, number %(pk)s).") % {"kind": model._meta.verbose_name, "pk": one.pk}
            continue
        column = model._meta.get_field(one.field)
        if value_of(row, column) != one.new:
            words = {"row": row, "kind": model._meta.verbose_name, "field": column.verbose_name}
            yield _("“%(row)s” (%(kind)s): “%(field)s” was changed since.") % words


def changed_rows(journal: Journal) -> Iterator[str]:
    """A row that the merge made goes again; one that is gone already does not matter, one that somebody has worked on does."""
    rows = rows_by_key(journal.created)
    for one in journal.created:
        row = rows.get((one.table, one.pk))
        if row is not None and any(value_of(row, column) != one.row[column.attname] for column in columns(type(row)) if column.editable):
            words = {"row": row, "kind": row._meta.verbose_name}
            yield _("“%(row)s” (%(kind)s) came with the merge and was changed since. Delete it, then undo.") % words


def taken_places(journal: Journal) -> Iterator[str]:
    rows = rows_by_key(journal.deleted)
    for one in journal.deleted:
        if (one.table, one.pk) in rows:
            yield _("A row that would come back is there already (%s).") % model_of(one.table)._meta.verbose_name
