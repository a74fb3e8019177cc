import django_filters
import pytest

from agreements.filters_partial_dates import PartialDateFilter
from tests.agreements.dated import DATES, Meeting, create_meetings, create_tables, names

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tables(db):
    create_tables()


@pytest.fixture
def meetings(tables):
    return create_meetings()


class MeetingFilter(django_filters.FilterSet):
    certainly_before = PartialDateFilter("on", "certainly_before")
    possibly_after = PartialDateFilter("on", "possibly_after")
    within = PartialDateFilter("on", "possibly_within")
    certainly_from = PartialDateFilter("on", "certainly_from")
    possibly_until = PartialDateFilter("on", "possibly_until")

    class Meta:
        model = Meeting
        fields = ()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"certainly_before": "2021"}, ["year"]),
        ({"certainly_before": "2021-07"}, ["year", "month", "day", "not after"]),
        ({"possibly_after": "2021-06"}, ["about", "not before"]),
        ({"within": "2020"}, ["year", "about", "not after"]),
        ({"within": "15.6.2021"}, ["month", "day", "about", "not after", "not before", "uncertain"]),
        ({"certainly_from": "2021-06"}, ["month", "day", "not before"]),
        ({"possibly_until": "2019"}, ["not after"]),
        ({"possibly_after": "2020", "certainly_before": "2022"}, ["month", "day", "not after"]),
        ({}, list(DATES)),
    ],
)
def test_a_filter_takes_a_year_a_month_or_a_day(meetings, query, found):
    assert names(MeetingFilter(query, meetings).qs) == found


@pytest.mark.parametrize("value", ["um 1900", "gestern", "2023-13"])
def test_a_filter_refuses_anything_else_with_a_sentence(meetings, value):
    filterset = MeetingFilter({"within": value}, meetings)
    assert not filterset.is_valid() and filterset.errors["within"][0].endswith(".")
