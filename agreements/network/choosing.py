"""Which actors and agreements a picture shows: never more than can be read, and the same ones each time. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

ORDER = ("party", "represented", "signatory")


class Stand(NamedTuple):
    """Who stands in an agreement's live version, and as what: `roles` by the public id of the actor, as its index rows name them."""

    version: int
    public_id: str
    roles: Mapping[str, frozenset[str]]


class Bounds(NamedTuple):
    """As many as a picture can hold at most."""

    actors: int
    agreements: int
    lines: int


def line_of(roles: frozenset[str]) -> str:
    """One line for each actor of an agreement, by the strongest of its roles; what is neither of three is “other”."""
    return next((role for role in ORDER if role in roles), "other")


def choose(stands: Sequence[Stand], bounds: Bounds) -> tuple[list[str], list[Stand]]:
    """The actors that stand in most agreements, then the agreements that tie most of these; both in that order.

    `stands` come newest first: of actors in equally many, those of the newest go first, then the smaller id. Each chosen actor gets
    its best agreement, so that nobody stands alone; then what ties most fills the picture. An agreement whose lines would be too many
    is passed over, and an actor without any line is left out.
    """
    counts = Counter(actor for stand in stands for actor in stand.roles)
    newest = {actor: place for place, stand in reversed(list(enumerate(stands))) for actor in stand.roles}
    actors = sorted(counts, key=lambda actor: (-counts[actor], newest[actor], actor))[: bounds.actors]
    tied = [len(stand.roles.keys() & set(actors)) for stand in stands]
    best_first = sorted((place for place, ties in enumerate(tied) if ties), key=lambda place: (-tied[place], place))
    taken: dict[int, None] = {}
    for actor in actors:
        if not any(actor in stands[place].roles for place in taken):
            take((place for place in best_first if actor in stands[place].roles), taken, tied, bounds, most=1)
    take(best_first, taken, tied, bounds, most=bounds.agreements)
    shown = [stands[place] for place in best_first if place in taken]
    return [actor for actor in actors if any(actor in stand.roles for stand in shown)], shown


def take(places, taken: dict[int, None], tied: list[int], bounds: Bounds, *, most: int) -> None:
    """Add up to `most` of the places, as far as the bounds allow."""
    lines = sum(tied[place] for place in taken)
    for place in places:
        if most == 0 or len(taken) == bounds.agreements:
            return
        if place not in taken and lines + tied[place] <= bounds.lines:
            taken[place] = None
            lines += tied[place]
            most -= 1
