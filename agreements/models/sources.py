from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from agreements.fields import PartialDateField
from newsroom.publishing.models import make_public_id

from .rows import in_either_language, leads_to_the_web
from .rules import not_blank, refuse_circle, words_are_known


@words_are_known
class Source(models.Model):
    """What a fact rests on. It belongs to the desk; versions carry a copy of what may be shown of it."""

    class Kind(models.TextChoices):
        OWN_ARTICLE = "own_article", _("Article of our own")
        MEDIA = "media", _("Media report")
        GOVERNMENT = "government", _("Government")
        COMPANY = "company", _("Company")
        SOCIAL_POST = "social_post", _("Post on a social network")
        CONTRACT_TEXT = "contract_text", _("Text of the agreement")
        COURT = "court", _("Court")
        REGISTRY = "registry", _("Registry or reference work")
        STAFF_TRANSLITERATION = "staff_transliteration", _("Transliteration by staff")
        INTERVIEW = "interview", _("Interview")

    public_id = models.CharField(max_length=12, unique=True, default=make_public_id, editable=False)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    author = models.CharField(_("author"), max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=600, blank=True)
    archived_url = models.URLField(_("archived copy"), max_length=600, blank=True)
    published_on = PartialDateField(_("published on"), null=True, blank=True)
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=20, blank=True, help_text=_("A language tag such as “de” or “ky”."))
    via = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("known through"),
        help_text=_("The report through which this source is known."),
    )
    file = models.FileField(_("file"), upload_to="sources/", blank=True, help_text=_("Kept at the desk; not published."))
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    is_confidential = models.BooleanField(
        _("confidential"), default=False, help_text=_("Never leaves the desk: publications leave the reference out.")
    )
    retracted_on = models.DateField(_("retracted on"), null=True, blank=True, editable=False)
    retraction_reason = TranslatedField(
        models.CharField(_("why it was retracted"), max_length=300, blank=True, editable=False), attrgetter=in_either_language
    )
    link_checked_at = models.DateTimeField(null=True, editable=False)
    link_failing_since = models.DateTimeField(_("link broken since"), null=True, editable=False)
    link_problem = models.CharField(max_length=200, blank=True, editable=False)
    notes = models.TextField(_("notes for editors"), blank=True)
    row_version = models.PositiveIntegerField(default=1, editable=False)

    rests_on = "via"  # an embargo on the report stops what is known through it

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["title"]
        indexes = [
            models.Index("id", name="source_broken_link", condition=models.Q(link_failing_since__isnull=False)),
            models.Index("link_checked_at", "id", name="source_link_due", condition=~models.Q(url="")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(via=models.F("id")),
                name="source_is_not_known_through_itself",
                violation_error_message=_("A source is not known through itself."),
            ),
            not_blank("source_title_is_not_blank", "title", _("Give the title of the source.")),
            models.CheckConstraint(
                condition=leads_to_the_web("url") & leads_to_the_web("archived_url"),
                name="source_addresses_lead_to_the_web",
                violation_error_message=_("An address begins with http:// or https://."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        refuse_circle(self, "via", gettext("A source is not known through a report that is known through itself."))

    @property
    def is_private(self) -> bool:
        return self.is_confidential
