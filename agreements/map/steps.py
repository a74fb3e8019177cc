"""Steps of a scale for numbers of which most are small: their bounds are round, and each step holds about as many countries as the next."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from itertools import combinations, pairwise

STEPS = 5
ROUND = (2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000)


def lower_bounds(numbers: Collection[int]) -> tuple[int, ...]:
    """Where each of at most STEPS steps begins, rising; numbers are 1 or more. A few different numbers are a step each."""
    different = sorted(set(numbers))
    if len(different) <= STEPS:
        return tuple(different)
    ordered = sorted(numbers)
    usable = [bound for bound in ROUND if bound <= ordered[-1]]
    return min(
        ((1, *chosen) for chosen in combinations(usable, min(STEPS - 1, len(usable)))), key=lambda bounds: unevenness(ordered, bounds)
    )


def unevenness(ordered: list[int], bounds: tuple[int, ...]) -> int:
    """The smaller, the more evenly the bounds share the numbers out."""
    edges = [*(bisect_left(ordered, bound) for bound in bounds), len(ordered)]
    return sum((after - before) ** 2 for before, after in pairwise(edges))


def step_of(number: int, bounds: tuple[int, ...]) -> int:
    """1 to STEPS."""
    return bisect_right(bounds, number)


def spans(bounds: tuple[int, ...]) -> list[tuple[int, int | None]]:
    """First and last number of each step; the last one is open."""
    return [(first, after - 1) for first, after in pairwise(bounds)] + [(bounds[-1], None)] if bounds else []
