"""The picture of a network: boxes in columns, lines between them, all in units of a pixel at the usual size of text. Pure."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from .graphs import Graph, Key, Line, Node
from .layout import Layout, Waypoint, laid_out
from .lettering import in_lines, width_of
from .outlines import TIP, outline

EDGE = 3  # around everything, for the stroke of a box and the ring of its focus
INSET = 12  # between a box's side and its text
YEAR = 36  # what an agreement's year takes at the end of its box, with the space before it
BOLD = 1.09  # how much wider the label of the one in the middle is
LEADING = 14  # from one line of a label to the next


class Style(NamedTuple):
    """Sizes of one kind of picture. Columns are as wide as their labels, and gaps take what is left of `width`, within bounds."""

    width: int
    box: int = 24
    pitch: int = 30
    least_gap: int = 92
    most_gap: int = 190
    label: int = 400
    text: int = 13
    lines: int = 1
    has_years: bool = True


DESK, AROUND = Style(width=904), Style(width=1190)  # beside the filters; over the whole page
PHONE = Style(width=350, box=36, pitch=42, least_gap=56, most_gap=120, text=12, lines=2, has_years=False)


class Box(NamedTuple):
    node: Node
    number: int
    labels: list[str]
    year: str
    x: int
    y: int
    width: int
    height: int

    @property
    def outline(self) -> str:
        return outline(self.node.shape, self.x, self.y, self.width, self.height)

    @property
    def text_x(self) -> int:
        return self.x + INSET

    @property
    def year_x(self) -> int:
        return self.x + self.width - TIP - 4

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def lines(self) -> list[tuple[int, str]]:
        """(height, text)."""
        first = self.middle - (len(self.labels) - 1) * LEADING // 2
        return [(first + number * LEADING, label) for number, label in enumerate(self.labels)]


class Curve(NamedTuple):
    """`one` and `other` are the numbers of its boxes."""

    line: Line
    one: int
    other: int
    path: str


class Picture(NamedTuple):
    width: int
    height: int
    boxes: list[Box]
    curves: list[Curve]

    # So that the picture grows with the reader's size of text.
    @property
    def em_width(self) -> str:
        return f"{self.width / 16:g}"

    @property
    def em_height(self) -> str:
        return f"{self.height / 16:g}"


def drawn(graph: Graph, style: Style = DESK) -> Picture:
    columns = [[node.key for node in column] for column in graph.columns if column]
    layout = laid_out(columns, [(line.one, line.other) for line in graph.lines], style.pitch)
    nodes = {node.key: node for column in graph.columns for node in column}
    widths = column_widths([[nodes[key] for key in column if key in nodes] for column in layout.columns], style)
    gap = gap_between(widths, style)
    lefts = [EDGE + sum(widths[:number]) + number * gap for number in range(len(widths))]
    boxes: dict[Key, Box] = {}
    for column, x, width in zip(layout.columns, lefts, widths, strict=True):
        for key in column:
            if key in nodes:
                boxes[key] = boxed(nodes[key], len(boxes), x, layout.middles[key], width, style)
    curves = [curved(line, stops, boxes, layout, lefts, widths, gap) for line, stops in zip(graph.lines, layout.ways, strict=True)]
    right = max([EDGE, *(x + width for x, width in zip(lefts, widths, strict=True))]) + (gap if curves and len(widths) == 1 else 0)
    return Picture(right + EDGE, round(layout.height) + 2 * EDGE, list(boxes.values()), curves)


def in_two_columns(graph: Graph) -> Graph:
    """For a phone: actors to the left, agreements to the right; ties and links become bows in the gap between them."""
    actors = [node for node in graph.nodes if node.shape != "agreement"]
    agreements = [node for node in graph.nodes if node.shape == "agreement"]
    return graph._replace(columns=[column for column in (actors, agreements) if column])


def column_widths(columns: Sequence[Sequence[Node]], style: Style) -> list[int]:
    """As wide as the longest label of each; where that is too much in all, the widest give way first."""
    room = style.width - 2 * EDGE - (len(columns) - 1) * style.least_gap
    wanted = [
        max(ceil(width_of(node.label, style.text) * boldness(node)) + room_of_year(node, style) for node in column) for column in columns
    ]
    widths = [min(style.label, width) for width in wanted]
    widths = [width + 2 * INSET for width in widths]
    while sum(widths) > room:
        widest = max(widths)
        second = max((width for width in widths if width < widest), default=0)
        count = widths.count(widest)
        narrower = max(second, widest - ceil((sum(widths) - room) / count))
        widths = [narrower if width == widest else width for width in widths]
    return widths


def boldness(node: Node) -> float:
    return BOLD if node.is_centre else 1


def room_of_year(node: Node, style: Style) -> int:
    return YEAR if year_of(node, style) else 0


def year_of(node: Node, style: Style) -> str:
    return node.year if style.has_years else ""


def gap_between(widths: Sequence[int], style: Style) -> int:
    gaps = max(len(widths) - 1, 1)
    return max(style.least_gap, min(style.most_gap, (style.width - 2 * EDGE - sum(widths)) // gaps))


def boxed(node: Node, number: int, x: int, middle: float, width: int, style: Style) -> Box:
    room = (width - 2 * INSET - room_of_year(node, style)) / boldness(node)
    labels = in_lines(node.label, room, style.lines, style.text)
    return Box(node, number, labels, year_of(node, style), x, int(middle) - style.box // 2 + EDGE, width, style.box)


def curved(line: Line, stops: list, boxes: dict[Key, Box], layout: Layout, lefts: list[int], widths: list[int], gap: int) -> Curve:
    """Level where it leaves a box, meets one, or passes a column."""
    sides = [sides_of(stop, boxes, layout, lefts, widths) for stop in stops]
    if sides[0][0] == sides[-1][0]:
        path = bow(sides[0], sides[-1], gap, is_last=0 < len(lefts) - 1 == lefts.index(sides[0][0]))
    else:
        path = f"M{sides[0][1]} {sides[0][2]}"
        for (_left, x, y), (to_x, passed, to_y) in pairwise(sides):
            middle = (x + to_x) // 2
            path += f"C{middle} {y} {middle} {to_y} {to_x} {to_y}" + (f"H{passed}" if to_x != sides[-1][0] else "")
    return Curve(line, boxes[line.one].number, boxes[line.other].number, path)


def sides_of(stop, boxes: dict[Key, Box], layout: Layout, lefts: list[int], widths: list[int]) -> tuple[int, int, int]:
    """`(left, right, middle)` of a box, or of the place that is kept free for a line."""
    if isinstance(stop, Waypoint):
        left = lefts[stop.column]
        return left, left + widths[stop.column], int(layout.middles[stop]) + EDGE
    box = boxes[stop]
    return box.x, box.x + box.width, box.middle


def bow(one: tuple[int, int, int], other: tuple[int, int, int], gap: int, *, is_last: bool) -> str:
    """Between two boxes of one column, into the gap beside it: the farther apart, the wider."""
    x = one[0] if is_last else one[1]
    reach = min(gap - 8, 24 + abs(one[2] - other[2]) // 6) * (-1 if is_last else 1)
    return f"M{x} {one[2]}C{x + reach} {one[2]} {x + reach} {other[2]} {x} {other[2]}"
