"""Whether an office was held on a day, and whether who signed held it on the day of the signing."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.partial_dates import PartialDate
from agreements.standing.authority import authority, authority_of
from agreements.standing.holding import Held, Lasting
from tests.agreements.test_status import UNIVERSE, Dated, dated, on


def held(day: str, **dates) -> str:
    period = PartialDate(day)
    return Lasting(**{name: on(text) for name, text in dates.items()}).on(period.earliest, period.latest)


@pytest.mark.parametrize(
    ("dates", "answers"),
    [
        ({"since": "1949-09", "until": "1963-10"}, {"1949-08-31": "no", "1949-09-15": "possibly", "1949-10-01": "certainly",
         "1963-09": "certainly",
         "1963-10-01": "certainly", "1963-10-02": "possibly", "1963-11-01": "no", "1949": "possibly", "1950": "certainly"}),
        ({"since": "1990-01-01"}, {"1989": "no", "1990-01-01": "unknown", "2026": "unknown"}),
        ({"until": "1990-01-01"}, {"1950": "unknown", "1990-01-01": "unknown", "1990-01-02": "no"}),
        ({"known_on": "2025-04-03"}, {"2025-04-02": "unknown", "2025-04-03": "certainly", "2025-04-04": "unknown", "2025-04": "unknown"}),
        ({"known_on": "2025-04"}, {"2025-04-03": "unknown"}),
        ({"since": "2020-01-01", "known_on": "2025-04-03"}, {"2024": "certainly", "2025-04-03": "certainly", "2025-04-04": "unknown"}),
        ({"since": "~1950", "until": "1960-01-01"}, {"1948": "no", "1949-06-01": "possibly", "1955": "possibly", "1961": "no"}),
        ({"since": "<1950-01-01", "until": ">1960-01-01"}, {"1940": "possibly", "1955": "certainly", "2000": "possibly"}),
        ({}, {"1955": "unknown"}),
        ({"since": "1950", "life": "1967-04-19"}, {"1960": "unknown", "1968": "no"}),
    ],
)  # fmt: skip
def test_an_office_is_held_between_two_known_sides_and_a_missing_end_never_means_still(dates, answers):
    assert {day: held(day, **dates) for day in answers} == answers


sides = st.none() | dated


@given(sides, sides, sides, st.sampled_from(UNIVERSE))
def test_it_holds_in_every_world_or_in_some_or_in_none(since, until, known_on, day):
    """A side without a date may lie anywhere: what is then only possible is unknown."""
    everywhere = Dated((UNIVERSE[0] - timedelta(days=1), UNIVERSE[-1] + timedelta(days=1)))
    days = [everywhere.earliest, *UNIVERSE, everywhere.latest]
    choices = [one.days() if one else days for one in (since, until)] + [known_on.days() if known_on else [None]]
    worlds = [(a, b) for a, b, k in product(*choices) if a <= b and (k is None or a <= k <= b)]
    found = Lasting(since, until, known_on).on(day, day)
    if not worlds:
        return  # the dates contradict each other
    answers = {a <= day <= b for a, b in worlds}
    if found == Held.CERTAINLY:
        assert answers == {True}
    elif found == Held.NO:
        assert answers == {False}
    elif found == Held.UNKNOWN:
        assert since is None or until is None


OFFICE = Lasting(on("1949-09"), on("1963-10"))


@pytest.mark.parametrize(
    ("signed", "answer"),
    [
        (["1963-01-22"], "yes"),
        (["1963"], "possibly"),
        (["1962"], "yes"),
        (["1963-12-01"], "no"),
        (["1940"], "no"),
        (["<1963-01-22"], "possibly"),
        (["<1949-08-01"], "no"),
        (["1963-01-22?"], "possibly"),
        (["1963-01-22", "1962-01-01"], "yes"),
        (["1963-01-22", "1964-01-01"], "possibly"),
        ([], None),
    ],
)
def test_a_position_was_held_on_the_day_of_the_signing_or_possibly_or_not(signed, answer):
    assert authority(OFFICE, [on(day) for day in signed]) == answer


def test_an_office_without_an_end_was_possibly_held():
    assert authority(Lasting(on("1949")), [on("1963-01-22")]) == "possibly"
    assert authority(Lasting(known_on=on("1963-01-22")), [on("1963-01-22")]) == "yes"


def frozen(day: str) -> dict:
    return on(day).to_json()


def test_the_day_is_that_of_the_signature_or_of_its_party_or_of_all():
    events = [{"kind": "signed", "on": frozen("1964-01-01")}, {"kind": "signed", "on": frozen("1963-01-22"), "party": "b"}]
    office = {"since": frozen("1949"), "until": frozen("1963-10")}
    document = {"content": {"rows": {"agreementevent": events}}, "cited": {"position": {"p": office}}}
    signature = {"party": "a", "signed_on": None, "position": "p"}
    assert authority_of(signature, document) == "no"
    assert authority_of(signature | {"party": "b"}, document) == "yes"
    assert authority_of(signature | {"signed_on": frozen("1950-01-01")}, document) == "yes"
    assert authority_of({"party": "a", "signed_on": None}, document) is None


def test_days_are_days():
    assert Lasting(on("2000-01-01"), on("2000-01-02")).on(date(2000, 1, 2), date(2000, 1, 2)) == Held.CERTAINLY
