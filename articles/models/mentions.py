from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _

from agreements.models import Actor, Agreement
from agreements.models.rows import Row

from .articles import Article


class Mention(Row):
    """An article names an actor or an agreement. A suggestion stays at the desk until somebody confirms it."""

    class Role(models.TextChoices):
        SUBJECT = "subject", _("Subject")
        QUOTED = "quoted", _("Quoted")
        MENTIONED = "mentioned", _("Mentioned")
        CRITICISED = "criticised", _("Criticised")

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("Suggested")
        CONFIRMED = "confirmed", _("Confirmed")
        REJECTED = "rejected", _("Rejected")

    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions", verbose_name=_("article"))
    actor = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name=_("actor"))
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name=_("agreement"))
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.MENTIONED)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.CONFIRMED)
    surface = models.CharField(_("as printed"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(actor__isnull=False, agreement__isnull=True) | Q(actor__isnull=True, agreement__isnull=False),
                name="mention_names_one_record",
                violation_error_message=_("A mention names either an actor or an agreement."),
            ),
            models.UniqueConstraint(fields=["article", "actor"], name="mention_of_actor_once", deferrable=Deferrable.DEFERRED),
            models.UniqueConstraint(fields=["article", "agreement"], name="mention_of_agreement_once", deferrable=Deferrable.DEFERRED),
        ]

    def __str__(self):
        return str(self.actor or self.agreement)

    @property
    def is_private(self) -> bool:
        return self.state != self.State.CONFIRMED
