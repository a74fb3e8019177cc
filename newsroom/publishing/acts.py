"""The acts: publish, withdraw, cancel. Admin, API, commands and imports share them.

Order inside an act, so that the global lock is held for milliseconds: row locks sorted by table and key, checks, freezing and rendering;
then the publishers' lock, the time, the numbers, the rows, the acts, settle, NOTIFY.
"""

import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from django.db import connection, transaction
from django.db.models import F, Max
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from . import clock
from .acts_log import Change, Redirect
from .errors import AlreadyHappened, InThePast, NotPublished, NotReady, Problem, PublishingError, ScheduledAhead
from .freezing import freeze
from .settling import settle
from .shapes import Publishing, publishing_of, publishing_of_kind
from .versions import Item, Version

Scheduled = Literal["refuse", "cancel", "keep"]


def in_words(moment: datetime) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT")


@contextmanager
def act() -> Iterator[None]:
    """One transaction of its own: an act inside another transaction could deadlock, and a refusal would take the editor's text with it."""
    with transaction.atomic(durable=not clock.is_replaying()):
        yield


def lock(items: Sequence[Item]) -> list[Item]:
    """Fresh copies of the items, their rows locked in one order that all publishers share."""
    ordered = sorted(items, key=lambda item: (item._meta.db_table, item.pk))
    fresh = {(type(item), item.pk): type(item)._default_manager.select_for_update(no_key=True).get(pk=item.pk) for item in ordered}
    return [fresh[type(item), item.pk] for item in items]


@dataclass
class Draft:
    """One item on its way out: everything that can be prepared before the publishers' lock is taken."""

    item: Item
    publishing: Publishing = field(init=False)
    document: dict = field(init=False)
    version: Version = field(init=False)
    prepared: list = field(init=False)

    def __post_init__(self):
        self.publishing = publishing_of(self.item)
        if not self.item.slug:
            self.item.slug = self.publishing.slug(self.item) or self.item.public_id
        self.document = freeze(self.item)

    def problems(self, at: datetime | None) -> list[Problem]:
        return [*embargo_problems(self.item, at), *self.publishing.problems(self.item, self.document, at)]

    def prepare(self) -> None:
        identity = {"item": self.item, "public_id": self.item.public_id, "slug": self.item.slug}
        self.version = self.publishing.version(document=self.document, **identity, **self.publishing.columns(self.document, self.item.public_id))
        self.prepared = list(self.publishing.renderings(self.version))


def embargo_problems(item: Item, at: datetime | None) -> list[Problem]:
    moment = at or clock.now()
    if item.embargo_until is None or item.embargo_until <= moment:
        return []
    return [Problem(_("“%s” is under embargo until %s.") % (item, in_words(item.embargo_until)), "embargo_until")]


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
    "refuse" raises ScheduledAhead, "cancel" takes them back, "keep" lets them come. Raises NotReady with every blocking problem, and
    InThePast. Must not run inside another transaction.
    """
    with act():
        drafts = [Draft(item) for item in lock(items)]
        if blocking := [problem for draft in drafts for problem in draft.problems(at) if problem.is_blocking]:
            raise NotReady(*blocking)
        for draft in drafts:
            draft.prepare()
        moment, recorded_at = begin(at)
        with clock.clock_set_to(recorded_at):
            for draft in drafts:
                clear_way(draft.item, moment, scheduled)
            group = uuid.uuid4()
            for draft in drafts:
                record(draft, by=by, at=moment, recorded_at=recorded_at, change=change, note=note, group=group)
        notify([draft.item for draft in drafts], moment)
    return [draft.version for draft in drafts]


def begin(at: datetime | None) -> tuple[datetime, datetime]:
    """Take the publishers' lock, then the time: (when the act takes effect, when it is recorded)."""
    clock.take_publishers_lock()
    recorded_at = clock.next_moment()
    if at is not None and at < recorded_at:
        raise InThePast(_("%s is already over. Choose a later moment, or publish now.") % in_words(at))
    return at or recorded_at, recorded_at


def clear_way(item: Item, at: datetime, scheduled: Scheduled) -> None:
    """Deal with what lies at or after `at`: the same moment is replaced, later acts are refused, cancelled or kept."""
    ahead = Change.objects.of(item).filter(at__gte=at)
    later = list(ahead.filter(at__gt=at).order_by("at"))
    if later and scheduled == "refuse":
        times = ", ".join(in_words(change.at) for change in later)
        text = _("“%(item)s” has something scheduled after that: %(times)s. Cancel it, or keep it.") % {"item": item, "times": times}
        raise ScheduledAhead(text, acts=later)
    (ahead if scheduled == "cancel" else ahead.filter(at=at)).delete()


