from django.db import models
from django.db.models import Deferrable, F, Q
from django.utils.translation import gettext_lazy as _

from .agreements import Agreement
from .rows import Fact


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
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.other}"
