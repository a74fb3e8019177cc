"""The first page of an import: the file, what it holds, and what its rows rest on."""

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from agreements.importing import mapping, runs
from agreements.importing.files import MOST_BYTES
from agreements.models import ImportRun, Source

GUESSED = ("", gettext_lazy("Find out by the headings"))


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV, XLSX or JSON Lines with headings, up to 50 MB. Exports of this register are read as they are."),
        error_messages={"empty": gettext_lazy("The file is empty."), "required": gettext_lazy("Choose a file.")},
    )
    table = forms.ChoiceField(label=gettext_lazy("What the rows are"), required=False)
    source = forms.ModelChoiceField(
        Source.objects.all(),
        required=False,
        label=gettext_lazy("Source of the file"),
        help_text=gettext_lazy(
            "What the rows rest on, where they name nothing of their own. Left empty, a source is made from the name of the file."
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Why, for the editors."),
    )

    def __init__(self, *args, model_admin, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.model_admin, self.request = model_admin, request
        self.fields["table"].choices = [GUESSED, *ImportRun.Table.choices]
        relation, site = ImportRun._meta.get_field("source"), model_admin.admin_site
        select = AutocompleteSelect(relation, site)
        widget = RelatedFieldWidgetWrapper(
            select, relation.remote_field, site, can_add_related=request.user.has_perm("agreements.add_source")
        )
        self.fields["source"].widget = widget
        widget.choices = self.fields["source"].choices

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1024 // 1024})
        return file

    def clean(self):
        """The run is made here, so that what nobody can read is told beside the file."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        kept = {name: cleaned[name] for name in ("table", "source", "note")}
        try:
            self.run = runs.create(cleaned["file"], by=self.request.user, language=(get_language() or "de")[:2], **kept)
        except runs.ImportRefused as refusal:
            self.add_error("file", str(refusal))
        return cleaned


class Uploads:
    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(
            request.POST or None, request.FILES or None, model_admin=self, request=request, initial={"table": request.GET.get("table", "")}
        )
        if request.method == "POST" and form.is_valid():
            self.tell_earlier(request, form.run)
            return HttpResponseRedirect(self.page_of(form.run, "columns"))
        context = {
            "title": _("Import data"),
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "presets": mapping.presets().values(),
        }
        return TemplateResponse(request, "agreements/admin/import_upload.html", self.admin_site.each_context(request) | context)

    def tell_earlier(self, request, run: ImportRun) -> None:
        if (earlier := earlier_of(run)) is not None:
            link = format_html('<a href="{}">{}</a>', self.page_of(earlier), earlier.get_state_display())
            words = _("This very file was uploaded before ({link}). Rows that have not changed since are left alone.")
            self.message_user(request, format_html(words, link=link), messages.WARNING)


def earlier_of(run: ImportRun) -> ImportRun | None:
    return ImportRun.objects.filter(sha256=run.sha256, pk__lt=run.pk).order_by("-pk").first()
