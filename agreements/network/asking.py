"""What the network reads: agreements with who stands in them, the years there are, ties and links."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Concat

from newsroom.publishing.misses import moved
from newsroom.reading.keyset import ALONG

from ..models import (
    ActorVersionLink,
    AgreementVersion,
    AgreementVersionActor,
    AgreementVersionLink,
    AgreementVersionStanding,
)
from ..publishing import NO_DATE
from ..standing.status import ENDS

NEWEST, OF_ACTOR, OF_EACH, TIES_READ = 2000, 400, 60, 60
SIDES = ("first", "last", "earlier", "later")


class Row(NamedTuple):
    """What every branch of a UNION gives. `told` is who stands there, or the kind of a tie or link."""

    relation: str
    version: int
    public_id: str
    sort_date: date | None
    told: str | None
    until: datetime | None


def roles_told(told: str | None) -> dict[str, frozenset[str]]:
    """Of a text of `standing_there`: the roles by actor."""
    roles: dict[str, set[str]] = {}
    for one in (told or "").split():
        actor, _colon, role = one.partition(":")
        roles.setdefault(actor, set()).add(role)
    return {actor: frozenset(own) for actor, own in roles.items()}


def union(branches: Iterable[QuerySet]) -> list[Row]:
    """One query."""
    first, *others = branches
    return [Row(*row) for row in (first.union(*others, all=True) if others else first)]


def as_row(rows: QuerySet, relation: str, **columns) -> QuerySet:
    """The columns of Row; each has the same type in every branch."""
    given = {"version": F("pk"), "found": F("public_id"), "day": F("sort_date"), "told": Value(""), "until": F("visible_until")} | columns
    given["told"] = Cast(given["told"], TextField())
    named = {f"row_{name}": column for name, column in given.items()}
    return rows.annotate(row_relation=Value(relation, CharField()), **named).values_list("row_relation", *named)


def by_date(versions: QuerySet, *, ascending: bool = False) -> QuerySet:
    """Along the index rows that a filter joins with, where it does (keyset.along)."""
    columns = [f"{ALONG}{name}" if f"{ALONG}{name}" in versions.query.annotations else name for name in ("sort_date", "item_id")]
    return versions.order_by(*(column if ascending else f"-{column}" for column in columns))


def up_to(rows: QuerySet, year: int | None, version: str = "pk") -> QuerySet:
    """Agreements dated in that year or before that had not ended for certain by its last day; or rows that name their `version`."""
    if year is None:
        return rows
    last = date(year, 12, 31)
    ended = AgreementVersionStanding.objects.filter(version=OuterRef(version), public_id="", status__in=sorted(ENDS))
    return rows.filter(~Exists(ended.filter(since_max__lte=last, until_min__gt=last)), sort_date__lte=last)


def standing_there() -> Subquery:
    """All index rows of an agreement's actors in one text."""
    rows = AgreementVersionActor.objects.filter(version=OuterRef("pk")).order_by().values("version")
    return Subquery(rows.annotate(told=StringAgg(Concat("public_id", Value(":"), "role"), delimiter=" ")).values("told"))


def stands_of(versions: QuerySet, most: int) -> QuerySet:
    """The newest agreements, and one more where there are more."""
    return as_row(by_date(versions)[: most + 1], "stands", told=standing_there())


def stands_of_actor(actor: Q, year: int | None, most: int) -> QuerySet:
    """The newest agreements that the actor stands in, along the index of these."""
    return stands_of(AgreementVersion.objects.live().filter(pk__in=newest_of(up_to(rows_of(actor), year, "version"), most)), most)


def rows_of(actor: Q) -> QuerySet:
    return AgreementVersionActor.objects.live().filter(actor)


def newest_of(rows: QuerySet, most: int) -> QuerySet:
    """The versions of enough index rows to name `most` agreements and one more: hardly anybody has four roles in all of theirs."""
    return rows.order_by("-sort_date", "-item_id").values("version_id")[: 3 * (most + 1)]


