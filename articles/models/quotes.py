from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.fields import PartialDateField
from agreements.models import Actor, Position
from agreements.models.rows import Fact

from .articles import Article


class Quote(Fact):
    """What somebody said, in the language it was said in. It belongs to the article that prints it."""

    class Record(models.TextChoices):
        ON = "on", _("On the record")
        BACKGROUND = "background", _("On background")
        OFF = "off", _("Off the record")

    article = models.ForeignKey(Article, models.CASCADE, related_name="quotes", verbose_name=_("article"))
    speaker = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="quotes", verbose_name=_("speaker"))
    position = models.ForeignKey(
        Position,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("position held"),
        help_text=_("A position of the speaker, if the record knows it."),
    )
    text = models.TextField(_("quotation"), help_text=_("Without quotation marks; the page sets those of the language."))
    language = models.CharField(_("language"), max_length=20, default="de", help_text=_("A language tag such as “de” or “ky”."))
    translation = models.TextField(_("translation"), blank=True, help_text=_("Into the language of the article."))
    translated_by = models.CharField(_("translated by"), max_length=120, blank=True)
    is_machine_translation = models.BooleanField(_("translated by a machine"), default=False)
    said_on = PartialDateField(_("said on"), null=True, blank=True)
    occasion = models.CharField(_("occasion"), max_length=200, blank=True)
    on_record = models.CharField(_("on record"), max_length=10, choices=Record.choices, default=Record.ON)

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(position__isnull=True) | Q(speaker__isnull=False), name="quote_position_needs_its_speaker")
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def is_private(self) -> bool:
        """An off-record quote can never be in a public version."""
        return bool(self.held_back) or self.on_record == self.Record.OFF
