"""The picture of a lineage, in pixels: a box for each agreement, the oldest at the top, and lines that lead from what came first to what
acts on it. Pure: the same family is always the same picture.

Lines run in lanes beside the boxes, together where they leave or reach the same one; the words stand where a line arrives. Boxes are as
wide as the page, so that text keeps its size on a phone.
"""

from collections import Counter
from dataclasses import dataclass, field

from .lettering import fitted, wrapped

EDGE, LANE, NARROW_LANE, FEW_LANES = 4, 16, 8, 3
BOXES_AT = EDGE + LANE * FEW_LANES + 4  # where boxes begin, unless there are more lanes
TEXT_WIDTH = 254  # of the lines within a box: what a phone has room for
BOX_WIDTH, INSET = TEXT_WIDTH + 24, 12
PAD, GAP, LABEL = 10, 16, 20
LINE = {"title": 19, "soft": 17}
SIZE = {"title": 13.5, "soft": 12}  # titles are bold
TURN = 6  # radius of a bend
CLEARANCE = 4

Point = tuple[float, float]
Span = tuple[int, int]
Bus = tuple[str, str]


@dataclass(frozen=True)
class Node:
    """`date` and `about` (form and status) are in words; `language` is the title's, where it is not the page's. `is_sure`: to the day."""

    key: str
    title: str
    date: str
    about: str
    url: str = ""
    language: str = ""
    is_sure: bool = True
    is_here: bool = False


@dataclass(frozen=True)
class Line:
    """From the agreement that acts (`source`) to the one that it acts on; `words` say how, and name that one."""

    source: str
    target: str
    words: str


@dataclass
class Text:
    y: int
    words: str
    kind: str


@dataclass
class Box:
    node: Node
    y: int
    height: int
    texts: list[Text]
    mark_y: int  # of the mark of the date
    is_left: bool = False  # whether lines leave it

    @property
    def leaves_at(self) -> int:
        """Where its lines begin: below what arrives, so that a lane can be used again."""
        return self.y + self.height - 14


@dataclass
class Branch:
    line: Line
    y: int
    label: str
    lane: int = 0
    path: str = ""

    @property
    def text_y(self) -> int:
        return self.y + 4


@dataclass
class Drawing:
    """`is_fluid`: as wide as the page. Otherwise `width` pixels, because there are many lanes."""

    boxes: list[Box] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    height: int = 0
    boxes_at: int = BOXES_AT
    lanes: int = 0

    @property
    def is_fluid(self) -> bool:
        return self.lanes <= FEW_LANES

    @property
    def box_width(self) -> int:
        """At least: the style sheet lets the boxes of a fluid picture grow."""
        return BOX_WIDTH

    @property
    def width(self) -> int:
        return self.boxes_at + BOX_WIDTH + EDGE

    @property
    def text_at(self) -> int:
        return self.boxes_at + INSET

    @property
    def mark_at(self) -> int:
        return self.text_at + 4

    @property
    def label_at(self) -> int:
        return self.text_at + 14

    @property
    def lane_width(self) -> int:
        return LANE if self.is_fluid else NARROW_LANE

    def lane_at(self, lane: int) -> int:
        return self.boxes_at - self.lane_width * (lane + 1)


