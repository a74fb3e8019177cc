"""What is left to do after a merge: the working copies that changed and are public, to be published in portions."""

from collections.abc import Iterable

from agreements.merging.journal import Journal
from agreements.merging.undoing import involved
from agreements.models import Merge
from newsroom.admin.publish_page import MOST_ITEMS, publish_url
from newsroom.publishing.models import Item


def to_publish(site, request, merge: Merge, journal: Journal) -> list[tuple[int, str]]:
    """(how many, address of the page that publishes them), of what the user may publish; the survivor first."""
    waiting = [item for item in involved(journal) if item.has_unpublished_changes and item != merge.merged]
    waiting = sorted(publishable(site, request, waiting), key=lambda item: (item != merge.survivor, item._meta.label, item.pk))
    portions = [waiting[start : start + MOST_ITEMS] for start in range(0, len(waiting), MOST_ITEMS)]
    return [(len(portion), publish_url(portion)) for portion in portions]


def publishable(site, request, items: Iterable[Item]) -> list[Item]:
    """Those that the user knows of and may publish: one query for each kind."""
    by_model: dict[type[Item], list[Item]] = {}
    for item in items:
        by_model.setdefault(type(item), []).append(item)
    found: list[Item] = []
    for model, same in by_model.items():
        if site.is_registered(model):
            admin = site.get_model_admin(model)
            known = set(admin.get_queryset(request).filter(pk__in=[item.pk for item in same]))
            may = admin.has_change_permission, admin.has_publish_permission
            found += [item for item in same if item in known and all(ask(request, item) for ask in may)]
    return found
