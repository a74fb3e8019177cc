"""Export from the lists of the desk: what is selected, or all that the filter finds, as a file that the import reads again."""

from collections.abc import Iterator
from itertools import chain

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponseRedirect, QueryDict, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from agreements.exporting.formats import FORMATS, ExportRefused
from agreements.exporting.rows import Sight, export
from agreements.importing.tables import TABLES
from newsroom.admin.lists import MOST_COUNTED

OWN = ("table", "format", "selected", "download")  # of the address: ours; the rest are the list's filters
FORMAT_NAMES = (("csv", "CSV"), ("xlsx", gettext_lazy("XLSX (spreadsheet)")), ("jsonl", "JSON Lines"))


class ExportForm(forms.Form):
    table = forms.ChoiceField(label=pgettext_lazy("export", "What"), widget=forms.RadioSelect)
    format = forms.ChoiceField(label=pgettext_lazy("export", "As"), choices=FORMAT_NAMES, widget=forms.RadioSelect)

    def __init__(self, data: QueryDict, tables: list[str]):
        super().__init__({"table": tables[0], "format": "csv"} | {name: data[name] for name in ("table", "format") if name in data})
        self.fields["table"].choices = [(name, TABLES[name].label) for name in tables]


class Exports:
    """For a ModelAdmin: `exports` names the tables, that of its own model first."""

    exports: tuple[str, ...] = ()
    change_list_template = "agreements/admin/exporting_change_list.html"

    def get_urls(self):
        own = path("export/", self.admin_site.admin_view(self.export_view), name=f"{self.opts.app_label}_{self.opts.model_name}_export")
        return [own, *super().get_urls()]

    def get_actions(self, request):
        actions = super().get_actions(request)
        label = gettext_lazy("Export selected…")
        return actions | {"export_selected": (export_selected, "export_selected", label)} if self.may_export(request) else actions

    def may_export(self, request) -> bool:
        return self.has_view_or_change_permission(request)

    def export_url(self, query: QueryDict) -> str:
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_export")
        return f"{address}?{query.urlencode()}" if query else address

    def changelist_view(self, request, extra_context=None):
        extra = {"export_url": self.export_url(request.GET)} if self.may_export(request) else {}
        if request.user.has_perm("agreements.import_records"):
            extra["import_url"] = f"{reverse('admin:agreements_importrun_add')}?table={self.exports[0]}"
        return super().changelist_view(request, extra | (extra_context or {}))

    def export_view(self, request):
        if not self.may_export(request):
            raise PermissionDenied
        tables = [name for name in self.exports if self.may_see(request, name)]
        form = ExportForm(request.GET, tables)
        if "download" in request.GET and form.is_valid():
            response = self.download(request, form.cleaned_data["table"], form.cleaned_data["format"])
            if response is not None:
                return response
        return TemplateResponse(request, "agreements/admin/export.html", self.export_context(request, form))

    def may_see(self, request, table: str) -> bool:
        model = TABLES[table].model
        return any(request.user.has_perm(f"{model._meta.app_label}.{act}_{model._meta.model_name}") for act in ("view", "change"))

    def download(self, request, table: str, format_name: str) -> StreamingHttpResponse | None:
        """None, with a message, for what the format cannot hold: it shows before the first byte is sent."""
        sight = Sight.of(request.user, TABLES[table])
        pieces = export(table, format_name, sight=sight, among=self.records(request))
        try:
            begun = begin(pieces)
        except ExportRefused as refusal:
            self.message_user(request, str(refusal), "ERROR")
            return None
        name = f"{table}-{localdate().isoformat()}.{format_name}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return StreamingHttpResponse(begun, content_type=FORMATS[format_name].content_type, headers=headers)

    def records(self, request) -> QuerySet:
        """What was selected, else what the list finds with these filters; each is the user's to see."""
        if "selected" in request.GET:
            keys = [int(key) for key in request.GET["selected"].split(",") if key.isdecimal() and len(key) < 19]
            return self.get_queryset(request).filter(pk__in=keys)
        asked, request.GET = request.GET, filters_of(request.GET)
        try:
            return self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            raise Http404 from None
        finally:
            request.GET = asked

    def export_context(self, request, form) -> dict:
        found = self.records(request).order_by()[: MOST_COUNTED + 1].count()
        listed = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        filters = filters_of(request.GET)
        kept = [(name, value) for name, values in request.GET.lists() if name not in ("table", "format", "download") for value in values]
        return self.admin_site.each_context(request) | {
            "title": _("Export"),
            "opts": self.opts,
            "form": form,
            "found": min(found, MOST_COUNTED),
            "is_capped": found > MOST_COUNTED,
            "is_filtered": bool(filters) or "selected" in request.GET,
            "kept": kept,
            "way_back": f"{listed}?{filters.urlencode()}" if filters else listed,
        }


def begin(pieces: Iterator[bytes]) -> Iterator[bytes]:
    return chain([next(pieces)], pieces)


def filters_of(query: QueryDict) -> QueryDict:
    """The list's own part of the address."""
    filters = query.copy()
    for name in (*OWN, "p"):
        filters.pop(name, None)
    return filters


@admin.action(description=gettext_lazy("Export selected…"))
def export_selected(model_admin, request, queryset):
    """Those ticked; "select all" means all that the filter finds, however many."""
    if request.POST.get("select_across") == "1":
        return HttpResponseRedirect(model_admin.export_url(request.GET))
    query = QueryDict(mutable=True)
    query["selected"] = ",".join(str(key) for key in queryset.order_by("pk").values_list("pk", flat=True))
    return HttpResponseRedirect(model_admin.export_url(query))
