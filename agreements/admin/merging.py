"""Merging at the desk: two actors side by side, what will move, the receipt, and the way back."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.merging.acts import merge
from agreements.merging.journal import Journal
from agreements.merging.obstacles import obstacles
from agreements.merging.plans import Plan, plan
from agreements.merging.previews import becoming_one, counted, moving, warnings
from agreements.merging.taking import offered
from agreements.merging.undoing import undo
from agreements.models import Actor, Merge, Party
from agreements.verdicts import verdict_on
from newsroom.admin.choices import KnownSelect
from newsroom.admin.fields import label_of
from newsroom.publishing.errors import PublishingError

from .receipts import to_publish
from .side_by_side import shown, side_by_side


class ChooseForm(forms.Form):
    survivor = forms.ModelChoiceField(Actor.objects.filter(merged_into__isnull=True), label=gettext_lazy("The actor to keep"))

    def __init__(self, *args, site, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["survivor"].widget = KnownSelect(Party._meta.get_field("actor"), site)
        self.fields["survivor"].widget.choices = self.fields["survivor"].choices


class MergeForm(forms.Form):
    """`seen` holds both row versions: what the editor has looked at is what gets merged."""

    take = forms.MultipleChoiceField(label=gettext_lazy("Take over"), required=False, widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Stays at the desk, on the receipt: how you know that they are the same."),
    )
    seen = forms.RegexField(r"^\d{1,9}-\d{1,9}$", widget=forms.HiddenInput)

    def __init__(self, *args, merged: Actor, survivor: Actor, **kwargs):
        fields = offered(merged, survivor)
        initial = {"take": [field.name for field in fields], "seen": f"{merged.row_version}-{survivor.row_version}"}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["take"].choices = [(field.name, f"{label_of(field)}: {shown(merged, field)}") for field in fields]
        if not fields:
            del self.fields["take"]

    def seen_versions(self) -> tuple[int, int]:
        first, second = self.cleaned_data["seen"].split("-")
        return int(first), int(second)


class MergesActors:
    """For the ModelAdmin of actors. Whoever merges may publish and change both."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("merges/<int:merge_id>/undo/", view(self.undo_view), name=self.url_name("merge_undo")),
            path("merges/<int:merge_id>/", view(self.receipt_view), name=self.url_name("merge_receipt")),
            path("<path:object_id>/merge/", view(self.merge_view), name=self.url_name("merge")),
            *super().get_urls(),
        ]

    change_form_template = add_form_template = "agreements/admin/actor_change_form.html"

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None and obj.merged_into_id:
            context |= {"merged_into": obj.merged_into, "merged_into_url": self.change_url(obj.merged_into)}
            done = Merge.objects.filter(merged=obj, undone_at__isnull=True).first()
            context["receipt_url"] = done and self.page_of("merge_receipt", done.pk)
        elif obj is not None and self.has_publish_permission(request, obj) and self.has_change_permission(request, obj):
            context["merge_url"] = self.page_of("merge", obj.pk)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def listed(self, request):
        return super().listed(request).filter(merged_into__isnull=True)

    def has_publish_permission(self, request, obj=None) -> bool:
        return super().has_publish_permission(request, obj) and (obj is None or obj.merged_into_id is None)

    def has_change_permission(self, request, obj=None):
        """What was merged is kept as it was, for the way back."""
        return super().has_change_permission(request, obj) and (obj is None or obj.merged_into_id is None)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or obj.merged_into_id is None)

    def page_of(self, page: str, key: int) -> str:
        return reverse(f"admin:{self.url_name(page)}", args=[key])

    def merge_view(self, request, object_id):
        """`?with=` names the one to keep; without it, the page asks."""
        merged = self.item_or_404(request, object_id, may="publish")
        if not (wanted := request.GET.get("with", "")):
            return self.choose_view(request, merged)
        survivor = self.item_or_404(request, wanted, may="publish")
        form = MergeForm(request.POST or None, merged=merged, survivor=survivor)
        if request.method == "POST" and form.is_valid() and (done := self.merge(request, merged, survivor, form)):
            return HttpResponseRedirect(self.page_of("merge_receipt", done.pk))
        take = form.data.getlist("take") if form.is_bound else [field.name for field in offered(merged, survivor)]
        found = plan(merged, survivor, frozenset(take))
        title = _("Merge “%(merged)s” into “%(survivor)s”") % {"merged": merged, "survivor": survivor}
        return self.side_page(request, "agreements/admin/merge.html", merged, title, form=form, **self.preview(request, found))

    def choose_view(self, request, merged):
        form = ChooseForm(request.POST or None, site=self.admin_site)
        if request.method == "POST" and form.is_valid():
            return HttpResponseRedirect(f"{request.path}?with={form.cleaned_data['survivor'].pk}")
        title = _("Merge “%s” with another actor") % merged
        return self.side_page(request, "agreements/admin/merge_choose.html", merged, title, form=form, media=self.media + form.media)

    def preview(self, request, found: Plan) -> dict:
        merged, survivor = found.merged, found.survivor
        return {
            "plan": found,
            "survivor": survivor,
            "verdict": verdict_on(merged, survivor),
            "rows": side_by_side(merged, survivor),
            "moving": moving(found, request.user),
            "becoming_one": becoming_one(found, request.user),
            "warnings": warnings(found),
            "swap_url": f"{self.page_of('merge', survivor.pk)}?with={merged.pk}",
            "verdict_url": self.page_of("verdict", merged.pk),
        }

    def merge(self, request, merged, survivor, form) -> Merge | None:
        values = {"reason": form.cleaned_data["reason"], "take": form.cleaned_data.get("take", []), "seen": form.seen_versions()}
        try:
            done = merge(merged, survivor, by=request.user, **values)
        except PublishingError as refusal:
            form.add_error(None, str(refusal))
            return None
        words = {"merged": merged, "survivor": survivor}
        self.log_change(request, merged, _("Merged into “%s”.") % survivor)
        self.log_change(request, survivor, _("“%s” was merged into it.") % merged)
        self.message_user(request, _("“%(merged)s” is now part of “%(survivor)s”.") % words, messages.SUCCESS)
        return done

    def merge_or_404(self, request, merge_id: int) -> Merge:
        """A receipt tells of both, so both must be the user's to see; a merged actor is nobody's to change."""
        found = Merge.objects.select_related("merged", "survivor", "by", "undone_by").filter(pk=merge_id).first()
        if found is None:
            raise Http404
        self.item_or_404(request, str(found.merged_id), may="view")
        self.item_or_404(request, str(found.survivor_id), may="view")
        return found

    def receipt_view(self, request, merge_id):
        done = self.merge_or_404(request, merge_id)
        journal = Journal.from_json(done.moved)
        context = {
            "merge": done,
            "moved": counted(journal),
            "folded": len([one for one in journal.deleted if not one.table.endswith("matchdecision")]),
            "to_publish": to_publish(self.admin_site, request, done, journal) if done.undone_at is None else [],
            "merged_url": self.change_url(done.merged),
            "survivor_url": self.change_url(done.survivor),
            "undo_url": self.undo_url(request, done),
        }
        return self.side_page(request, "agreements/admin/merge_receipt.html", done.survivor, _("Receipt of a merge"), **context)

    def undo_url(self, request, done: Merge) -> str:
        may = (
            done.undone_at is None
            and done.survivor.merged_into_id is None
            and self.has_publish_permission(request)
            and self.has_change_permission(request)
        )
        return self.page_of("merge_undo", done.pk) if may else ""

    def undo_view(self, request, merge_id):
        done = self.merge_or_404(request, merge_id)
        self.item_or_404(request, str(done.survivor_id), may="publish" if done.undone_at is None else "view")
        receipt = self.page_of("merge_receipt", done.pk)
        if request.method == "POST" and self.undo(request, done):
            return HttpResponseRedirect(receipt)
        context = {"merge": done, "obstacles": obstacles(done, Journal.from_json(done.moved)), "receipt_url": receipt}
        return self.side_page(request, "agreements/admin/merge_undo.html", done.survivor, _("Undo a merge"), **context)

    def undo(self, request, done: Merge) -> bool:
        try:
            undo(done, by=request.user)
        except PublishingError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return False
        words = {"merged": done.merged, "survivor": done.survivor}
        for actor in (done.merged, done.survivor):
            self.log_change(request, actor, _("The merge of “%(merged)s” into “%(survivor)s” was undone.") % words)
        self.message_user(request, _("“%(merged)s” and “%(survivor)s” are two again.") % words, messages.SUCCESS)
        return True
