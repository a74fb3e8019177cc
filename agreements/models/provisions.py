from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from agreements.fields import PartialDateField

from .agreements import Agreement, Party
from .rows import Fact, in_either_language
from .rules import refuse_circle, refuse_strangers, words_are_known


@words_are_known
class Provision(Fact):
    """One thing that an agreement says."""

    class Kind(models.TextChoices):
        COOPERATION_AREA = "cooperation_area", _("Area of cooperation")
        PLANNED_ACTIVITY = "planned_activity", _("Planned activity")
        OBLIGATION = "obligation", _("Obligation")
        RIGHT = "right", _("Right")
        PROCEDURE = "procedure", _("Procedure")
        FINANCE = "finance", _("Finance")
        DEFINITION = "definition", _("Definition")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="provisions", verbose_name=_("agreement"))
    number = models.PositiveSmallIntegerField(_("number"))
    reference = models.CharField(_("reference"), max_length=40, blank=True, help_text=_("As printed: “Article VI”."))
    kind = models.CharField(_("kind"), max_length=18, choices=Kind.choices)
    parent = models.ForeignKey(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
        help_text=_("The provision that this one belongs to, such as the article of a paragraph."),
    )
    topic = models.ForeignKey("agreements.Topic", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic"))
    text = TranslatedField(models.TextField(_("text"), blank=True), attrgetter=in_either_language)
    language = models.CharField(_("language of the authentic text"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="provision_numbers_are_unique", deferrable=Deferrable.DEFERRED),
            models.UniqueConstraint(fields=["id", "agreement"], name="provision_of_agreement"),
            models.CheckConstraint(
                condition=~Q(text_de="", text_en=""),
                name="provision_has_a_text",
                violation_error_message=_("Give the text of the provision in at least one language."),
            ),
            models.CheckConstraint(
                condition=~Q(parent=models.F("id")),
                name="provision_is_not_part_of_itself",
                violation_error_message=_("A provision is not part of itself."),
            ),
        ]

    def clean(self):
        super().clean()
        refuse_strangers(self, "parent")
        refuse_circle(self, "parent", gettext("A provision is not part of one of its own parts."))

    def __str__(self):
        return f"{self.reference or self.number}: {self.text[:60]}"


@words_are_known
class Commitment(Fact):
    """Something that is owed, with or without a date."""

    class Due(models.TextChoices):
        DATED = "dated", _("Dated")
        NONE_PUBLISHED = "none_published", _("No timetable published")
        OPEN_ENDED = "open_ended", _("Open-ended")
        CONDITIONAL = "conditional", _("Conditional")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="commitments", verbose_name=_("agreement"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    provision = models.ForeignKey(
        Provision, models.RESTRICT, null=True, blank=True, related_name="commitments", verbose_name=_("provision")
    )
    owed_by = models.ForeignKey(Party, models.RESTRICT, null=True, blank=True, related_name="commitments", verbose_name=_("owed by"))
    owed_by_not_stated = models.BooleanField(_("nobody is named as owing it"), default=False)
    beneficiary = models.ForeignKey(Party, models.RESTRICT, null=True, blank=True, related_name="benefits", verbose_name=_("owed to"))
    deliverable = TranslatedField(models.TextField(_("deliverable"), blank=True), attrgetter=in_either_language)
    measure = TranslatedField(
        models.TextField(_("measure"), blank=True, help_text=_("By what it can be told whether it was fulfilled.")),
        attrgetter=in_either_language,
    )
    due_status = models.CharField(_("timetable"), max_length=14, choices=Due.choices, default=Due.NONE_PUBLISHED)
    due_on = PartialDateField(_("due on"), null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_status="dated", due_on__isnull=False) | (~Q(due_status="dated") & Q(due_on__isnull=True)),
                name="commitment_is_dated_with_a_date",
                violation_error_message=_("“Dated” needs a date, and only then may one be given."),
            ),
            models.CheckConstraint(
                condition=Q(owed_by__isnull=False, owed_by_not_stated=False) | Q(owed_by__isnull=True, owed_by_not_stated=True),
                name="commitment_is_owed_by_a_party_or_not_stated",
                violation_error_message=_("Choose the party that owes it, or say that nobody is named; not both."),
            ),
            models.CheckConstraint(
                condition=Q(beneficiary__isnull=True) | Q(owed_by__isnull=True) | ~Q(beneficiary=models.F("owed_by")),
                name="commitment_is_not_owed_to_its_debtor",
                violation_error_message=_("Nobody owes anything to themselves."),
            ),
            models.CheckConstraint(
                condition=~Q(deliverable_de="", deliverable_en=""),
                name="commitment_has_a_deliverable",
                violation_error_message=_("Say in at least one language what is owed."),
            ),
        ]

    def clean(self):
        super().clean()
        refuse_strangers(self, "provision", "owed_by", "beneficiary")

    def __str__(self):
        return self.deliverable[:80]


@words_are_known
class Assessment(Fact):
    """What became of a commitment, as of a day. No row means: not rated."""

    class Rating(models.TextChoices):
        NOT_STARTED = "not_started", _("Not started")
        IN_PROGRESS = "in_progress", _("In progress")
        STALLED = "stalled", _("Stalled")
        PARTLY_FULFILLED = "partly_fulfilled", _("Partly fulfilled")
        FULFILLED = "fulfilled", _("Fulfilled")
        NOT_FULFILLED = "not_fulfilled", _("Not fulfilled")
        OVERTAKEN = "overtaken", _("Overtaken by events")
        CANNOT_VERIFY = "cannot_verify", _("Cannot be verified")

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="assessments", verbose_name=_("commitment"))
    as_of = PartialDateField(_("as of"))
    rating = models.CharField(_("rating"), max_length=18, choices=Rating.choices)
    reason = TranslatedField(models.TextField(_("reason"), blank=True), attrgetter=in_either_language)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["commitment", "id"]

    def __str__(self):
        return f"{self.get_rating_display()} ({self.as_of})"
