import json
from datetime import date

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, models
from django.test.utils import isolate_apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.fields import PartialDateField
from agreements.partial_dates import PartialDate
from tests.agreements.dated import Meeting, Speech, create_tables, partial_dates

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tables(db):
    create_tables()


def test_a_date_may_be_assigned_in_four_forms_and_is_read_back_as_one():
    known = PartialDate("2025-04", "about", "Frühjahr 2025")
    for given_as in (known, known.to_json()):
        assert Meeting(on=given_as).on == known
    assert Meeting(on="2025-04").on == PartialDate("2025-04")
    meeting = Meeting.objects.create(name="spring", on=known)
    assert Meeting.objects.get().on == known and Meeting.objects.values("on").get() == {"on": known}
    meeting.on = None
    meeting.save()
    assert Meeting.objects.get().on is None


@pytest.mark.parametrize("value", ["April 2025", "2025-02-30", {"value": "2025"}, 2025])
def test_what_is_no_date_is_refused_on_assignment(value):
    with pytest.raises(ValidationError):
        Meeting(on=value)


def test_the_companions_follow_every_change_of_the_date():
    meeting = Meeting.objects.create(on="2025-04")
    assert (meeting.on_min, meeting.on_max) == (date(2025, 4, 1), date(2025, 4, 30))
    meeting.on = "2024"
    meeting.save()
    assert (meeting.on_min, meeting.on_max) == (date(2024, 1, 1), date(2024, 12, 31))
    Meeting.objects.update(until=models.F("on"), on="2023")
    meeting.refresh_from_db()
    assert (meeting.on_min, meeting.until_min) == (date(2023, 1, 1), date(2024, 1, 1))


def test_bulk_update_writes_dates():
    meeting = Meeting.objects.create(on="2025-04")
    meeting.on = PartialDate("2020", "not_after")
    Meeting.objects.bulk_update([meeting], ["on"])
    assert Meeting.objects.values_list("on", "on_min", "on_max").get() == (meeting.on, None, date(2020, 12, 31))


def test_cleaning_asks_the_database_nothing_and_names_an_empty_required_date(django_assert_num_queries):
    with django_assert_num_queries(0), pytest.raises(ValidationError) as refusal:
        Speech().full_clean(exclude=["meeting"], validate_unique=False)
    assert list(refusal.value.message_dict) == ["on"]
    with django_assert_num_queries(0):
        Speech(on="2025").full_clean(exclude=["meeting"], validate_unique=False)


def test_other_constraints_on_the_companions_are_checked_before_saving():
    Meeting(name="in order", on="2024", until="2024-05").full_clean()
    with pytest.raises(ValidationError, match="meeting_in_order"):
        Meeting(name="reversed", on="2025", until="2024").full_clean()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(dates=st.lists(partial_dates, min_size=1, max_size=20))
def test_the_database_computes_the_same_bounds_as_python(dates):
    Speech.objects.all().delete()
    meeting = Meeting.objects.create()
    Speech.objects.bulk_create(Speech(meeting=meeting, on=on) for on in dates)
    stored = Speech.objects.order_by("pk").values_list("on", "on_min", "on_max")
    assert list(stored) == [(on, on.earliest, on.latest) for on in dates]


@pytest.mark.parametrize(
    "stored",
    [
        '"2023"',
        "null",
        "{}",
        "[]",
        '{"value": "2023", "qualifier": "exact"}',
        '{"value": "2023", "as_printed": ""}',
        '{"qualifier": "exact", "as_printed": ""}',
        '{"value": "2023", "qualifier": "exact", "as_printed": "", "note": ""}',
        '{"value": "2023", "qualifier": "maybe", "as_printed": ""}',
        '{"value": "2023", "qualifier": null, "as_printed": ""}',
        '{"value": "2023", "qualifier": "exact", "as_printed": null}',
        '{"value": 2023, "qualifier": "exact", "as_printed": ""}',
        '{"value": "2023-13", "qualifier": "exact", "as_printed": ""}',
        '{"value": "2023-1", "qualifier": "exact", "as_printed": ""}',
        '{"value": "2023-02-32", "qualifier": "exact", "as_printed": ""}',
        '{"value": "0999", "qualifier": "exact", "as_printed": ""}',
        '{"value": "3000", "qualifier": "exact", "as_printed": ""}',
        '{"value": "2023\\n", "qualifier": "exact", "as_printed": ""}',
        '{"value": "Ende 2023", "qualifier": "exact", "as_printed": ""}',
    ],
)
def test_the_database_refuses_any_other_form(stored):
    meeting = Meeting.objects.create()
    with pytest.raises(IntegrityError, match="agreements_meeting_on_form"), connection.cursor() as cursor:
        cursor.execute('UPDATE agreements_meeting SET "on" = %s::jsonb WHERE id = %s', [stored, meeting.pk])


def test_the_database_refuses_a_day_that_does_not_exist():
    meeting = Meeting.objects.create()
    impossible = json.dumps({"value": "2023-02-30", "qualifier": "not_after", "as_printed": ""})
    with pytest.raises(DataError, match="2023-02-30"), connection.cursor() as cursor:
        cursor.execute('UPDATE agreements_meeting SET "on" = %s::jsonb WHERE id = %s', [impossible, meeting.pk])


def test_fixtures_carry_the_date_as_json_without_the_companions():
    meeting = Meeting.objects.create(name="about", on=PartialDate("2021", "about"))
    [row] = json.loads(serializers.serialize("json", [meeting]))
    assert row["fields"] == {"on": meeting.on.to_json(), "name": "about", "until": None}
    assert Meeting._meta.get_field("on").to_python(row["fields"]["on"]) == meeting.on


@isolate_apps("agreements")
def test_a_blank_date_must_be_null():
    class Careless(models.Model):
        on = PartialDateField(blank=True)

        class Meta:
            app_label = "agreements"

        def __str__(self):
            return str(self.on)

    assert [error.id for error in Careless.check()] == ["agreements.E001"]
