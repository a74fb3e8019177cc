"""Agreements at the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from newsroom.admin.items import ItemAdmin

from .adding import AddsShortly
from .agreement_rows import AmountRows, CommitmentRows, EventRows, IdentifierRows, LinkRows, PartyRows, ProvisionRows, SignatureRows
from .evidence import ShowsEvidence
from .exporting import Exports
from .previewing import ShowsLiveRecords
from .quality import QualityFilter, ReportsQuality
from .standing import status_today


@admin.register(Agreement)
class AgreementAdmin(ReportsQuality, AddsShortly, ShowsEvidence, Exports, ShowsLiveRecords, ItemAdmin):
    exports = ("agreements", "parties", "events", "commitments")
    list_display = ["label", "form", "state", "updated_at"]
    list_filter = ["form", "binding", QualityFilter]
    ordering = ["-id"]
    title_fields = ("title_de", "title_en", "short_title_de", "short_title_en")
    autocomplete_fields = ["main_source", "topics"]
    readonly_fields = ["status"]
    inlines = [PartyRows, SignatureRows, EventRows, ProvisionRows, CommitmentRows, AmountRows, LinkRows, IdentifierRows]
    fieldsets = (
        (
            _("Core"),
            {
                "fields": [
                    "title_de",
                    "title_en",
                    ("short_title_de", "short_title_en"),
                    ("form", "binding", "text_status"),
                    ("main_source", "status"),
                ]
            },
        ),
        (_("Summary and topics"), {"fields": ["summary_de", "summary_en", "topics"], "classes": ["collapse"]}),
        (_("Place, languages, file"), {"fields": [("place_de", "place_en"), "languages", "document_file"], "classes": ["collapse"]}),
        (_("Address, embargo, notes"), {"fields": ["slug", "embargo_until", "notes"], "classes": ["collapse"]}),
    )

    @admin.display(description=_("title"), ordering="sort_key")
    def label(self, agreement):
        return str(agreement)

    @admin.display(description=_("status"))
    def status(self, agreement):
        """Follows from the events: today's, and that of the parties that stand differently."""
        return status_today(agreement)
