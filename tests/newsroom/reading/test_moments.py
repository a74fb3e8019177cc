"""Moments that readers give in addresses."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.reading.moments import NotAMoment, read_moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-04-03T18:00:00Z", datetime(2025, 4, 3, 18, tzinfo=UTC)),
        ("2025-04-03T18:00:00.123456+02:00", datetime(2025, 4, 3, 16, 0, 0, 123456, tzinfo=UTC)),
        ("2025-04-03T18:00:00 02:00", datetime(2025, 4, 3, 16, tzinfo=UTC)),
        ("2025-04-03t18:00z", datetime(2025, 4, 3, 18, tzinfo=UTC)),
        ("2025-04-03", datetime(2025, 4, 2, 22, tzinfo=UTC)),
    ],
)
def test_a_day_or_a_time_with_its_offset_is_understood(text, moment):
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    "text",
    ["", "x", "2025", "2025-04-03T18:00:00", "2025-02-30", "2025-04-03T25:00:00Z", "2025-04-03T18:00:00+99:99", "0001-01-01T00:00:00+23:59",
     "9999-12-31T23:59:59-23:59", "٢٠٢٥-04-03", "2025-04-03T18:00:00Z\0", "20250403"],
)  # fmt: skip
def test_everything_else_is_refused(text):
    with pytest.raises(NotAMoment):
        read_moment(text)


@given(st.text() | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}", fullmatch=True))
def test_whatever_comes_is_a_moment_or_refused(text):
    try:
        assert read_moment(text).tzinfo is UTC
    except NotAMoment as problem:
        assert "2025-04-03T18:00:00Z" in str(problem)
