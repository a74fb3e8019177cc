"""The record of actors and agreements: versions, their index rows, their renderings. Everything but the record's columns is derived."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F
from translated_fields import TranslatedField

from agreements.fields import PartialDateField
from newsroom.publishing.models import IndexRow, Rendering, Version, VersionQuerySet

from .actors import Actor
from .agreements import Agreement
from .rows import in_either_language
from .topics import Topic

SPAN = ["visible_from", "visible_until"]
COUNTED = ["form", "status", "binding", "text_status", "has_open_commitments", "has_no_timetable"]
BOUNDS = ["since_min", "since_max", "until_min", "until_max"]


def record_search_vector() -> models.GeneratedField:
    """Names unstemmed, texts in both languages; literal configurations, as a generated column needs."""
    return models.GeneratedField(
        expression=SearchVector("search_names", weight="A", config="simple")
        + SearchVector("search_title", weight="A", config="german")
        + SearchVector("search_title", weight="A", config="english")
        + SearchVector("search_text", weight="C", config="german")
        + SearchVector("search_text", weight="C", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )


def newest_of(name: str, *columns: str) -> models.Index:
    """The index behind "those with this key, newest first"."""
    return models.Index(*columns, F("first_published_at").desc(), F("item_id").desc(), name=name, include=SPAN)


class RecordVersionQuerySet(VersionQuerySet):
    def for_list(self, language: str) -> Self:
        """Live records with their cards in that language. One query, without documents."""
        return self.live().with_rendering("card", language).without_document()


class ActorVersion(Version):
    item = models.ForeignKey(Actor, models.PROTECT, related_name="versions")
    kind = models.CharField(max_length=12)
    classification = models.CharField(max_length=12, blank=True)
    country = models.CharField(max_length=2, blank=True)
    name = TranslatedField(models.CharField(max_length=200, blank=True), attrgetter=in_either_language)
    sort_key = models.CharField(max_length=200)
    search_vector = record_search_vector()

    objects = RecordVersionQuerySet.as_manager()

    class Meta(Version.Meta):
        indexes = [
            *Version.Meta.indexes,
            GinIndex(fields=["search_vector"], name="actorversion_search"),
            models.Index("sort_key", "item", name="actorversion_sorted", include=SPAN),
            models.Index("kind", "sort_key", "item", name="actorversion_kind", include=SPAN),
            models.Index("country", "sort_key", "item", name="actorversion_country", include=SPAN),
            models.Index("hidden_at", name="actorversion_hidden", condition=models.Q(hidden_at__isnull=False)),
            models.Index("classification", "sort_key", "item", name="actorversion_class", include=SPAN),
        ]


class ActorVersionLink(IndexRow):
    """Another actor named in an actor's version: "who holds a position here", "whose agency is this".

    No tie of this kind can have begun before `since_min` or lasted beyond `until_max`; null leaves that side open.
    """

    version = models.ForeignKey(ActorVersion, models.CASCADE, related_name="links")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=12)
    kind = models.CharField(max_length=16)
    since_min = models.DateField(null=True)
    until_max = models.DateField(null=True)

    class Meta:
        indexes = [newest_of("actorlink_actor", "public_id")]


class ActorVersionSource(IndexRow):
    """A source that facts of an actor's version rest on, and how many."""

    version = models.ForeignKey(ActorVersion, models.CASCADE, related_name="source_rows")
    public_id = models.CharField(max_length=12)
    kind = models.CharField(max_length=24)
    facts = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            newest_of("actorsource_source", "public_id"),
            models.Index("kind", "public_id", name="actorsource_kind", include=["first_published_at", *SPAN]),
        ]


class ActorRendering(Rendering):
    version = models.ForeignKey(ActorVersion, models.CASCADE, related_name="renderings")


