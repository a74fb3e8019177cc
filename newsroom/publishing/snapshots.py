"""The desk's memory of its own saves."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from . import clock
from .acts_log import Change, Snapshot
from .freezing import freeze
from .restoring import restore_document
from .versions import Item

SHARED_FOR = timedelta(minutes=10)
KEPT_FOR = timedelta(days=90)


def keep_snapshot(item: Item, *, by) -> Snapshot:
    """Keep a private document of the working copy as saved. The item must be in the database.

    Saves by one user within ten minutes share one snapshot; one that was published since is not written over.
    """
    moment = clock.now()
    latest = Snapshot.objects.of(item).order_by("-saved_at", "-id").first()
    if latest and latest.saved_by == by and latest.saved_at > moment - SHARED_FOR and not was_published_since(item, latest):
        latest.document = freeze(item, private=True)
        latest.save(update_fields=["document"])
        return latest
    return new_snapshot(item, by=by)


def was_published_since(item: Item, snapshot: Snapshot) -> bool:
    return Change.objects.of(item).filter(recorded_at__gte=snapshot.saved_at, number__isnull=False).exists()


def new_snapshot(item: Item, *, by) -> Snapshot:
    document = freeze(item, private=True)
    return Snapshot.objects.create(item_kind=item._meta.model_name, item_id=item.pk, document=document, saved_at=clock.now(), saved_by=by)


def restore_snapshot(item: Item, snapshot: Snapshot, *, by) -> Item:
    """Write a snapshot back into the working copy, private rows and fields included. Raises RestoreRefused, with nothing changed.

    The states before and after get snapshots of their own, so that later saves write over neither.
    """
    before = freeze(item, private=True)
    restored = restore_document(item, snapshot.document, private=True)
    if before != snapshot.document:
        identity = {"item_kind": item._meta.model_name, "item_id": item.pk, "saved_by": by}
        Snapshot.objects.create(**identity, document=before, saved_at=clock.now())
    new_snapshot(restored, by=by)
    return restored


def prune_snapshots() -> int:
    """Delete snapshots older than 90 days that were never published; returns how many.

    A snapshot was published when it was the newest one at a publication: it alone holds the private rows of that state.
    """
    same_item = {"item_kind": OuterRef("item_kind"), "item_id": OuterRef("item_id")}
    old = Snapshot.objects.filter(saved_at__lt=clock.now() - KEPT_FOR)
    next_save = Snapshot.objects.filter(**same_item, saved_at__gt=OuterRef("saved_at")).order_by("saved_at").values("saved_at")[:1]
    published = Change.objects.filter(**same_item, recorded_at__gte=OuterRef("saved_at"), number__isnull=False).exclude(
        recorded_at__gte=OuterRef("next_saved_at")
    )
    unpublished = old.annotate(next_saved_at=next_save).exclude(Exists(published))
    deleted, _by_model = Snapshot.objects.filter(pk__in=list(unpublished.values_list("pk", flat=True))).delete()
    return deleted
