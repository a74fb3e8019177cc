"""The way to an editor and back: submit for review, send back with a note."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.publishing.acts import in_words

from .locking import stale_sentence


class SendBackForm(forms.Form):
    note = forms.CharField(label=gettext_lazy("What is to be done"), widget=forms.Textarea({"rows": 4}), max_length=2_000)
    row_version = forms.IntegerField(widget=forms.HiddenInput)


class Stages:
    def get_urls(self):
        send_back = path("<path:object_id>/send-back/", self.admin_site.admin_view(self.send_back_view), name=self.url_name("send_back"))
        return [send_back, *super().get_urls()]

    def url_name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def submit_for_review(self, request, item) -> None:
        """Runs inside the save's transaction: an item is in review only with the text that was saved."""
        item.stage = item.Stage.REVIEW
        item.save(update_fields=["stage"])
        self.log_change(request, item, _("Submitted for review."))
        self.message_user(request, _("“%s” is now in review.") % item, messages.SUCCESS)

    def send_back_view(self, request, object_id):
        item = self.item_or_404(request, object_id, may="publish")
        form = SendBackForm(request.POST or None, initial={"row_version": item.row_version})
        if request.method == "POST" and form.is_valid():
            if self.send_back(request, item, **form.cleaned_data):
                return HttpResponseRedirect(self.change_url(item))
            form.add_error(None, stale_sentence(item))
        title = _("Send back “%s”") % item
        return self.side_page(request, "admin/send_back.html", item, title, form=form)

    def send_back(self, request, item, note: str, row_version: int) -> bool:
        """False when somebody saved the item in between. The note goes on top of the notes for editors."""
        head = f"{in_words(timezone.now())}, {request.user.get_full_name() or request.user.get_username()}: {note}"
        values = {"stage": item.Stage.DRAFT, "notes": f"{head}\n\n{item.notes}".strip(), "row_version": row_version + 1}
        if not self.model._default_manager.filter(pk=item.pk, row_version=row_version).update(**values):
            return False
        self.log_change(request, item, _("Sent back: %s") % note)
        self.message_user(request, _("“%s” was sent back.") % item, messages.SUCCESS)
        return True

    def side_page(self, request, template: str, item, title: str, **context):
        """A page beside the form of an item, with the desk's frame around it."""
        context |= {"title": title, "item": item, "original": item, "opts": self.opts, "change_url": self.change_url(item)}
        return TemplateResponse(request, template, self.admin_site.each_context(request) | context)
