"""What the page of a network prints: the picture, the tables, the legend, and what is left out in words."""

from functools import cached_property

from .drawing import PHONE, Box, Picture, Style, drawn, in_two_columns
from .networks import Network
from .outlines import outline
from .tables import LEGEND, SHAPES, Row, spoken, tables


class Shown:
    """Everything waits until the page is really rendered."""

    def __init__(self, found: Network, style: Style):
        self.found, self.style = found, style
        self.years = found.years

    @cached_property
    def picture(self) -> Picture:
        return drawn(self.found.graph, self.style)

    @cached_property
    def pictures(self) -> list[tuple[str, Picture, list[tuple[Box, str]]]]:
        """(for which screen, the picture, its boxes with what each says in full)."""
        counts = {row.node.key: row.agreements for rows in self.tables for row in rows}
        drawings = [("desk", self.picture), ("phone", drawn(in_two_columns(self.found.graph), PHONE))]
        return [(name, one, [(box, spoken(box.node, counts[box.node.key])) for box in one.boxes]) for name, one in drawings]

    @cached_property
    def tables(self) -> tuple[list[Row], list[Row]]:
        return tables(self.found.graph)

    @cached_property
    def agreements(self) -> list[Row]:
        return self.tables[0]

    @cached_property
    def actors(self) -> list[Row]:
        return self.tables[1]

    @property
    def shapes(self) -> list[tuple[str, str, str]]:
        """(shape, a small outline of it, words) of those that there are."""
        there = {node.shape for node in self.found.graph.nodes}
        return [(shape, outline(shape, 1, 1, 32, 14), str(words)) for shape, words in SHAPES.items() if shape in there]

    @property
    def lines(self) -> list[tuple[str, str]]:
        there = {line.kind for line in self.found.graph.lines}
        return [(kind, str(words)) for kind, words in LEGEND.items() if kind in there]

    @property
    def has_ties(self) -> bool:
        return any(line.kind == "tie" for line in self.found.graph.lines)

    @property
    def partners(self) -> int:
        """Shown actors that stand in shown agreements, the one in the middle not counted."""
        return sum(bool(row.agreements) and not row.node.is_centre for row in self.actors)

    @property
    def others(self) -> int:
        """Shown agreements but the one in the middle and those that are only linked with it."""
        actors = {line.one for line in self.found.graph.lines} - {row.node.key for row in self.agreements}
        standing = {line.other for line in self.found.graph.lines if line.one in actors}
        return sum(row.node.key in standing and not row.node.is_centre for row in self.agreements)

    @property
    def tied(self) -> int:
        return sum(line.kind == "tie" for line in self.found.graph.lines)

    @property
    def leaves_out(self) -> bool:
        found = self.found
        return found.has_more or found.actors > self.partners or found.found > self.others or found.ties > self.tied
