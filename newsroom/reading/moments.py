"""Moments that readers give in addresses: a day or a time with its offset, as ISO 8601 writes them."""

import re
from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 1000, 2999  # beyond them an offset could leave the calendar
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?([Zz]|[+ -][0-9]{2}:?[0-9]{2})", re.ASCII)
MAX_LENGTH = 40


class NotAMoment(ValueError):
    """The message is a sentence for the person who gave the text."""

    def __init__(self) -> None:
        super().__init__(_("Give a day such as 2025-04-03, or a time with its offset such as 2025-04-03T18:00:00Z."))


def read_moment(text: str) -> datetime:
    """The moment in UTC; a day means its beginning on this site. Raises NotAMoment.

    A “+” that an address did not escape arrives as a blank, and is read as what it was.
    """
    try:
        if DAY.fullmatch(text):
            moment = datetime.combine(datetime.fromisoformat(text), time(), get_current_timezone())
        elif TIME.fullmatch(text):
            moment = parse_datetime(text[:11] + text[11:].replace(" ", "+").upper())
        else:
            moment = None
    except ValueError:
        moment = None
    if moment is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise NotAMoment
    return moment.astimezone(UTC)


class MomentField(forms.CharField):
    """Cleans to a time in UTC, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_LENGTH, **kwargs)

    def clean(self, value: Any) -> datetime | None:
        if not (text := super().clean(value)):
            return None
        try:
            return read_moment(text)
        except NotAMoment as problem:
            raise ValidationError(str(problem), code="invalid") from None
