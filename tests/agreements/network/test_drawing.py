"""A picture can be read: boxes stand clear of each other and within the frame, labels within their boxes, lines end at boxes."""

import re
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from agreements.network.drawing import AROUND, DESK, INSET, PHONE, YEAR, drawn, in_two_columns
from agreements.network.graphs import Graph, Line, Node, around_the_middle
from agreements.network.lettering import ELLIPSIS, in_lines, shortened, width_of

SHAPES = ["person", "organization", "state", "agreement"]
LABELS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=90)

CARDS = st.sampled_from([{}, {"date": None}, {"date": {"value": "1985-04"}}])


@st.composite
def graphs(draw) -> Graph:
    sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=4))
    columns = [
        [Node(("x", f"{number}.{row}"), draw(st.sampled_from(SHAPES)), draw(LABELS), "/", draw(CARDS)) for row in range(size)]
        for number, size in enumerate(sizes)
    ]
    pairs = list(combinations([node.key for column in columns for node in column], 2))
    lines = draw(st.lists(st.sampled_from(pairs), max_size=12)) if pairs else []
    return Graph(columns, [Line(one, other, "party", ("party",)) for one, other in lines], {})


PICTURES = st.one_of(
    graphs().map(lambda graph: drawn(graph, DESK)),
    graphs().map(lambda graph: drawn(graph, AROUND)),
    graphs().map(lambda graph: drawn(in_two_columns(graph), PHONE)),
)


@given(PICTURES)
def test_boxes_stand_clear_of_each_other_and_within_the_frame(picture):
    for box in picture.boxes:
        assert box.x > 0 and box.y > 0 and box.x + box.width < picture.width and box.y + box.height < picture.height
    for one, other in combinations(picture.boxes, 2):
        beside = one.x + one.width < other.x or other.x + other.width < one.x
        assert beside or one.y + one.height < other.y or other.y + other.height < one.y


@given(PICTURES)
def test_labels_stay_within_their_boxes(picture):
    for box in picture.boxes:
        assert " ".join(box.labels) == box.node.label or box.labels[-1].endswith(ELLIPSIS)
        for height, label in box.lines:
            assert width_of(label, 12) <= box.width - 2 * INSET - YEAR * bool(box.year) or label == ELLIPSIS
            assert box.y <= height - 6 and height + 6 <= box.y + box.height


@given(PICTURES)
def test_lines_begin_and_end_at_a_side_of_their_boxes_and_stay_within_the_frame(picture):
    for curve in picture.curves:
        numbers = [int(number) for number in re.findall(r"-?\d+", curve.path)]
        ends = {box.node.key: box for box in picture.boxes if box.number in (curve.one, curve.other)}
        assert {curve.line.one, curve.line.other} == set(ends)
        sides = {(x, box.middle) for box in ends.values() for x in (box.x, box.x + box.width)}
        assert tuple(numbers[:2]) in sides and tuple(numbers[-2:]) in sides
        assert re.fullmatch(r"M\d+ \d+(C\d+ \d+ \d+ \d+ \d+ \d+(H\d+)?)+", curve.path), "No coordinate is negative."
        assert max(numbers) <= max(picture.width, picture.height)


@given(graphs())
def test_the_same_graph_is_drawn_the_same(graph):
    assert drawn(graph) == drawn(graph)


def test_a_phone_has_room_for_both_columns():
    columns = [[Node(("actor", "a"), "state", "A very long name indeed, of somebody", "/", {})]] * 1
    columns.append([Node(("agreement", "b"), "agreement", "Memorandum of understanding on very many things", "/", {})])
    picture = drawn(Graph(columns, [Line(("actor", "a"), ("agreement", "b"), "party", ("party",))], {}), PHONE)
    assert picture.width <= 358 and all(len(box.labels) == 2 and len(box.labels[0]) > 9 for box in picture.boxes)


@given(LABELS, st.integers(30, 300), st.integers(1, 3))
def test_a_label_in_lines_fits_and_loses_no_word_but_at_its_end(text, room, most):
    lines = in_lines(text, room, most)
    assert 1 <= len(lines) <= most and all(width_of(line) <= room for line in lines)
    together = " ".join(lines)
    assert together == text or together.endswith(ELLIPSIS) or together.split() == text.split()


@given(LABELS, st.integers(30, 300))
def test_a_shortened_text_fits_and_begins_as_the_text_does(text, room):
    short = shortened(text, room)
    assert width_of(short) <= room and text.startswith(short.removesuffix(ELLIPSIS) if short != text else text)


def test_a_picture_without_people_has_partners_on_both_sides():
    nodes = [Node(("actor", name), "state", name, "/", {}) for name in "abcd"]
    agreements = [Node(("agreement", name), "agreement", name, "/", {}) for name in ("ab", "cd", "ad")]
    lines = [Line(("actor", actor), node.key, "party", ("party",)) for node in agreements for actor in node.label]
    left, middle, right = around_the_middle(nodes, agreements, lines)
    assert ([node.label for node in left], middle, [node.label for node in right]) == (["a", "c"], agreements, ["b", "d"])
