"""The actors of the registry that a name may mean."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from agreements.models import Actor, ActorName, MatchDecision
from agreements.names import keys, parts_of

from .rarity import Rarity, rarities
from .scores import Comparison, Part, compare

# A key that more rows hold is looked up only together with a second one.
COMMON = 500
MOST_PAIRS = 16
MOST_KEYS = 60
MOST_ROWS = 2_000
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
    """Actors whose label or other name shares keys with the name, the rarest keys first; at most MOST_COMPARED."""
    wanted = asked_for(name)
    known = registry()
    weights: dict[int, float] = defaultdict(float)
    for model, actor in ((Actor, "pk"), (ActorName, "actor_id")):
        rarity = known[model._meta.db_table]
        for actor_id, held in holders(model, actor, wanted, rarity):
            weights[actor_id] = max(weights[actor_id], sum(rarity.weight(key) for key in set(held).intersection(wanted)))
    return sorted(weights, key=lambda actor_id: (-weights[actor_id], actor_id))[:MOST_COMPARED]


def asked_for(name: str) -> list[str]:
    """Its keys; of a name with very many readings only those of more than one syllable, so that the index is asked."""
    wanted = keys(name)
    if len(wanted) <= MOST_KEYS:
        return wanted
    return sorted(set().union(*(part.keys for part in parts_of(name) if not part.is_syllable)))[:MOST_KEYS]


def holders(model: type[models.Model], actor: str, wanted: Sequence[str], rarity: Rarity) -> Iterable[tuple[int, list[str]]]:
    """Rows with a rare key, or with two common ones; from the GIN index, and never more than MOST_ROWS."""
    rows = model._default_manager.filter(promising(wanted, rarity)) if wanted else model._default_manager.none()
    # Sorted by what no index has: with a bare limit the planner would read the table from its beginning.
    return rows.order_by(F("pk") * -1).values_list(actor, "keys")[:MOST_ROWS]


def promising(wanted: Sequence[str], rarity: Rarity) -> Q:
    common = sorted((key for key in wanted if rarity.expected(key) > COMMON), key=rarity.expected)
    rare = [key for key in wanted if key not in common]
    condition = Q(keys__overlap=rare) if rare else Q()
    for pair in sorted(itertools.combinations(common, 2), key=lambda pair: rarity.expected(pair[0]) * rarity.expected(pair[1]))[
        :MOST_PAIRS
    ]:
        condition |= Q(keys__contains=list(pair))
    return condition or Q(keys__overlap=list(wanted))


def spellings(actor_ids: list[int], kind: str) -> Iterable[Spelling]:
    """All forms of the names of these actors, in two queries."""
    actors = Actor.objects.filter(pk__in=actor_ids, merged_into=None, **({"kind": kind} if kind else {})).order_by()
    found: dict[int, tuple[str, str]] = {}
    for pk, its_kind, country, german, english in actors.values_list("pk", "kind", "country", "name_de", "name_en"):
        found[pk] = (its_kind, country)
        yield from (Spelling(pk, name, its_kind, country, is_weak=False) for name in dict.fromkeys([german, english]) if name)
    for pk, name, form in ActorName.objects.filter(actor__in=found).order_by().values_list("actor_id", "name", "kind"):
        yield Spelling(pk, name, *found[pk], is_weak=form == ActorName.Kind.WEAK)