def stands_of_each(version: int, actors: list[str], year: int | None, most: int) -> QuerySet:
    """The newest other agreements of each of the actors of a version, by one short walk of the index for each."""
    newest = newest_of(up_to(rows_of(Q(public_id=OuterRef("public_id"))), year, "version"), most)
    own = AgreementVersionActor.objects.filter(version=version, public_id__in=actors).order_by()
    found = own.annotate(one=Func(ArraySubquery(newest), function="unnest", output_field=BigIntegerField())).values("one")
    return stands_of(AgreementVersion.objects.live().filter(pk__in=found).exclude(pk=version), most * len(actors))


def days_of(versions: QuerySet, most: int) -> QuerySet:
    """The days of the newest agreements, and one more where there are more."""
    return as_row(by_date(versions)[: most + 1], "dated")


def sides_among(days: Iterable[date], year: int | None) -> list[Row]:
    """What `years_of` asks, of days that are at hand."""
    known = sorted(day for day in days if day > NO_DATE)
    before, after = ([day for day in known if day.year < year], [day for day in known if day.year > year]) if year else ([], [])
    found = {"first": known[:1], "last": known[-1:], "earlier": before[-1:], "later": after[:1]}
    return [Row(side, 0, "", day, None, None) for side, some in found.items() for day in some]


def years_of(rows: QuerySet, year: int | None) -> list[QuerySet]:
    """The first and the last dated agreement, and around a year the nearest before and after it. Of versions or of their index rows."""
    columns = {} if rows.model is AgreementVersion else {"version": F("version_id")}
    return [as_row(by_date(found, ascending=ascending)[:1], side, **columns) for side, found, ascending in sides(rows, year)]


def sides(rows: QuerySet, year: int | None) -> list[tuple[str, QuerySet, bool]]:
    """`(side, rows there, whether the earliest of them counts)`."""
    dated = rows.filter(sort_date__gt=NO_DATE)
    asked = [("first", dated, True), ("last", dated, False)]
    if year is not None:
        asked.append(("earlier", dated.filter(sort_date__lt=date(year, 1, 1)), False))
        asked.append(("later", dated.filter(sort_date__gt=date(year, 12, 31)), True))
    return asked


def years_of_each(version: int, actors: list[str], year: int | None) -> list[QuerySet]:
    """The same of all agreements of these actors."""
    own = AgreementVersionActor.objects.filter(version=version, public_id__in=actors)
    branches = []
    for side, found, ascending in sides(rows_of(Q(public_id=OuterRef("public_id"))), year):
        day = Subquery(by_date(found, ascending=ascending).values("sort_date")[:1])
        rows = own.annotate(edge=day).order_by("edge" if ascending else F("edge").desc(nulls_last=True))[:1]
        branches.append(as_row(rows, side, version=F("version_id"), day=F("edge")))
    return branches


def ties_of(actor: Q, version: int | None, year: int | None) -> list[QuerySet]:
    """Positions and relations: what others say of this actor and, with its version, what it says itself."""
    rows = ActorVersionLink.objects.live()
    if year is not None:
        last = date(year, 12, 31)
        rows = rows.filter(Q(since_min=None) | Q(since_min__lte=last), Q(until_max=None) | Q(until_max__gt=last))
    columns = {"version": F("version_id"), "day": Value(None, DateField()), "told": F("kind")}
    naming = as_row(rows.filter(actor).newest_first()[:TIES_READ], "named_by", **columns | {"found": F("version__public_id")})
    if version is None:
        return [naming]
    return [naming, as_row(rows.filter(version=version).order_by("public_id", "kind")[:TIES_READ], "names", **columns)]


def former_of(public_id: str) -> QuerySet:
    """The ids of actors that merged into this one."""
    columns = {"version": F("pk"), "found": F("old"), "day": Value(None, DateField()), "until": Value(None, DateTimeField())}
    return as_row(moved("actor", Q(public_id=public_id)).order_by("old"), "former", **columns)


def links_of(public_id: str, version: int) -> list[QuerySet]:
    """To other agreements, and from them."""
    columns = {"version": F("version_id"), "told": F("kind")}
    rows = AgreementVersionLink.objects.live().order_by("-sort_date", "-item_id")
    return [
        as_row(rows.filter(version=version)[:TIES_READ], "links_to", **columns),
        as_row(rows.filter(public_id=public_id)[:TIES_READ], "linked_by", **columns | {"found": F("version__public_id")}),
    ]
