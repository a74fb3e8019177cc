from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Deferrable, F, Func, Q, Value
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .agreements import Agreement
from .rows import Fact
from .rules import refuse_oneself, words_are_known


def alone(expression) -> Func:
    """A range of one number: what a GiST index can compare for equality without an extension."""
    return Func(expression, expression, Value("[]"), function="int8range", output_field=BigIntegerRangeField())


@words_are_known
class AgreementLink(Fact):
    """What one agreement does to another, kept with the one that does it: "amends", "supersedes", "is a protocol to"."""

    class Kind(models.TextChoices):
        AMENDS = "amends", _("amends")
        SUPERSEDES = "supersedes", _("supersedes")
        IMPLEMENTS = "implements", _("implements")
        EXTENDS = "extends", _("extends")
        PROTOCOL_TO = "protocol_to", _("is a protocol to")
        RENEWS = "renews", _("renews")
        RELATED = "related", _("is related to")

    # Whoever does this to another agreement comes after it, so these lead in no circle.
    LATER_THAN_OTHER = {Kind.AMENDS, Kind.SUPERSEDES, Kind.RENEWS}

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="links", verbose_name=_("agreement"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    other = models.ForeignKey(Agreement, models.PROTECT, related_name="linked_from", verbose_name=_("other agreement"))

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["agreement", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(agreement=F("other")),
                name="link_is_not_to_itself",
                violation_error_message=_("An agreement is not linked to itself."),
            ),
            models.UniqueConstraint(fields=["agreement", "kind", "other"], name="link_once_per_kind", deferrable=Deferrable.DEFERRED),
            ExclusionConstraint(
                name="link_related_is_kept_once",
                expressions=[(alone(Least("agreement", "other")), "&&"), (alone(Greatest("agreement", "other")), "&&")],
                condition=Q(kind="related"),
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("The other agreement says already that the two are related."),
            ),
        ]

    def clean(self):
        super().clean()
        refuse_oneself(self, "other", "agreement", gettext("An agreement is not linked to itself."))
        if self.kind == self.Kind.RELATED and self.other_id and self.other.links.filter(kind=self.kind, other=self.agreement_id).exists():
            raise ValidationError({"other": gettext("The other agreement says already that the two are related.")})
        if self.kind in self.LATER_THAN_OTHER and comes_back(self):
            raise ValidationError({"other": gettext("The other agreement already follows this one: the two would stand in a circle.")})

    def __str__(self):
        return f"{self.get_kind_display()} {self.other}"


def comes_back(link: AgreementLink) -> bool:
    """Whether links of these kinds lead from the other agreement to this one. One query a step; a constraint trigger holds the same."""
    links = AgreementLink.objects.filter(kind__in=AgreementLink.LATER_THAN_OTHER).exclude(pk=link.pk)
    seen, step = set(), {link.other_id}
    while step := step - seen:
        if link.agreement_id in step:
            return True
        seen |= step
        step = set(links.filter(agreement__in=step).values_list("other", flat=True))
    return False