def draw(nodes: list[Node], lines: list[Line], here: str) -> Drawing:
    """`nodes` in order of time; `here` are the words that mark this agreement. Lines to or from other nodes are left out."""
    drawing, keys = Drawing(), {node.key for node in nodes}
    known = [line for line in lines if {line.source, line.target} <= keys and line.source != line.target]
    y = EDGE
    for node in nodes:
        for line in (line for line in known if line.source == node.key):
            drawing.branches.append(Branch(line, y + LABEL // 2, fitted(line.words, TEXT_WIDTH - 14, SIZE["soft"])))
            y += LABEL
        drawing.boxes.append(boxed(node, y, here))
        y += drawing.boxes[-1].height + GAP
    drawing.height = y - GAP + EDGE if nodes else 0
    lay_lanes(drawing)
    return drawing


def boxed(node: Node, y: int, here: str) -> Box:
    """Date, title, form and status below each other; the title is never cut off before its third line."""
    texts, at = [], y + PAD
    lines = [(here, "here")] if node.is_here else []
    lines += [(words, "date") for words in wrapped(node.date, TEXT_WIDTH - 16, SIZE["soft"])]
    lines += [(words, "title") for words in wrapped(node.title, TEXT_WIDTH, SIZE["title"])]
    lines += [(words, "soft") for words in wrapped(node.about, TEXT_WIDTH, SIZE["soft"])]
    for words, kind in lines:
        at += LINE["title" if kind == "title" else "soft"]
        texts.append(Text(at - 5, words, kind))
    first_date = next(text.y for text in texts if text.kind == "date")
    return Box(node, y, at + PAD - y, texts, first_date - 4)


def lay_lanes(drawing: Drawing) -> None:
    """Lines of one bus share a lane; short ones lie near the boxes, and a lane is used again where it is free."""
    boxes = {box.node.key: box for box in drawing.boxes}
    buses = buses_of([branch.line for branch in drawing.branches])
    spans: dict[Bus, Span] = {}
    for branch in drawing.branches:
        ends = sorted((boxes[branch.line.target].leaves_at, branch.y))
        first, last = spans.get(buses[branch.line], (ends[0], ends[1]))
        spans[buses[branch.line]] = (min(first, ends[0]), max(last, ends[1]))
    lanes = lanes_of(spans)
    drawing.lanes = max(lanes.values(), default=-1) + 1
    drawing.boxes_at = max(BOXES_AT, EDGE + drawing.lane_width * drawing.lanes + 4)
    for branch in drawing.branches:
        boxes[branch.line.target].is_left = True
        branch.lane = lanes[buses[branch.line]]
        branch.path = path(drawing, boxes[branch.line.target], boxes[branch.line.source], branch)


def buses_of(lines: list[Line]) -> dict[Line, Bus]:
    """Lines from one agreement run together; those that nobody else shares run together to the one that they lead to."""
    leaving = Counter(line.target for line in lines)
    return {line: ("from", line.target) if leaving[line.target] > 1 else ("to", line.source) for line in lines}


def lanes_of(spans: dict[Bus, Span]) -> dict[Bus, int]:
    taken: list[list[Span]] = []
    lanes: dict[Bus, int] = {}
    for bus, span in sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], item[1][0], item[0])):
        lane = next((number for number, others in enumerate(taken) if all(apart(span, one) for one in others)), len(taken))
        taken += [[]] if lane == len(taken) else []
        taken[lane].append(span)
        lanes[bus] = lane
    return lanes


def apart(one: Span, other: Span) -> bool:
    return one[1] + CLEARANCE < other[0] or other[1] + CLEARANCE < one[0]


def path(drawing: Drawing, target: Box, source: Box, branch: Branch) -> str:
    """Out of the target's side, along the lane, in beside the words, down into the source."""
    lane, enter = drawing.lane_at(branch.lane), drawing.boxes_at + INSET
    points = [(drawing.boxes_at, target.leaves_at), (lane, target.leaves_at), (lane, branch.y), (enter, branch.y), (enter, source.y)]
    return with_bends([(float(x), y) for x, y in points])


def with_bends(points: list[Point]) -> str:
    """A path of straight lines whose corners are round; `points` go across and down in turns."""
    steps = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(TURN, distance(before, here) / 2, distance(here, after) / 2)
        into, out = towards(here, before, radius), towards(here, after, radius)
        steps.append(f"L{number(into[0])} {number(into[1])}Q{number(here[0])} {number(here[1])} {number(out[0])} {number(out[1])}")
    return "".join([*steps, f"L{number(points[-1][0])} {number(points[-1][1])}"])


def distance(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def towards(start: Point, end: Point, length: float) -> Point:
    whole = distance(start, end) or 1
    return (start[0] + (end[0] - start[0]) * length / whole, start[1] + (end[1] - start[1]) * length / whole)


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
