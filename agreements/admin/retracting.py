"""Retracting a source at the desk: the list of what rests on it first, then one act with a receipt; and the way back."""

from collections.abc import Iterable

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.validators import MinValueValidator
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.models import Source
from agreements.provenance.foundations import Basis, Resting, counted, resting_on
from agreements.provenance.retraction import Receipt, Reinstated, by_model, reinstate, retract
from newsroom.admin.locking import stale_sentence
from newsroom.publishing.ahead import acts_ahead, in_words
from newsroom.publishing.errors import PublishingError
from newsroom.publishing.models import Item

MOST_LISTED = 100  # items of each list; the act covers all
MOST_NAMED = 12  # facts of one item


class SeenForm(forms.Form):
    """`row_version` is what the editor saw of the source."""

    row_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, source: Source, initial=None, **kwargs):
        super().__init__(*args, initial={"row_version": source.row_version} | (initial or {}), **kwargs)
        self.source = source

    def clean(self):
        if self.cleaned_data.get("row_version") != self.source.row_version:
            self.data = self.data.copy()
            self.data["row_version"] = str(self.source.row_version)
            raise forms.ValidationError(stale_sentence(self.source))
        return super().clean()


class RetractForm(SeenForm):
    on = forms.DateField(
        label=gettext_lazy("Retracted on"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        validators=[MinValueValidator(timezone.datetime(1900, 1, 1).date())],
    )
    reason_de = forms.CharField(label=gettext_lazy("Reason, in German"), max_length=300, required=False)
    reason_en = forms.CharField(
        label=gettext_lazy("Reason, in English"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Readers see it at the source, once a record that cites it is published again. One language is enough."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"on": timezone.localdate()}, **kwargs)

    def clean_on(self):
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError(_("That day lies ahead."))
        return self.cleaned_data["on"]

    def clean(self):
        cleaned = super().clean()
        if not (self.cleaned_data.get("reason_de") or self.cleaned_data.get("reason_en")):
            self.add_error("reason_de", _("Say why the source is retracted: readers see the reason."))
        return cleaned


class RetractsSources:
    """For the admin of sources. Whoever may change a source may retract it."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/retract/", view(self.retract_view), name="agreements_source_retract"),
            path("<path:object_id>/reinstate/", view(self.reinstate_view), name="agreements_source_reinstate"),
            *super().get_urls(),
        ]

    def source_or_404(self, request, object_id: str) -> Source:
        source = self.get_object(request, unquote(object_id))
        if source is None or not self.has_view_or_change_permission(request, source):
            raise Http404
        if not self.has_change_permission(request, source):
            raise PermissionDenied
        return source

    def retract_view(self, request, object_id):
        source = self.source_or_404(request, object_id)
        if source.retracted_on:
            return self.back(request, source, _("“%s” is retracted already.") % source)
        form = RetractForm(request.POST or None, source=source)
        if request.method == "POST" and form.is_valid() and (receipt := self.retract(request, form)):
            self.tell(request, receipt)
            return HttpResponseRedirect(self.url_of(source))
        return self.source_page(
            request, "agreements/admin/source_retract.html", source, _("Retract a source"), form=form, **self.found(request, source)
        )

    def retract(self, request, form: RetractForm) -> Receipt | None:
        values = {name: form.cleaned_data[name] for name in ("on", "reason_de", "reason_en")}
        try:
            return retract(form.source, by=request.user, **values)
        except PublishingError as refusal:
            form.add_error(None, str(refusal))
            return None

    def reinstate_view(self, request, object_id):
        source = self.source_or_404(request, object_id)
        if not source.retracted_on:
            return self.back(request, source, _("“%s” is not retracted.") % source)
        form = SeenForm(request.POST or None, source=source)
        if request.method == "POST" and form.is_valid():
            try:
                result = reinstate(source, by=request.user)
            except PublishingError as refusal:
                form.add_error(None, str(refusal))
            else:
                self.tell_reinstated(request, source, result)
                return HttpResponseRedirect(self.url_of(source))
        return self.source_page(request, "agreements/admin/source_reinstate.html", source, _("Reinstate a source"), form=form)

    def back(self, request, source: Source, sentence: str) -> HttpResponseRedirect:
        self.message_user(request, sentence, messages.WARNING)
        return HttpResponseRedirect(self.url_of(source))

    def tell(self, request, receipt: Receipt) -> None:
        number, waiting = len(receipt.sent), len(receipt.waiting)
        text = ngettext("%d item was sent to review.", "%d items were sent to review.", number) % number
        self.message_user(request, f"{_('The source is retracted.')} {text}", messages.SUCCESS)
        if waiting:
            one, many = "%d item was in review already; its notes say why.", "%d items were in review already; their notes say why."
            self.message_user(request, ngettext(one, many, waiting) % waiting)

    def tell_reinstated(self, request, source: Source, result: Reinstated) -> None:
        number = len(result.taken_back)
        text = ngettext("%d item is taken back from review.", "%d items are taken back from review.", number) % number
        self.message_user(request, f"{_('“%s” is no longer retracted.') % source} {text}", messages.SUCCESS)
        if result.left:
            names = ", ".join(_("“%s”") % item for item in those_seen(self.admin_site, request, result.left))
            self.message_user(request, _("Worked on since, and therefore left as they are: %s") % names, messages.WARNING)

    def url_of(self, source: Source) -> str:
        return reverse("admin:agreements_source_change", args=[source.pk])

    def source_page(self, request, template: str, source: Source, title: str, **context):
        context |= {"title": title, "item": source, "original": source, "opts": self.opts, "change_url": self.url_of(source)}
        return TemplateResponse(request, template, self.admin_site.each_context(request) | context)

    def found(self, request, source: Source) -> dict:
        """What rests on it alone, and what has other support; of items that are not the user's to see, only how many."""
        resting = resting_on(source)
        alone, supported = [one for one in resting if one.alone], [one for one in resting if not one.alone]
        return {"alone": self.listed(request, alone), "supported": self.listed(request, supported)}

    def listed(self, request, resting: list[Resting]) -> dict:
        visible = those_seen(self.admin_site, request, [one.item for one in resting])
        seen = [one for one in resting if one.item in visible]
        rows = [shown(self.admin_site, one) for one in seen[:MOST_LISTED]]
        return {"rows": rows, "count": len(resting), "more": len(seen) - len(rows), "unseen": len(resting) - len(seen)}


def those_seen(site: admin.AdminSite, request, items: Iterable[Item]) -> set[Item]:
    """The items that are the user's to see at all, as their own admin answers. One query for each kind."""
    found = set()
    for model, same in by_model(items).items():
        model_admin = site.get_model_admin(model)
        if model_admin.has_view_or_change_permission(request):
            keys = [item.pk for item in same]
            found |= {*model_admin.visible_to(model._default_manager.filter(pk__in=keys), request.user)}
    return found


def admin_url(item: Item, page: str = "change") -> str:
    try:
        return reverse(f"admin:{item._meta.app_label}_{item._meta.model_name}_{page}", args=[item.pk])
    except NoReverseMatch:
        return ""


def shown(site: admin.AdminSite, one: Resting) -> dict:
    """For the list: the item, its facts in words, and what of it is scheduled."""
    bases = one.alone or one.supported
    return {
        "item": one.item,
        "kind": one.item._meta.verbose_name,
        "url": admin_url(one.item),
        "facts": [fact_shown(basis, one.item) for basis in bases[:MOST_NAMED]],
        "more": len(bases) - MOST_NAMED if len(bases) > MOST_NAMED else 0,
        "counted": counted(bases),
        "beside": counted(one.supported) if one.alone else [],
        "in_review": one.item.stage == Item.Stage.REVIEW,
        "scheduled": ", ".join(in_words(act.at) for act in acts_ahead([one.item]) if act.number is not None),
    }


def fact_shown(basis: Basis, item: Item) -> dict:
    return {
        "kind": basis.kind if basis.row != item else _("The record itself"),
        "row": "" if basis.row == item else str(basis.row),
        "inherited": basis.is_inherited,
        "others": [str(other.source or item.main_source) for other in basis.others],
    }
