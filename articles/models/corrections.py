from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from agreements.models.rows import Row

from .articles import Article


class Correction(Row):
    """What was wrong and is put right, in words for readers. It belongs to the article and goes out with the version that mends it."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", _("Update")
        RETRACTION = "retraction", _("Retraction")
        GEGENDARSTELLUNG = "gegendarstellung", _("Right of reply (Gegendarstellung)")

    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections", verbose_name=_("article"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.CORRECTION)
    text = models.TextField(_("text for readers"), help_text=_("Say what was wrong and what is right."))
    made_on = models.DateField(_("date"), default=localdate)
    corrects = models.ForeignKey("articles.ArticleVersion", models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    carried_by = models.ForeignKey("articles.ArticleVersion", models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_on", "-id"]

    def __str__(self):
        return self.text[:80]
