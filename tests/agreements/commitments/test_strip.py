"""Ratings over time, drawn: within the frame, in order, and never more exactly than their dates are known."""

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from agreements.commitments.strip import strip
from agreements.models import Assessment
from agreements.partial_dates import PartialDate, Qualifier
from agreements.sheets.promises import rated

DATES = st.builds(
    lambda day, length, qualifier: PartialDate(day.isoformat()[:length], qualifier),
    st.dates(date(1860, 1, 1), date(2030, 12, 31)),
    st.sampled_from([4, 7, 10]),
    st.sampled_from(Qualifier.values),
)
RATINGS = st.lists(st.tuples(DATES, st.sampled_from(Assessment.Rating.values)), max_size=6)


def drawn(ratings, due=None, made="2024-05-06", language="en"):
    rows = [{"as_of": day.to_json(), "rating": rating, "uid": str(n), "commitment": "c"} for n, (day, rating) in enumerate(ratings)]
    with translation.override(language):
        return strip(rated(rows, "c"), due and parsed(due), made and parsed(made), language)


def parsed(day) -> PartialDate:
    return day if isinstance(day, PartialDate) else PartialDate.parse(day)


def said(*ratings):
    return [(PartialDate.parse(day), rating) for day, rating in ratings]


@given(RATINGS, st.none() | DATES, st.none() | DATES)
def test_everything_stays_within_the_frame_and_is_the_same_each_time(ratings, due, made):
    found = drawn(ratings, due, made)
    assert found == drawn(ratings, due, made)
    if found is None:
        return
    for one in found["bands"]:
        left, right = one.band.ends
        assert -0.01 <= left <= right <= 100.01
    assert found["due"] is None or 0 <= found["due"] <= 100
    assert len(found["ticks"]) <= 2


def test_what_was_due_in_1868_was_missed_and_then_kept():
    found = drawn(said(("1868-04-21", "not_fulfilled"), ("1868-08-01", "fulfilled")), "not after 1868-04-20", "1867-03-30")
    assert found["words"] == "Not rated → Not fulfilled (21 April 1868) → Fulfilled (1 August 1868)" and found["back"] == ""
    silent, missed, kept = (one.band for one in found["bands"])
    assert [one.look for one in found["bands"]] == ["d-unknown", "d-bad", "d-fulfilled"]
    assert silent.ends[0] < found["due"] < kept.ends[0] and missed.ends[0] >= found["due"]
    assert not missed.fades and kept.fades, "Nobody knows how long the last rating holds."


def test_a_rating_of_a_year_is_drawn_as_possible_through_that_year():
    found = drawn(said(("2020", "in_progress"), ("2023-05-06", "stalled")))
    band = next(one.band for one in found["bands"] if one.look == "d-part")
    assert band.maybe and band.sure and band.maybe[0].x < band.sure.x


@pytest.mark.parametrize(
    ("ratings", "back"),
    [
        ([("2020", "fulfilled"), ("2021", "stalled")], "from “Fulfilled” to “Stalled”."),
        ([("2020", "in_progress"), ("2021", "cannot_verify")], ""),
        ([("2020", "stalled"), ("2021", "in_progress")], ""),
        (
            [("2020", "fulfilled"), ("2021", "in_progress"), ("2022", "fulfilled")],
            "from “Fulfilled” to “In progress”.",
        ),
    ],
)
def test_a_rating_that_moved_back_is_told_in_words(ratings, back):
    assert drawn(said(*ratings))["back"] == (back and f"The rating has moved back: {back}")


def test_nothing_is_drawn_of_what_was_never_rated_or_has_one_day_only():
    assert drawn([], "2025-05-06") is None
    assert drawn(said(("2024-05-06", "stalled")), made=None) is None


def test_the_words_are_those_of_the_page():
    found = drawn(said(("2025-05", "stalled")), language="de")
    assert found["words"] == "Nicht bewertet → Ins Stocken geraten (Mai 2025)"
