"""What is done with an import: check, write, publish, revert, cancel. Each starts one process, however often it is clicked."""

from itertools import islice

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.importing import runs
from agreements.importing.publishing import publishable
from agreements.importing.reverting import MOST_NAMED, created_rows, what_stands_against
from agreements.importing.tables import TABLES
from agreements.models import ImportRun

from .import_checking import progress_words, told_tables

State = ImportRun.State
BEGUN = {
    "check": gettext_lazy("The check has begun."),
    "apply": gettext_lazy("The import has begun. Go on working meanwhile; nobody is kept from anything."),
    "publish": gettext_lazy("The publication has begun."),
    "revert": gettext_lazy("The revert has begun."),
}


class NoteForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Kept with the import, and with the versions that are published from it."),
    )


class Acts:
    def may_publish(self, request) -> bool:
        return request.user.has_perm("agreements.publish_actor") and request.user.has_perm("agreements.publish_agreement")

    def act_view(self, request, object_id):
        """Check again, or cancel: what needs no page to ask."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        run = self.run_or_404(request, object_id, may="change")
        if "cancel" in request.POST:
            runs.cancel(run)
            self.message_user(
                request,
                _("It is cancelled.") if run.state == State.CANCELLED else _("It stops as soon as it can; nothing is written then."),
            )
        elif "check" in request.POST:
            self.begin(request, run, "check")
        elif (row := request.POST.get("create", "")).isdecimal() and len(row) < 10:
            self.create_row(request, run, int(row))
        return HttpResponseRedirect(self.page_of(run))

    def create_row(self, request, run: ImportRun, number: int) -> None:
        """A likely duplicate is somebody else after all: decided for this row, and checked again."""
        rows = sorted({*run.options.get("create_rows", []), number})
        ImportRun.objects.filter(pk=run.pk, state=State.CHECKED).update(options=run.options | {"create_rows": rows})
        self.begin(request, run, "check")

    def begin(self, request, run: ImportRun, act: str) -> None:
        """Of two clicks at once, one begins it; the other is told."""
        try:
            with transaction.atomic():
                runs.start(run, act)
                self.log_change(request, run, str(BEGUN[act]))
        except runs.ImportRefused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
        else:
            self.message_user(request, BEGUN[act], messages.SUCCESS)

    def apply_view(self, request, object_id):
        run = self.run_or_404(request, object_id, may="change")
        form = NoteForm(request.POST or None, initial={"note": run.note})
        if request.method == "POST" and form.is_valid():
            self.keep_note(run, form)
            self.begin(request, run, "apply")
            return HttpResponseRedirect(self.page_of(run))
        if run.state != State.CHECKED:
            return HttpResponseRedirect(self.page_of(run))
        by_table = [(TABLES[name].label, found.get("new", 0), found.get("changed", 0)) for name, found in told_tables(run)]
        context = {"form": form, "by_table": [row for row in by_table if row[1] or row[2]], "left_out": left_out(run)}
        return self.side(request, "import_apply.html", run, _("Import “%s”") % run.name, **context)

    def keep_note(self, run: ImportRun, form: NoteForm) -> None:
        ImportRun.objects.filter(pk=run.pk, state=State.CHECKED).update(note=form.cleaned_data["note"])

    def publish_view(self, request, object_id):
        run = self.run_or_404(request, object_id, may="change")
        if not self.may_publish(request):
            raise PermissionDenied
        counts = publishable(run) if run.state == State.APPLIED else {}
        if request.method == "POST":
            ImportRun.objects.filter(pk=run.pk, state=State.APPLIED).update(options=run.options | {"published_by": request.user.pk})
            self.begin(request, run, "publish")
            return HttpResponseRedirect(self.page_of(run))
        if not sum(counts.values()):
            return HttpResponseRedirect(self.page_of(run))
        context = {"publishable": counts, "total": sum(counts.values())}
        return self.side(request, "import_publish.html", run, _("Publish what “%s” brought") % run.name, **context)

    def revert_view(self, request, object_id):
        run = self.run_or_404(request, object_id, may="change")
        if request.method == "POST":
            self.begin(request, run, "revert")
            return HttpResponseRedirect(self.page_of(run))
        if run.state != State.APPLIED:
            return HttpResponseRedirect(self.page_of(run))
        lines = list(run.lines.filter(is_applied=True).order_by("-position").defer("raw", "changes", "messages"))
        reasons = list(islice(what_stands_against(run, lines, created_rows(lines)), MOST_NAMED + 1))
        created = sum(line.outcome == "new" for line in lines)
        context = {
            "reasons": reasons[:MOST_NAMED],
            "has_more": len(reasons) > MOST_NAMED,
            "created": created,
            "changed": len(lines) - created,
        }
        return self.side(request, "import_revert.html", run, _("Revert “%s”") % run.name, **context)

    def progress_view(self, request, object_id):
        """How far it is, for the page that asks again and again. One query while it is at work."""
        run = self.run_or_404(request, object_id)
        answer = {"is_at_work": run.is_at_work, "state": str(run.get_state_display()), "done": run.done, "total": run.total}
        response = JsonResponse(answer | {"words": progress_words(run)})
        response.headers["Cache-Control"] = "no-store"
        return response


def left_out(run: ImportRun) -> int:
    return sum(run.counts.get(outcome, 0) for outcome in ("refused", "likely", "stale"))
