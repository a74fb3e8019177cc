"""The record of articles. Everything but the record's columns is derived from document and acts."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Q, When

from agreements.models import Topic
from agreements.models.versions import SPAN, newest_of
from newsroom.publishing.models import IndexRow, Rendering, Version, VersionQuerySet

from .articles import Article, Contributor, Section
from .corrections import Correction


def weighted(config: str):
    return (
        SearchVector("search_title", weight="A", config=config)
        + SearchVector("search_names", weight="B", config="simple")
        + SearchVector("search_text", weight="C", config=config)
    )


class ArticleVersionQuerySet(VersionQuerySet):
    def with_rendering(self, kind: str, language: str = "") -> Self:
        """An article's renderings are in its own language, so the kind alone finds them."""
        prepared = FilteredRelation("renderings", condition=Q(renderings__kind=kind))
        return self.annotate(prepared=prepared, rendering=F("prepared__content"), renderer=F("prepared__renderer"))

    def for_list(self, language: str, *, of_any_language: bool = False) -> Self:
        """Live articles with their cards: those in `language`, unless any will do. One query, without documents."""
        cards = self.live().with_rendering("card").without_document()
        return cards if of_any_language else cards.filter(language=language)

    def for_feed(self) -> Self:
        """Live articles with their feed entries. One query, without documents."""
        return self.live().with_rendering("feed").without_document()

    def by(self, contributor: Contributor) -> Self:
        return self.filter(Exists(ArticleVersionByline.objects.filter(version=OuterRef("pk"), contributor=contributor)))

    def naming(self, public_id: str) -> Self:
        """Articles that mention, quote or show the record."""
        return self.filter(Exists(ArticleVersionMention.objects.filter(version=OuterRef("pk"), public_id=public_id)))

    def about(self, topic_id: int) -> Self:
        return self.filter(Exists(ArticleVersionTopic.objects.filter(version=OuterRef("pk"), topic=topic_id)))


class ArticleVersion(Version):
    item = models.ForeignKey(Article, models.PROTECT, related_name="versions")
    story = models.CharField(max_length=12)
    language = models.CharField(max_length=2)
    section = models.ForeignKey(Section, models.PROTECT, related_name="+")
    genre = models.CharField(max_length=12)
    headline = models.CharField(max_length=200)
    search_vector = models.GeneratedField(
        expression=Case(When(language="de", then=weighted("german")), default=weighted("english")),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ArticleVersionQuerySet.as_manager()

    class Meta(Version.Meta):
        indexes = [
            *Version.Meta.indexes,
            GinIndex(fields=["search_vector"], name="articleversion_search"),
            newest_of("articleversion_language", "language"),
            newest_of("articleversion_section", "section", "language"),
            models.Index(fields=["story"], name="articleversion_story"),
        ]


class ArticleVersionMention(IndexRow):
    """A record that the article is about, names or shows as a card: `kind` and `public_id` name it, so no desk table is asked."""

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="mention_rows")
    kind = models.CharField(max_length=10)
    public_id = models.CharField(max_length=12)
    role = models.CharField(max_length=10)
    language = models.CharField(max_length=2)
    actor = models.ForeignKey("agreements.Actor", models.PROTECT, null=True, related_name="+")
    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [newest_of("articlemention_record", "public_id")]


class ArticleVersionTopic(IndexRow):
    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="topic_rows")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+")
    language = models.CharField(max_length=2)

    class Meta:
        indexes = [newest_of("articletopic_topic", "topic", "language")]


class ArticleVersionByline(IndexRow):
    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="byline_rows")
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="+")
    role = models.CharField(max_length=12)

    class Meta:
        indexes = [newest_of("articlebyline_contributor", "contributor")]


class ArticleVersionCorrection(IndexRow):
    """A correction as the corrections page prints it."""

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="correction_rows")
    uid = models.CharField(max_length=12)
    kind = models.CharField(max_length=16, choices=Correction.Kind.choices)
    text = models.TextField()
    made_on = models.DateField()
    language = models.CharField(max_length=2)

    class Meta:
        indexes = [models.Index("language", F("made_on").desc(), F("id").desc(), name="articlecorrection_newest", include=SPAN)]


class ArticleVersionQuote(IndexRow):
    """A quote as the speaker's page prints it."""

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="quote_rows")
    uid = models.CharField(max_length=12)
    speaker = models.ForeignKey("agreements.Actor", models.PROTECT, null=True, related_name="+")
    public_id = models.CharField(max_length=12)
    content = models.JSONField()

    class Meta:
        indexes = [newest_of("articlequote_speaker", "public_id")]


class ArticleRendering(Rendering):
    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="renderings")
