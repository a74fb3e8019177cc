"""What the timeline of everything reads: one index row for each dated fact of a version."""

from django.db import models
from django.db.models import F

from newsroom.publishing.models import IndexRow

from .versions import SPAN, ActorVersion, AgreementVersion


class Happening(IndexRow):
    """Something that a record dates: an event, a rating, the beginning of a position.

    It can have happened from `day_min` to `day_max`; null leaves that side open. `sort_date` is the day under which it is listed.
    """

    public_id = models.CharField(max_length=12)  # the record's
    uid = models.CharField(max_length=12)  # the fact's
    kind = models.CharField(max_length=24)
    day_min = models.DateField(null=True)
    day_max = models.DateField(null=True)
    sort_date = models.DateField()
    shown = models.JSONField()  # language → what the timeline prints

    class Meta:
        abstract = True
        indexes = [
            models.Index(F("sort_date").desc(), F("id").desc(), name="%(class)s_dated", include=SPAN),
            models.Index("kind", F("sort_date").desc(), F("id").desc(), name="%(class)s_kind", include=SPAN),
        ]


class ActorHappening(Happening):
    version = models.ForeignKey(ActorVersion, models.CASCADE, related_name="happenings")


class AgreementHappening(Happening):
    version = models.ForeignKey(AgreementVersion, models.CASCADE, related_name="happenings")
