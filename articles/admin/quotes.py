"""All quotes in one list. They are written in their articles."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Quote

from .plain import OfArticles, PlainAdmin


@admin.register(Quote)
class QuoteAdmin(OfArticles, PlainAdmin):
    list_display = ["__str__", "speaker", "of_article", "language", "on_record", "kept_back"]
    list_filter = ["on_record", "language", "is_machine_translation"]
    list_select_related = ["speaker", "article"]
    search_fields = ["text", "speaker__name_de", "speaker__name_en"]
    fields = [
        "of_article", "text", "language", "speaker", "position", "translation", "translated_by", "is_machine_translation", "said_on",
        "occasion", "on_record", "source", "locator", "excerpt", "held_back",
    ]  # fmt: skip
    readonly_fields = fields

    @admin.display(description=_("held back"))
    def kept_back(self, quote):
        return quote.held_back or "–"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
