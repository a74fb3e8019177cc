"""Dates as files hold them. What can be meant in two ways is refused, unless the import says how such dates are read."""

import re
from datetime import date, timedelta
from typing import Literal

from django.utils.translation import gettext as _

from agreements.partial_dates import NotAPartialDate, PartialDate

from .cells import Refused, Remarks, is_nothing

Order = Literal["", "dmy", "mdy"]

OPEN_ENDED = frozenset(
    [
        "9999-12-31",
        "9999",
        "31.12.9999",
        "12/31/9999",
        "31/12/9999",
        "9999-12",
        "open",
        "open-ended",
        "offen",
        "present",
        "heute",
        "today",
        "ongoing",
        "laufend",
        "andauernd",
    ]
)
UNKNOWN_PART = re.compile(
    r"(?P<year>[0-9]{4})-(?:(?P<month>0[1-9]|1[0-2])-(?:00|XX|xx|\?\?)|(?:00|XX|xx|\?\?)(?:-(?:00|XX|xx|\?\?))?)(?P<rest>[?~]?)"
)
WITH_TIME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
SLASHED = re.compile(r"(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})/(?P<year>[0-9]{4})(?P<rest>[?~]?)")
SERIAL = re.compile(r"(?P<days>[1-9][0-9]{4})(?:\.0+)?")
COMPACT = re.compile(r"(?P<year>1[0-9]{3}|20[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])")
# EDTF's suffixes and signs of comparison, in the words that a partial date reads.
BOTH = re.compile(r"(?P<value>[0-9-]+)(?:\?~|~\?|%)")
COMPARED = re.compile(r"(?P<sign><=|>=|≤|≥|<|>)\s*(?P<value>.+)")
IN_WORDS = {"<=": "not after", "≤": "not after", ">=": "not before", "≥": "not before", "<": "before", ">": "after"}
IN_SIGNS = {"exact": "{}", "about": "~{}", "uncertain": "{}?", "not_after": "<={}", "not_before": ">={}"}

FIRST_SERIAL, LAST_SERIAL = 10_000, 80_000  # 1927 to 2119: outside, a number of five digits is no date
EPOCH = date(1899, 12, 30)  # of spreadsheets, their non-existent 29 February 1900 counted


def written(day: PartialDate | None) -> str:
    """The date as one cell: 1905-04, ~1905, 1814-06-11?, <=2004-12-31; `read` gives it back, without the wording as printed."""
    return "" if day is None else IN_SIGNS[day.qualifier].format(day.value)


def read(text: str, remarks: Remarks, *, order: Order = "") -> PartialDate | None:
    """The date of a cell, None where none is known or it is open-ended. Raises Refused with a sentence that quotes the cell.

    Read with a remark: 1905-00-00 (1905), 12/31/2004 (only one order is possible), 38352 (a spreadsheet's number of a day), times of day.
    """
    text = " ".join(text.split()).strip("'\"")
    if is_nothing(text, remarks):
        return None
    if text.casefold() in OPEN_ENDED:
        remarks.note(_("“%(text)s” is read as open-ended: no date.") % {"text": text})
        return None
    try:
        return PartialDate.parse(in_known_words(text, remarks, order))
    except NotAPartialDate as problem:
        raise Refused(str(problem)) from None


def in_known_words(text: str, remarks: Remarks, order: Order) -> str:
    if match := UNKNOWN_PART.fullmatch(text):
        return with_remark("-".join(filter(None, [match["year"], match["month"]])) + match["rest"], text, remarks)
    if match := WITH_TIME.fullmatch(text):
        return match["day"] if not match["time"].strip("0:.") else with_remark(match["day"], text, remarks)
    if match := SLASHED.fullmatch(text):
        return slashed(match, text, remarks, order)
    if (match := SERIAL.fullmatch(text)) and FIRST_SERIAL <= int(match["days"]) <= LAST_SERIAL:
        return with_remark((EPOCH + timedelta(int(match["days"]))).isoformat(), text, remarks)
    if match := COMPACT.fullmatch(text):
        return with_remark(f"{match['year']}-{match['month']}-{match['day']}", text, remarks)
    if match := BOTH.fullmatch(text):
        return with_remark(f"{match['value']}?", text, remarks)
    if match := COMPARED.fullmatch(text):
        return f"{IN_WORDS[match['sign']]} {match['value']}"
    return text[:-2] if re.fullmatch(r"[0-9]{4}\.0", text) else text


def with_remark(meaning: str, text: str, remarks: Remarks) -> str:
    remarks.note(_("“%(text)s” is read as %(meaning)s.") % {"text": text, "meaning": meaning})
    return meaning


def slashed(match: re.Match[str], text: str, remarks: Remarks, order: Order) -> str:
    """A date with slashes: refused where both orders are possible and nobody has said which one holds."""
    first, second = int(match["first"]), int(match["second"])
    if not order and first <= 12 and second <= 12 and first != second:
        sentence = _("“%(text)s” can mean two different days. Write 2025-04-03, or say for the whole file which part comes first.")
        raise Refused(sentence % {"text": text})
    is_month_first = order == "mdy" if order else second > 12
    month, day = (first, second) if is_month_first else (second, first)
    return with_remark(f"{match['year']}-{month:02}-{day:02}", text, remarks) + match["rest"]
