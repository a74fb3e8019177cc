"""What is planned: the acts of an item that lie ahead, and taking them back.

Acts that were planned together are taken back together, so their items are locked together as well, before the publishers' lock.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from . import clock
from .acts_log import Change
from .errors import ScheduledAhead, StaleItem
from .settling import settle
from .shapes import publishing_of, publishing_of_kind
from .versions import Item

Scheduled = Literal["refuse", "cancel", "keep"]


def in_words(moment: datetime) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT")


def lock(items: Iterable[Item]) -> dict[Item, Item]:
    """Fresh copies of the items by themselves, their rows locked in one order that all publishers share."""
    ordered = sorted(set(items), key=lambda item: (item._meta.db_table, item.pk))
    return {item: type(item)._default_manager.select_for_update(no_key=True).get(pk=item.pk) for item in ordered}


def item_of(change: Change) -> Item:
    return publishing_of_kind(change.item_kind).item(pk=change.item_id)


def acts_ahead(items: Sequence[Item]) -> list[Change]:
    return [change for item in items for change in Change.objects.of(item).filter(at__gt=clock.SiteNow())]


def with_groups(changes: Iterable[Change]) -> list[Change]:
    """The acts, and all that came together with them, as they are now. A group has one moment, and moments are indexed."""
    changes = list(changes)
    groups, moments = {change.group for change in changes}, {change.at for change in changes}
    return list(Change.objects.filter(group__in=groups, at__in=moments).order_by("at", "id"))


def lock_with_companions(items: Sequence[Item]) -> dict[Item, Item]:
    """`lock` for an act that may take back what is planned for the items, and with it what was planned together with that."""
    locked = lock([*items, *map(item_of, with_groups(acts_ahead(items)))])
    if not {item_of(change) for change in with_groups(acts_ahead(items))} <= set(locked):
        raise StaleItem(_("Something was scheduled at the same time by somebody else. Look again, and repeat what you did."))
    return locked


def take_back(changes: Iterable[Change]) -> list[Item]:
    """Delete these acts with all of their groups, and settle the items, whose working copies count as changed again."""
    together = with_groups(changes)
    Change.objects.filter(pk__in=[change.pk for change in together]).delete()
    for change in together:
        settle(item_of(change), publishing_of_kind(change.item_kind).version)
        forget_publication(change)
    return list(dict.fromkeys(map(item_of, together)))


def forget_publication(change: Change) -> None:
    """The working copy may be that of a version that now never comes: 0 says that another state was published, null that none was."""
    item = item_of(change)
    planned_or_past = set(Change.objects.of(item).filter(number__isnull=False).values_list("number", flat=True))
    newest = publishing_of(item).version.objects.filter(item=item).aggregate(newest=Max("number"))["newest"]
    if newest not in planned_or_past:
        type(item)._default_manager.filter(pk=item.pk).update(published_row_version=0 if planned_or_past else None)


def clear_way(item: Item, at: datetime, scheduled: Scheduled) -> list[Item]:
    """Deal with what lies at or after `at`: the same moment is replaced, later acts are refused, cancelled or kept.

    Returns the items whose plans were cancelled.
    """
    ahead = list(Change.objects.of(item).filter(at__gte=at).order_by("at"))
    later = [change for change in ahead if change.at > at]
    if later and scheduled == "refuse":
        times = ", ".join(in_words(change.at) for change in later)
        text = _("“%(item)s” has something scheduled after that: %(times)s. Cancel it, or keep it.") % {"item": item, "times": times}
        raise ScheduledAhead(text, acts=later)
    if len(later) < len(ahead):
        Change.objects.of(item).filter(at=at).delete()
    return take_back(later) if scheduled == "cancel" and later else []
