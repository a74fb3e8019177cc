"""What the tracker of commitments reads: one index row for each commitment of a version."""

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.expressions import Case, When

from newsroom.publishing.models import IndexRow

from .versions import SPAN, AgreementVersion

KINDS = Case(
    When(is_open=False, then=Value("settled")),
    When(due_status="dated", then=Value("dated")),
    When(rating="", then=Value("silent")),
    default=Value("rated"),
)


class AgreementVersionCommitment(IndexRow):
    """A commitment in an agreement's version, and how it stands after everything that the version tells.

    `place` is its place in the tracker, the lower the longer it has waited: those that are open come first, by the day since which they
    wait (`waits_since`: due, else last rated, else the day of the agreement), those that are settled after them, the latest first.
    `kind` is what it is on any day: settled, or else dated, silent (no date, never assessed), or rated. Whether it is overdue depends on
    the day on which one asks (commitments/states.py).
    """

    version = models.ForeignKey(AgreementVersion, models.CASCADE, related_name="commitment_rows")
    public_id = models.CharField(max_length=12)  # the agreement's
    uid = models.CharField(max_length=12)
    owed_by = models.CharField(max_length=12, blank=True)  # public ids of actors; empty: nobody is named
    owed_to = models.CharField(max_length=12, blank=True)
    due_status = models.CharField(max_length=14)
    due_min = models.DateField(null=True)
    due_max = models.DateField(null=True)
    due_is_certain = models.BooleanField()  # false: about, or uncertain, so that its bounds are estimates
    made_on = models.DateField(null=True)  # the agreement's own date, its last possible day
    rating = models.CharField(max_length=18, blank=True)  # empty: never assessed
    rated_on = models.DateField(null=True)
    stands_since = models.DateField(null=True)  # the first of the assessments in a row that gave this rating
    is_open = models.BooleanField()
    waits_since = models.DateField(null=True)
    place = models.IntegerField()
    kind = models.GeneratedField(expression=KINDS, output_field=models.CharField(max_length=8), db_persist=True)
    shown = models.JSONField()  # language → what the tracker prints

    class Meta:
        indexes = [
            models.Index("place", "id", name="agreementcommitment_place", include=SPAN),
            models.Index("owed_by", "place", "id", name="agreementcommitment_debtor", include=SPAN),
            models.Index("rating", "place", "id", name="agreementcommitment_rating", include=SPAN),
            models.Index("public_id", "place", "id", name="agreementcommitment_of", include=SPAN),
            models.Index("kind", "place", "id", name="agreementcommitment_kind", include=SPAN),
            models.Index("owed_to", "place", "id", name="agreementcommitment_creditor", include=SPAN),
            models.Index("due_status", "place", "id", name="agreementcommitment_timetable", include=SPAN),
            models.Index(
                *(F("due_max").desc(), F("id").desc()),
                name="agreementcommitment_dated",
                include=["due_min", *SPAN],
                condition=Q(due_status="dated"),
            ),
            models.Index(
                *("place", "id"), name="agreementcommitment_estimate", include=SPAN, condition=Q(due_status="dated", due_is_certain=False)
            ),
            models.Index(
                *(F("rated_on").desc(), F("id").desc()),
                name="agreementcommitment_rated",
                include=SPAN,
                condition=Q(rated_on__isnull=False),
            ),
        ]