class AgreementVersion(Version):
    item = models.ForeignKey(Agreement, models.PROTECT, related_name="versions")
    title = TranslatedField(models.CharField(max_length=300, blank=True), attrgetter=in_either_language)
    form = models.CharField(max_length=20)
    binding = models.CharField(max_length=12)
    text_status = models.CharField(max_length=14)
    status = models.CharField(max_length=12)
    dated = PartialDateField(null=True, blank=True)
    sort_date = models.DateField()
    has_open_commitments = models.BooleanField(default=False)
    has_no_timetable = models.BooleanField(default=False)
    search_vector = record_search_vector()

    objects = RecordVersionQuerySet.as_manager()

    class Meta(Version.Meta):
        indexes = [
            *Version.Meta.indexes,
            GinIndex(fields=["search_vector"], name="agreementversion_search"),
            models.Index("hidden_at", name="agreementversion_hidden", condition=models.Q(hidden_at__isnull=False)),
            models.Index(F("sort_date").desc(), F("item").desc(), name="agreementversion_dated", include=SPAN),
            # Holds all that is counted beside the list, so that its numbers are read without any version.
            models.Index(F("sort_date").desc(), F("item").desc(), name="agreementversion_counted", include=["id", *SPAN, *COUNTED]),
            models.Index("form", F("sort_date").desc(), F("item").desc(), name="agreementversion_form", include=SPAN),
            models.Index("status", F("sort_date").desc(), F("item").desc(), name="agreementversion_status", include=SPAN),
            models.Index("binding", F("sort_date").desc(), F("item").desc(), name="agreementversion_binding", include=SPAN),
            models.Index("text_status", F("sort_date").desc(), F("item").desc(), name="agreementversion_text", include=SPAN),
            models.Index(
                *(F("sort_date").desc(), F("item").desc()),
                name="agreementversion_open",
                include=SPAN,
                condition=models.Q(has_open_commitments=True),
            ),
            models.Index(
                *(F("sort_date").desc(), F("item").desc()),
                name="agreementversion_no_timetable",
                include=SPAN,
                condition=models.Q(has_no_timetable=True),
            ),
        ]


class AgreementVersionActor(IndexRow):
    """An actor named in an agreement's version, and as what: a party's role, represented, signatory or announcer."""

    version = models.ForeignKey(AgreementVersion, models.CASCADE, related_name="actors", db_index=False)
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=12)
    role = models.CharField(max_length=18)
    country = models.CharField(max_length=2, blank=True)
    sort_date = models.DateField()

    class Meta:
        indexes = [
            models.Index("public_id", F("sort_date").desc(), F("item_id").desc(), name="agreementactor_actor", include=SPAN),
            models.Index("country", F("sort_date").desc(), F("item_id").desc(), name="agreementactor_country", include=SPAN),
            models.Index("version", name="agreementactor_version", include=["public_id", "country", "role"]),
        ]


class AgreementVersionTopic(IndexRow):
    version = models.ForeignKey(AgreementVersion, models.CASCADE, related_name="topic_rows", db_index=False)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+")
    sort_date = models.DateField()

    class Meta:
        indexes = [
            models.Index("topic", F("sort_date").desc(), F("item_id").desc(), name="agreementtopic_topic", include=SPAN),
            models.Index("version", name="agreementtopic_version", include=["topic"]),
        ]


class AgreementVersionStanding(IndexRow):
    """How an agreement stood, for itself (no `public_id`) or for one of its parties, and from when to when: a standings.Span.

    The status is possible from `since_min` to before `until_max`, certain from `since_max` to before `until_min`.
    """

    version = models.ForeignKey(AgreementVersion, models.CASCADE, related_name="standings", db_index=False)
    public_id = models.CharField(max_length=12, blank=True)
    status = models.CharField(max_length=12)
    since_min = models.DateField()
    since_max = models.DateField()
    until_min = models.DateField()
    until_max = models.DateField()
    sort_date = models.DateField()

    class Meta:
        # Both hold all that is asked, so that no row is read: "in force for this actor then, newest first", and "did this one stand so".
        indexes = [
            models.Index(
                *("public_id", "status", F("sort_date").desc(), F("item_id").desc()),
                name="agreementstanding_of",
                include=[*BOUNDS, "version", "first_published_at", *SPAN],
            ),
            models.Index("version", "public_id", "status", name="agreementstanding_version", include=BOUNDS),
        ]


class AgreementVersionLink(IndexRow):
    """Another agreement named in an agreement's version: what this one amends, supersedes or belongs to."""

    version = models.ForeignKey(AgreementVersion, models.CASCADE, related_name="links")
    other = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=12)
    kind = models.CharField(max_length=12)
    sort_date = models.DateField()

    class Meta:
        indexes = [models.Index("public_id", F("sort_date").desc(), F("item_id").desc(), name="agreementlink_other", include=SPAN)]


class AgreementVersionSource(IndexRow):
    """A source that facts of an agreement's version rest on, and how many."""

    version = models.ForeignKey(AgreementVersion, models.CASCADE, related_name="source_rows")
    public_id = models.CharField(max_length=12)
    kind = models.CharField(max_length=24)
    facts = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            newest_of("agreementsource_source", "public_id"),
            models.Index("kind", "public_id", name="agreementsource_kind", include=["first_published_at", *SPAN]),
        ]


class AgreementRendering(Rendering):
    version = models.ForeignKey(AgreementVersion, models.CASCADE, related_name="renderings")
