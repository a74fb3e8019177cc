"""The picture of a lineage: nothing overlaps, everything is inside, and it is always the same."""

import re

from hypothesis import given
from hypothesis import strategies as st

from agreements.family.drawing import BOX_WIDTH, CLEARANCE, EDGE, LABEL, TEXT_WIDTH, Drawing, Line, Node, draw
from agreements.family.lettering import MOST_LINES, fitted, text_width, wrapped

keys = st.lists(st.integers(0, 30).map(str), min_size=1, max_size=10, unique=True)
titles = st.text(min_size=1, max_size=90).filter(lambda text: text.split())


@st.composite
def families(draw_from):
    names = draw_from(keys)
    nodes = [Node(name, draw_from(titles), "um 1900", "Vertrag · In Kraft", is_here=number == 0) for number, name in enumerate(names)]
    ends = st.sampled_from(names)
    pairs = draw_from(st.lists(st.tuples(ends, ends), max_size=16, unique=True))
    return nodes, [Line(source, target, f"Ändert: {target}") for source, target in pairs if source != target]


def numbers(path: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?[\d.]+", path)]


@given(families())
def test_no_two_boxes_or_words_overlap_and_all_is_within_the_frame(family):
    drawing = draw(*family, here="Diese")
    taken = [(box.y, box.y + box.height) for box in drawing.boxes]
    taken += [(branch.y - LABEL // 2, branch.y + LABEL // 2) for branch in drawing.branches]
    in_order = sorted(taken)
    assert all(before[1] <= after[0] for before, after in zip(in_order, in_order[1:], strict=False))
    assert in_order[0][0] >= EDGE and in_order[-1][1] + EDGE <= drawing.height
    for box in drawing.boxes:
        rows = [text.y for text in box.texts]
        assert box.y < rows[0] and rows[-1] < box.y + box.height and all(b - a >= 15 for a, b in zip(rows, rows[1:], strict=False))
    for branch in drawing.branches:
        across, down = numbers(branch.path)[::2], numbers(branch.path)[1::2]
        assert min(across) >= 0 and max(across) <= drawing.boxes_at + BOX_WIDTH
        assert min(down) >= EDGE and max(down) <= drawing.height


@given(families())
def test_every_line_leads_from_its_target_to_its_source(family):
    drawing = draw(*family, here="Diese")
    boxes = {box.node.key: box for box in drawing.boxes}
    assert sorted((branch.line.source, branch.line.target) for branch in drawing.branches) == sorted(
        (line.source, line.target) for line in family[1]
    )
    for branch in drawing.branches:
        found, target = numbers(branch.path), boxes[branch.line.target]
        assert found[:2] == [drawing.boxes_at, target.leaves_at] and target.y < target.leaves_at < target.y + target.height
        assert found[-2:] == [drawing.text_at, boxes[branch.line.source].y] and target.is_left


def upright(drawing: Drawing) -> list[tuple[int, str, float, float]]:
    """(lane, what it shares the lane with, from, to) of each line's long way."""
    boxes, found = {box.node.key: box for box in drawing.boxes}, []
    for branch in drawing.branches:
        ends = sorted([boxes[branch.line.target].leaves_at, branch.y])
        found.append((branch.lane, {branch.line.source, branch.line.target}, ends[0], ends[1]))
    return found


@given(families())
def test_lines_that_have_nothing_in_common_never_run_over_each_other(family):
    runs = upright(draw(*family, here="Diese"))
    for number, (lane, ends, first, last) in enumerate(runs):
        for other_lane, other_ends, other_first, other_last in runs[:number]:
            if lane == other_lane and not ends & other_ends:
                assert last + CLEARANCE < other_first or other_last + CLEARANCE < first


@given(families())
def test_the_same_family_is_the_same_picture(family):
    assert draw(*family, here="Diese") == draw(*family, here="Diese")


def test_the_picture_of_a_star_needs_one_lane_whichever_way_the_links_run():
    nodes = [Node(str(number), "Vertrag", "1900", "In Kraft") for number in range(20)]
    inwards, outwards = (
        [Line(*ends, "Ändert") for ends in pairs] for pairs in ([(str(n), "0") for n in range(1, 20)], [("19", str(n)) for n in range(19)])
    )
    assert draw(nodes, inwards, "").lanes == draw(nodes, outwards, "").lanes == 1
    assert draw(nodes, inwards, "").is_fluid


def test_a_chain_uses_one_lane_again_and_again():
    nodes = [Node(str(number), "Vertrag", "1900", "In Kraft") for number in range(9)]
    assert draw(nodes, [Line(str(n + 1), str(n), "Ändert") for n in range(8)], "").lanes == 1


def test_many_lanes_make_the_picture_wider_instead_of_narrowing_its_boxes():
    nodes = [Node(str(number), "Vertrag", "1900", "In Kraft") for number in range(12)]
    drawing = draw(nodes, [Line(str(a), str(b), "Ändert") for a in range(12) for b in range(a)], "")
    assert not drawing.is_fluid and drawing.width == drawing.boxes_at + BOX_WIDTH + EDGE


@given(titles)
def test_lines_of_a_title_fit_and_say_what_they_leave_out(title):
    lines = wrapped(title, TEXT_WIDTH, 13.5)
    assert 1 <= len(lines) <= MOST_LINES and all(text_width(line, 13.5) <= TEXT_WIDTH for line in lines)
    if "".join(lines).replace(" ", "") != "".join(title.split()):
        assert lines[-1].endswith("…")


def test_a_word_that_is_longer_than_the_line_is_broken():
    assert wrapped("Donaudampfschifffahrtsgesellschaftskapitän", 100, 13)[0].startswith("Donau")
    assert fitted("Kurz", 100, 13) == "Kurz" and fitted("Donaudampfschifffahrt", 60, 13).endswith("…")
