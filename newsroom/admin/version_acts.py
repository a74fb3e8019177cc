"""What can be done with a version or a snapshot: restore, hide, redact. Each asks before it acts."""

from django import forms
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.publishing.errors import PublishingError
from newsroom.publishing.hiding import hide, redact
from newsroom.publishing.restoring import restore_document
from newsroom.publishing.snapshots import keep_snapshot, restore_snapshot

from .locking import stale_sentence


class ConfirmForm(forms.Form):
    """`row_version` is what the editor saw: whoever saved since then is not overwritten."""

    row_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, item, *args, **kwargs):
        super().__init__(*args, initial={"row_version": item.row_version}, **kwargs)
        self.item = item

    def clean(self):
        if self.cleaned_data.get("row_version") != self.item.row_version:
            self.data = self.data.copy()
            self.data["row_version"] = str(self.item.row_version)
            raise forms.ValidationError(stale_sentence(self.item))
        return super().clean()


class RedactForm(ConfirmForm):
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea({"rows": 3}), max_length=1_000)


class VersionActs:
    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/versions/<int:number>/restore/", view(self.restore_view), name=self.url_name("restore")),
            path("<path:object_id>/versions/<int:number>/hide/", view(self.hide_view), name=self.url_name("hide")),
            path("<path:object_id>/versions/<int:number>/redact/", view(self.redact_view), name=self.url_name("redact")),
            path(
                "<path:object_id>/snapshots/<int:number>/restore/", view(self.restore_snapshot_view), name=self.url_name("restore_snapshot")
            ),
            *super().get_urls(),
        ]

    def restore_view(self, request, object_id, number):
        item = self.item_or_404(request, object_id)
        version = self.version_or_404(item, number)

        def act(form):
            keep_snapshot(item, by=request.user)
            restore_document(item, version.document)
            self.remember_restore(request, item, _("Restored version %s into the working copy.") % number)

        text = _(
            "The working copy becomes what version %s says. What readers see does not change, "
            "and what stands here now is kept as a snapshot."
        )
        return self.confirm(
            request, item, ConfirmForm, act, title=_("Restore version %s") % number, text=text % number, button=_("Restore")
        )

    def restore_snapshot_view(self, request, object_id, number):
        item = self.item_or_404(request, object_id)
        snapshot = self.snapshots_of(item).filter(pk=number).first()
        if snapshot is None:
            raise Http404

        def act(form):
            restore_snapshot(item, snapshot, by=request.user)
            self.remember_restore(request, item, _("Restored a snapshot into the working copy."))

        text = _("The working copy becomes what was saved then, notes and held-back facts included. What readers see does not change.")
        return self.confirm(request, item, ConfirmForm, act, title=_("Restore what was saved"), text=text, button=_("Restore"))

    def hide_view(self, request, object_id, number):
        item = self.item_or_404(request, object_id, may="publish")
        version = self.version_or_404(item, number)

        def act(form):
            hide(version)
            self.log_change(request, item, _("Hid version %s.") % number)

        text = _(
            "Readers who ask for what was shown in the past no longer get version %s. It stays at the desk, and cannot be shown again."
        )
        return self.confirm(request, item, ConfirmForm, act, title=_("Hide version %s") % number, text=text % number, button=_("Hide"))

    def redact_view(self, request, object_id, number):
        item = self.item_or_404(request, object_id, may="redact")
        version = self.version_or_404(item, number)

        def act(form):
            redact(version, reason=form.cleaned_data["reason"])
            self.log_change(request, item, _("Emptied version %(number)s: %(reason)s") % {"number": number, **form.cleaned_data})

        text = _("The text of version %s is deleted for good, here too. Its number and your reason stay.")
        return self.confirm(
            request, item, RedactForm, act, title=_("Empty version %s") % number, text=text % number, button=_("Empty for good")
        )

    def version_or_404(self, item, number: int):
        version = self.versions_of(item).filter(number=number, redacted_at__isnull=True).first()
        if version is None:
            raise Http404
        return version

    def remember_restore(self, request, item, text: str) -> None:
        self.model._default_manager.filter(pk=item.pk).update(updated_by=request.user)
        self.log_change(request, item, text)

    def confirm(self, request, item, form_class, act, **texts):
        """Asks on GET; acts on POST and goes back to the versions. A refusal becomes a sentence on the page."""
        form = form_class(item, request.POST or None)
        versions = reverse(f"admin:{self.url_name('versions')}", args=[item.pk])
        if request.method == "POST" and form.is_valid():
            try:
                act(form)
            except PublishingError as refusal:
                form.add_error(None, str(refusal))
            else:
                self.message_user(request, _("Done: %s.") % texts["title"])
                return HttpResponseRedirect(versions)
        return self.side_page(request, "admin/confirm.html", item, texts.pop("title"), form=form, versions_url=versions, **texts)
