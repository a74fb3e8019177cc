from content_editor.models import Region
from django.conf import settings
from django.db import models
from django.db.models import Deferrable, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from agreements.models.rows import Row, in_either_language
from newsroom.publishing.models import Item, make_public_id


class Section(models.Model):
    """A department of the paper. Public as soon as it is saved; one without live articles is in no menu."""

    public_id = models.CharField(max_length=12, unique=True, default=make_public_id, editable=False)
    name = TranslatedField(models.CharField(_("name"), max_length=60), attrgetter=in_either_language)
    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    description = TranslatedField(models.TextField(_("description"), blank=True), attrgetter=in_either_language)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "slug"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:section-detail", args=[self.slug])


class Contributor(models.Model):
    """Somebody who writes, translates, edits or takes pictures. Public as soon as saved."""

    public_id = models.CharField(max_length=12, unique=True, default=make_public_id, editable=False)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    role = TranslatedField(models.CharField(_("role"), max_length=120, blank=True), attrgetter=in_either_language)
    bio = TranslatedField(models.TextField(_("biography"), blank=True), attrgetter=in_either_language)
    portrait = models.ForeignKey("articles.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("portrait"))
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="contributor", verbose_name=_("user")
    )

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:contributor-detail", args=[self.slug])


class Article(Item):
    """A story in one language. Its body is the blocks; its translations are articles of their own."""

    class Language(models.TextChoices):
        GERMAN = "de", _("German")
        ENGLISH = "en", _("English")

    class Genre(models.TextChoices):
        NEWS = "news", _("News")
        ANALYSIS = "analysis", _("Analysis")
        OPINION = "opinion", _("Opinion")
        BACKGROUND = "background", _("Background")
        INTERVIEW = "interview", _("Interview")
        FACTCHECK = "factcheck", _("Fact check")

    regions = [Region(key="body", title=_("Body"))]

    language = models.CharField(_("language"), max_length=2, choices=Language.choices, default=Language.GERMAN)
    translation_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="translations", verbose_name=_("translation of")
    )
    translated_number = models.PositiveIntegerField(
        _("translated version"), null=True, blank=True, help_text=_("The version of the original that this translation follows.")
    )
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("section"))
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices, default=Genre.NEWS)
    kicker = models.CharField(_("kicker"), max_length=80, blank=True)
    headline = models.CharField(_("headline"), max_length=200)
    standfirst = models.TextField(_("standfirst"), blank=True, max_length=1000)
    lead_image = models.ForeignKey("articles.Image", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lead image"))
    topics = models.ManyToManyField("agreements.Topic", blank=True, related_name="+", verbose_name=_("topics"))
    seo_title = models.CharField(_("title for search engines"), max_length=120, blank=True)
    seo_description = models.CharField(_("description for search engines"), max_length=300, blank=True)
    import_fingerprint = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  null: unique among imported only

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [("publish_article", "Can publish articles"), ("redact_article", "Can empty versions of articles")]
        ordering = ["-updated_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(translation_of=F("id")), name="article_is_not_its_own_translation"),
            models.CheckConstraint(
                condition=Q(translation_of__isnull=False) | Q(translated_number__isnull=True),
                name="article_translates_a_version_of_its_original",
            ),
        ]
        indexes = [models.Index(F("updated_at").desc(), name="article_last_saved")]

    def __str__(self):
        return self.headline


class Byline(Row):
    class Role(models.TextChoices):
        AUTHOR = "author", _("Author")
        PHOTOGRAPHER = "photographer", _("Photographer")
        TRANSLATOR = "translator", _("Translator")
        EDITOR = "editor", _("Editor")

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines", verbose_name=_("article"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="bylines", verbose_name=_("contributor"))
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.AUTHOR)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["article", "contributor", "role"], name="byline_once_per_role", deferrable=Deferrable.DEFERRED)
        ]

    def __str__(self):
        return f"{self.contributor} ({self.get_role_display()})"
