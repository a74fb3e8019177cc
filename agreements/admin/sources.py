"""Sources at the desk, each with the rows that rest on it."""

from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from agreements.link_check import LinkProblem
from agreements.models import Source
from newsroom.admin.embargoes import CancelsForEmbargoes
from newsroom.admin.fields import DeskFields
from newsroom.admin.lists import CappedPaginator
from newsroom.admin.locking import LockedAdmin

from .exporting import Exports
from .exposing import ShowsExposures
from .quality import QualityFilter
from .retracting import RetractsSources, those_seen
from .usage import uses_of


@admin.register(Source)
class SourceAdmin(Exports, RetractsSources, ShowsExposures, DeskFields, CancelsForEmbargoes, LockedAdmin, admin.ModelAdmin):
    exports = ("sources",)
    change_form_template = "agreements/admin/source_change_form.html"
    list_display = ["title", "kind", "publisher", "published_on", "is_confidential"]
    list_filter = ["kind", "is_confidential", ("retracted_on", admin.EmptyFieldListFilter), QualityFilter]
    search_fields = ["title__istartswith", "publisher__istartswith", "public_id", "url"]
    ordering = ["-id"]
    paginator = CappedPaginator
    show_full_result_count = False
    list_per_page = 50
    autocomplete_fields = ["via"]
    readonly_fields = ["link"]
    fieldsets = (
        (None, {"fields": ["title", ("kind", "language"), ("publisher", "author"), "url", ("published_on", "retrieved_on"), "via"]}),
        (_("Archived copy and file"), {"fields": ["archived_url", "file", "link"], "classes": ["collapse"]}),
        (_("Confidence and embargo"), {"fields": ["is_confidential", "embargo_until", "notes"], "classes": ["collapse"]}),
    )

    @admin.display(description=_("link"))
    def link(self, source):
        """What the last check of its address found."""
        if source.link_checked_at is None:
            return _("not checked yet")
        moment = date_format(timezone.localtime(source.link_checked_at), "SHORT_DATE_FORMAT")
        found = LinkProblem(source.link_problem).label if source.link_problem else _("could be reached")
        return _("%(found)s (checked on %(moment)s)") % {"found": found, "moment": moment}

    def may_publish_records(self, request) -> bool:
        return request.user.has_perm("agreements.publish_agreement") or request.user.has_perm("agreements.publish_actor")

    def has_change_permission(self, request, obj=None):
        """Whoever may not publish may not change what published records rest on either."""
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or self.may_publish_records(request) or all(use.item.published_row_version is None for use in uses_of(obj))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """What rests on it, as far as the user may see that."""
        uses = uses_of(obj) if obj is not None else []
        seen = those_seen(self.admin_site, request, {use.item for use in uses})
        context["uses"] = [use for use in uses if use.item in seen]
        context["may_retract"] = obj is not None and self.has_change_permission(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        """Every word of the query at the beginning of a word of the title would need an index of its own: the beginning, or the newest."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        newest = Source.objects.order_by("-pk").values("pk")[:2_000]
        return found | queryset.filter(pk__in=newest, title__icontains=search_term.strip()[:200]), duplicates
