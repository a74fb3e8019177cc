"""Imports at the desk: the list of all of them, who may use them, and the pages of one: columns, check, writing, publishing, reverting."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.exporting.formats import as_csv
from agreements.importing import reports, runs
from agreements.importing.tables import TABLES
from agreements.models import Actor, ImportRun
from newsroom.admin.lists import CappedPaginator

from .import_acting import Acts
from .import_checking import ShowsLines, count_words
from .import_mapping import MapsColumns
from .import_uploading import Uploads


class ImportAccess:
    """Whoever may import sees all imports. What one writes, the user must also be allowed to write by hand."""

    def may_import(self, request) -> bool:
        return request.user.has_perm("agreements.import_records")

    def has_module_permission(self, request):
        return self.may_import(request)

    def has_view_permission(self, request, obj=None):
        return self.may_import(request)

    def has_add_permission(self, request):
        return self.may_import(request)

    def has_change_permission(self, request, obj=None):
        return self.may_import(request) and (obj is None or self.may_write(request, obj))

    def has_delete_permission(self, request, obj=None):
        """An import is the receipt of what it did."""
        return False

    def may_write(self, request, run: ImportRun) -> bool:
        fed = {feed.get("table") for feed in run.mapping.get("feeds", []) if isinstance(feed, dict)} & set(TABLES)
        models = {TABLES[table].model for table in fed} | ({Actor} if run.options.get("create_missing") else set())
        return all(request.user.has_perm(f"agreements.{act}_{model._meta.model_name}") for model in models for act in ("add", "change"))

    def run_or_404(self, request, object_id: str, *, may: str = "view") -> ImportRun:
        """The import, as it is now. 403 before 404 for whoever may not import at all: that there are imports is no secret."""
        if not self.may_import(request):
            raise PermissionDenied
        run = self.get_queryset(request).filter(pk=int(object_id)).first() if object_id.isdecimal() and len(object_id) < 19 else None
        if run is None:
            raise Http404
        if may == "change" and not self.has_change_permission(request, run):
            raise PermissionDenied
        return runs.with_state_of_now(run)


@admin.register(ImportRun)
class ImportRunAdmin(Uploads, MapsColumns, ShowsLines, Acts, ImportAccess, admin.ModelAdmin):
    list_display = ["file_name", "uploaded", "table", "state", "told", "by"]
    list_filter = ["state", "table"]
    list_select_related = ["by"]
    search_fields = ["name__istartswith"]
    ordering = ["-id"]
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    actions = None
    fields = ["source", "note"]
    autocomplete_fields = ["source"]

    @admin.display(description=gettext_lazy("name of the file"), ordering="name")
    def file_name(self, run):
        return run.name

    @admin.display(description=gettext_lazy("uploaded at"), ordering="id")
    def uploaded(self, run):
        return date_format(localtime(run.created_at), "SHORT_DATETIME_FORMAT")

    @admin.display(description=gettext_lazy("counts"))
    def told(self, run):
        return ", ".join(f"{count} {word}" for _key, word, count in count_words(run) if count)

    def get_urls(self):
        view = self.admin_site.admin_view
        pages = ("columns", "apply", "publish", "revert", "act", "progress", "report", "file")
        own = [
            path(f"<path:object_id>/{page}/", view(getattr(self, f"{page}_view")), name=f"agreements_importrun_{page}") for page in pages
        ]
        return [*own, *super().get_urls()]

    def page_of(self, run: ImportRun, page: str = "change") -> str:
        return reverse(f"admin:agreements_importrun_{page}", args=[run.pk])

    def side(self, request, template: str, run: ImportRun, title: str, **context):
        urls = {page: self.page_of(run, page) for page in ("change", "columns", "apply", "publish", "revert", "act", "progress", "report")}
        shared = {
            "title": title,
            "opts": self.opts,
            "item": run,
            "run": run,
            "urls": urls,
            "change_url": urls["change"],
            "has_change": self.has_change_permission(request, run),
        }
        return TemplateResponse(request, f"agreements/admin/{template}", self.admin_site.each_context(request) | shared | context)

    def report_view(self, request, object_id):
        """Every line with its messages, as CSV."""
        run = self.run_or_404(request, object_id)
        pieces = as_csv(list(reports.COLUMNS), reports.as_rows(run))
        headers = {"Content-Disposition": f'attachment; filename="import-{run.pk}.csv"', "Cache-Control": "no-store"}
        return StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8", headers=headers)

    def file_view(self, request, object_id):
        """The file as it was uploaded: always as a download, never shown."""
        run = self.run_or_404(request, object_id)
        try:
            stream = run.file.open("rb")
        except FileNotFoundError:
            raise Http404(_("The uploaded file is no longer there.")) from None
        response = FileResponse(stream, as_attachment=True, filename=run.name, content_type="application/octet-stream")
        response.headers["Cache-Control"] = "no-store"
        return response
