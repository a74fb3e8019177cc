"""What ties actors to one another: positions that persons hold, and relations of any two."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from agreements.fields import PartialDateField

from .actors import Actor
from .rows import Fact, in_either_language
from .rules import in_order, refuse_oneself, refuse_other_kinds, words_are_known


@words_are_known
class Position(Fact):
    """An office or job of a person in an organisation or state. A missing end never means "current"."""

    person = models.ForeignKey(Actor, models.CASCADE, related_name="positions", verbose_name=_("person"))
    organization = models.ForeignKey(Actor, models.PROTECT, related_name="held_by", verbose_name=_("organisation or state"))
    title = TranslatedField(models.CharField(_("title"), max_length=160, blank=True), attrgetter=in_either_language)
    since = PartialDateField(_("from"), null=True, blank=True)
    until = PartialDateField(_("until"), null=True, blank=True)
    known_on = PartialDateField(
        _("held on"),
        null=True,
        blank=True,
        help_text=_("A day on which a source shows it held; without beginning and end, that is all we know."),
    )
    is_acting = models.BooleanField(_("acting"), default=False)

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["person", "id"]
        indexes = [models.Index("person", name="position_left_open", condition=Q(until__isnull=True, known_on__isnull=True))]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_de="", title_en=""),
                name="position_has_a_title",
                violation_error_message=_("Give the title of the position in at least one language."),
            ),
            models.CheckConstraint(
                condition=~Q(person=F("organization")),
                name="position_is_not_in_oneself",
                violation_error_message=_("Nobody holds a position in a person."),
            ),
            models.UniqueConstraint(fields=["id", "person"], name="position_of_person"),
            in_order("position_ends_after_it_begins"),
            in_order("position_is_not_known_before_it_begins", "since", "known_on", _("“Held on” lies before the beginning.")),
            in_order("position_is_not_known_after_it_ends", "known_on", "until", _("“Held on” lies after the end.")),
        ]

    def clean(self):
        super().clean()
        refuse_other_kinds(self, "person", {Actor.Kind.PERSON}, gettext("Only persons hold positions."))
        bodies = {Actor.Kind.ORGANIZATION, Actor.Kind.STATE}
        refuse_other_kinds(self, "organization", bodies, gettext("A position is held in an organisation or a state."))

    def __str__(self):
        return f"{self.title}, {self.organization}"


@words_are_known
class Relation(Fact):
    """A lasting tie between two actors, kept with its subject."""

    class Kind(models.TextChoices):
        REPORTS_TO = "reports_to", _("reports to")
        AGENCY_OF = "agency_of", _("is an agency of")
        PART_OF = "part_of", _("is part of")
        OWNS = "owns", _("owns")
        FOUNDED = "founded", _("founded")
        SUBSIDIARY_OF = "subsidiary_of", _("is a subsidiary of")
        ADVISES = "advises", _("advises")
        SUCCESSOR_OF = "successor_of", _("is the successor of")

    # Who may stand on either side; a constraint trigger holds the same.
    MAY_STAND = {
        Kind.REPORTS_TO: ({"person", "organization"}, {"person", "organization", "state"}),
        Kind.AGENCY_OF: ({"organization"}, {"organization", "state"}),
        Kind.PART_OF: ({"organization", "state"}, {"organization", "state"}),
        Kind.OWNS: ({"person", "organization", "state"}, {"organization"}),
        Kind.FOUNDED: ({"person", "organization", "state"}, {"organization", "state"}),
        Kind.SUBSIDIARY_OF: ({"organization"}, {"organization"}),
        Kind.ADVISES: ({"person", "organization"}, {"person", "organization", "state"}),
        Kind.SUCCESSOR_OF: ({"organization", "state"}, {"organization", "state"}),
    }

    subject = models.ForeignKey(Actor, models.CASCADE, related_name="relations", verbose_name=_("subject"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    object = models.ForeignKey(Actor, models.PROTECT, related_name="related_from", verbose_name=_("object"))
    since = PartialDateField(_("from"), null=True, blank=True)
    until = PartialDateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["subject", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(subject=F("object")),
                name="relation_is_not_to_oneself",
                violation_error_message=_("Nobody is related to oneself."),
            ),
            in_order("relation_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.subject} {self.get_kind_display()} {self.object}"

    def clean(self):
        super().clean()
        refuse_oneself(self, "object", "subject", gettext("Nobody is related to oneself."))
        actors = [getattr(self, name, None) for name in ("subject", "object")]
        if all(actors) and self.kind in self.MAY_STAND and (sentence := relation_problem(actors[0].kind, self.kind, actors[1].kind)):
            raise ValidationError({"object": sentence})


def relation_problem(subject_kind: str, kind: str, object_kind: str) -> str | None:
    """A sentence when actors of these kinds cannot stand in this relation."""
    subjects, objects = Relation.MAY_STAND[Relation.Kind(kind)]
    if subject_kind in subjects and object_kind in objects:
        return None
    words = {"subject": Actor.Kind(subject_kind).label, "relation": Relation.Kind(kind).label, "object": Actor.Kind(object_kind).label}
    return gettext("“%(subject)s %(relation)s %(object)s” is not possible.") % words
