"""An embargo is not a schedule: before its moment, nothing that rests on the item or source may be visible."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext as _

from . import clock
from .acts_log import Change
from .ahead import in_words, item_of
from .errors import Problem
from .freezing import Freezer, key_of
from .shapes import publishing_of
from .versions import Item


def embargo_problems(item: Item, used: Iterable[Model], at: datetime | None) -> list[Problem]:
    """One problem for each row under embargo at that moment: the item itself, or anything that it refers to, told or withheld."""
    moment = at or clock.now()
    return [problem(row, item) for row in (item, *used) if is_under_embargo(row, moment)]


def is_under_embargo(row: Model, moment: datetime) -> bool:
    until = getattr(row, "embargo_until", None)
    return until is not None and until > moment


def problem(row: Model, item: Item) -> Problem:
    words = {"kind": row._meta.verbose_name, "row": row, "moment": in_words(row.embargo_until)}
    if row == item:
        return Problem(_("“%(row)s” is under embargo until %(moment)s.") % words, "embargo_until")
    return Problem(_("It rests on “%(row)s” (%(kind)s), which is under embargo until %(moment)s.") % words)


def scheduled_against(row: Model) -> list[Change]:
    """The planned publications that would come before the embargo of this item or source: to be cancelled, after asking."""
    if row.embargo_until is None:
        return []
    planned = Change.objects.filter(at__gt=clock.SiteNow(), at__lt=row.embargo_until, number__isnull=False).order_by("at", "id")
    return [change for change in planned if rests_on(change, row)]


def rests_on(change: Change, row: Model) -> bool:
    """Whether the version refers to the row, or the working copy does: a version does not tell what is confidential."""
    item = item_of(change)
    if item == row:
        return True
    version = publishing_of(item).version.objects.get(item=item, number=change.number)
    item.refresh_from_db()
    return key_of(row) in version.cited.get(row._meta.model_name, {}) or row in Freezer(item, private=False).collect().used
