"""The acts: publish, withdraw, cancel. Admin, API, commands and imports share them.

Order inside an act, so that the global lock is held for milliseconds: row locks sorted by table and key, checks, freezing and rendering;
then the publishers' lock, the time, the rows, the acts, settle, NOTIFY.
"""

import json
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from . import clock
from .acts_log import Change
from .ahead import Scheduled, clear_way, in_words, item_of, lock, lock_with_companions, take_back, with_groups
from .drafts import Draft, save_derived
from .errors import AlreadyHappened, InThePast, NotPublished, NotReady, Problem, PublishingError, ScheduledAhead
from .settling import settle
from .shapes import publishing_of
from .texts import storable
from .versions import Item, Version


@contextmanager
def act() -> Iterator[None]:
    """One transaction of its own: an act inside another transaction could deadlock, and a refusal would take the editor's text with it."""
    with transaction.atomic(durable=not clock.is_replaying()):
        yield


def begin(at: datetime | None) -> tuple[datetime, datetime]:
    """Take the publishers' lock, then the time: (when the act takes effect, when it is recorded)."""
    clock.take_publishers_lock()
    recorded_at = clock.next_moment()
    if at is not None and at < recorded_at:
        raise InThePast(_("%s is already over. Choose a later moment, or publish now.") % in_words(at))
    return at or recorded_at, recorded_at


def publishing_problems(item: Item, *, at: datetime | None = None) -> list[Problem]:
    """Everything that stops the item's publication, and warnings, in full sentences. Writes nothing."""
    return Draft(item).problems(at)


def publish(
    *items: Item,
    by,
    at: datetime | None = None,
    change: Version.Weight | str = Version.Weight.MINOR,
    note: str = "",
    scheduled: Scheduled = "refuse",
) -> list[Version]:
    """Put the working copies on the record, all or none, now or at a future moment. Returns their versions in the order of `items`.

    An item's first version is of weight "first", whatever `change` says. `scheduled` says what becomes of acts that lie after this one:
    "refuse" raises ScheduledAhead, "cancel" takes them back (with their groups), "keep" lets them come. Raises NotReady with every
    blocking problem, and InThePast. Must not run inside another transaction.
    """
    note = storable(note)
    with act():
        locked = (lock_with_companions if scheduled == "cancel" else lock)(items)
        drafts = [Draft(locked[item]) for item in dict.fromkeys(items)]
        if blocking := [problem for draft in drafts for problem in draft.problems(at) if problem.is_blocking]:
            raise NotReady(*blocking)
        for draft in drafts:
            draft.prepare(change, note)
        moment, recorded_at = begin(at)
        with clock.acting_at(recorded_at):
            others = clear_ways(drafts, moment, scheduled)
            group = uuid.uuid4()
            for draft in drafts:
                record(draft, by=by, at=moment, recorded_at=recorded_at, group=group)
        notify([draft.item for draft in drafts], moment)
        notify([locked[other] for other in others], recorded_at)
    return [draft.version for draft in drafts]


def clear_ways(drafts: list[Draft], moment: datetime, scheduled: Scheduled) -> list[Item]:
    """`clear_way` for all, then one answer: every act that stands in the way, or the other items whose plans were cancelled."""
    refusals: list[ScheduledAhead] = []
    cancelled: dict[Item, None] = {}
    for draft in drafts:
        try:
            cancelled |= dict.fromkeys(clear_way(draft.item, moment, scheduled))
        except ScheduledAhead as refusal:
            refusals.append(refusal)
    if refusals:
        raise ScheduledAhead(*(p for one in refusals for p in one.problems), acts=[change for one in refusals for change in one.acts])
    return [item for item in cancelled if item not in {draft.item for draft in drafts}]


def record(draft: Draft, *, by, at: datetime, recorded_at: datetime, group: uuid.UUID) -> None:
    """Version, index rows, renderings, act, spans."""
    item, version = draft.item, draft.version
    version.published_by, version.visible_from, version.visible_until, version.first_published_at = by, at, at, at
    version.save(force_insert=True)
    save_derived(version, draft.derived)
    kind = Change.Kind.CORRECTED if version.change == Version.Weight.CORRECTION else Change.Kind.PUBLISHED
    log(item, at=at, recorded_at=recorded_at, number=version.number, kind=kind, by=by, note=version.change_note, group=group)
    settle(item, type(version))
    version.refresh_from_db(fields=["visible_until", "first_published_at"])
    item.stage, item.published_row_version = Item.Stage.DRAFT, item.row_version
    item.save(update_fields=["slug", "stage", "published_row_version"])
    draft.publishing.after_publish(item, version)


def log(item: Item, **columns) -> Change:
    return Change.objects.create(item_kind=item._meta.model_name, item_id=item.pk, public_id=item.public_id, **columns)


def notify(items: Iterable[Item], at: datetime) -> None:
    """Tell listening processes, on commit, what changes and when."""
    with connection.cursor() as cursor:
        for item in items:
            payload = {"kind": item._meta.model_name, "id": item.public_id, "at": at.isoformat()}
            cursor.execute("SELECT pg_notify('newsroom', %s)", [json.dumps(payload)])


def withdraw(item: Item, *, by, reason: str, at: datetime | None = None, kind: str = Change.Kind.WITHDRAWN) -> Change:
    """Take the item off the record from `at` (default: now). Its versions stay; readers get 410 and the reason.

    Cancels everything that is scheduled from then on. Raises NotPublished when nothing of it is, or will be, visible at that time (what
    is only scheduled is cancelled, not withdrawn), and PublishingError when the reason is empty.
    """
    if not reason.strip():
        raise PublishingError(_("Say why it is withdrawn: readers see the reason."))
    reason = storable(reason.strip())
    with act():
        locked = lock_with_companions([item])
        moment, recorded_at = begin(at)
        with clock.acting_at(recorded_at):
            acts = Change.objects.of(item)
            before = acts.filter(at__lt=moment).order_by("-at").first()
            if before is None or before.number is None:
                raise NotPublished(_("“%s” is not public at that time, so there is nothing to withdraw.") % locked[item])
            others = [other for other in take_back(acts.filter(at__gte=moment)) if other != item]
            change = log(locked[item], at=moment, recorded_at=recorded_at, kind=kind, by=by, note=reason, group=uuid.uuid4())
            settle(item, publishing_of(item).version)
        notify([locked[item]], moment)
        notify([locked[other] for other in others], recorded_at)
    return change


def cancel(change: Change, *, by=None) -> list[Item]:
    """Take back an act whose time has not come, with all of its group. Returns the items.

    The working copies keep their text and count as changed again. Raises AlreadyHappened.
    """
    with act():
        locked = lock(map(item_of, with_groups([change])))
        _moment, recorded_at = begin(None)
        with clock.acting_at(recorded_at):
            ahead = [one for one in with_groups([change]) if one.at > recorded_at]
            if not ahead:
                raise AlreadyHappened(_("That has already happened, so it cannot be cancelled. Publish or withdraw instead."))
            items = [locked[item] for item in take_back(ahead)]
        notify(items, recorded_at)
    return items
