from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from agreements.fields import PartialDateField
from agreements.names import sort_key
from newsroom.publishing.models import Item

from .actors import Actor, with_derived
from .relations import Position
from .rows import Fact, in_either_language
from .rules import refuse_other_kinds, refuse_strangers, words_are_known


@words_are_known
class Agreement(Item):
    """A memorandum, treaty, contract or other agreement. Its status is derived from its events."""

    class Form(models.TextChoices):
        TREATY = "treaty", _("Treaty")
        CONVENTION = "convention", _("Convention")
        PROTOCOL = "protocol", _("Protocol")
        MOU = "mou", _("Memorandum of understanding")
        LETTER_OF_INTENT = "letter_of_intent", _("Letter of intent")
        CONTRACT = "contract", _("Contract")
        FRAMEWORK = "framework", _("Framework agreement")
        JOINT_STATEMENT = "joint_statement", _("Joint statement")
        SETTLEMENT = "settlement", _("Settlement")
        OTHER = "other", _("Other")

    class Binding(models.TextChoices):
        BINDING = "binding", _("Binding")
        NON_BINDING = "non_binding", _("Not binding")
        MIXED = "mixed", _("Binding in part")
        UNCLEAR = "unclear", _("Unclear")

    class TextStatus(models.TextChoices):
        FULL = "full", _("Published in full")
        EXTRACT = "extract", _("Published in extracts")
        SUMMARY = "summary", _("Published as a summary")
        NOT_PUBLISHED = "not_published", _("Not published")

    title = TranslatedField(models.CharField(_("title"), max_length=300, blank=True), attrgetter=in_either_language)
    short_title = TranslatedField(models.CharField(_("short title"), max_length=120, blank=True), attrgetter=in_either_language)
    form = models.CharField(_("form"), max_length=20, choices=Form.choices)
    binding = models.CharField(_("binding"), max_length=12, choices=Binding.choices, default=Binding.UNCLEAR)
    text_status = models.CharField(_("text"), max_length=14, choices=TextStatus.choices, default=TextStatus.NOT_PUBLISHED)
    place = TranslatedField(models.CharField(_("place"), max_length=120, blank=True), attrgetter=in_either_language)
    languages = ArrayField(
        models.CharField(max_length=20),
        verbose_name=_("languages"),
        default=list,
        blank=True,
        help_text=_("Language tags, separated by commas."),
    )
    topics = models.ManyToManyField("agreements.Topic", blank=True, related_name="+", verbose_name=_("topics"))
    summary = TranslatedField(models.TextField(_("summary"), blank=True), attrgetter=in_either_language)
    document_file = models.FileField(
        _("document"),
        upload_to="agreements/",
        blank=True,
        validators=[FileExtensionValidator(["pdf"])],
        help_text=_("The text as a PDF. It is public with the record."),
    )
    main_source = models.ForeignKey(
        "agreements.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("main source"),
        help_text=_("Holds for every fact of this record that names no source of its own."),
    )
    sort_key = models.CharField(max_length=300, editable=False, blank=True)

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        permissions = [("publish_agreement", "Can publish agreements"), ("redact_agreement", "Can empty versions of agreements")]
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_de="", title_en=""),
                name="agreement_has_a_title",
                violation_error_message=_("Give a title in at least one language."),
            ),
        ]

    def __str__(self):
        return self.short_title or self.title

    def derive(self) -> None:
        """The sort key follows from the title; whoever writes rows in bulk calls this."""
        self.sort_key = sort_key(self.title_de or self.title_en)[:300]

    def save(self, **kwargs):
        self.derive()
        super().save(**with_derived(kwargs, "sort_key"))


@words_are_known
class Party(Fact):
    """An actor's part in an agreement, and whom it acts for."""

    class Role(models.TextChoices):
        PARTY = "party", _("Party")
        GUARANTOR = "guarantor", _("Guarantor")
        WITNESS = "witness", _("Witness")
        MEDIATOR = "mediator", _("Mediator")
        DEPOSITARY = "depositary", _("Depositary")
        FUNDER = "funder", _("Funder")
        IMPLEMENTING_BODY = "implementing_body", _("Implementing body")
        BENEFICIARY = "beneficiary", _("Beneficiary")
        OBSERVER = "observer", _("Observer")

    class Capacity(models.TextChoices):
        OWN = "own", _("in its own name")
        PERSONAL = "personal", _("in a personal capacity")
        ON_BEHALF = "on_behalf", _("on behalf of")
        NOT_STATED = "not_stated", _("not stated")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties", verbose_name=_("agreement"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="party_to", verbose_name=_("actor"))
    role = models.CharField(_("role"), max_length=18, choices=Role.choices, default=Role.PARTY)
    side = models.PositiveSmallIntegerField(
        _("side"), null=True, blank=True, help_text=_("Parties with the same number stand on one side.")
    )
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity.choices, default=Capacity.NOT_STATED)
    represents = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="represented_in", verbose_name=_("represents")
    )

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "actor", "role"], name="party_once_per_role", deferrable=Deferrable.DEFERRED),
            models.CheckConstraint(
                condition=Q(capacity="on_behalf", represents__isnull=False) | (~Q(capacity="on_behalf") & Q(represents__isnull=True)),
                name="party_acts_on_behalf_of_somebody",
                violation_error_message=_("“On behalf of” needs whom it represents, and only then may somebody be named there."),
            ),
            models.CheckConstraint(
                condition=~Q(represents=models.F("actor")),
                name="party_does_not_represent_itself",
                violation_error_message=_("Nobody acts on behalf of oneself: choose “in its own name”."),
            ),
            models.UniqueConstraint(fields=["id", "agreement"], name="party_of_agreement"),
        ]

    def __str__(self):
        return str(self.actor)


