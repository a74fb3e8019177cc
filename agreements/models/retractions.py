from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .sources import Source


class Retraction(models.Model):
    """The receipt of a source's retraction: what was sent to review for it, so that reinstating the source can take that back.

    `sent` is a list of `{"kind", "id", "row_version", "stage", "note"}`: the item, its `row_version` since, its stage before, and the line
    on top of its notes.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="retractions", verbose_name=_("source"))
    sent = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("retraction")
        verbose_name_plural = _("retractions")
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["source"], condition=models.Q(undone_at__isnull=True), name="retraction_once_at_a_time")
        ]

    def __str__(self):
        return str(self.source)
