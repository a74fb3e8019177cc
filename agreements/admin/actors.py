"""Actors at the desk."""

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils.translation import gettext_lazy as _

from agreements.matching.actors import candidates
from agreements.models import Actor, ActorName
from agreements.names import sort_key
from newsroom.admin.items import ItemAdmin

from .actor_rows import EventRows, IdentifierRows, NameRows, PositionRows, RelationRows
from .duplicates import ListsDuplicates
from .exporting import Exports
from .likely import TellsLikely
from .merging import MergesActors
from .previewing import ShowsLiveRecords
from .quality import QualityFilter

MOST_MATCHES = 500
FIRST_PAGE = 20
NEWEST = 5_000


@admin.register(Actor)
class ActorAdmin(MergesActors, ListsDuplicates, TellsLikely, Exports, ShowsLiveRecords, ItemAdmin):
    exports = ("actors", "names", "positions")
    list_display = ["label", "kind", "country", "state", "updated_at"]
    list_filter = ["kind", "classification", QualityFilter]
    ordering = ["sort_key", "id"]
    autocomplete_fields = ["main_source"]
    inlines = [NameRows, PositionRows, RelationRows, EventRows, IdentifierRows]
    fieldsets = (
        (
            None,
            {
                "fields": [
                    ("kind", "classification"),
                    ("name_de", "name_en"),
                    ("country", "website"),
                    ("began_on", "ended_on"),
                    "main_source",
                ]
            },
        ),
        (_("Description"), {"fields": ["description_de", "description_en"]}),
        (_("Address, embargo, notes"), {"fields": ["slug", "embargo_until", "notes"], "classes": ["collapse"]}),
    )
    # A pop-up beside another form asks for no more than it takes to go on writing.
    popup_fieldsets = ((None, {"fields": ["kind", "name_de", "name_en", "country"]}),)

    @admin.display(description=_("name"), ordering="sort_key")
    def label(self, actor):
        return actor.name

    def is_small(self, request, obj) -> bool:
        return obj is None and (IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST)

    def get_fieldsets(self, request, obj=None):
        return self.popup_fieldsets if self.is_small(request, obj) else super().get_fieldsets(request, obj)

    def get_inlines(self, request, obj):
        return [] if self.is_small(request, obj) else super().get_inlines(request, obj)

    def get_search_results(self, request, queryset, search_term):
        """By any form of the name in any script, as the matching keys have it; by the first letters; by public id. The closest first."""
        queryset = queryset.filter(merged_into__isnull=True)  # those are found through the one that stayed
        words = search_term.strip()[:200]
        if not words:
            return queryset, False
        sounding = matches(words)
        found = Q(public_id=words) | Q(sort_key__startswith=sort_key(words)) | Q(pk__in=[*sounding, *begun(words)])
        limits = {"person": Q(kind="person")}
        chosen = queryset.filter(found & limits.get(request.GET.get("field_name", ""), Q()))
        closest = [When(pk=pk, then=place) for place, pk in enumerate(sounding[:FIRST_PAGE], 1)]
        return chosen.order_by(Case(When(has_the_words(words), then=0), *closest, default=FIRST_PAGE + 1), *self.ordering), False


def has_the_words(words: str) -> Q:
    """Typed as it stands in a name; the keys alone find much that only sounds like it. Asked of the few that were found."""
    also = Exists(ActorName.objects.filter(actor=OuterRef("pk"), name__icontains=words))
    return Q(sort_key__startswith=sort_key(words)) | Q(name_de__icontains=words) | Q(name_en__icontains=words) | Q(also)


def begun(words: str) -> list[int]:
    """Keys are of whole words. While one is being typed, the newest actors are looked through letter by letter."""
    newest = Actor.objects.order_by("-pk").values("pk")[:NEWEST]
    return list(Actor.objects.filter(has_the_words(words), pk__in=newest).values_list("pk", flat=True)[:MOST_MATCHES])


def matches(words: str) -> list[int]:
    """Actors that share keys with the words, those with the rarest first; then those that have exactly this other name."""
    return [*candidates(words), *ActorName.objects.filter(name=words).values_list("actor_id", flat=True)[:MOST_MATCHES]]
