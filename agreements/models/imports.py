"""Imports: a file, what checking it found row by row, and what applying it changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ImportRun(models.Model):
    """One file on its way into the desk. Applied, it is one change set, and can be reverted."""

    class Table(models.TextChoices):
        ACTORS = "actors", _("actors")
        NAMES = "names", _("names")
        POSITIONS = "positions", _("positions")
        AGREEMENTS = "agreements", _("agreements")
        PARTIES = "parties", _("parties")
        EVENTS = "events", _("events")
        COMMITMENTS = "commitments", _("commitments")
        SOURCES = "sources", _("sources")

    class State(models.TextChoices):
        UPLOADED = "uploaded", pgettext_lazy("state of an import", "Uploaded")
        CHECKING = "checking", pgettext_lazy("state of an import", "Being checked")
        CHECKED = "checked", pgettext_lazy("state of an import", "Checked")
        APPLYING = "applying", pgettext_lazy("state of an import", "Being applied")
        APPLIED = "applied", pgettext_lazy("state of an import", "Applied")
        PUBLISHING = "publishing", pgettext_lazy("state of an import", "Being published")
        REVERTING = "reverting", pgettext_lazy("state of an import", "Being reverted")
        REVERTED = "reverted", pgettext_lazy("state of an import", "Reverted")
        FAILED = "failed", pgettext_lazy("state of an import", "Failed")
        CANCELLED = "cancelled", pgettext_lazy("state of an import", "Cancelled")

    AT_WORK = {State.CHECKING, State.APPLYING, State.PUBLISHING, State.REVERTING}

    file = models.FileField(_("file"), upload_to="imports/", max_length=300)
    name = models.CharField(_("name of the file"), max_length=200)
    sha256 = models.CharField(max_length=64, editable=False)
    table = models.CharField(_("table"), max_length=12, choices=Table.choices)
    preset = models.CharField(_("kind of file"), max_length=60, blank=True)
    mapping = models.JSONField(_("columns"), default=dict)
    options = models.JSONField(_("options"), default=dict, blank=True)
    source = models.ForeignKey(
        "agreements.Source", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("source of this file")
    )
    note = models.TextField(_("note"), blank=True)
    language = models.CharField(max_length=5, default="de", editable=False)

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.UPLOADED, editable=False)
    counts = models.JSONField(default=dict, editable=False)
    notes_on_file = models.JSONField(default=list, editable=False)
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    error = models.TextField(blank=True, editable=False)
    is_cancel_asked = models.BooleanField(default=False, editable=False)
    touched = models.JSONField(default=dict, editable=False)

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("imported by"))
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    heard_at = models.DateTimeField(null=True, editable=False)
    checked_at = models.DateTimeField(_("checked at"), null=True, editable=False)
    applied_at = models.DateTimeField(_("applied at"), null=True, editable=False)
    reverted_at = models.DateTimeField(_("reverted at"), null=True, editable=False)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        permissions = [("import_records", "Can import records")]
        ordering = ["-id"]

    def __str__(self):
        return self.name

    @property
    def is_at_work(self) -> bool:
        return self.state in self.AT_WORK


class ImportLine(models.Model):
    """What a row of the file means for one table, and, once applied, what it changed.

    `changes` is {column: [before, after]} in words; `undo` holds the same in the database's values, once applied.
    """

    class Outcome(models.TextChoices):
        NEW = "new", pgettext_lazy("outcome of a row", "New")
        CHANGED = "changed", pgettext_lazy("outcome of a row", "Changed")
        SAME = "same", pgettext_lazy("outcome of a row", "Unchanged")
        REFUSED = "refused", pgettext_lazy("outcome of a row", "Refused")
        LIKELY = "likely", pgettext_lazy("outcome of a row", "Likely duplicate")
        STALE = "stale", pgettext_lazy("outcome of a row", "Changed since the check")

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    number = models.PositiveIntegerField(_("row"))
    table = models.CharField(_("table"), max_length=12, choices=ImportRun.Table.choices)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices)
    label = models.CharField(_("label"), max_length=300, blank=True)
    raw = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    messages = models.JSONField(default=list, help_text="A list of {level: refused | warning | note, column, text}.")
    has_warning = models.BooleanField(default=False)
    is_applied = models.BooleanField(default=False)
    undo = models.JSONField(default=dict)
    row_id = models.BigIntegerField(null=True)
    item_kind = models.CharField(max_length=20, blank=True)
    item_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("line of an import")
        verbose_name_plural = _("lines of an import")
        ordering = ["run", "position"]
        indexes = [
            models.Index(fields=["run", "outcome", "position"], name="importline_by_outcome"),
            models.Index(fields=["run", "position"], name="importline_in_order"),
        ]

    def __str__(self):
        return f"{self.number}: {self.label}"


class ColumnPreset(models.Model):
    """How files with this header were mapped last time."""

    fingerprint = models.CharField(max_length=64)
    table = models.CharField(max_length=12, choices=ImportRun.Table.choices)
    mapping = models.JSONField()
    used_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("remembered columns")
        verbose_name_plural = _("remembered columns")
        constraints = [models.UniqueConstraint(fields=["fingerprint", "table"], name="columnpreset_one_per_header")]

    def __str__(self):
        return f"{self.table} {self.fingerprint[:12]}"
