"""Bands with labels in lanes: what would touch something in its lane takes the next one, on the narrowest phone as on a desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .axis import GAP, Axis, Tick, width_of
from .bands import Band, Extent, drawn

LANE = 42  # pixels: a label and its band
FOOT = 26  # pixels: the axis and its labels
ASIDE = 12.0  # percent: how far the middle of a label may stand from that of its band
SHAPES = {"event": "M-6 0a6 6 0 1 0 12 0 6 6 0 1 0-12 0Z", "due": "M0-7 7 0 0 7-7 0Z", "rating": "M-5.5-5.5h11v11h-11Z"}


@dataclass(frozen=True)
class Fact:
    """Something to be drawn: `labels` in words, the longest first, `url` of the fact, `shape` bar, event, due, rating or group, `style`
    a class of the bar, `row` for the table. A group has the first known day of `each` of its events.
    """

    labels: tuple[str, ...]
    extent: Extent
    url: str
    shape: str = "event"
    style: str = ""
    row: Any = None
    each: tuple[date, ...] = ()


@dataclass(frozen=True)
class Mark:
    """A fact at its place. The label begins or ends (`text_anchor`) at `text_x`; `top` is the upper edge of its lane in pixels."""

    fact: Fact
    label: str
    band: Band
    text_x: float
    text_anchor: str
    left: float
    right: float
    lane: int
    lines: tuple[float, ...] = ()

    @property
    def top(self) -> int:
        return self.lane * LANE

    @property
    def is_tall(self) -> bool:
        """What took one day that is known in part only stands higher than what lasted."""
        return self.fact.shape != "bar" and self.band.point is None

    @property
    def sure(self) -> str:
        """The class of what is certain; open sides of what is only possible are paler."""
        return f"d-{self.fact.style or 'sure'}"

    @property
    def fading(self) -> str:
        return self.sure if self.band.sure or self.band.point is not None else "d-open"

    @property
    def path(self) -> str:
        """Of a point, around its middle."""
        return SHAPES.get(self.fact.shape, SHAPES["event"])


@dataclass(frozen=True)
class Picture:
    """All that the template prints, in percent from left to right and in pixels from top to bottom."""

    axis: Axis
    ticks: list[Tick]
    marks: list[Mark]

    @property
    def floor(self) -> int:
        return (max(mark.lane for mark in self.marks) + 1) * LANE

    @property
    def height(self) -> int:
        return self.floor + FOOT

    @property
    def signs(self) -> set[str]:
        """What the legend must explain."""
        bands = [mark.band for mark in self.marks if not mark.lines]
        has = {
            "sure": any(band.sure for band in bands),
            "maybe": any(band.maybe for band in bands),
            "open": any(band.fades for band in bands),
        }
        points = {mark.fact.shape for mark in self.marks if mark.band.point is not None or mark.lines}
        return {sign for sign, is_there in has.items() if is_there} | (points - {"bar"} if "event" in points else points)


def picture(facts: Iterable[Fact], language: str) -> Picture | None:
    """Of the facts for which any day is known, in their order; None without any."""
    dated = [fact for fact in facts if fact.extent.days]
    axis = Axis.over(day for fact in dated for day in fact.extent.days)
    return Picture(axis, axis.ticks(language), in_lanes(dated, axis)) if axis else None


def in_lanes(facts: list[Fact], axis: Axis) -> list[Mark]:
    """Each in the first lane where it touches nothing."""
    taken: list[list[tuple[float, float]]] = []
    marks = []
    for fact in facts:
        band = drawn(axis, fact.extent)
        label = fitting(fact.labels, band)
        text_x, anchor, left, right = beside(band, width_of(label))
        lane = next((place for place, lane in enumerate(taken) if fits(lane, left, right)), len(taken))
        taken[lane:] = taken[lane:] or [[]]
        taken[lane].append((left, right))
        marks.append(Mark(fact, label, band, text_x, anchor, left, right, lane, lines(fact, axis)))
    return marks


def lines(fact: Fact, axis: Axis) -> tuple[float, ...]:
    """One for each event of a group, as far as they can be told apart."""
    return tuple(sorted({round(axis.at(day) * 2) / 2 for day in fact.each}))


def fitting(labels: tuple[str, ...], band: Band) -> str:
    """The longest of them for which there is room; of the last, as much as fits."""
    first, last = band.ends
    most = int(max(100 - first, last) / width_of("0"))
    found = next((label for label in labels if len(label) <= most), labels[-1])
    return found if len(found) <= most or centred(band, width_of(found)) is not None else found[: most - 1].rstrip() + "…"


def centred(band: Band, width: float) -> float | None:
    """Where the middle of a label stands that is too wide for either side: near that of its band, or nowhere."""
    middle = sum(band.ends) / 2
    found = min(max(middle, width / 2), 100 - width / 2)
    return round(found, 2) if width <= 100 and abs(found - middle) <= ASIDE else None


def fits(lane: list[tuple[float, float]], left: float, right: float) -> bool:
    return all(right + GAP <= other_left or other_right + GAP <= left for other_left, other_right in lane)


def beside(band: Band, width: float) -> tuple[float, str, float, float]:
    """(where the label stands, what of it stands there, left and right end of both): above its band, within the frame."""
    first, last = band.ends
    if first + width <= 100:
        return first, "start", first, max(last, first + width)
    if width > last and (middle := centred(band, width)) is not None:
        return middle, "middle", min(first, middle - width / 2), max(last, middle + width / 2)
    return last, "end", min(first, last - width), last
