"""The names of what a network shows: live records, also those under the ids of what merged into them."""

from collections.abc import Iterable

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value

from newsroom.publishing.misses import moved
from newsroom.reading.prepared import AnyOf

from ..models import ActorVersion, AgreementVersion
from .graphs import Key, Named

NAMED = ("record", "asked", "public_id", "version", "shape", "until", "card")


def names_of(actors: Iterable[str], agreements: Iterable[str], language: str) -> dict[Key, Named]:
    """Of the ids those that are live, or merged into what is. One query."""
    ids = {"actor": sorted(set(actors)), "agreement": sorted(set(agreements))}
    branches = [live_names("actor", ids["actor"], language), live_names("agreement", ids["agreement"], language)]
    rows = branches[0].union(branches[1], merged_names(ids["actor"], language), all=True)
    return {(row[0], row[1]): Named(*row[2:]) for row in rows if row[-1]}


def live_names(kind: str, ids: list[str], language: str) -> QuerySet:
    versions = (ActorVersion if kind == "actor" else AgreementVersion).objects.live()
    shape = F("kind") if kind == "actor" else Value("", CharField())
    found = versions.filter(AnyOf("public_id", ids)).with_rendering("card", language).order_by()
    found = found.annotate(record=Value(kind, CharField()), asked=F("public_id"), shape=shape)
    return found.values_list("record", "asked", "public_id", "pk", "shape", "visible_until", "rendering")


def merged_names(ids: list[str], language: str) -> QuerySet:
    survivor = ActorVersion.objects.live().filter(public_id=OuterRef("public_id"))
    survivor = survivor.with_rendering("card", language).order_by("-visible_from")
    columns = {"version": "pk", "shape": "kind", "until": "visible_until", "card": "rendering"}
    told = {name: Subquery(survivor.values(column)[:1]) for name, column in columns.items()}
    found = moved("actor", AnyOf("old", ids)).annotate(record=Value("actor", CharField()), asked=F("old"), **told)
    return found.order_by().values_list(*NAMED)
