"""The way back from a merge, in one transaction."""

from django.db import IntegrityError, connection
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.duplicates import forget
from agreements.models import Actor, Merge
from newsroom.publishing.errors import PublishingError, StaleItem
from newsroom.publishing.merging import unmerging
from newsroom.publishing.models import Item

from .acts import VERDICT, delete_all, derive_again, sign
from .journal import Journal, Touched, Updated, insert, load, model_of, write
from .obstacles import obstacles
from .relations import items_of


class CannotUndo(PublishingError):
    """Something that was done since stands in the way; the sentences say what."""


def undo(one: Merge, *, by) -> Merge:
    """Both actors as they were before. What was added to the survivor since stays with it.

    Raises CannotUndo, with everything that stands in the way, and NotReady when the old record must not be shown again.
    """
    journal = Journal.from_json(one.moved)
    followers = Actor.objects.filter(pk__in=[moved.pk for moved in journal.updated if is_follower(moved, one)])
    ids = list(followers.values_list("public_id", flat=True))
    others = {item for item in involved(journal) if item.pk not in (one.merged_id, one.survivor_id) or not isinstance(item, Actor)}
    with unmerging(one.merged, one.survivor, others, by=by, followers=ids) as locked:
        fresh = Merge.objects.select_for_update(of=("self",)).get(pk=one.pk)
        if not involved(journal) <= set(locked):
            raise StaleItem(_("Somebody changed one of the two in between. Look again, then repeat what you did."))
        if found := obstacles(fresh, journal):
            raise CannotUndo(*found)
        take_back(journal, fresh, by)
        forget(fresh.merged, fresh.survivor)
        fresh.undone_at, fresh.undone_by = timezone.now(), by
        fresh.save(update_fields=["undone_at", "undone_by"])
    return fresh


def is_follower(moved: Updated, one: Merge) -> bool:
    return (moved.table, moved.field, moved.old) == (Actor._meta.label_lower, "merged_into", one.merged_id)


def involved(journal: Journal) -> set[Item]:
    keys: dict[str, set[int]] = {}
    for row in (*journal.updated, *journal.created, *journal.touched):
        keys.setdefault(row.table, set()).add(row.pk)
    return {item for table, pks in keys.items() for item in items_of(model_of(table), pks)}


def take_back(journal: Journal, one: Merge, by) -> None:
    for model, row in ((model_of(gone.table), gone) for gone in journal.deleted if gone.table != VERDICT):
        insert(load(model, row.row))
    write(list(reversed(journal.updated)), "old")
    delete_all(journal.created)
    for gone in (gone for gone in journal.deleted if gone.table == VERDICT):
        insert(load(model_of(gone.table), gone.row))
    touch_again(journal.touched)
    sign([one.merged, one.survivor], by)
    for actor in (one.merged, one.survivor):
        derive_again(actor)
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise CannotUndo(_("Something has taken the place of a row that would come back.")) from error


def touch_again(touched: list[Touched]) -> None:
    """Open forms are refused again. A working copy that was published as it was, and was left alone since, is so again."""
    by_table: dict[str, list[Touched]] = {}
    for row in touched:
        by_table.setdefault(row.table, []).append(row)
    for table, rows in by_table.items():
        all_rows = model_of(table)._default_manager.filter(pk__in=[row.pk for row in rows])
        clean = {row.pk: row for row in rows if row.row_version == row.published_row_version}
        same = [row.pk for row in all_rows.filter(pk__in=clean) if left_alone(row, clean[row.pk])] if clean else []
        all_rows.update(row_version=F("row_version") + 1)
        if same:
            all_rows.filter(pk__in=same).update(published_row_version=F("row_version"))


def left_alone(row: Item, before: Touched) -> bool:
    return (row.row_version, row.published_row_version) == (before.row_version + 1, before.published_row_version)
