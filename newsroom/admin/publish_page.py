"""The page before a publication, of one item or of several together; and the shortcut past it when there is nothing to ask."""

from contextlib import ExitStack

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.publishing.acts import in_words, publish
from newsroom.publishing.errors import PublishingError, ScheduledAhead

from .companions import Candidate, candidate, companions, item_of, versions_of
from .publish_form import PublishForm

MOST_ITEMS = 50


def publish_url(items) -> str:
    return reverse("admin:publish") + "?" + urlencode([("item", f"{item._meta.model_name}.{item.pk}") for item in items])


def publish_or_ask(admin, request, item):
    """Publish straight away when nothing is open: a first version without problems, held-back rows, plans or unpublished companions."""
    item = type(item)._default_manager.get(pk=item.pk)
    if item.published_row_version == item.row_version:
        messages.info(request, _("Nothing has changed since “%s” was last published or scheduled.") % item)
        return HttpResponseRedirect(admin.change_url(item))
    ready = candidate(admin.admin_site, request, item)
    if versions_of(item).exists() or ready.problems or ready.plans() or ready.left_out() or companions([item]):
        return HttpResponseRedirect(publish_url([item]))
    try:
        publish(item, by=request.user)
    except PublishingError as refusal:
        admin.message_user(request, str(refusal), messages.ERROR)
        return HttpResponseRedirect(publish_url([item]))
    tell(admin, request, [item], None)
    return HttpResponseRedirect(admin.change_url(item))


def tell(admin, request, items, at) -> None:
    names = ", ".join(_("“%s”") % item for item in items)
    if at:
        text = _("%(names)s will be published on %(moment)s.") % {"names": names, "moment": in_words(at)}
    else:
        text = ngettext("%s is published.", "%s are published.", len(items)) % names
    messages.success(request, text)
    for item in items:
        admin.admin_site.get_model_admin(type(item)).log_change(request, item, _("Published.") if not at else text)


class PublishPage:
    """One request to the page."""

    def __init__(self, site, request):
        self.site, self.request = site, request
        names = (request.POST if request.method == "POST" else request.GET).getlist("item")
        if not names or len(names) > MOST_ITEMS:
            raise Http404
        self.items = [item_of(site, request, name.rpartition(".")[0] if name.count(".") == 2 else name) for name in dict.fromkeys(names)]
        self.tokens = {*request.POST.getlist("item"), *request.POST.getlist("together")}

    def respond(self):
        found = companions(self.items)
        self.chosen = [item for item in found if any(token.startswith(f"{item._meta.model_name}.{item.pk}.") for token in self.tokens)]
        self.candidates = [candidate(self.site, self.request, item) for item in self.items]
        self.companions = [candidate(self.site, self.request, item) for item in found]
        self.form = self.form_class()(
            self.request.POST or None,
            is_first=not any(versions_of(item).exists() for item in self.items),
            has_plans=any(one.plans() for one in self.going_out()),
        )
        if self.request.method == "POST" and self.form.is_valid() and self.publish():
            return HttpResponseRedirect(self.way_back())
        return TemplateResponse(self.request, "admin/publish.html", self.context())

    def form_class(self) -> type[PublishForm]:
        """An article asks for more than a record: of several items the first that asks for more decides."""
        forms = [one.admin.publish_form for one in self.candidates]
        return next((form for form in forms if form is not PublishForm), PublishForm)

    def going_out(self) -> list[Candidate]:
        return [*self.candidates, *(one for one in self.companions if one.item in self.chosen)]

    def publish(self) -> bool:
        """True when everything went out; otherwise the form says why not."""
        going_out = self.going_out()
        if forbidden := [one for one in going_out if not one.may_publish]:
            self.form.add_error(None, _("You may not publish “%s”.") % forbidden[0].item)
        if changed := [one for one in going_out if one.token not in self.tokens]:
            self.form.add_error(
                None, _("“%s” was saved by somebody else meanwhile. Look at it again before you publish.") % changed[0].item
            )
        if self.form.errors:
            return False
        at = self.form.moment()
        try:
            with ExitStack() as preparations:
                for item in self.items:
                    preparations.enter_context(self.site.get_model_admin(type(item)).around_publication(self.request, item, self.form))
                self.act([one.item for one in going_out], at)
        except PublishingError as refusal:
            for problem in refusal.problems:
                self.form.add_error(None, str(problem))
            return False
        tell(going_out[0].admin, self.request, [one.item for one in going_out], at)
        return True

    def act(self, items, at) -> None:
        note = self.form.cleaned_data["note"] or self.form.cleaned_data.get("correction", "")
        choices = {"change": self.form.weight(), "note": note, "scheduled": self.form.cleaned_data.get("scheduled", "refuse")}
        try:
            publish(*items, by=self.request.user, at=at, **choices)
        except ScheduledAhead as refusal:
            raise PublishingError(*refusal.problems) from refusal

    def way_back(self) -> str:
        first = self.candidates[0]
        if len(self.candidates) == 1:
            return first.url
        return reverse(f"admin:{first.item._meta.app_label}_{first.item._meta.model_name}_changelist")

    def context(self) -> dict:
        title = _("Publish “%s”") % self.items[0] if len(self.items) == 1 else _("Publish together")
        return self.site.each_context(self.request) | {
            "title": title,
            "form": self.form,
            "candidates": self.candidates,
            "companions": self.companions,
            "chosen": {item.pk for item in self.chosen},
            "chosen_names": {f"{item._meta.model_name}.{item.pk}" for item in self.chosen},
            "is_blocked": any(one.is_blocked for one in self.candidates),
            "way_back": self.way_back(),
            "opts": self.items[0]._meta,
        }


def publish_view(site, request):
    return PublishPage(site, request).respond()
