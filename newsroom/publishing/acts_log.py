"""What the kernel keeps for all items: the acts, the desk's memory, the addresses that moved."""

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class ChangeQuerySet(models.QuerySet):
    def of(self, item):
        return self.filter(item_kind=item._meta.model_name, item_id=item.pk)


class Change(models.Model):
    """One act upon one item: from `at` on, the version `number` is shown, or nothing where it is null. The acts are the truth."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", _("Published")
        CORRECTED = "corrected", _("Corrected")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        MERGED = "merged", _("Merged")

    item_kind = models.CharField(max_length=20)
    item_id = models.BigIntegerField()
    public_id = models.CharField(max_length=12)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    number = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    group = models.UUIDField(help_text="Acts of one group came together, and are cancelled together.")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        app_label = "newsroom"
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        constraints = [
            models.UniqueConstraint(fields=["item_kind", "item_id", "at"], name="change_one_per_item_and_moment"),
            models.CheckConstraint(
                condition=models.Q(number__isnull=False, kind__in=["published", "corrected"])
                | models.Q(number__isnull=True, kind__in=["withdrawn", "merged"]),
                name="change_number_fits_kind",
            ),
        ]
        indexes = [
            models.Index(fields=["at", "id"], name="change_follow"),
            models.Index(F("recorded_at").desc(), name="change_recorded"),
            models.Index(fields=["public_id", "-at"], name="change_public_id"),
            models.Index(fields=["item_kind", "at"], name="change_withdrawn", condition=models.Q(kind="withdrawn")),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.public_id} {self.at:%Y-%m-%d %H:%M}"


class Snapshot(models.Model):
    """The desk's memory: a private document of each save, so that a lost paragraph can be found again."""

    item_kind = models.CharField(max_length=20)
    item_id = models.BigIntegerField()
    document = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        app_label = "newsroom"
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        indexes = [models.Index(fields=["item_kind", "item_id", "-saved_at"], name="snapshot_newest")]

    def __str__(self) -> str:
        return f"{self.item_kind} {self.item_id} {self.saved_at:%Y-%m-%d %H:%M}"


class Redirect(models.Model):
    """An old address of an item: written at publication, read only after a miss."""

    item_kind = models.CharField(max_length=20)
    old = models.CharField(max_length=120, help_text="A public id that merged into another, or a former slug with its public id.")
    public_id = models.CharField(max_length=12)

    class Meta:
        app_label = "newsroom"
        constraints = [models.UniqueConstraint(fields=["item_kind", "old"], name="redirect_old_is_unique")]
        indexes = [models.Index(fields=["item_kind", "public_id"], name="redirect_target")]

    def __str__(self) -> str:
        return f"{self.old} → {self.public_id}"
