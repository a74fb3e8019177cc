"""Import at the desk: files or a pasted text become drafts, each with a word on what came of it."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.importing.decoding import StoryRefused, bounded_read
from articles.importing.drafts import ImportedStory, Registry, import_story

MOST_FILES = 20


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    widget = SeveralFiles

    def clean(self, data, initial=None):
        """A list of uploads. What is in them is checked one by one, so that a bad file does not stop a good one."""
        return [upload for upload in data or [] if upload]


class ImportForm(forms.Form):
    files = FilesField(
        label=gettext_lazy("Files"), required=False, help_text=gettext_lazy("Plain text or HTML, one story a file, 5 MB each at most.")
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("Or paste a story"), required=False, strip=False, widget=forms.Textarea({"rows": 14, "spellcheck": "false"}),
        help_text=gettext_lazy("The first line is the headline, the first paragraph the standfirst."),
    )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("files") and not cleaned.get("text", "").strip():
            raise forms.ValidationError(_("Choose a file, or paste a text."))
        if len(cleaned.get("files", [])) > MOST_FILES:
            self.add_error("files", _("At most %s files at once.") % MOST_FILES)
        return cleaned


@dataclass
class Outcome:
    """Of one file: the draft, or the sentence why there is none."""

    name: str
    story: ImportedStory | None = None
    refusal: str = ""


class Imports:
    def import_view(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ImportForm(request.POST or None, request.FILES or None)
        outcomes = self.import_all(request, form) if request.method == "POST" and form.is_valid() else []
        if outcomes and not any(one.refusal and one.name == PASTED for one in outcomes):
            form = ImportForm()
        context = {"title": _("Import"), "opts": self.opts, "form": form, "outcomes": outcomes, "has_file_field": True}
        return TemplateResponse(request, "admin/articles/import.html", self.admin_site.each_context(request) | context)

    def import_all(self, request, form) -> list[Outcome]:
        registry = Registry.load()
        files = form.cleaned_data["files"]
        outcomes = [self.import_one(request, upload.name, lambda upload=upload: bounded_read(upload), registry) for upload in files]
        if form.cleaned_data["text"].strip():
            outcomes.append(self.import_one(request, PASTED, lambda: form.cleaned_data["text"].encode(), registry))
        return outcomes

    def import_one(self, request, name: str, read, registry) -> Outcome:
        try:
            story = import_story(read(), filename=str(name), by=request.user, registry=registry)
        except StoryRefused as refusal:
            return Outcome(name, refusal=str(refusal))
        if not story.created and not self.get_queryset(request).filter(pk=story.article.pk).exists():
            return Outcome(name, refusal=_("Somebody else has imported this text before."))
        if story.created:
            self.log_addition(request, story.article, _("Imported."))
        return Outcome(name, story)


PASTED = gettext_lazy("Pasted text")
