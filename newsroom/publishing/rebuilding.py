"""Everything that a version derives from its document, made again: typed columns, index rows, renderings, spans."""

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from . import clock
from .acts import notify
from .ahead import lock
from .drafts import derived_rows, save_derived, set_columns
from .hiding import delete_derived
from .settling import settle
from .shapes import Publishing, publishing_of
from .versions import Item, Version


def outdated(publishing: Publishing) -> QuerySet[Version]:
    """Versions without a rendering by today's renderer. What was redacted has none and gets none."""
    rendering = publishing.version._meta.get_field("renderings").related_model
    current = rendering._default_manager.filter(version=OuterRef("pk"), renderer=publishing.renderer)
    return publishing.version.objects.filter(~Exists(current), redacted_at__isnull=True)


def rebuild(item: Item) -> int:
    """Remake what is derived of all versions of the item that were not redacted; returns how many.

    Byte for byte the same as at publication, unless the code has changed since. One transaction under the lock on the item's row, as
    for an act: a publication meanwhile would settle index rows that are about to be replaced.
    """
    publishing = publishing_of(item)
    with transaction.atomic():
        item = lock([item])[item]
        versions = publishing.version.objects.filter(item=item, redacted_at__isnull=True).order_by("number")
        for version in versions:
            version.item = item
            rebuild_version(version, publishing)
        settle(item, publishing.version)
        notify([item], clock.now())
    return len(versions)


def rebuild_version(version: Version, publishing: Publishing) -> None:
    version.document = publishing.current(version.document)  # in memory only: the record's own columns never change
    names = set_columns(version, publishing)
    version.save(update_fields=names)
    delete_derived(version)
    save_derived(version, derived_rows(version, publishing))
