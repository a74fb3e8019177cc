"""Generated partial dates, and two tables that hold some: what the tests of the field, its form and its filters share."""

from datetime import date

from django.db import connection, models
from django.test.utils import isolate_apps
from hypothesis import strategies as st

from agreements.fields import PartialDateField
from agreements.partial_dates import PartialDate, Qualifier

days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
values = st.builds(lambda day, length: day.isoformat()[:length], days, st.sampled_from([4, 7, 10]))
wordings = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)
partial_dates = st.builds(PartialDate, values, st.sampled_from(Qualifier.values), wordings)

with isolate_apps("agreements") as scratch:

    class Dated(models.Model):
        """Hands the field down, as our abstract models do."""

        on = PartialDateField("held on", null=True, blank=True)

        class Meta:
            abstract = True
            app_label = "agreements"

    class Meeting(Dated):
        name = models.CharField(max_length=40)
        until = PartialDateField(null=True, blank=True)

        class Meta:
            app_label = "agreements"
            constraints = [models.CheckConstraint(condition=models.Q(on_min__lte=models.F("until_max")), name="meeting_in_order")]
            indexes = [models.Index(fields=["on_max"], name="meeting_on_max")]

        def __str__(self):
            return self.name

    class Speech(models.Model):
        meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="speeches")
        on = PartialDateField()

        class Meta:
            app_label = "agreements"

        def __str__(self):
            return str(self.on)


DATES = {
    "year": "2020",
    "month": "2021-06",
    "day": "2021-06-15",
    "about": PartialDate("2021", "about"),
    "not after": PartialDate("2021-06-15", "not_after"),
    "not before": PartialDate("2021-06-15", "not_before"),
    "uncertain": PartialDate("2021-06-15", "uncertain"),
    "no date": None,
}


def create_tables():
    with connection.schema_editor() as editor:
        editor.create_model(Meeting)
        editor.create_model(Speech)


def create_meetings():
    """One meeting for each of DATES, in that order."""
    Meeting.objects.bulk_create(Meeting(name=name, on=on) for name, on in DATES.items())
    return Meeting.objects.order_by("pk")


def names(queryset):
    return [meeting.name for meeting in queryset]
