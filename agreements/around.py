"""What is visible around a record, in one query: the records that it names, who names it and, for an actor, where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import CharField, F, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Cast, Least

from newsroom.publishing.clock import SiteNow
from newsroom.publishing.misses import former_ids
from newsroom.publishing.models import VersionQuerySet
from newsroom.publishing.parts import holes
from newsroom.reading.prepared import AnyOf, Prepared

from .commitments.owed import owed_queries
from .live import COLUMNS, MODELS, Key, LiveRecord, LiveSheet, moved_query
from .models import ActorVersion, ActorVersionLink, AgreementVersion, AgreementVersionActor, AgreementVersionLink

AGREEMENTS, OTHERS, LINKED = 60, 60, 60  # rows read; an actor can stand in several roles in one agreement
WITH_ORDER = (*COLUMNS, "detail", "ordering")


@dataclass
class Around:
    """`records` are named on the page; `agreements` and `others` are `(card, details)`, each record once.

    `linked` are `(card, kind of link)` of later agreements that name this one.
    """

    records: dict[Key, LiveRecord] = field(default_factory=dict)
    agreements: list[tuple[dict, list[str]]] = field(default_factory=list)
    others: list[tuple[dict, list[str]]] = field(default_factory=list)
    linked: list[tuple[dict, str]] = field(default_factory=list)
    told: dict[str, list[tuple]] = field(default_factory=dict)
    made_of: tuple = ()
    until: list[datetime | None] = field(default_factory=list)
    has_more_agreements: bool = False
    has_more_others: bool = False
    has_more_linked: bool = False


def visible(versions: VersionQuerySet, moment: datetime | None) -> VersionQuerySet:
    """Live, or what was shown at a past moment of records that are still public."""
    # A machine whose clock is ahead of the database's must not see what is scheduled.
    return versions.live() if moment is None else versions.shown_as_of(Least(Value(moment), SiteNow()))


def named(kind: str, public_ids: str | list[str], language: str, moment: datetime | None) -> QuerySet:
    """Rows of WITH_ORDER for a UNION; details and orderings are texts in every branch."""
    versions = visible(MODELS[kind].objects, moment).filter(AnyOf("public_id", public_ids)).with_rendering("card", language)
    nothing = {name: Cast(Value(""), CharField()) for name in ("detail", "ordering")}
    return versions.annotate(record=Value(kind, CharField()), **nothing).order_by().values_list(*WITH_ORDER)


def moved(public_ids: str | list[str], language: str) -> QuerySet:
    """Rows of WITH_ORDER: actors named on the page that merged into others since."""
    nothing = {name: Cast(Value(""), CharField()) for name in ("detail", "ordering")}
    return moved_query("actor", public_ids, language).annotate(**nothing).values_list("record", "old", "version", *WITH_ORDER[3:])


def with_card(relation: str, index_rows: QuerySet, language: str, detail: str, ordering: str) -> QuerySet:
    """Rows of WITH_ORDER from index rows; the card is that of the version that they belong to."""
    condition = Q(version__renderings__kind="card", version__renderings__language=language)
    rows = index_rows.annotate(
        prepared=FilteredRelation("version__renderings", condition=condition),
        record=Value(relation, CharField()),
        found=F("version__public_id"),
        card=F("prepared__content"),
        word=Cast(detail, CharField()),
        place=Cast(ordering, CharField()),
    )
    return rows.values_list("record", "found", "version_id", "visible_until", "card", "word", "place")


def visible_rows(index_rows: VersionQuerySet, versions: VersionQuerySet, moment: datetime | None) -> VersionQuerySet:
    """Of index rows, those whose version is visible: one scan of their own index for what is live."""
    return index_rows.live() if moment is None else index_rows.filter(version__in=visible(versions, moment).values("pk"))


def agreements_of(actor: Q, language: str, moment: datetime | None) -> QuerySet:
    """One row for each role, latest agreements first."""
    stands_in = visible_rows(AgreementVersionActor.objects.filter(actor), AgreementVersion.objects, moment)
    return with_card("stands_in", stands_in.order_by("-sort_date", "-item_id"), language, "role", "sort_date")[:AGREEMENTS]


def others_naming(actor: Q, language: str, moment: datetime | None) -> QuerySet:
    """Actors whose positions or relations name this one, one row for each kind of tie, with the id that they name it by."""
    links = visible_rows(ActorVersionLink.objects.filter(actor), ActorVersion.objects, moment)
    return with_card("named_by", links.newest_first(), language, "public_id", "version__sort_key")[:OTHERS]


def linking_to(agreement: str, language: str, moment: datetime | None) -> QuerySet:
    """Agreements that amend, supersede or otherwise name this one, latest first, with the kind of the link."""
    links = visible_rows(AgreementVersionLink.objects.filter(public_id=agreement), AgreementVersion.objects, moment)
    return with_card("linked_by", links.order_by("-sort_date", "-item_id"), language, "kind", "sort_date")[:LINKED]


def known_as(kind: str, public_id: str, moment: datetime | None) -> list[Q]:
    """Conditions, for a branch each: the record itself, and what has merged into it since others named it.

    An OR would cost the records without mergers, which are nearly all, the order of the index. On the page of a past moment only the
    first: what was shown then does not change by a merge.
    """
    return [Q(public_id=public_id), *([Q(public_id__in=former_ids(kind, public_id))] if moment is None else [])]


def queries_around(kind: str, actors, agreements, public_id: str, language: str, moment: datetime | None) -> list[QuerySet]:
    """Rows of WITH_ORDER: the records named on the page, who names this one and, for an actor, where it stands."""
    queries = [named("actor", actors, language, moment), named("agreement", agreements, language, moment), moved(actors, language)]
    if kind == "actor":
        for actor in known_as(kind, public_id, moment):
            queries += [agreements_of(actor, language, moment), others_naming(actor, language, moment)]
        queries += owed_queries(public_id) if moment is None else []
    else:
        queries.append(linking_to(public_id, language, moment))
    return queries


def all_around(*args, **kwargs) -> QuerySet:
    first, *others = queries_around(*args, **kwargs)
    return first.union(*others, all=True)


LIVE_AROUND = {
    kind: Prepared(
        lambda actors, agreements, public_id, language, kind=kind: all_around(kind, actors, agreements, public_id, language, None)
    )
    for kind in MODELS
}


def around(kind: str, version: LiveSheet, language: str, moment: datetime | None = None, more: Iterable[QuerySet] = ()) -> Around:
    """One query. `more` are rows of WITH_ORDER that a page asks for besides; it finds them in `told`, by their relation."""
    wanted = [*holes(version.rendering["parts"]), *(("agreement", link["id"]) for link in version.rendering.get("lineage", ()))]
    ids = {f"{found}s": sorted({key for one, key in wanted if one == found}) for found in MODELS}
    asked = ids | {"public_id": version.public_id, "language": language}
    if moment is None and not more:
        return sorted_out(LIVE_AROUND[kind](**asked))
    first, *others = queries_around(kind, **asked, moment=moment)
    return sorted_out(list(first.union(*others, *more, all=True)))


def sorted_out(rows: list[tuple]) -> Around:
    found = Around(made_of=tuple(sorted(row[:3] + row[5:6] for row in rows)), until=[row[3] for row in rows])
    relations = [row[0] for row in rows]
    found.has_more_agreements = relations.count("stands_in") >= AGREEMENTS
    found.has_more_others = relations.count("named_by") >= OTHERS
    found.has_more_linked = relations.count("linked_by") >= LINKED
    agreements: dict[str, tuple] = {}
    others: dict[str, tuple] = {}
    linked: list[tuple] = []
    for relation, public_id, pk, until, card, detail, ordering in rows:
        if not card:
            continue
        if relation == "stands_in":
            agreements.setdefault(public_id, (ordering, pk, card, []))[3].append(detail)
        elif relation == "named_by":
            others[public_id] = (ordering, pk, card, card["ties"].get(detail, []))
        elif relation == "linked_by":
            linked.append((ordering, pk, card, detail))
        elif relation not in MODELS:
            found.told.setdefault(relation, []).append((card, detail, ordering))
        else:
            found.records[relation, public_id] = LiveRecord(relation, public_id, pk, until, card)
    found.agreements = [(card, sorted(set(roles))) for *_place, card, roles in sorted(agreements.values(), key=place, reverse=True)]
    found.others = [(card, words) for *_place, card, words in sorted(others.values(), key=place)]
    found.linked = [(card, kind) for *_place, card, kind in sorted(linked, key=place)]
    return found


def place(row: tuple) -> tuple:
    return row[:2]
