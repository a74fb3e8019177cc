"""Merging: one item's record ends and its addresses lead to another's; and the way back.

What moves at the desk is the app's business. It happens inside `merging` and `unmerging`, in their transaction and under their locks.
"""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from . import clock
from .acts import act, begin, log, notify
from .acts_log import Change, Redirect
from .ahead import in_words
from .drafts import derived_rows, save_derived, set_columns
from .embargo import is_under_embargo
from .errors import NotReady, Problem, ScheduledAhead
from .freezing import is_private, key_field
from .settling import settle
from .shapes import Publishing, publishing_of
from .versions import Item, Version


@contextmanager
def merging(merged: Item, survivor: Item, others: Iterable[Item], *, by) -> Iterator[dict[Item, Item]]:
    """One act: yields fresh copies of all these items, their rows locked; then the record of `merged` ends and leads to `survivor`.

    Raises ScheduledAhead when something of `merged` is scheduled. Must not run inside another transaction.
    """
    with act():
        locked = lock_all([merged, survivor, *others])
        refuse_plans(locked[merged])
        yield locked
        _moment, recorded_at = begin(None)
        with clock.acting_at(recorded_at):
            end_record(locked[merged], by=by, at=recorded_at)
            lead_to(locked[merged], locked[survivor])
        notify([locked[merged], locked[survivor]], recorded_at)


@contextmanager
def unmerging(merged: Item, survivor: Item, others: Iterable[Item], *, by, followers: Iterable[str]) -> Iterator[dict[Item, Item]]:
    """The way back: yields as `merging` does; then `merged` is shown again, in a new version with the document that was ended.

    `followers` are the public ids that led to `merged` before. Raises NotReady when what the version tells is confidential, held back or
    under embargo by now, or was hidden since.
    """
    with act():
        locked = lock_all([merged, survivor, *others])
        yield locked
        item = locked[merged]
        ended = ended_version(item)
        version = shown_again(item, ended, by=by) if ended else None
        derived = derived_rows(version, publishing_of(item)) if version else []
        _moment, recorded_at = begin(None)
        with clock.acting_at(recorded_at):
            if version:
                record_again(item, version, derived, by=by, at=recorded_at)
            lead_back(item, followers)
        notify([item, locked[survivor]], recorded_at)


def lock_all(items: Iterable[Item]) -> dict[Item, Item]:
    """As `ahead.lock`, in the same order, with one query for each kind."""
    by_model: dict[type[Item], set[int]] = {}
    for item in items:
        by_model.setdefault(type(item), set()).add(item.pk)
    locked: dict[Item, Item] = {}
    for model, keys in sorted(by_model.items(), key=lambda entry: entry[0]._meta.db_table):
        rows = model._default_manager.select_for_update(no_key=True, of=("self",)).filter(pk__in=keys).order_by("pk")
        locked |= {row: row for row in rows}
    return locked


def refuse_plans(item: Item) -> None:
    if ahead := list(Change.objects.of(item).filter(at__gt=clock.SiteNow()).order_by("at")):
        times = ", ".join(in_words(change.at) for change in ahead)
        text = _("“%(item)s” has something scheduled: %(times)s. Cancel that first.") % {"item": item, "times": times}
        raise ScheduledAhead(text, acts=ahead)


def was_public(item: Item) -> bool:
    return Change.objects.of(item).filter(number__isnull=False, at__lte=clock.SiteNow()).exists()


def last_acts(item: Item) -> list[Change]:
    return list(Change.objects.of(item).filter(at__lte=clock.SiteNow()).order_by("-at")[:2])


def end_record(item: Item, *, by, at: datetime) -> None:
    """Only what is shown can end; what was withdrawn before has ended already. The reason of a merge stays at the desk."""
    acts = last_acts(item)
    if acts and acts[0].number is not None:
        note = _("Merged into another record.")
        log(item, at=at, recorded_at=at, number=None, kind=Change.Kind.MERGED, by=by, note=note, group=uuid.uuid4())
        settle(item, publishing_of(item).version)


def lead_to(merged: Item, survivor: Item) -> None:
    """Old addresses of `merged`, and of what was merged into it, lead to `survivor`: no chains. Of two drafts nothing is told."""
    kind = merged._meta.model_name
    own_slugs = f"{merged.public_id}-"
    Redirect.objects.filter(item_kind=kind, public_id=merged.public_id).exclude(old__startswith=own_slugs).update(
        public_id=survivor.public_id
    )
    if was_public(merged) or was_public(survivor):
        Redirect.objects.create(item_kind=kind, old=merged.public_id, public_id=survivor.public_id)


def lead_back(merged: Item, followers: Iterable[str]) -> None:
    kind = merged._meta.model_name
    Redirect.objects.filter(item_kind=kind, old=merged.public_id).delete()
    Redirect.objects.filter(item_kind=kind, old__in=list(followers)).update(public_id=merged.public_id)


def ended_version(item: Item) -> Version | None:
    """The version that the merge took off the record; None when nothing was shown then."""
    acts = last_acts(item)
    if len(acts) < 2 or acts[0].kind != Change.Kind.MERGED:
        return None
    return publishing_of(item).version.objects.get(item=item, number=acts[1].number)


def shown_again(item: Item, ended: Version, *, by) -> Version:
    """An unsaved version with the same document: a version has one span, and that one is over."""
    if problems := list(problems_of(item, ended)):
        raise NotReady(*problems)
    model = type(ended)
    last = model.objects.filter(item=item).aggregate(last=Max("number"))["last"]
    note = _("A merge with another record was undone.")
    version = model(item=item, number=last + 1, document=ended.document, change=Version.Weight.MINOR, change_note=note, published_by=by)
    set_columns(version, publishing_of(item))
    return version


def record_again(item: Item, version: Version, derived: list, *, by, at: datetime) -> None:
    version.visible_from = version.first_published_at = at
    version.save(force_insert=True)
    save_derived(version, derived)
    words = {"kind": Change.Kind.PUBLISHED, "by": by, "note": version.change_note}
    log(item, at=at, recorded_at=at, number=version.number, group=uuid.uuid4(), **words)
    settle(item, type(version))


def problems_of(item: Item, version: Version) -> Iterator[Problem]:
    """What has become private since must not come back by an old document."""
    if version.hidden_at or version.redacted_at:
        yield Problem(_("The version of “%s” that would be shown again was hidden since.") % item)
        return
    publishing, moment = publishing_of(item), clock.now()
    if item.embargo_until and is_under_embargo(item, moment):
        yield Problem(_("“%(row)s” is under embargo until %(moment)s.") % {"row": item, "moment": in_words(item.embargo_until)})
    for row in told_rows(publishing, version):
        if is_private(row) or is_under_embargo(row, moment):
            words = {"item": item, "row": row, "kind": row._meta.verbose_name}
            yield Problem(
                _("The version of “%(item)s” that would be shown again tells of “%(row)s” (%(kind)s), which is private now.") % words
            )


def told_rows(publishing: Publishing, version: Version) -> Iterator:
    """The desk's rows that the document tells, and those that it cites."""
    for rows in publishing.rows:
        told = [values["uid"] for values in version.content["rows"].get(rows.name, [])]
        yield from rows.model._default_manager.filter(uid__in=told)
    for model in publishing.cites:
        keys = list(version.cited.get(model._meta.model_name, {}))
        yield from model._default_manager.filter(**{f"{key_field(model)}__in": keys})
