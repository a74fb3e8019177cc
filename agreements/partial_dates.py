"""Dates as sources give them: a year, a month or a day, and how the source means it.

The rules need no database; `agreements.fields.PartialDateField` stores such a date, and the database keeps the same bounds.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, Self

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import partial_date_words as words

Precision = Literal["year", "month", "day"]

# Years outside are typing errors, and feeds, sitemaps and JSON break near years 1 and 9999.
FIRST_YEAR, LAST_YEAR = 1000, 2999
AS_PRINTED_MAX_LENGTH = 200
KEYS = {"value", "qualifier", "as_printed"}


class Qualifier(TextChoices):
    EXACT = "exact", gettext_lazy("exact")
    ABOUT = "about", gettext_lazy("about")
    NOT_AFTER = "not_after", gettext_lazy("not after")
    NOT_BEFORE = "not_before", gettext_lazy("not before")
    UNCERTAIN = "uncertain", gettext_lazy("uncertain")


class NotAPartialDate(ValueError):
    """What was given is no partial date; the message is a sentence for the person who gave it."""


@dataclass(frozen=True)
class PartialDate:
    """`value` is 2025, 2025-04 or 2025-04-03; `qualifier` is one of Qualifier; `as_printed` is the source's own wording ("Ende 2023").

    Raises NotAPartialDate when a part is malformed, so that an instance is always a possible date.
    """

    value: str
    qualifier: str = "exact"
    as_printed: str = ""

    def __post_init__(self) -> None:
        _check_value(self.value)
        if self.qualifier not in Qualifier.values:
            raise NotAPartialDate(_("“%(qualifier)s” does not say how a date is meant.") % {"qualifier": self.qualifier})
        if not isinstance(self.as_printed, str) or len(self.as_printed) > AS_PRINTED_MAX_LENGTH or "\0" in self.as_printed:
            raise NotAPartialDate(_("The wording as printed is a text of at most %(limit)s characters.") % {"limit": AS_PRINTED_MAX_LENGTH})
        object.__setattr__(self, "qualifier", str(self.qualifier))

    @classmethod
    def parse(cls, text: str, *, as_printed: str = "") -> Self:
        """Read what an editor types: 3.4.2025, April 2025, um 1900, not after 2024-05, 1814-06-11? and the like."""
        try:
            (year, month, day), qualifier = words.read(text)
        except words.Unreadable as problem:
            raise NotAPartialDate(str(problem)) from None
        value = "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])
        strict = {"before": -1, "after": 1}.get(qualifier)
        if strict is None:
            return cls(value, qualifier, as_printed)
        # “before 1900” excludes 1900 itself: the last year that it allows is 1899.
        return cls(cls(value)._neighbour(strict), "not_after" if strict < 0 else "not_before", as_printed)

    @classmethod
    def from_json(cls, data: dict[str, str]) -> Self:
        """The inverse of `to_json`; refuses missing and unknown keys."""
        if not isinstance(data, dict) or set(data) != KEYS:
            raise NotAPartialDate(_("A partial date consists of value, qualifier and as_printed."))
        return cls(**data)

    def to_json(self) -> dict[str, str]:
        return {"value": self.value, "qualifier": self.qualifier, "as_printed": self.as_printed}

    def api(self) -> dict[str, Any]:
        """The shape in the API: `to_json` and both bounds, ISO dates or null."""
        earliest, latest = (bound and bound.isoformat() for bound in (self.earliest, self.latest))
        return {"value": self.value, "earliest": earliest, "latest": latest, "qualifier": self.qualifier, "as_printed": self.as_printed}

    @property
    def precision(self) -> Precision:
        return {4: "year", 7: "month", 10: "day"}[len(self.value)]  # type: ignore[return-value]

    @property
    def is_certain(self) -> bool:
        """False for about and uncertain: their bounds are estimates, so nothing follows from them for sure."""
        return self.qualifier not in ("about", "uncertain")

    @property
    def earliest(self) -> date | None:
        """The first day that the date allows; None when that side is open. “About” reaches one year, month or day further."""
        if self.qualifier == "not_after":
            return None
        return self._start(-1 if self.qualifier == "about" else 0)

    @property
    def latest(self) -> date | None:
        """The last day that the date allows; None when that side is open."""
        if self.qualifier == "not_before":
            return None
        return self._start(2 if self.qualifier == "about" else 1) - timedelta(days=1)

    @property
    def sort_key(self) -> tuple[date, date]:
        """Oldest first; an open side sorts by the other one, as `Coalesce("x_min", "x_max")` does in the database."""
        earliest, latest = self.earliest, self.latest
        return (earliest or latest, latest or earliest)  # type: ignore[return-value]

    def display(self, language: str) -> str:
        """The date in words, German or English: „nicht nach dem 3. April 2025“, “not after 3 April 2025”."""
        return words.write(self._parts(), self.qualifier, language)

    def __str__(self) -> str:
        return words.write(self._parts(), self.qualifier, words.active_language())

    def _parts(self) -> list[int]:
        return [int(part) for part in self.value.split("-")]

    def _start(self, units: int = 0) -> date:
        """The first day of the year, month or day that lies `units` further."""
        year, month, day = [*self._parts(), 1, 1][:3]
        if self.precision == "day":
            return date(year, month, day) + timedelta(days=units)
        months = year * 12 + month - 1 + units * (12 if self.precision == "year" else 1)
        return date(months // 12, months % 12 + 1, 1)

    def _neighbour(self, units: int) -> str:
        return self._start(units).isoformat()[: len(self.value)]


def _check_value(value: str) -> None:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
        raise NotAPartialDate(_("“%(text)s” is not a date of the form 2025, 2025-04 or 2025-04-03.") % {"text": value})
    year, month, day = [*map(int, value.split("-")), 1, 1][:3]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotAPartialDate(_("The year must lie between %(first)s and %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR})
    if not 1 <= month <= 12:
        raise NotAPartialDate(_("There is no month %(month)s: a year has twelve.") % {"month": month})
    try:
        date(year, month, day)
    except ValueError:
        raise NotAPartialDate(_("The day %(value)s does not exist in the calendar.") % {"value": value}) from None
