"""Pairs of actors that may be the same, found by comparing their names: derived, to be computed again at any time."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .actors import Actor


class LikelyPair(models.Model):
    """Two actors of one kind whose names are alike: which spelling of one matched which of the other, and part by part how well."""

    left = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    right = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Actor.Kind.choices)
    score = models.FloatField()
    asked = models.CharField(max_length=200)
    spelling = models.CharField(max_length=200)
    parts = models.JSONField(default=list)
    computed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("likely pair")
        verbose_name_plural = _("likely pairs")
        constraints = [
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="likely_pairs_are_in_order"),
            models.UniqueConstraint(fields=["left", "right"], name="likely_pair_once"),
        ]
        indexes = [
            models.Index(F("score").desc(), F("id"), name="likelypair_score"),
            models.Index(F("kind"), F("score").desc(), F("id"), name="likelypair_kind"),
        ]

    def __str__(self):
        return f"{self.left} / {self.right}"


class Compared(models.Model):
    """An actor has been compared with all others, as it was then: what has changed since waits for the next run."""

    actor = models.OneToOneField(Actor, models.CASCADE, primary_key=True, related_name="+")
    row_version = models.PositiveIntegerField()
    key_version = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")
        indexes = [models.Index(F("at").desc(), name="compared_newest")]

    def __str__(self):
        return f"{self.actor_id}: {self.at:%Y-%m-%d %H:%M}"
