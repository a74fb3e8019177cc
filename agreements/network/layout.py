"""Where the nodes of a network stand: in columns, ordered so that few lines cross. Pure and deterministic.

The way of Sugiyama: a line that passes a column gets a waypoint there, which keeps its place free; then each column is ordered by the
middles of its neighbours, sweeping to and fro, and the order with the fewest crossings stays. Last, heights: the fullest column is even,
the others come as near to their neighbours as they can without touching.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

SWEEPS = 12
NODE, WAYPOINT = 30, 10  # how much of a column's height each takes

Columns = list[list[Hashable]]
Neighbours = Mapping[Hashable, Sequence[Hashable]]


class Waypoint(NamedTuple):
    """The place of a line in a column that it only passes."""

    line: int
    column: int


class Layout(NamedTuple):
    """`columns` in their order, from top to bottom; `middles` are heights; `ways` are the stops of each line, from left to right."""

    columns: Columns
    middles: dict[Hashable, float]
    ways: list[list[Hashable]]
    height: float


def laid_out(columns: Sequence[Sequence[Hashable]], lines: Sequence[tuple[Hashable, Hashable]], node: float = NODE) -> Layout:
    """`columns` hold every node once, in the order to begin with; `lines` are pairs of them, also within one column."""
    place = {key: number for number, column in enumerate(columns) for key in column}
    ways = [way(number, *sorted(line, key=place.__getitem__), place) for number, line in enumerate(lines)]
    filled = [[*column, *(stop for one in ways for stop in one[1:-1] if stop.column == number)] for number, column in enumerate(columns)]
    segments = [pair for one in ways for pair in pairwise(one) if column_of(pair[0], place) != column_of(pair[1], place)]
    right, left = defaultdict(list), defaultdict(list)
    for one, other in segments:
        right[one].append(other)
        left[other].append(one)
    ordered = few_crossings(filled, left, right)
    middles, height = heights(ordered, left, right, node)
    return Layout(ordered, middles, ways, height)


def column_of(stop: Hashable, place: Mapping[Hashable, int]) -> int:
    return stop.column if isinstance(stop, Waypoint) else place[stop]


def way(line: int, one: Hashable, other: Hashable, place: Mapping[Hashable, int]) -> list[Hashable]:
    return [one, *(Waypoint(line, column) for column in range(place[one] + 1, place[other])), other]


def few_crossings(columns: Columns, left: Neighbours, right: Neighbours) -> Columns:
    """The best order of two walks to and fro: one looks back at the column before, the other now and then at both sides, too.

    Neither is always the better one.
    """
    both = {key: [*left.get(key, ()), *right.get(key, ())] for column in columns for key in column}
    best, least = columns, crossings(columns, right)
    for looks in ((left, right), (both, both, left, right)):
        walked = columns
        for sweep in range(SWEEPS):
            if least == 0:
                return best
            walked = swept(walked, looks[sweep % len(looks)], backwards=sweep % 2 == 1)
            if (found := crossings(walked, right)) < least:
                best, least = walked, found
    return best


def swept(columns: Columns, neighbours: Neighbours, *, backwards: bool) -> Columns:
    """Column by column, each after the middles of its neighbours; a node without any keeps its place."""
    done: Columns = []
    at = {key: place for column in columns for key, place in ranks(column).items()}
    for column in reversed(columns) if backwards else columns:
        ordered = sorted(column, key=lambda key: (middle_of(neighbours.get(key, ()), at, at[key]), at[key]))
        at |= ranks(ordered)
        done.append(ordered)
    return done[::-1] if backwards else done


def ranks(column: Sequence[Hashable]) -> dict[Hashable, float]:
    """From 0 to 1, so that columns of different length compare."""
    return {key: (number + 0.5) / len(column) for number, key in enumerate(column)}


def middle_of(keys: Sequence[Hashable], at: Mapping[Hashable, float], otherwise: float) -> float:
    known = [at[key] for key in keys if key in at]
    return sum(known) / len(known) if known else otherwise


def crossings(columns: Columns, right: Neighbours) -> int:
    """How many pairs of segments cross: inversions, counted by insertion."""
    found = 0
    for one, other in pairwise(columns):
        rank = {key: number for number, key in enumerate(other)}
        seen: list[int] = []
        for key in one:
            ends = sorted(rank[end] for end in right.get(key, ()) if end in rank)
            found += sum(len(seen) - bisect_left(seen, end + 1) for end in ends)
            for end in ends:
                insort(seen, end)
    return found


def heights(columns: Columns, left: Neighbours, right: Neighbours, node: float) -> tuple[dict[Hashable, float], float]:
    """The middle of each stop, and the height of the whole."""
    sizes = [[WAYPOINT if isinstance(key, Waypoint) else node for key in column] for column in columns]
    height = max(map(sum, sizes), default=0)
    middles: dict[Hashable, float] = {}
    fullest = max(range(len(columns)), key=lambda number: sum(sizes[number]), default=0)
    for number in sorted(range(len(columns)), key=lambda number: (abs(number - fullest), number)):
        column, own = columns[number], ranks(columns[number])
        near = left if number > fullest else right
        wanted = [middle_of(near.get(key, ()), middles, own[key] * height) for key in column]
        middles.update(zip(column, spread(wanted, sizes[number], height), strict=True))
    return middles, height


def spread(wanted: Sequence[float], sizes: Sequence[float], height: float) -> list[float]:
    """Middles in that order, as near as possible (least squares) to the wanted ones, that neither touch nor leave 0 to `height`.

    Pool adjacent violators: take from each wish what stands before it, make the rest rise, and clamp.
    """
    before, total = [], 0.0
    for size in sizes:
        before.append(total + size / 2)
        total += size
    pools: list[tuple[float, int]] = []  # (mean, how many)
    for wish, own in zip(wanted, before, strict=True):
        mean, count = wish - own, 1
        while pools and pools[-1][0] > mean:
            other, many = pools.pop()
            mean, count = (mean * count + other * many) / (count + many), count + many
        pools.append((mean, count))
    risen = [min(max(mean, 0.0), height - total) for mean, count in pools for _ in range(count)]
    return [rise + own for rise, own in zip(risen, before, strict=True)]
