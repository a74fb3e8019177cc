"""Columns keep their nodes, and what stands in them neither touches nor leaves the frame."""

from collections import defaultdict
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from agreements.network.layout import NODE, WAYPOINT, Waypoint, crossings, few_crossings, laid_out, spread


@st.composite
def networks(draw) -> tuple[list[list[str]], list[tuple[str, str]]]:
    sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=4))
    columns = [[f"{number}.{row}" for row in range(size)] for number, size in enumerate(sizes)]
    pairs = list(combinations([key for column in columns for key in column], 2))
    return columns, draw(st.lists(st.sampled_from(pairs), max_size=20)) if pairs else []


def size_of(key) -> int:
    return WAYPOINT if isinstance(key, Waypoint) else NODE


@given(networks())
def test_nothing_in_a_column_touches_or_leaves_the_frame(network):
    layout = laid_out(*network)
    for column in layout.columns:
        edges = [(layout.middles[key] - size_of(key) / 2, layout.middles[key] + size_of(key) / 2) for key in column]
        assert edges[0][0] > -1e-6 and edges[-1][1] < layout.height + 1e-6
        assert all(upper[1] < lower[0] + 1e-6 for upper, lower in pairwise(edges))


@given(networks())
def test_every_node_stays_in_its_column_and_every_line_passes_each_column_once(network):
    columns, lines = network
    layout = laid_out(columns, lines)
    assert [sorted(key for key in column if not isinstance(key, Waypoint)) for column in layout.columns] == list(map(sorted, columns))
    for (one, other), way in zip(lines, layout.ways, strict=True):
        assert {way[0], way[-1]} == {one, other}
        assert [stop.column for stop in way[1:-1]] == list(range(int(way[0][0]) + 1, int(way[-1][0])))


@given(networks())
def test_the_same_network_is_laid_out_the_same(network):
    assert laid_out(*network) == laid_out(*network)


def crossed_naively(columns, right) -> int:
    found = 0
    for one, other in pairwise(columns):
        drawn = [(one.index(key), other.index(end)) for key in one for end in right.get(key, ()) if end in other]
        found += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(drawn, 2))
    return found


@given(networks())
def test_crossings_are_counted_and_never_more_than_at_first(network):
    columns, lines = network
    left, right = defaultdict(list), defaultdict(list)
    for one, other in lines:
        if int(other[0]) - int(one[0]) == 1:
            right[one].append(other)
            left[other].append(one)
    assert crossings(columns, right) == crossed_naively(columns, right)
    assert crossings(few_crossings(columns, left, right), right) <= crossings(columns, right)


def test_two_lines_that_cross_are_uncrossed():
    layout = laid_out([["a", "b"], ["c", "d"]], [("a", "d"), ("b", "c")])
    assert layout.columns == [["a", "b"], ["d", "c"]]


@given(st.lists(st.tuples(st.floats(-50, 400), st.integers(5, 30)), min_size=1, max_size=8))
def test_wishes_that_can_be_granted_are_granted(wishes):
    wanted, sizes = [wish for wish, _size in wishes], [size for _wish, size in wishes]
    height = sum(sizes) + 60
    placed = spread(wanted, sizes, height)
    assert len(placed) == len(wanted)
    fits = all(a + (s + t) / 2 <= b for (a, s), (b, t) in pairwise(wishes))
    if fits and wanted[0] >= sizes[0] / 2 and wanted[-1] + sizes[-1] / 2 <= height:
        assert all(abs(got - wish) < 1e-6 for got, wish in zip(placed, wanted, strict=True))
