"""The page of likely duplicates: pairs by score, judged one by one."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.duplicates import as_likely, compare_waiting, last_run, waiting
from agreements.matching import Likely
from agreements.models import Actor, LikelyPair, MatchDecision, Merge
from agreements.verdicts import not_the_same, withdraw_verdict
from newsroom.admin.lists import MOST_COUNTED, CappedPaginator
from newsroom.publishing.errors import PublishingError

SECONDS = 4.0  # a click may take that long; the command does the rest
PAGE, RECENT = 25, 10


class FilterForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=[("", gettext_lazy("All")), *Actor.Kind.choices], required=False)
    show = forms.ChoiceField(
        label=gettext_lazy("Show"), choices=[("", gettext_lazy("Open pairs")), ("decided", gettext_lazy("Not the same"))], required=False
    )


@dataclass
class Pair:
    left: Actor
    right: Actor
    likely: Likely | None
    decision: MatchDecision | None = None


class ListsDuplicates:
    """For the ModelAdmin of actors."""

    change_list_template = "agreements/admin/actor_change_list.html"

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("duplicates/", view(self.duplicates_view), name=self.url_name("duplicates")),
            path("<path:object_id>/verdict/", view(self.verdict_view), name=self.url_name("verdict")),
            *super().get_urls(),
        ]

    def duplicates_view(self, request):
        """Reads what was computed. A POST compares for a few seconds what has changed since."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self.compare_now(request)
        form = FilterForm(request.GET)
        chosen = form.cleaned_data if form.is_valid() else {"kind": "", "show": ""}
        rows = decided(chosen["kind"]) if chosen["show"] == "decided" else open_pairs(chosen["kind"])
        page = CappedPaginator(rows, PAGE).get_page(request.GET.get("p"))
        left_to_do = waiting()[: MOST_COUNTED + 1].count()
        context = {
            "title": _("Duplicates"),
            "opts": self.opts,
            "form": form,
            "is_decided": chosen["show"] == "decided",
            "page": page,
            "pairs": [pair_of(row) for row in page.object_list],
            "query": "&".join(f"{name}={value}" for name, value in chosen.items() if value),
            "is_capped": page.paginator.count >= MOST_COUNTED,
            "waiting": min(left_to_do, MOST_COUNTED),
            "is_waiting_capped": left_to_do > MOST_COUNTED,
            "last_run": last_run(),
            "recent": Merge.objects.select_related("merged", "survivor", "by")[:RECENT],
            "may_judge": self.may_judge(request),
            "here": request.get_full_path(),
        }
        return TemplateResponse(request, "agreements/admin/duplicates.html", self.admin_site.each_context(request) | context)

    def may_judge(self, request) -> bool:
        return self.has_publish_permission(request) and self.has_change_permission(request)

    def compare_now(self, request):
        if not self.may_judge(request):
            raise PermissionDenied
        number = compare_waiting(seconds=SECONDS)
        left_to_do = waiting()[: MOST_COUNTED + 1].count()
        text = ngettext("%s actor was compared.", "%s actors were compared.", number) % number
        if left_to_do:
            text += " " + _("More are waiting: go on, or let the command do it.")
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())

    def verdict_view(self, request, object_id):
        """POST only: `with` names the other; `verdict` is "different", or "withdrawn" to take that back."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        one = self.item_or_404(request, object_id, may="publish")
        other = self.item_or_404(request, request.POST.get("with", ""), may="publish")
        self.judge(request, one, other, request.POST.get("verdict", ""))
        return HttpResponseRedirect(self.way_back(request))

    def judge(self, request, one: Actor, other: Actor, verdict: str) -> None:
        words = {"one": one, "other": other}
        try:
            if verdict == "different":
                not_the_same(one, other, by=request.user)
                text = _("“%(one)s” and “%(other)s” are not the same: remembered.") % words
            elif verdict == "withdrawn" and withdraw_verdict(one, other):
                text = _("The verdict on “%(one)s” and “%(other)s” is withdrawn.") % words
            else:
                return
        except PublishingError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return
        for actor in (one, other):
            self.log_change(request, actor, text)
        self.message_user(request, text, messages.SUCCESS)

    def way_back(self, request) -> str:
        wanted = request.POST.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
        return wanted if is_ours else reverse(f"admin:{self.url_name('duplicates')}")


def open_pairs(kind: str) -> QuerySet:
    """The highest score first; what somebody has judged is left out."""
    judged = MatchDecision.objects.filter(left=OuterRef("left"), right=OuterRef("right"))
    pairs = LikelyPair.objects.filter(~Exists(judged)).select_related("left", "right").order_by("-score", "id")
    return pairs.filter(kind=kind) if kind else pairs


def decided(kind: str) -> QuerySet:
    found = (
        MatchDecision.objects.filter(verdict=MatchDecision.Verdict.DIFFERENT).select_related("left", "right", "by").order_by("-at", "-id")
    )
    return found.filter(left__kind=kind) if kind else found


def pair_of(row: LikelyPair | MatchDecision) -> Pair:
    if isinstance(row, MatchDecision):
        return Pair(row.left, row.right, None, row)
    return Pair(row.left, row.right, as_likely(row))
