"""Likely existing actors while a name is typed; without JavaScript, once, when the form is saved."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.matching import LIKELY, SUGGEST, Likely, likely_actors
from agreements.models import Actor
from newsroom.admin.twice import ItemForm

LABELS = ("name_de", "name_en")
LONGEST, SHORTEST, SHOWN = 200, 2, 6


def likely_existing(name: str, *, kind: str = "", country: str = "", actor: int | None = None) -> list[tuple[Actor, Likely]]:
    """The likeliest first; with `actor`, without itself and without those that were found to be others."""
    if len(name.strip()) < SHORTEST:
        return []
    found = [one for one in likely_actors(name[:LONGEST], kind=kind, country=country, actor=actor, limit=SHOWN) if one.score >= SUGGEST]
    actors = Actor.objects.in_bulk([one.actor_id for one in found])
    return [(actors[one.actor_id], one) for one in found if one.actor_id in actors]


class ActorForm(ItemForm):
    """Asks by a box to tick when the actor is likely to be there already; else there is no box on the form."""

    save_anyway = forms.BooleanField(label=gettext_lazy("This is somebody else: save anyway"), required=False)
    likely: list[tuple[Actor, Likely]] = []

    def clean(self):
        cleaned = super().clean()
        if any(name in self.changed_data for name in LABELS) and not cleaned.get("save_anyway"):
            self.likely = self.likely_twins(cleaned)
            if self.likely:
                self.add_error(None, forms.ValidationError(_("There is likely to be such an actor already."), code="likely"))
        return cleaned

    def likely_twins(self, cleaned: dict) -> list[tuple[Actor, Likely]]:
        """Those that stop the first save: alike by a whole name, not only by a part of it."""
        kind, country, actor = cleaned.get("kind", ""), cleaned.get("country", ""), self.instance.pk
        typed = {cleaned.get(name, "") for name in LABELS if name in self.changed_data} - {""}
        best: dict[int, tuple[Actor, Likely]] = {}
        for name in sorted(typed):
            for found in likely_existing(name, kind=kind, country=country, actor=actor):
                if found[1].score >= LIKELY:
                    best.setdefault(found[0].pk, found)
        return list(best.values())


class TellsLikely:
    """For the ModelAdmin of actors."""

    form = ActorForm

    def get_urls(self):
        return [path("likely/", self.admin_site.admin_view(self.likely_view), name=self.url_name("likely")), *super().get_urls()]

    def get_fields(self, request, obj=None):
        return [name for name in super().get_fields(request, obj) if name != "save_anyway"]

    def likely_view(self, request):
        """JSON: `q` is the name as typed; `kind`, `country` and `actor` (the one being edited) narrow it."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        asked = {name: request.GET.get(name, "")[:LONGEST] for name in ("q", "kind", "country")}
        kind = asked["kind"] if asked["kind"] in Actor.Kind.values else ""
        actor = request.GET.get("actor", "")
        found = likely_existing(
            asked["q"].replace("\x00", ""),
            kind=kind,
            country=asked["country"],
            actor=int(actor) if actor.isdecimal() and len(actor) < 10 else None,
        )
        return JsonResponse({"results": [self.told(*one) for one in found]})

    def told(self, actor: Actor, likely: Likely) -> dict:
        return {
            "id": actor.pk,
            "name": str(actor),
            "about": ", ".join(filter(None, [str(actor.get_kind_display()), actor.country])),
            "url": self.change_url(actor),
            "score": round(likely.score),
            "is_likely": likely.score >= LIKELY,
            "reason": likely.reason(),
        }

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        form = context["adminform"].form
        context["likely"] = [self.told(*one) for one in getattr(form, "likely", [])]
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
