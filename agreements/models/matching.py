"""Who is who: verdicts on pairs of actors, and merges with everything that they moved."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .actors import Actor
from .rules import words_are_known


@words_are_known
class MatchDecision(models.Model):
    """An editor's verdict on two actors, so that nobody has to judge the same pair twice."""

    class Verdict(models.TextChoices):
        SAME = "same", _("the same")
        DIFFERENT = "different", _("not the same")

    left = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    right = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    verdict = models.CharField(_("verdict"), max_length=9, choices=Verdict.choices)
    score = models.FloatField(_("score"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("verdict on a pair")
        verbose_name_plural = _("verdicts on pairs")
        constraints = [
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="decision_pairs_are_in_order"),
            models.UniqueConstraint(fields=["left", "right"], name="decision_once_per_pair"),
        ]

    def __str__(self):
        return f"{self.left} / {self.right}: {self.get_verdict_display()}"


class Merge(models.Model):
    """One actor became another: what moved, with its values before, so that undoing it restores both."""

    survivor = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    merged = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    moved = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=~Q(survivor=F("merged")), name="merge_is_not_into_oneself"),
            models.UniqueConstraint(fields=["merged"], condition=Q(undone_at__isnull=True), name="merge_once_until_undone"),
        ]

    def __str__(self):
        return f"{self.merged} → {self.survivor}"
