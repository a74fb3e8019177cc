"""Quality at the desk: what is missing, line by line, each a filter of its list."""

from dataclasses import dataclass

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Source
from agreements.quality import LACKS, Lack, lacks_of
from newsroom.admin.lists import MOST_COUNTED


class QualityFilter(admin.SimpleListFilter):
    title = gettext_lazy("what is missing")
    parameter_name = "lacks"

    def lookups(self, request, model_admin):
        return [(lack.key, lack.label) for lack in lacks_of(model_admin.model)]

    def queryset(self, request, queryset):
        found = next((lack for lack in lacks_of(queryset.model) if lack.key == self.value()), None)
        return found.found(queryset) if found else queryset


@dataclass
class Line:
    lack: Lack
    count: int
    url: str

    @property
    def is_capped(self) -> bool:
        return self.count > MOST_COUNTED


class ReportsQuality:
    """For the ModelAdmin of agreements: the page of all lines. Who may not see a list does not see its lines either."""

    def get_urls(self):
        return [path("quality/", self.admin_site.admin_view(self.quality_view), name="agreements_agreement_quality"), *super().get_urls()]

    def quality_view(self, request):
        lines = [self.line(lack, request) for lack in LACKS if self.may_list(lack, request)]
        if not lines:
            raise PermissionDenied
        context = {
            "title": _("Quality of the register"),
            "opts": self.opts,
            "lines": lines,
            "most": MOST_COUNTED,
            "last_check": Source.objects.filter(link_checked_at__isnull=False).order_by("-link_checked_at").first(),
        }
        return TemplateResponse(request, "agreements/admin/quality.html", self.admin_site.each_context(request) | context)

    def may_list(self, lack: Lack, request) -> bool:
        return self.admin_site.get_model_admin(lack.model).has_view_or_change_permission(request)

    def line(self, lack: Lack, request) -> Line:
        rows = lack.found(self.admin_site.get_model_admin(lack.model).get_queryset(request))
        url = reverse(f"admin:agreements_{lack.model._meta.model_name}_changelist")
        return Line(lack, rows.order_by().values("pk")[: MOST_COUNTED + 1].count(), f"{url}?{QualityFilter.parameter_name}={lack.key}")
