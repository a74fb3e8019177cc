"""How long a commitment has waited, in words that are no more precise than its dates."""

from datetime import date

import pytest
from django.utils import translation

from agreements.commitments.standing import due_bounds, standing
from agreements.commitments.waiting import Waiting, counted_in_days, duration
from agreements.partial_dates import PartialDate

TODAY = date(2026, 11, 23)


def words(due=None, *ratings, made="signed", made_on=date(2025, 4, 3), made_exactly=True, language="en"):
    frozen = {"due_status": "dated" if due else "none_published", "due_on": due and PartialDate.parse(due).to_json()}
    rows = [{"as_of": PartialDate.parse(day).to_json(), "rating": rating, "uid": str(n)} for n, (day, rating) in enumerate(ratings)]
    found = standing(frozen, rows, made_on)
    kind = "settled" if not found.is_open else "dated" if due else "rated" if found.rating else "silent"
    bounds = due_bounds(frozen)
    is_certain = not due or PartialDate.parse(due).is_certain
    row = Waiting(kind, found.rating, *bounds, is_certain, made_on, found.rated_on, found.stands_since, made, made_exactly)
    with translation.override(language):
        return row.words(TODAY)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2023-11-23", "Overdue for 3 years"),
        ("2026-11-22", "Overdue for 1 day"),
        ("2026-11-23", "Due today"),
        ("2026-11-24", "Due in 1 day"),
        ("2027-04-23", "Due in 5 months"),
        ("not after 2027-04-23", "Due in 5 months"),
        ("not after 2026-11-22", "Overdue for 1 day"),
        ("2023", "Overdue for at least 2 years"),
        ("2026", "Possibly overdue; certainly after 31 December 2026"),
        ("2026-11", "Possibly overdue; certainly after 30 November 2026"),
        ("2027", "Due in 39 days at the earliest"),
        ("not before 2020", "Possibly overdue: only the first day is known on which it can be due"),
        ("about 1900", "Possibly overdue: when it is due is an estimate"),
        ("about 2030", "Due in 2 years at the earliest"),
    ],
)
def test_a_due_date_is_told_as_far_as_it_is_known(due, said):
    assert words(due) == said


def test_silence_is_counted_in_days_from_the_signing():
    assert words() == "Silent for 599 days since signing, without an assessment"
    assert words(made_exactly=False) == "Silent for at least 599 days since signing, without an assessment"
    assert words(made="announced") == "Silent for 599 days since it was announced, without an assessment"
    assert words(made_on=None) == "Silent: nobody has assessed it, and no date is known to count from"
    assert words(language="de") == "Seit 599 Tagen ohne Bewertung, gerechnet ab der Unterzeichnung"


def test_what_was_rated_is_told_by_its_last_rating():
    assert words(None, ("2024-11-23", "in_progress")) == "Last assessed 24 months ago"
    assert words("1868-04-20", ("1868-04-21", "not_fulfilled"), ("1868-08-01", "fulfilled")) == "Rated fulfilled 3 months after it was due"
    assert words("1868-04-20", ("1868-04-20", "fulfilled")) == "Rated fulfilled in time"
    assert words("1868", ("1868-08-01", "fulfilled")) == ""
    assert words("1868-04-20", ("1868-08-01", "not_fulfilled")) == ""
    assert words("1868-04-20", ("1868-08-01", "fulfilled"), language="de") == "Als erfüllt bewertet, mit 3 Monaten Verspätung"


def test_durations_are_whole_days_months_and_years():
    spans = [((2026, 1, 1), (2026, 3, 2)), ((2026, 1, 1), (2026, 3, 3)), ((2024, 2, 29), (2026, 2, 28)), ((2024, 1, 31), (2026, 3, 1))]
    with translation.override("en"):
        assert [duration(date(*since), date(*until)) for since, until in spans] == ["60 days", "2 months", "23 months", "2 years"]
        assert counted_in_days(date(2024, 2, 27), date(2026, 11, 23)) == "2 years"
