"""Where a source is public: the versions that name it. What becomes confidential later was public until then; the desk must know where."""

from dataclasses import dataclass

from django.db.models import F, Q

from newsroom.publishing.clock import SiteNow
from newsroom.publishing.models import Item, Version
from newsroom.publishing.shapes import Publishing, all_publishing

from ..models import Source
from .foundations import source_fields
from .source_pages import CITATIONS

MOST_LISTED = 200


@dataclass
class Exposure:
    """An item whose versions name the source: the one that readers see now, if it does, and past ones that `as_of` still shows."""

    item: Item
    live: Version | None
    past: list[Version]


def exposures(source: Source) -> list[Exposure]:
    """Items in either app, at most 200 of each kind. Of records the index rows know; of others, those that rest on it at the desk."""
    found = []
    for publishing in all_publishing():
        items = publishing.item._default_manager.filter(items_of(publishing, source)).order_by("pk").distinct()[:MOST_LISTED]
        found += [one for item in items if (one := exposure(publishing, item, source))]
    return found


def items_of(publishing: Publishing, source: Source) -> Q:
    if citations := CITATIONS.get(publishing.item._meta.model_name):
        return Q(pk__in=citations.objects.filter(public_id=source.public_id).values("item_id"))
    resting = Q()
    for rows in publishing.rows:
        for name in source_fields(rows.model):
            resting |= Q(pk__in=rows.model._default_manager.filter(**{name: source}).values(rows.path))
    return resting if resting else Q(pk__in=())


def exposure(publishing: Publishing, item: Item, source: Source) -> Exposure | None:
    """Three queries at most; None when no version that anybody can read names the source. Of what is withdrawn nobody reads anything."""
    versions = publishing.version.objects.filter(item=item).without_document()
    naming = versions.filter(document__cited__source__has_key=source.public_id, hidden_at__isnull=True)
    live = versions.live().first()
    over = naming.filter(visible_until__lte=SiteNow(), visible_until__gt=F("visible_from"))
    past = list(over.order_by("-number")) if live else []
    named = live and naming.filter(pk=live.pk).exists()
    return Exposure(item, live if named else None, past) if named or past else None
