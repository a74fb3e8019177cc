"""Which actors and agreements a picture shows: never more than can be read, and the same ones each time. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

ORDER = ("party", "represented", "signatory")


class Stand(NamedTuple):
    """Who stands in an agreement's live version, and as what: `roles` by the public id of the actor, as its index rows name them."""

    version: int
    public_id: str
    roles: Mapping[str, frozenset[str]]


class Bounds(NamedTuple):
    """As many as a picture can hold at most; and how many of the shown actors an agreement should tie, if there are any such."""

    actors: int
    agreements: int
    lines: int
    ties: int = 2


WHOLE = 720_720  # divided by 1 to 16 without a rest: shares are added up as whole numbers, in any order


def line_of(roles: frozenset[str]) -> str:
    """One line for each actor of an agreement, by the strongest of its roles; what is neither of three is “other”."""
    return next((role for role in ORDER if role in roles), "other")


def choose(stands: Sequence[Stand], bounds: Bounds) -> tuple[list[str], list[Stand]]:
    """The actors that share most, then the agreements that lie mostly between these; both in that order.

    Each agreement is shared out among its actors, so that one between two says more of them than a convention of all states does:
    else nothing but conventions would be shown, and everybody in each of them. `stands` come newest first: of actors with equal
    shares, those of the newest go first, then the smaller id. Actors without any line are left out.
    """
    shares: Counter[str] = Counter()
    newest: dict[str, int] = {}
    for place, stand in enumerate(stands):
        for actor in stand.roles:
            shares[actor] += WHOLE // len(stand.roles)
            newest.setdefault(actor, place)
    actors = sorted(shares, key=lambda actor: (-shares[actor], newest[actor], actor))[: bounds.actors]
    shown = between(actors, stands, bounds)
    return [actor for actor in actors if any(actor in stand.roles for stand in shown)], shown


def between(actors: Sequence[str], stands: Sequence[Stand], bounds: Bounds) -> list[Stand]:
    """The agreements that lie mostly between these actors: by the part of those who stand in them, fewer and newer ones first.

    First each actor gets its best, so that nobody stands alone if that can be. One whose lines would be too many is passed over.
    """
    chosen = set(actors)
    tied = [len(stand.roles.keys() & chosen) for stand in stands]

    def rank(place: int) -> tuple:
        everybody = len(stands[place].roles)
        return tied[place] < bounds.ties, -(tied[place] / everybody), everybody, place

    best_first = sorted((place for place, ties in enumerate(tied) if ties), key=rank)
    taken: dict[int, None] = {}
    for actor in actors:
        if not any(actor in stands[place].roles for place in taken):
            take((place for place in best_first if actor in stands[place].roles), taken, tied, bounds, most=1)
    take(best_first, taken, tied, bounds, most=bounds.agreements)
    return [stands[place] for place in best_first if place in taken]


def take(places: Iterable[int], taken: dict[int, None], tied: list[int], bounds: Bounds, *, most: int) -> None:
    """Add up to `most` of the places, as far as the bounds allow."""
    lines = sum(tied[place] for place in taken)
    for place in places:
        if most == 0 or len(taken) == bounds.agreements:
            return
        if place not in taken and lines + tied[place] <= bounds.lines:
            taken[place] = None
            lines += tied[place]
            most -= 1
