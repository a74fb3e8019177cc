"""Cursors: where a reader of a list has come to, as one opaque parameter that is checked before it meets the database."""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.db.models import DateTimeField, Field, IntegerField
from django.utils.translation import gettext as _

MAX_LENGTH = 1500  # of the parameter: a sort key of 200 letters of any script fits


class BadCursor(BadRequest):
    """The cursor was not made by this list. Pages answer 400 by themselves."""

    def __init__(self):
        super().__init__(_("This cursor does not belong to this list. Start again without it."))


def write_cursor(values: Sequence[Any], *, is_backward: bool = False) -> str:
    """`values` are dates, times, numbers and texts; the result needs no escaping in an address."""
    plain = [value.isoformat() if isinstance(value, date) else value for value in values]
    text = json.dumps(["<" if is_backward else ">", *plain], ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str, fields: Sequence[Field]) -> tuple[list[Any], bool]:
    """(one value for each field, whether it leads backward). Raises BadCursor unless each value could stand in its field."""
    try:
        if len(text) > MAX_LENGTH:
            raise BadCursor
        parts = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if not isinstance(parts, list) or len(parts) != len(fields) + 1 or parts[0] not in ("<", ">"):
            raise BadCursor
        return [read_value(field, part) for field, part in zip(fields, parts[1:], strict=True)], parts[0] == "<"
    except (binascii.Error, ValueError, ValidationError, OverflowError, RecursionError):
        raise BadCursor from None


def read_value(field: Field, part: Any) -> Any:
    field = getattr(field, "target_field", field)
    if isinstance(part, bool) or not isinstance(part, int if isinstance(field, IntegerField) else str):
        raise BadCursor
    value = field.to_python(part)
    if isinstance(field, DateTimeField):
        return utc(value)
    field.run_validators(value)
    if isinstance(value, str) and b"\0" in value.encode():  # `encode` refuses lone surrogates, which no database can hold either
        raise BadCursor
    return value


def utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise BadCursor
    return moment.astimezone(UTC)