def record(draft: Draft, *, by, at: datetime, recorded_at: datetime, change: str, note: str, group: uuid.UUID) -> None:
    """Number, version, index rows, renderings, act, spans."""
    item, version, publishing = draft.item, draft.version, draft.publishing
    last = publishing.version.objects.filter(item=item).aggregate(last=Max("number"))["last"] or 0
    version.number, version.change, version.change_note = last + 1, change if last else Version.Weight.FIRST, note
    version.published_by, version.visible_from, version.visible_until, version.first_published_at = by, at, at, at
    version.save(force_insert=True)
    derive(version, publishing, draft.prepared)
    kind = Change.Kind.CORRECTED if version.change == Version.Weight.CORRECTION else Change.Kind.PUBLISHED
    identity = {"item_kind": item._meta.model_name, "item_id": item.pk, "public_id": item.public_id}
    Change.objects.create(**identity, at=at, recorded_at=recorded_at, number=version.number, kind=kind, by=by, note=note, group=group)
    remember_address(item, publishing)
    settle(item, publishing.version)
    version.refresh_from_db(fields=["visible_until", "first_published_at"])
    item.stage, item.published_row_version = Item.Stage.DRAFT, item.row_version
    item.save(update_fields=["slug", "stage", "published_row_version"])
    publishing.after_publish(item, version)


def derive(version: Version, publishing: Publishing, prepared: list | None = None) -> None:
    """Index rows and renderings of a saved version; what `manage.py render` remakes."""
    by_model: dict = {}
    for row in publishing.index_rows(version):
        row.copy_span(version)
        by_model.setdefault(type(row), []).append(row)
    for model, rows in by_model.items():
        model.objects.bulk_create(rows)
    rendering = type(version)._meta.get_field("renderings").related_model
    made = publishing.renderings(version) if prepared is None else prepared
    rendering.objects.bulk_create(
        rendering(version=version, kind=kind, language=language, content=content, renderer=publishing.renderer)
        for kind, language, content in made
    )


def remember_address(item: Item, publishing: Publishing) -> None:
    """A slug that was public and is no longer the item's leads to it."""
    kind = item._meta.model_name
    old = publishing.version.objects.filter(item=item).exclude(slug=item.slug).values_list("slug", flat=True).distinct()
    for slug in old:
        Redirect.objects.get_or_create(item_kind=kind, old=f"{item.public_id}-{slug}", defaults={"public_id": item.public_id})


def notify(items: Sequence[Item], at: datetime) -> None:
    """Tell listening processes, on commit, what changes and when."""
    with connection.cursor() as cursor:
        for item in items:
            payload = {"kind": item._meta.model_name, "id": item.public_id, "at": at.isoformat()}
            cursor.execute("SELECT pg_notify('newsroom', %s)", [json.dumps(payload)])


def withdraw(item: Item, *, by, reason: str, at: datetime | None = None, kind: str = Change.Kind.WITHDRAWN) -> Change:
    """Take the item off the record from `at` (default: now). Its versions stay; readers get 410 and the reason.

    Cancels everything that is scheduled after it. Raises NotPublished when nothing of it is, or will be, visible at that time, and
    PublishingError when the reason is empty.
    """
    if not reason.strip():
        raise PublishingError(_("Say why it is withdrawn: readers see the reason."))
    with act():
        (item,) = lock([item])
        moment, recorded_at = begin(at)
        with clock.clock_set_to(recorded_at):
            version_model = publishing_of(item).version
            ahead = Change.objects.of(item).filter(at__gte=moment)
            if not (version_model.objects.filter(item=item).as_of(moment).exists() or ahead.filter(number__isnull=False).exists()):
                raise NotPublished(_("“%s” is not public at that time, so there is nothing to withdraw.") % item)
            ahead.delete()
            identity = {"item_kind": item._meta.model_name, "item_id": item.pk, "public_id": item.public_id}
            change = Change.objects.create(
                **identity, at=moment, recorded_at=recorded_at, kind=kind, by=by, note=reason.strip(), group=uuid.uuid4()
            )
            settle(item, version_model)
        notify([item], moment)
    return change


def cancel(change: Change, *, by=None) -> list[Item]:
    """Take back an act whose time has not come, with all of its group. Returns the items.

    The working copies keep their text and count as changed again. Raises AlreadyHappened.
    """
    with act():
        group = list(Change.objects.filter(group=change.group))
        items = lock([publishing_of_kind(one.item_kind).item.objects.get(pk=one.item_id) for one in group])
        _moment, recorded_at = begin(None)
        with clock.clock_set_to(recorded_at):
            ahead = Change.objects.filter(group=change.group, at__gt=recorded_at)
            if not group or ahead.count() < len(group):
                raise AlreadyHappened(_("That has already happened, so it cannot be cancelled. Publish or withdraw instead."))
            ahead.delete()
            for item in items:
                settle(item, publishing_of(item).version)
                type(item).objects.filter(pk=item.pk, published_row_version=F("row_version")).update(row_version=F("row_version") + 1)
        notify(items, recorded_at)
    return items
