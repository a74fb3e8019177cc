"""The log: who did what at the desk, and the acts that readers saw. To be read only."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.utils.translation import gettext_lazy as _

from newsroom.publishing.models import Change

from .lists import CappedPaginator


class ReadOnly(admin.ModelAdmin):
    paginator = CappedPaginator
    show_full_result_count = False
    list_per_page = 50
    actions = None
    actions_on_top = True

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(LogEntry)
class LogAdmin(ReadOnly):
    list_display = ["action_time", "user", "content_type", "object_repr", "message"]
    list_filter = ["action_flag"]
    list_select_related = ["user", "content_type"]
    fields = ["action_time", "user", "content_type", "object_id", "object_repr", "action_flag", "message"]

    @admin.display(description=_("what happened"))
    def message(self, entry):
        return entry.get_change_message()


@admin.register(Change)
class ActAdmin(ReadOnly):
    list_display = ["at", "kind", "item_kind", "public_id", "number", "by", "note"]
    list_filter = ["kind"]
    list_select_related = ["by"]
    search_fields = ["public_id"]
    ordering = ["-at", "-id"]
