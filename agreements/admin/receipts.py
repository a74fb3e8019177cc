"""What is left to do after a merge: the working copies that changed and are public, to be published in portions."""

from agreements.merging.journal import Journal
from agreements.merging.undoing import involved
from agreements.models import Merge
from newsroom.admin.publish_page import MOST_ITEMS, publish_url
from newsroom.publishing.models import Item


def to_publish(site, request, merge: Merge, journal: Journal) -> list[tuple[int, str]]:
    """(how many, address of the page that publishes them), of what the user may publish; the survivor first."""
    waiting = [item for item in involved(journal) if item.pk != merge.merged_id or type(item) is not type(merge.merged)]
    waiting = [item for item in waiting if item.has_unpublished_changes and may_publish(site, request, item)]
    waiting.sort(key=lambda item: (item != merge.survivor, item._meta.label, item.pk))
    portions = [waiting[start : start + MOST_ITEMS] for start in range(0, len(waiting), MOST_ITEMS)]
    return [(len(portion), publish_url(portion)) for portion in portions]


def may_publish(site, request, item: Item) -> bool:
    if not site.is_registered(type(item)):
        return False
    admin = site.get_model_admin(type(item))
    is_seen = admin.get_queryset(request).filter(pk=item.pk).exists()
    return is_seen and admin.has_change_permission(request, item) and admin.has_publish_permission(request, item)
