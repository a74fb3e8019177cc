"""The desk's memory of its own saves."""

from datetime import timedelta

from . import clock
from .acts_log import Snapshot
from .freezing import freeze
from .restoring import restore_document
from .versions import Item

SHARED_FOR = timedelta(minutes=10)
KEPT_FOR = timedelta(days=90)


def keep_snapshot(item: Item, *, by) -> Snapshot:
    """Keep a private document of the working copy as saved; saves by one user within ten minutes share one snapshot."""
    moment = clock.now()
    latest = Snapshot.objects.of(item).order_by("-saved_at").first()
    shared = latest is not None and latest.saved_by == by and latest.saved_at > moment - SHARED_FOR
    snapshot = latest if shared else Snapshot(item_kind=item._meta.model_name, item_id=item.pk, saved_by=by, saved_at=moment)
    snapshot.document = freeze(item, private=True)
    snapshot.save()
    return snapshot


def restore_snapshot(item: Item, snapshot: Snapshot, *, by) -> Item:
    """Write a snapshot back into the working copy, private rows and fields included. The state before is kept as a snapshot too."""
    keep_snapshot(item, by=None)
    return restore_document(item, snapshot.document, private=True)


def prune_snapshots() -> int:
    """Delete snapshots older than 90 days; returns how many. A published state lives on in its version."""
    deleted, _by_model = Snapshot.objects.filter(saved_at__lt=clock.now() - KEPT_FOR).delete()
    return deleted
