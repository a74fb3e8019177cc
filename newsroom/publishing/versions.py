"""The record: what an item, a version, an index row and a rendering have in common."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateTimeRangeField
from django.db import models
from django.db.models import Case, F, FilteredRelation, Func, OuterRef, Q, Value, When
from django.db.models.expressions import Exists
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from .clock import SiteNow
from .ids import make_public_id


class Item(models.Model):
    """A working copy: private, edited freely, published through `publish()`."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEW = "review", _("In review")

    public_id = models.CharField(max_length=12, unique=True, default=make_public_id, editable=False)
    slug = models.SlugField(
        _("slug"),
        max_length=90,
        blank=True,
        help_text=_("The readable part of the address. Left empty, it is made from the title when first published."),
    )
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices, default=Stage.DRAFT, editable=False)
    embargo_until = models.DateTimeField(
        _("embargo until"), null=True, blank=True, help_text=_("Before this moment nothing that rests on it can be published.")
    )
    notes = models.TextField(_("notes for editors"), blank=True, help_text=_("Never leaves the desk."))
    row_version = models.PositiveIntegerField(default=1, editable=False)
    published_row_version = models.PositiveIntegerField(null=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("created by")
    )
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("last saved by")
    )

    class Meta:
        abstract = True

    @property
    def has_unpublished_changes(self) -> bool:
        return self.published_row_version is not None and self.row_version != self.published_row_version


class VersionQuerySet(models.QuerySet):
    def as_of(self, moment: datetime | Func) -> Self:
        """What this site showed at `moment`. The first bound is redundant and lets the list indexes end the scan."""
        return self.filter(first_published_at__lte=moment, visible_from__lte=moment).filter(
            Q(visible_until__isnull=True) | Q(visible_until__gt=moment)
        )

    def live(self) -> Self:
        return self.as_of(SiteNow())

    def shown_as_of(self, moment: datetime) -> Self:
        """`as_of(moment)` for the public: only of items that are live now, without hidden and redacted versions."""
        live_now = self.model._default_manager.live().filter(item_id=OuterRef("item_id"))
        return self.as_of(moment).filter(Exists(live_now), hidden_at__isnull=True, redacted_at__isnull=True)

    def ever_shown(self) -> Self:
        """All that were on air up to now, for the public history: only of items that are live now, without hidden versions. Of a
        redacted one the fact that there was one may be told. Adds `until`, the end of its time: null while it lasts, since an end that
        lies ahead is a plan.
        """
        live_now = self.model._default_manager.live().filter(item_id=OuterRef("item_id"))
        has_begun = Q(visible_from__lte=SiteNow()) & (Q(visible_until__isnull=True) | Q(visible_until__gt=F("visible_from")))
        may_be_told = Q(hidden_at__isnull=True) | Q(redacted_at__isnull=False)
        until = Case(When(visible_until__lte=SiteNow(), then=F("visible_until")))
        return self.filter(has_begun, may_be_told, Exists(live_now)).annotate(until=until)

    def newest_first(self) -> Self:
        """Ties are broken by item, so that a correction between two pages does not repeat it."""
        return self.order_by("-first_published_at", "-item_id")

    def without_document(self) -> Self:
        return self.defer("document", "search_vector", "search_title", "search_names", "search_text")

    def with_rendering(self, kind: str, language: str = "") -> Self:
        """Adds `rendering` (the prepared content, None where it is missing) and `renderer` by one join."""
        prepared = FilteredRelation("renderings", condition=Q(renderings__kind=kind, renderings__language=language))
        return self.annotate(prepared=prepared, rendering=F("prepared__content"), renderer=F("prepared__renderer"))


class Version(models.Model):
    """A numbered, complete, append-only public state of an item.

    The record's columns (item, number, document, visible_from, change, change_note, published_by) never change; a trigger sees to it.
    `visible_until` and `first_published_at` follow from the acts (settling.py). Subclasses add typed columns, which can be rebuilt.
    """

    class Weight(models.TextChoices):
        FIRST = "first", _("First version")
        MINOR = "minor", _("Minor change")
        MAJOR = "major", _("Major change")
        CORRECTION = "correction", _("Correction")

    number = models.PositiveIntegerField()
    document = models.JSONField()
    visible_from = models.DateTimeField()
    change = models.CharField(max_length=12, choices=Weight.choices)
    change_note = models.TextField(blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    visible_until = models.DateTimeField(null=True)
    first_published_at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True)
    redacted_at = models.DateTimeField(null=True)
    redaction_reason = models.TextField(blank=True)

    public_id = models.CharField(max_length=12)
    slug = models.CharField(max_length=90)
    search_title = models.TextField(blank=True)
    search_names = models.TextField(blank=True)
    search_text = models.TextField(blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="%(class)s_numbers_are_unique"),
            ExclusionConstraint(
                name="%(class)s_one_visible_at_a_time",
                expressions=[
                    (Func(F("item"), F("item"), Value("[]"), function="int8range", output_field=BigIntegerRangeField()), "&&"),
                    (Func(F("visible_from"), F("visible_until"), function="tstzrange", output_field=DateTimeRangeField()), "&&"),
                ],
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [
            models.Index(fields=["item", "-visible_from"], name="%(class)s_item"),
            models.Index(fields=["public_id", "-visible_from"], name="%(class)s_public_id"),
            models.Index(
                F("first_published_at").desc(),
                F("item").desc(),
                name="%(class)s_newest",
                include=["visible_from", "visible_until"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.number}"

    @property
    def is_cancelled(self) -> bool:
        return self.visible_until == self.visible_from

    @property
    def has_begun(self) -> bool:
        """Whether it was, or is, visible; for lists at the desk, by this machine's clock."""
        return not self.is_cancelled and self.visible_from <= now()

    @property
    def content(self) -> dict:
        return self.document.get("content", {})

    @property
    def cited(self) -> dict:
        return self.document.get("cited", {})


class IndexRow(models.Model):
    """A derived row for what is filtered, sorted or joined, with its version's span beside it. Subclasses add `version` and the key."""

    item_id = models.BigIntegerField()
    first_published_at = models.DateTimeField()
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True

    def copy_span(self, version: Version) -> None:
        """Until `settle` runs in the same transaction; it writes all spans of the item."""
        self.version, self.item_id = version, version.item_id
        for column in ("first_published_at", "visible_from", "visible_until"):
            setattr(self, column, getattr(version, column))


class Rendering(models.Model):
    """Something prepared from a version, so that reading costs no work: derived, replaceable, never part of the record.

    `language` is empty where the content has none. `renderer` names the code that made it; `manage.py render` remakes what is older.
    """

    kind = models.CharField(max_length=12)
    language = models.CharField(max_length=5, blank=True)
    content = models.JSONField()
    renderer = models.CharField(max_length=24)

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["version", "kind", "language"], name="%(class)s_one_per_kind")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.kind} {self.language}"
