"""What is visible around a record, in one query: the records that it names and, for an actor, where it stands and who names it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import CharField, F, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Cast, Least

from newsroom.publishing.clock import SiteNow
from newsroom.publishing.models import VersionQuerySet
from newsroom.publishing.parts import holes

from .live import COLUMNS, MODELS, Key, LiveRecord
from .models import ActorVersion, ActorVersionLink, AgreementVersion, AgreementVersionActor

AGREEMENTS, OTHERS = 60, 60  # rows read; an actor can be in several roles of one agreement
WITH_ORDER = (*COLUMNS, "detail", "ordering")


@dataclass
class Around:
    """`records` are named on the page; `agreements` and `others` are `(card, details)`, each record once."""

    records: dict[Key, LiveRecord] = field(default_factory=dict)
    agreements: list[tuple[dict, list[str]]] = field(default_factory=list)
    others: list[tuple[dict, list[str]]] = field(default_factory=list)
    made_of: tuple = ()
    until: list[datetime | None] = field(default_factory=list)


def visible(versions: VersionQuerySet, moment: datetime | None) -> VersionQuerySet:
    """Live, or what was shown at a past moment of records that are still public."""
    # A machine whose clock is ahead of the database's must not see what is scheduled.
    return versions.live() if moment is None else versions.shown_as_of(Least(Value(moment), SiteNow()))


def rows_of(relation: str, versions: QuerySet, detail="", ordering="") -> QuerySet:
    """Rows of WITH_ORDER for a UNION; details and orderings are texts in every branch."""
    words = {"detail": Cast(detail or Value(""), CharField()), "ordering": Cast(ordering or Value(""), CharField())}
    return versions.annotate(record=Value(relation, CharField()), **words).order_by().values_list(*WITH_ORDER)


def named(kind: str, public_ids: Iterable[str], language: str, moment: datetime | None) -> QuerySet:
    versions = visible(MODELS[kind].objects, moment).filter(public_id__in=sorted(public_ids))
    return rows_of(kind, versions.with_rendering("card", language))


def agreements_of(actor: str, language: str, moment: datetime | None) -> QuerySet:
    """One row for each role, latest agreements first."""
    index = FilteredRelation("actors", condition=Q(actors__public_id=actor))
    versions = visible(AgreementVersion.objects, moment).annotate(index=index).filter(index__public_id=actor)
    rows = rows_of("stands_in", versions.with_rendering("card", language), F("index__role"), F("sort_date"))
    return rows.order_by("-sort_date", "-item_id")[:AGREEMENTS]


def others_naming(actor: str, language: str, moment: datetime | None) -> QuerySet:
    """Actors whose positions or relations name this one, by name."""
    links = ActorVersionLink.objects.filter(public_id=actor).order_by().values("version")
    versions = visible(ActorVersion.objects, moment).filter(pk__in=links)
    rows = rows_of("named_by", versions.with_rendering("card", language), "", F("sort_key"))
    return rows.order_by("sort_key", "item_id")[:OTHERS]


def around(version, language: str, moment: datetime | None = None) -> Around:
    """One query, or none where nothing is named."""
    wanted: dict[str, set[str]] = {}
    for kind, public_id in holes(version.rendering["parts"]):
        if kind in MODELS:
            wanted.setdefault(kind, set()).add(public_id)
    queries = [named(kind, ids, language, moment) for kind, ids in sorted(wanted.items())]
    if isinstance(version, ActorVersion):
        queries += [agreements_of(version.public_id, language, moment), others_naming(version.public_id, language, moment)]
    if not queries:
        return Around()
    return sorted_out(list(queries[0].union(*queries[1:], all=True)), version.public_id)


def sorted_out(rows: list[tuple], actor: str) -> Around:
    found = Around(made_of=tuple(sorted(row[:3] + row[5:6] for row in rows)), until=[row[3] for row in rows])
    stands_in: dict[str, tuple] = {}
    for relation, public_id, pk, until, card, detail, ordering in rows:
        if not card:
            continue
        if relation == "stands_in":
            stands_in.setdefault(public_id, (ordering, pk, card, []))[3].append(detail)
        elif relation == "named_by":
            found.others.append((ordering, card, card["ties"].get(actor, [])))
        else:
            found.records[relation, public_id] = LiveRecord(relation, public_id, pk, until, card)
    newest_first = sorted(stands_in.values(), key=lambda one: one[:2], reverse=True)
    found.agreements = [(card, sorted(roles)) for _ordering, _pk, card, roles in newest_first]
    found.others = [(card, words) for _ordering, card, words in sorted(found.others, key=lambda one: one[0])]
    return found
