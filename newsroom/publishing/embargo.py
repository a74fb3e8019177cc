"""An embargo is not a schedule: before its moment, nothing that rests on the item or source may be visible.

A row may rest on another of its kind: its class names the reference in `rests_on` (a source is known through another one, its `via`).
What stops that one stops whatever rests on it, however far away.
"""

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
    """One problem for each row under embargo at that moment: the item itself, or anything that it rests on, told or withheld."""
    moment = at or clock.now()
    return [problem(row, item) for row in (item, *with_foundations(used)) if is_under_embargo(row, moment)]


def with_foundations(rows: Iterable[Model]) -> list[Model]:
    """The rows, and all that they rest on in turn. One query for each kind and step."""
    found = dict.fromkeys(rows)
    step = list(found)
    while step:
        step = [row for model in {type(row) for row in step} for row in foundations(model, step) if row not in found]
        found |= dict.fromkeys(step)
    return list(found)


def foundations(model: type[Model], rows: Iterable[Model]) -> list[Model]:
    name = getattr(model, "rests_on", "")
    keys = {getattr(row, f"{name}_id") for row in rows if type(row) is model} - {None} if name else ()
    return list(model._default_manager.filter(pk__in=keys)) if keys else []


def with_dependents(row: Model) -> list[Model]:
    """The row, and all that rest on it in turn. One query for each step."""
    model = type(row)
    name, found = getattr(model, "rests_on", ""), [row]
    step = found
    while name and step:
        step = [one for one in model._default_manager.filter(**{f"{name}__in": step}) if one not in found]
        found = [*found, *step]
    return found


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
    planned = list(Change.objects.filter(at__gt=clock.SiteNow(), at__lt=row.embargo_until, number__isnull=False).order_by("at", "id"))
    rows = with_dependents(row) if planned else []
    return [change for change in planned if rests_on(change, rows)]


def rests_on(change: Change, rows: list[Model]) -> bool:
    """Whether the version refers to one of the rows, or the working copy does: a version does not tell what is confidential."""
    item = item_of(change)
    if item in rows:
        return True
    version = publishing_of(item).version.objects.get(item=item, number=change.number)
    if any(key_of(row) in version.cited.get(row._meta.model_name, {}) for row in rows):
        return True
    item.refresh_from_db()
    return not Freezer(item, private=False).collect().used.keys().isdisjoint(rows)
