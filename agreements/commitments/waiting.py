"""How long a commitment has waited, in words: never more precise than its dates."""

from datetime import date
from typing import NamedTuple

from django.utils.dateformat import format as written
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from .states import State, state_of

SIGNED, ANNOUNCED = "signed", "announced"
DAYS_UP_TO, MONTHS_UP_TO = 60, 24  # counted in days, and then in months


class Waiting(NamedTuple):
    """The columns of an index row that tell of its waiting. `made` is what happened on `made_on`, if known `made_exactly`."""

    kind: str
    rating: str
    due_min: date | None
    due_max: date | None
    due_is_certain: bool
    made_on: date | None
    rated_on: date | None
    stands_since: date | None
    made: str = ""
    made_exactly: bool = False

    def state(self, today: date) -> State:
        return state_of(self.kind, self.due_min, self.due_max, is_certain=self.due_is_certain, today=today)

    def words(self, today: date) -> str:
        """In the active language; empty where no day is known to count from."""
        match self.state(today):
            case State.OVERDUE:
                return self.overdue(today)
            case State.POSSIBLY_OVERDUE:
                return self.possibly_overdue(today)
            case State.DUE:
                return self.due(today)
            case State.SILENT:
                return self.silent(today)
            case State.OPEN:
                return self.assessed(today)
        return self.settled()

    @property
    def has_one_day(self) -> bool:
        """Whether the due date says one day: as such, or as the last one."""
        return self.due_min in (None, self.due_max) and self.due_is_certain

    def overdue(self, today: date) -> str:
        words = _("Overdue for %s") if self.has_one_day else _("Overdue for at least %s")
        return words % duration(self.due_max, today)

    def possibly_overdue(self, today: date) -> str:
        if self.due_max and self.due_is_certain:
            return _("Possibly overdue; certainly after %s") % day(self.due_max)
        if self.due_is_certain:
            return _("Possibly overdue: only the first day is known on which it can be due")
        return _("Possibly overdue: when it is due is an estimate")

    def due(self, today: date) -> str:
        if self.due_max == today and self.has_one_day:
            return _("Due today")
        if self.has_one_day:
            return _("Due in %s") % duration(today, self.due_max)
        return _("Due in %s at the earliest") % duration(today, self.due_min) if self.due_min > today else _("Possibly due from today")

    def silent(self, today: date) -> str:
        if not self.made_on or self.made_on > today:
            return _("Silent: nobody has assessed it, and no date is known to count from")
        exactly = {
            SIGNED: _("Silent for %s since signing, without an assessment"),
            ANNOUNCED: _("Silent for %s since it was announced, without an assessment"),
        }
        at_least = {
            SIGNED: _("Silent for at least %s since signing, without an assessment"),
            ANNOUNCED: _("Silent for at least %s since it was announced, without an assessment"),
        }
        other = _("Silent for %s without an assessment") if self.made_exactly else _("Silent for at least %s without an assessment")
        return (exactly if self.made_exactly else at_least).get(self.made, other) % counted_in_days(self.made_on, today)

    def assessed(self, today: date) -> str:
        if not self.rated_on or self.rated_on >= today:
            return ""
        return _("Last assessed %s ago") % duration(self.rated_on, today)

    def settled(self) -> str:
        """When what was owed by a day was rated fulfilled, against that day."""
        if self.rating != "fulfilled" or not (self.due_max and self.stands_since and self.has_one_day):
            return ""
        if self.stands_since > self.due_max:
            return _("Rated fulfilled %s after it was due") % duration(self.due_max, self.stands_since)
        return _("Rated fulfilled in time")


def waiting(row: dict) -> Waiting:
    """Of a row of finding.COLUMNS."""
    made = row["said"].get("made") or {}
    columns = {name: row[name] for name in Waiting._fields if name in row}
    if not made.get("has_end", True):
        columns["made_on"] = None  # "not before" some day: from then on nothing can be counted
    return Waiting(**columns, made=made.get("kind", ""), made_exactly=made.get("is_exact", False))


def duration(since: date, until: date) -> str:
    """Days, then whole months, then whole years: “3 years”, in the case that German needs after “for”, “in” and “ago”."""
    days, months = (until - since).days, months_between(since, until)
    if days <= DAYS_UP_TO:
        return npgettext("duration", "%(n)s day", "%(n)s days", days) % {"n": days}
    if months <= MONTHS_UP_TO:
        return npgettext("duration", "%(n)s month", "%(n)s months", months) % {"n": months}
    return npgettext("duration", "%(n)s year", "%(n)s years", months // 12) % {"n": months // 12}


def counted_in_days(since: date, until: date) -> str:
    """Days as long as one can grasp them, about three years."""
    days = (until - since).days
    return npgettext("duration", "%(n)s day", "%(n)s days", days) % {"n": days} if days < 1000 else duration(since, until)


def months_between(since: date, until: date) -> int:
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


def day(value: date) -> str:
    return written(value, get_format("DATE_FORMAT"))
