"""The actors of the registry that a name may mean."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import Case, Func, Q, Value, When
from django.db.models.functions import Cast, Sqrt
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from agreements.models import Actor, ActorName, MatchDecision
from agreements.names import keys, parts_of

from .rarity import Rarity, rarities
from .scores import Comparison, Part, compare

# A key that more rows hold is looked up only together with a second one.
COMMON = 500
MOST_PAIRS = 16
MOST_PARTS = 16
MOST_KEYS = 60
MOST_ROWS = 4_000
MOST_COMPARED = 200
OTHER_COUNTRY = {"person": 10, "organization": 20, "state": 20}


@dataclass(frozen=True)
class Likely:
    """An actor, the known form of its name that matched best, and how well: 0 to 100, and part by part."""

    actor_id: int
    score: float
    spelling: str
    parts: list[Part]
    asked: str
    is_elsewhere: bool = False

    def reason(self) -> str:
        """Why, in a sentence of the present language."""
        parts = ", ".join(f"{part.asked} = {part.known} ({number_format(part.score, 0)})" for part in self.parts)
        sentence = _("“%(asked)s” is like “%(spelling)s”: %(parts)s.") % {"asked": self.asked, "spelling": self.spelling, "parts": parts}
        return f"{sentence} {_('The countries differ.')}" if self.is_elsewhere else sentence


@dataclass(frozen=True)
class Spelling:
    """One form of the name of one actor."""

    actor_id: int
    name: str
    kind: str
    country: str
    is_weak: bool


def likely_actors(
    name: str, *, kind: str = "", country: str = "", exclude: Iterable[int] = (), actor: int | None = None, limit: int = 10
) -> list[Likely]:
    """The actors that the name may mean, the likeliest first, in four queries (a fifth for the verdicts on `actor`).

    Left out are merged actors, those in `exclude`, and with `actor` itself and those that an editor found to be others.
    A score below SUGGEST is hardly worth showing; the caller decides.
    """
    left_out = {*exclude, *(others(actor) if actor else ())}
    best: dict[int, Likely] = {}
    labels = registry()[Actor._meta.db_table]
    for spelling in spellings(candidates(name), kind):
        if spelling.actor_id in left_out:
            continue
        found = judged(name, spelling, country, labels)
        if found.score and (spelling.actor_id not in best or found.score > best[spelling.actor_id].score):
            best[spelling.actor_id] = found
    return sorted(best.values(), key=lambda found: (-found.score, found.actor_id))[:limit]


def judged(name: str, spelling: Spelling, country: str, rarity: Rarity) -> Likely:
    comparison: Comparison = compare(name, spelling.name, kind=spelling.kind, weak=spelling.is_weak, rarity=rarity.of)
    is_elsewhere = bool(country and spelling.country and country != spelling.country)
    score = max(0.0, comparison.score - (OTHER_COUNTRY[spelling.kind] if is_elsewhere else 0))
    return Likely(spelling.actor_id, score, spelling.name, list(comparison.parts), name, is_elsewhere)


def registry() -> dict[str, Rarity]:
    return rarities(Actor._meta.db_table, ActorName._meta.db_table)


def others(actor: int) -> set[int]:
    """The actor itself, and all that were found not to be it."""
    different = MatchDecision.objects.filter(verdict=MatchDecision.Verdict.DIFFERENT)
    return {actor, *itertools.chain(*different.filter(Q(left=actor) | Q(right=actor)).values_list("left_id", "right_id"))}


def candidates(name: str) -> list[int]:
    """Actors whose label or other name shares keys with the name, those that share the rarest first; at most MOST_COMPARED."""
    asked = asked_for(name)
    known = registry()
    weights: dict[int, float] = defaultdict(float)
    for model, actor in ((Actor, "pk"), (ActorName, "actor_id")):
        for actor_id, weight in holders(model, actor, asked, known[model._meta.db_table]):
            weights[actor_id] = max(weights[actor_id], weight)
    return sorted(weights, key=lambda actor_id: (-weights[actor_id], actor_id))[:MOST_COMPARED]


def asked_for(name: str) -> list[frozenset[str]]:
    """The keys of its parts; of a name with very many readings only those of more than one syllable, so that the index is asked."""
    parts = [part for part in parts_of(name) if part.keys]
    if len(keys(name)) > MOST_KEYS:
        parts = [part for part in parts if not part.is_syllable]
    return [frozenset(sorted(part.keys)[:MOST_KEYS]) for part in parts[:MOST_PARTS]]


def holders(model: type[models.Model], actor: str, asked: Sequence[frozenset[str]], rarity: Rarity) -> Iterable[tuple[int, float]]:
    """Found by the GIN index and ranked by the database: the weight of the shared parts; of equals, the shorter name is the likelier."""
    if not asked:
        return []
    shared = [When(keys__overlap=sorted(part), then=number(rarity.weight_of_any(part))) for part in asked]
    weight = sum((Case(one, default=number(0)) for one in shared), number(0)) / Sqrt(number(4) + Cardinality("keys"))
    rows = model._default_manager.filter(promising(asked, rarity)).annotate(shared=weight)
    return rows.order_by("-shared", "pk").values_list(actor, "shared")[:MOST_COMPARED]


def promising(asked: Sequence[frozenset[str]], rarity: Rarity) -> Q:
    """Rows with a rare key, or with common keys of two parts of the name: the rarest pairs, about MOST_ROWS rows together."""
    common = {part: frozenset(key for key in part if rarity.expected(key) > COMMON) for part in asked}
    # More of them, and the planner would rather read the whole table.
    rare = sorted(frozenset().union(*asked).difference(*common.values()), key=lambda key: (-len(key), key))[:MOST_KEYS]
    condition = Q(keys__overlap=rare) if rare else Q()
    rows = 0.0
    for expected, one, other in sorted(pairs(list(filter(None, common.values())), rarity), key=lambda pair: pair[0])[:MOST_PAIRS]:
        rows += expected
        if condition and rows > MOST_ROWS:
            break
        condition |= Q(keys__overlap=sorted(one)) & Q(keys__overlap=sorted(other))
    return condition or Q(keys__overlap=sorted(frozenset().union(*asked)))


def pairs(parts: Sequence[frozenset[str]], rarity: Rarity) -> Iterable[tuple[float, frozenset[str], frozenset[str]]]:
    """Each two parts, with the number of rows that have both, if the one says nothing about the other."""
    for one, other in itertools.combinations(parts, 2):
        if one.isdisjoint(other):
            yield rarity.expected_of_any(one) * rarity.expected_of_any(other) / max(rarity.rows, 1), one, other


def number(value: float) -> Cast:
    """A literal without its type would be computed with as an exact decimal, which is slow."""
    return Cast(Value(value), models.FloatField())


class Cardinality(Func):
    function = "CARDINALITY"
    output_field = models.FloatField()


def spellings(actor_ids: list[int], kind: str) -> Iterable[Spelling]:
    """All forms of the names of these actors, in two queries."""
    actors = Actor.objects.filter(pk__in=actor_ids, merged_into=None, **({"kind": kind} if kind else {})).order_by()
    found: dict[int, tuple[str, str]] = {}
    for pk, its_kind, country, german, english in actors.values_list("pk", "kind", "country", "name_de", "name_en"):
        found[pk] = (its_kind, country)
        yield from (Spelling(pk, name, its_kind, country, is_weak=False) for name in dict.fromkeys([german, english]) if name)
    for pk, name, form in ActorName.objects.filter(actor__in=found).order_by().values_list("actor_id", "name", "kind"):
        yield Spelling(pk, name, *found[pk], is_weak=form == ActorName.Kind.WEAK)
