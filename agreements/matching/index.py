"""Names in memory, found by their keys: the rarest first, so that a search among 200,000 looks at few more than one among 5,000."""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from heapq import nsmallest

from agreements.names import Word, fold, keys, parts_of

from .scores import Comparison, compare

MOST_LOOKED_UP = 20_000
MOST_COMPARED = 250


@dataclass(frozen=True)
class Known:
    """A name in the index, and whose it is."""

    entity: Hashable
    name: str
    weak: bool
    kind: str


@dataclass(frozen=True)
class Found:
    """The best spelling of one entity: what matched, and what each part scored."""

    entity: Hashable
    spelling: str
    comparison: Comparison

    @property
    def score(self) -> float:
        return self.comparison.score


class NameIndex:
    """`add` names, then `search`. An entity may have any number of names."""

    def __init__(self) -> None:
        self.known: list[Known] = []
        self.keys: list[frozenset[str]] = []
        self.holders: dict[str, list[int]] = defaultdict(list)
        self.exact: dict[str, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self.known)

    def add(self, entity: Hashable, name: str, *, weak: bool = False, kind: str = "") -> None:
        place = len(self.known)
        self.known.append(Known(entity, name, weak, kind))
        self.keys.append(frozenset() if weak else frozenset(keys(name)))
        self.exact[fold(name)].append(place)
        for key in self.keys[-1]:
            self.holders[key].append(place)

    def search(self, name: str, *, kind: str = "", limit: int = 10) -> list[Found]:
        """The best match of each of the likeliest entities, the likeliest first."""
        best: dict[Hashable, Found] = {}
        for place in self.candidates(name):
            known = self.known[place]
            if kind and known.kind and kind != known.kind:
                continue
            comparison = compare(name, known.name, kind=kind or known.kind, weak=known.weak, rarity=self.rarity)
            found = Found(known.entity, known.name, comparison)
            if found.score and (known.entity not in best or found.score > best[known.entity].score):
                best[known.entity] = found
        return sorted(best.values(), key=lambda found: -found.score)[:limit]

    def candidates(self, name: str) -> list[int]:
        """Places of names that fold alike or share keys, those that share the rarest keys first, at most MOST_COMPARED."""
        shared = self.shared([part.keys for part in parts_of(name)])
        alike = self.exact.get(fold(name), [])
        # A short name that shares as much as a long one is the likelier.
        ranked = nsmallest(MOST_COMPARED, shared, key=lambda place: (-shared[place] / math.sqrt(4 + len(self.keys[place])), place))
        return list(dict.fromkeys([*alike[:MOST_COMPARED], *ranked]))

    def shared(self, parts: Iterable[frozenset[str]]) -> dict[int, float]:
        """What the shared parts weigh: each part of the name counts once, by the rarest of its keys that is shared.

        The commonest keys are not looked up when they are too many, but count where something rarer led.
        """
        weights: dict[int, float] = defaultdict(float)
        left = MOST_LOOKED_UP
        for part in sorted((self.rarest_first(part) for part in parts), key=lambda part: len(self.holders[part[0]]) if part else 0):
            counted: set[int] = set()
            for key in part:
                left -= len(self.holders[key])
                places = self.holders[key] if left >= 0 or not weights else [place for place in weights if key in self.keys[place]]
                weight = self.weight(key)
                for place in places:
                    if place not in counted:
                        weights[place] += weight
                counted.update(places)
        return weights

    def rarest_first(self, part: Iterable[str]) -> list[str]:
        return sorted((key for key in part if key in self.holders), key=lambda key: len(self.holders[key]))

    def rarity(self, word: Word) -> float:
        """1 for a word of one name, near 0 for one that all names have; by its commonest key."""
        held = max((len(self.holders[key]) for key in word.keys if key in self.holders), default=1)
        return math.log(1 + len(self.known) / held) / math.log(1 + len(self.known))

    def weight(self, key: str) -> float:
        """Inverse document frequency: what few names have says more."""
        return math.log(1 + len(self.known) / len(self.holders[key]))
