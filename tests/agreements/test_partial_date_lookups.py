from datetime import date

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from hypothesis import HealthCheck, given, settings

from agreements.fields import PartialDateField
from agreements.partial_dates import PartialDate
from tests.agreements.dated import DATES, Meeting, Speech, create_meetings, create_tables, days, names, partial_dates

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tables(db):
    create_tables()


@pytest.fixture
def meetings(tables):
    return create_meetings()


@pytest.mark.parametrize(
    ("lookup", "day", "found"),
    [
        ("certainly_before", date(2021, 6, 15), ["year"]),
        ("certainly_before", date(2021, 7, 1), ["year", "month", "day", "not after"]),
        ("certainly_before", date(2030, 1, 1), ["year", "month", "day", "not after"]),
        ("possibly_before", date(2021, 6, 15), ["year", "month", "about", "not after"]),
        ("possibly_before", date(2019, 1, 1), ["not after"]),
        ("certainly_after", date(2021, 6, 14), ["day", "not before"]),
        ("certainly_after", date(2019, 12, 31), ["year", "month", "day", "not before"]),
        ("possibly_after", date(2021, 6, 15), ["month", "about", "not before"]),
        ("possibly_after", date(2030, 1, 1), ["not before"]),
        ("certainly_on", date(2021, 6, 15), ["day"]),
        ("possibly_on", date(2021, 6, 15), ["month", "day", "about", "not after", "not before", "uncertain"]),
        ("possibly_on", date(2021, 6, 16), ["month", "about", "not before"]),
        ("certainly_within", (date(2021, 6, 1), date(2021, 6, 30)), ["month", "day"]),
        ("possibly_within", (date(2020, 6, 1), date(2020, 6, 1)), ["year", "about", "not after"]),
    ],
)
def test_a_search_answers_certainly_or_possibly_and_excluding_is_the_opposite(meetings, lookup, day, found):
    assert names(meetings.filter(**{f"on__{lookup}": day})) == found
    assert names(meetings.exclude(**{f"on__{lookup}": day})) == [name for name in DATES if name not in found]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(known=partial_dates, day=days)
def test_what_is_certain_is_possible_and_excludes_the_contrary(known, day):
    Speech.objects.all().delete()
    Speech.objects.create(meeting=Meeting.objects.create(), on=known)
    certain, possible = (
        [relation for relation in ("before", "after", "on") if Speech.objects.filter(**{f"on__{certainty}_{relation}": day}).exists()]
        for certainty in ("certainly", "possibly")
    )
    assert possible and len(certain) <= 1
    assert not certain or certain == possible
    assert not certain or known.is_certain


def test_lookups_reach_across_relations_and_compare_with_columns(meetings):
    meeting = meetings.get(name="year")
    Speech.objects.create(meeting=meeting, on="2021-01-01")
    assert names(meetings.filter(speeches__on__certainly_after=date(2020, 12, 31))) == ["year"]
    assert Speech.objects.filter(on__certainly_after=models.F("meeting__on_max")).count() == 1
    assert Speech.objects.filter(meeting__on__certainly_on=date(2020, 1, 1)).count() == 0


def test_lookups_work_on_a_date_that_is_no_column(meetings):
    dated = meetings.annotate(deadline=models.Value(PartialDate("2021"), output_field=PartialDateField()))
    assert dated.filter(deadline__certainly_before=date(2022, 1, 1)).count() == len(DATES)
    assert not dated.filter(deadline__certainly_before=date(2021, 12, 31)).exists()


def test_equal_dates_are_found_and_comparisons_without_meaning_are_refused(meetings):
    assert names(meetings.filter(on="2020")) == ["year"]
    assert names(meetings.filter(on__in=["2020", DATES["about"]])) == ["year", "about"]
    assert names(meetings.filter(on=None)) == ["no date"]
    for lookup in ("on__gt", "on__contains", "on__value"):
        with pytest.raises(FieldError):
            meetings.filter(**{lookup: "2020"})


def test_an_index_on_a_companion_serves_a_lookup(meetings):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Meeting.objects.filter(on__certainly_before=date(2021, 6, 15)).explain()
    assert "meeting_on_max" in plan and "Index Cond" in plan
