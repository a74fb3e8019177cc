"""The merge, in one transaction."""

from collections.abc import Iterable

from django.db import IntegrityError, connection
from django.db.models import F, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.duplicates import forget
from agreements.models import Actor, MatchDecision, Merge
from newsroom.publishing.errors import PublishingError, StaleItem
from newsroom.publishing.merging import merging
from newsroom.publishing.models import Item
from newsroom.publishing.snapshots import new_snapshot

from .journal import Journal, Touched, Whole, dump, load, model_of, write
from .plans import Plan, plan
from .relations import ties_to

VERDICT = MatchDecision._meta.label_lower


class CannotMerge(PublishingError):
    """The two cannot become one as they are; the sentences say why."""


def merge(merged: Actor, survivor: Actor, *, by, reason: str = "", take: Iterable[str] = (), seen: tuple[int, int] | None = None) -> Merge:
    """`merged` becomes `survivor`: everything that refers to it moves, its labels become names, its addresses lead there.

    `take` names fields that the survivor lacks and takes over; `seen` are the row versions that the editor decided upon. One
    transaction. Raises CannotMerge, StaleItem, and ScheduledAhead when something of `merged` is scheduled.
    """
    others = plan(merged, survivor, frozenset(take)).items
    with merging(merged, survivor, others, by=by) as locked:
        found = plan(locked[merged], locked[survivor], frozenset(take))
        if not found.items <= set(locked) or (seen and seen != (locked[merged].row_version, locked[survivor].row_version)):
            raise StaleItem(_("Somebody changed one of the two in between. Look again, then repeat what you did."))
        if not found.is_possible:
            raise CannotMerge(*found.refusals)
        for actor in (found.merged, found.survivor):
            new_snapshot(actor, by=by)
        carry_out(found, by)
        forget(found.merged, found.survivor)
        return Merge.objects.create(survivor=survivor, merged=merged, reason=reason.strip(), by=by, moved=found.journal.to_json())


def carry_out(found: Plan, by) -> None:
    journal, before = found.journal, counts(found.journal)
    add_verdict(found, by)
    delete_all([one for one in journal.deleted if one.table == VERDICT])  # a pair stands there only once, in every statement
    journal.created = [created(one) for one in journal.created]
    write(journal.updated, "new")
    delete_all([one for one in journal.deleted if one.table != VERDICT])
    touch(found, by)
    derive_again(found.survivor)
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise CannotMerge(_("Something that both have may be there only once, and no rule says which one stays.")) from error
    nothing_is_lost(found, before)


def add_verdict(found: Plan, by) -> None:
    """The verdict that a merge is."""
    left, right = sorted((found.merged.pk, found.survivor.pk))
    if not MatchDecision.objects.filter(left=left, right=right).exists():
        verdict = MatchDecision(left_id=left, right_id=right, verdict=MatchDecision.Verdict.SAME, by=by)
        found.journal.created.append(Whole(VERDICT, 0, dump(verdict)))


def created(one: Whole) -> Whole:
    row = load(model_of(one.table), one.row)
    row.save(force_insert=True)
    return Whole(one.table, row.pk, dump(row))


def delete_all(gone: Iterable[Whole]) -> None:
    for one in gone:
        model_of(one.table)._base_manager.filter(pk=one.pk)._raw_delete(using="default")


def guarded(journal: Journal) -> dict[type[Model], set[int]]:
    """Rows with a `row_version` of their own that is no item's, such as commitments."""
    found: dict[type[Model], set[int]] = {}
    for one in journal.updated:
        model = model_of(one.table)
        if not issubclass(model, Item) and "row_version" in {column.name for column in model._meta.concrete_fields}:
            found.setdefault(model, set()).add(one.pk)
    return found


def touch(found: Plan, by) -> None:
    """Whoever has one of these open on a form is refused when saving, and their working copies count as changed."""
    pair = {found.merged, found.survivor}
    rows = {**guarded(found.journal), Actor: {actor.pk for actor in pair}}
    for item in found.items:
        rows.setdefault(type(item), set()).add(item.pk)
    for model, keys in rows.items():
        for row in model._default_manager.filter(pk__in=keys).order_by("pk"):
            published = getattr(row, "published_row_version", None)
            found.journal.touched.append(Touched(model._meta.label_lower, row.pk, row.row_version, published))
        model._default_manager.filter(pk__in=keys).update(row_version=F("row_version") + 1)
    sign([found.merged, found.survivor], by)


def sign(actors: list[Actor], by) -> None:
    """Who is refused reads who was here in between."""
    Actor.objects.filter(pk__in=[actor.pk for actor in actors]).update(updated_by=by, updated_at=timezone.now())


def derive_again(actor: Actor) -> None:
    """Sort key and matching keys follow from labels that may have come."""
    fresh = Actor.objects.get(pk=actor.pk)
    fresh.save(update_fields=["name_de", "name_en"])


def counts(journal: Journal) -> dict[str, int]:
    tables = {one.table for one in (*journal.updated, *journal.deleted, *journal.created)} | {VERDICT}
    return {table: model_of(table)._default_manager.count() for table in sorted(tables)}


def nothing_is_lost(found: Plan, before: dict[str, int]) -> None:
    """As many rows as there were, but for those that the preview named; and nothing refers to the merged actor any more."""
    journal = found.journal
    for table, number in before.items():
        came, went = (sum(one.table == table for one in rows) for rows in (journal.created, journal.deleted))
        if model_of(table)._default_manager.count() != number + came - went:
            raise CannotMerge(_("Rows would be lost (%s), so nothing was changed.") % model_of(table)._meta.verbose_name_plural)
    for tie in ties_to(Actor):
        if tie.model._default_manager.filter(**{tie.field.name: found.merged}).exists():
            raise CannotMerge(_("Rows would be left behind (%s), so nothing was changed.") % tie.label)
