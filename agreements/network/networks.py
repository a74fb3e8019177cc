"""The three networks, each from the record as it is live: of a filtered register, around an actor, around an agreement."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import CharField, Q, QuerySet, Value
from django.http import QueryDict

from newsroom.publishing.misses import former_ids

from ..models import ActorVersion, AgreementVersion
from .asking import (
    NEWEST,
    OF_ACTOR,
    OF_EACH,
    Row,
    days_of,
    former_of,
    links_of,
    roles_told,
    rows_of,
    sides_among,
    standing_there,
    stands_of,
    stands_of_actor,
    stands_of_each,
    ties_of,
    union,
    up_to,
    years_of,
    years_of_each,
)
from .choosing import ORDER, Stand, between, choose
from .graphs import (
    AROUND_AGREEMENT,
    LINKS,
    OWN_ACTORS,
    REGISTER,
    TIES,
    Graph,
    Key,
    Line,
    Named,
    Names,
    actor_graph,
    agreement_graph,
    chosen_around_actor,
    register_graph,
)
from .naming import names_of
from .years import Years, years_shown


class Head(NamedTuple):
    """The live version of the record in the middle; `told` is who stands in an agreement."""

    version: int
    slug: str
    until: datetime | None
    shape: str
    card: dict
    told: str | None = None

    def named(self, public_id: str) -> Named:
        return Named(public_id, self.version, self.shape, self.until, self.card)


class Network(NamedTuple):
    """`found` agreements were looked at, and there are more of them (`has_more`) or not; `actors` stand in them, besides the one in the
    middle. `ties` is with how many others an actor has ties.
    """

    graph: Graph
    years: Years | None
    found: int
    has_more: bool
    actors: int
    made_of: tuple
    until: list[datetime | None]
    ties: int = 0


def network_of_register(versions: QuerySet, year: int | None, params: QueryDict, language: str) -> Network:
    """Two queries, or three where there are more agreements than are looked at. `versions` are live and filtered.

    The years come from what was found, if that is all: a filter that finds little would walk a long way to its first one.
    """
    rows = union([stands_of(up_to(versions, year), NEWEST), *([days_of(versions, NEWEST)] if year else [])])
    days = [row.sort_date for row in rows if row.sort_date and row.relation == ("dated" if year else "stands")]
    rows += union(years_of(versions, year)) if len(days) > NEWEST else sides_among(days, year)
    stands = stands_in(rows)
    actors, shown = choose(stands[:NEWEST], REGISTER)
    named = names_of(actors, [stand.public_id for stand in shown], language)
    graph = register_graph(Names(named), actors, shown)
    return network(graph, rows, named, stands, year, params, NEWEST)


def head_of(kind: str, public_id: str, language: str) -> Head | None:
    """One query."""
    model = ActorVersion if kind == "actor" else AgreementVersion
    found = model.objects.live().filter(public_id=public_id).with_rendering("card", language).order_by("-visible_from")
    if kind == "agreement":
        found = found.annotate(shape=Value("agreement", CharField()), told=standing_there())
    columns = ("kind", "rendering") if kind == "actor" else ("shape", "rendering", "told")
    row = found.values_list("pk", "slug", "visible_until", *columns).first()
    return Head(*row) if row and row[4] else None


def network_of_actor(head: Head, public_id: str, year: int | None, params: QueryDict, language: str) -> Network:
    """Two queries: what it stands in, under its own id and those of what merged into it, with its ties; the names of all."""
    known_as = [(Q(public_id=public_id), head.version), (Q(public_id__in=former_ids("actor", public_id)), None)]
    branches = [former_of(public_id)]
    for actor, version in known_as:
        branches += [stands_of_actor(actor, year, OF_ACTOR), *years_of(rows_of(actor), year), *ties_of(actor, version, year)]
    rows = union(branches)
    own = {public_id, *(row.public_id for row in rows if row.relation == "former")}
    stands, ties = stands_in(rows), kinds_by_id(rows, ("named_by", "names"), own)
    actors, shown = chosen_around_actor(stands[:OF_ACTOR], own)
    kept = dict(sorted(ties.items(), key=lambda tie: (tie[0] not in actors, tie[0]))[:TIES])
    named = names_of([*actors, *kept, *own], [stand.public_id for stand in shown], language) | {("actor", public_id): head.named(public_id)}
    names = Names(named)
    graph = actor_graph(names, names.node("actor", public_id, is_centre=True), actors, shown, kept)
    found = network(graph, rows, named, stands, year, params, OF_ACTOR)
    others = {actor for stand in stands[:OF_ACTOR] for actor in stand.roles} - own
    return found._replace(ties=len(ties), actors=len(others))


def network_of_agreement(head: Head, public_id: str, year: int | None, params: QueryDict, language: str) -> Network:
    """Two queries: in what else its actors stand, the newest of each, with its links; the names of all."""
    itself = Stand(head.version, public_id, roles_told(head.told))
    own = sorted(itself.roles, key=lambda actor: (rank(itself.roles[actor]), actor))[:OWN_ACTORS]
    branches = [stands_of_each(head.version, own, year, OF_EACH), *years_of_each(head.version, own, year)]
    branches += links_of(public_id, head.version)
    rows = union(branches)
    stands = stands_in(rows)
    shown = between(own, stands, AROUND_AGREEMENT)
    links = links_told(rows, ("agreement", public_id))[:LINKS]
    ids = {key for link in links for _kind, key in (link.one, link.other)} | {stand.public_id for stand in shown}
    named = names_of(own, ids, language) | {("agreement", public_id): head.named(public_id)}
    names = Names(named)
    graph = agreement_graph(names, names.node("agreement", public_id, is_centre=True), own, [itself, *shown], links)
    return network(graph, rows, named, stands, year, params, len(stands))._replace(actors=len(itself.roles))


def network(graph: Graph, rows: list[Row], named: dict, stands: list[Stand], year: int | None, params: QueryDict, most: int) -> Network:
    until = [row.until for row in rows] + [one.until for one in named.values()]
    made_of = (sorted(row[:5] for row in map(comparable, rows)), sorted(one.version for one in named.values()))
    looked_at = stands[:most]
    actors = len({actor for stand in looked_at for actor in stand.roles})
    return Network(graph, years_shown(rows, year, params), len(looked_at), len(stands) > most, actors, made_of, until)


def comparable(row: Row) -> tuple:
    return (row.relation, row.version, row.public_id, str(row.sort_date), row.told or "")


def stands_in(rows: Iterable[Row]) -> list[Stand]:
    """Newest first, each once, though several branches may have found it."""
    found = {row.version: row for row in rows if row.relation == "stands"}
    newest = sorted(found.values(), key=lambda row: (row.sort_date, row.version), reverse=True)
    return [Stand(row.version, row.public_id, roles_told(row.told)) for row in newest]


def rank(roles: frozenset[str]) -> int:
    return min((ORDER.index(role) for role in roles if role in ORDER), default=len(ORDER))


def kinds_by_id(rows: Iterable[Row], relations: tuple[str, ...], own: set[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        if row.relation in relations and row.public_id not in own:
            found.setdefault(row.public_id, set()).add(row.told or "")
    return {key: tuple(sorted(kinds)) for key, kinds in found.items()}


def links_told(rows: Iterable[Row], centre: Key) -> list[Line]:
    """From the agreement that does something to the other one; what this one does comes first."""
    there = kinds_by_id(rows, ("links_to",), set())
    back = kinds_by_id(rows, ("linked_by",), set())
    found = [Line(centre, ("agreement", key), "link", kinds) for key, kinds in sorted(there.items())]
    return found + [Line(("agreement", key), centre, "link", kinds) for key, kinds in sorted(back.items())]