@words_are_known
class Signature(Fact):
    """Who signed for a party: a person, or the reason why the signatory is unknown."""

    class Unknown(models.TextChoices):
        NOT_NAMED = "not_named", _("not named in the source")
        NOT_PUBLISHED = "not_published", _("not published")
        ILLEGIBLE = "illegible", _("illegible in the document")
        DISPUTED = "disputed", _("accounts differ")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatures", verbose_name=_("agreement"))
    party = models.ForeignKey(Party, models.RESTRICT, related_name="signatures", verbose_name=_("for"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    person = models.ForeignKey(
        Actor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="signatures",
        verbose_name=_("person"),
        limit_choices_to={"kind": "person"},
    )
    unknown_reason = models.CharField(_("unknown because"), max_length=14, choices=Unknown.choices, blank=True)
    capacity_as_printed = TranslatedField(
        models.CharField(_("in the capacity of"), max_length=200, blank=True), attrgetter=in_either_language
    )
    position = models.ForeignKey(
        Position,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="signatures",
        verbose_name=_("position held"),
        help_text=_("A position of this person, if the record knows it."),
    )
    signed_on = PartialDateField(_("signed on"), null=True, blank=True, help_text=_("Left empty, the date of the “signed” event holds."))

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, unknown_reason="") | (Q(person__isnull=True) & ~Q(unknown_reason="")),
                name="signature_has_a_person_or_a_reason",
                violation_error_message=_("Name the person who signed, or choose why it is unknown; not both."),
            ),
            models.CheckConstraint(
                condition=Q(position__isnull=True) | Q(person__isnull=False),
                name="signature_position_needs_its_person",
                violation_error_message=_("A position held needs the person who held it."),
            ),
        ]

    def clean(self):
        super().clean()
        if self.party_id is not None:
            refuse_strangers(self, "party")
        refuse_other_kinds(self, "person", {Actor.Kind.PERSON}, gettext("Only persons sign."))
        if self.position is not None and self.person_id is not None and self.position.person_id != self.person_id:
            raise ValidationError({"position": gettext("This is a position of somebody else.")})

    def __str__(self):
        return str(self.person or self.get_unknown_reason_display())


@words_are_known
class AgreementEvent(Fact):
    """What happened to an agreement, or to one party's part in it."""

    class Kind(models.TextChoices):
        RUMOURED = "rumoured", _("Rumoured")
        NEGOTIATED = "negotiated", _("Negotiated")
        ANNOUNCED = "announced", _("Announced")
        INITIALLED = "initialled", _("Initialled")
        SIGNED = "signed", _("Signed")
        RATIFIED = "ratified", _("Ratified")
        RATIFICATIONS_EXCHANGED = "exchanged", _("Ratifications exchanged")
        ACCEDED = "acceded", _("Acceded")
        IN_FORCE = "in_force", _("In force")
        AMENDED = "amended", _("Amended")
        SUSPENDED = "suspended", _("Suspended")
        EXTENDED = "extended", _("Extended")
        DENOUNCED = "denounced", _("Denounced")
        TERMINATED = "terminated", _("Terminated")
        EXPIRED = "expired", _("Expired")
        SUPERSEDED = "superseded", _("Superseded")
        OTHER = "other", _("Other")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="events", verbose_name=_("agreement"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    party = models.ForeignKey(Party, models.RESTRICT, null=True, blank=True, related_name="events", verbose_name=_("only for"))
    on = PartialDateField(_("date"), null=True, blank=True)
    announced_by = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("announced by"))
    note = TranslatedField(models.TextField(_("note"), blank=True), attrgetter=in_either_language)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["id"]

    def clean(self):
        super().clean()
        refuse_strangers(self, "party")

    def __str__(self):
        return f"{self.get_kind_display()} {self.on or ''}".strip()
