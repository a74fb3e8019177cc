from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from newsroom.publishing.models import make_public_id

from .rows import in_either_language
from .rules import refuse_circle


class Topic(models.Model):
    """A subject in a tree, shared by records and articles. Public as soon as it is saved."""

    public_id = models.CharField(max_length=12, unique=True, default=make_public_id, editable=False)
    name = TranslatedField(models.CharField(_("name"), max_length=80), attrgetter=in_either_language)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of"))
    description = TranslatedField(models.TextField(_("description"), blank=True), attrgetter=in_either_language)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="topic_is_not_its_own_parent",
                violation_error_message=_("A topic is not part of itself."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("topic-detail", args=[self.slug])

    def clean(self):
        super().clean()
        refuse_circle(self, "parent", gettext("A topic is not part of one of its own parts."))
