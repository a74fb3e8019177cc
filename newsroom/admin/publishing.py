"""Publish, schedule, cancel and withdraw, from the desk."""

from contextlib import contextmanager

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.publishing.acts import cancel, in_words, withdraw
from newsroom.publishing.clock import SiteNow
from newsroom.publishing.errors import PublishingError
from newsroom.publishing.models import Change
from newsroom.publishing.shapes import publishing_of_kind

from .publish_form import MomentForm, PublishForm
from .publish_page import MOST_ITEMS, publish_url


class WithdrawForm(MomentForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1_000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Readers see it in the item's place."),
    )
    field_order = ["reason", "when", "at"]


class Publishes:
    actions = ["publish_together"]
    publish_form = PublishForm

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/publish/", view(self.publish_view), name=self.url_name("publish")),
            path("<path:object_id>/withdraw/", view(self.withdraw_view), name=self.url_name("withdraw")),
            path("<path:object_id>/cancel/<int:change_id>/", view(self.cancel_view), name=self.url_name("cancel")),
            *super().get_urls(),
        ]

    @contextmanager
    def around_publication(self, request, item, form):
        """Runs around `publish()`, outside any transaction: write here what the new version must carry (a correction's row), and take it
        back when a PublishingError comes through."""
        yield

    def scheduled_acts(self, item) -> list[Change]:
        return list(Change.objects.of(item).filter(at__gt=SiteNow()).order_by("at"))

    @admin.action(description=gettext_lazy("Publish together"), permissions=["publish"])
    def publish_together(self, request, queryset):
        items = list(queryset.order_by("pk")[: MOST_ITEMS + 1])
        if len(items) > MOST_ITEMS:
            self.message_user(request, _("At most %s can be published together.") % MOST_ITEMS, messages.WARNING)
            return None
        return HttpResponseRedirect(publish_url(items))

    def publish_view(self, request, object_id):
        return HttpResponseRedirect(publish_url([self.item_or_404(request, object_id, may="publish")]))

    def withdraw_view(self, request, object_id):
        item = self.item_or_404(request, object_id, may="publish")
        form = WithdrawForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and self.withdraw(request, item, form):
            return HttpResponseRedirect(self.change_url(item))
        context = {"form": form, "scheduled": self.scheduled_acts(item)}
        return self.side_page(request, "admin/withdraw.html", item, _("Withdraw “%s”") % item, **context)

    def withdraw(self, request, item, form) -> bool:
        at = form.moment()
        try:
            withdraw(item, by=request.user, reason=form.cleaned_data["reason"], at=at)
        except PublishingError as refusal:
            form.add_error(None, str(refusal))
            return False
        words = {"item": item, "moment": in_words(at) if at else ""}
        text = _("“%(item)s” will be withdrawn on %(moment)s.") if at else _("“%(item)s” is withdrawn.")
        self.log_change(request, item, text % words)
        self.message_user(request, text % words, messages.SUCCESS)
        return True

    def cancel_view(self, request, object_id, change_id):
        """Takes back a scheduled act, with all that was scheduled together with it; each item must be the user's to publish."""
        item = self.item_or_404(request, object_id, may="publish")
        change = Change.objects.of(item).filter(pk=change_id).first()
        if change is None:
            raise Http404
        group = self.group_of(request, change)
        if request.method == "POST":
            self.cancel(request, item, change)
            return HttpResponseRedirect(self.change_url(item))
        return self.side_page(request, "admin/cancel.html", item, _("Cancel what is scheduled"), change_act=change, group=group)

    def group_of(self, request, change) -> list:
        acts = Change.objects.filter(group=change.group).order_by("item_kind", "item_id")
        admins = [(self.admin_site.get_model_admin(publishing_of_kind(act.item_kind).item), act) for act in acts]
        return [model_admin.item_or_404(request, str(act.item_id), may="publish") for model_admin, act in admins]

    def cancel(self, request, item, change) -> None:
        moment = in_words(change.at)
        try:
            items = cancel(change, by=request.user)
        except PublishingError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return
        for one in items:
            self.admin_site.get_model_admin(type(one)).log_change(request, one, _("Cancelled what was scheduled for %s.") % moment)
        self.message_user(request, _("What was scheduled for %s is cancelled.") % moment, messages.SUCCESS)
