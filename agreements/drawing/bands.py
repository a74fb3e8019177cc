"""What is certain and what is possible of a day or of a span, as pieces of an axis. Nothing is drawn more exactly than it is known."""

from datetime import date, timedelta
from typing import NamedTuple

from agreements.partial_dates import PartialDate

from .axis import Axis

DAY = timedelta(days=1)
THINNEST = 0.5  # percent: what one can still see on a phone
FADE = 6.0  # percent: how far an open side reaches before it is gone
FADING = (0.55, 0.32, 0.14)  # opacities of its thirds


class Extent(NamedTuple):
    """Days, all included: possible from the first to the last, certain from the second to the third; None leaves a side open."""

    possible_from: date | None
    sure_from: date | None
    sure_to: date | None
    possible_to: date | None

    @property
    def days(self) -> list[date]:
        return [day for day in self if day]


class Piece(NamedTuple):
    x: float
    width: float
    opacity: float = 1


class Band(NamedTuple):
    """Pieces of a bar. `point` is the middle of a single day, instead of pieces; `fades` go out from open sides."""

    sure: Piece | None
    maybe: tuple[Piece, ...]
    fades: tuple[Piece, ...]
    point: float | None

    @property
    def ends(self) -> tuple[float, float]:
        pieces = [*self.maybe, *self.fades, *([self.sure] if self.sure else [])]
        known = [] if self.point is None else [self.point]
        return min([*known, *(one.x for one in pieces)]), max([*known, *(one.x + one.width for one in pieces)])


def happened(day: PartialDate) -> Extent:
    """Something that took one day: certain only where that day is known."""
    known = known_day(day)
    return Extent(day.earliest, known, known, day.latest)


def lasted(since: PartialDate | None, until: PartialDate | None, known_on: PartialDate | None = None) -> Extent:
    """Something that held from `since` to `until`, and on `known_on`: what `Held` calls certain, and no more.

    A missing end never means that it still holds, so that side stays open.
    """
    begun = [day.latest for day in (since, known_on) if day and day.is_certain and day.latest]
    held = [day.earliest for day in (until, known_on) if day and day.is_certain and day.earliest]
    possible_from, possible_to = since and since.earliest, until and until.latest
    if not (begun and held) and (day := known_day(since) or known_day(until)):
        begun = held = [day]  # it held on the day on which it began or ended, whatever was before or came then
    sure_from, sure_to = min(begun, default=None), max(held, default=None)
    if sure_from and possible_from:
        sure_from = max(sure_from, possible_from)
    if sure_to and possible_to:
        sure_to = min(sure_to, possible_to)
    return Extent(possible_from, sure_from, sure_to, possible_to)


def known_day(day: PartialDate | None) -> date | None:
    return day.earliest if day and day.is_certain and day.earliest == day.latest else None


def drawn(axis: Axis, extent: Extent) -> Band | None:
    """None where no day is known."""
    if not extent.days:
        return None
    left, right = extent.possible_from or min(extent.days), extent.possible_to or max(extent.days)
    fades = (
        *(fade(axis.at(left), -1) if not extent.possible_from else ()),
        *(fade(axis.at(right + DAY), 1) if not extent.possible_to else ()),
    )
    is_sure = extent.sure_from and extent.sure_to and extent.sure_from <= extent.sure_to
    if left == right and is_sure:
        return Band(None, (), fades, round((axis.at(left) + axis.at(left + DAY)) / 2, 2))
    if not is_sure:
        return Band(None, (piece(axis, left, right),), fades, None)
    sure = piece(axis, extent.sure_from, extent.sure_to)
    before = (left, extent.sure_from - DAY), (extent.sure_to + DAY, right)
    return Band(sure, tuple(piece(axis, *days) for days in before if days[0] <= days[1]), fades, None)


def piece(axis: Axis, first: date, last: date) -> Piece:
    """Never too thin to be seen, never beyond the frame."""
    x, end = axis.at(first), axis.at(last + DAY)
    width = max(THINNEST, end - x)
    return Piece(round(min(x, 100 - width), 2), round(width, 2))


def fade(edge: float, direction: int) -> tuple[Piece, ...]:
    """From the edge outwards, as far as the frame reaches."""
    third = min(FADE, edge if direction < 0 else 100 - edge) / len(FADING)
    starts = (edge - (place + 1) * third if direction < 0 else edge + place * third for place in range(len(FADING)))
    return tuple(Piece(round(max(0.0, x), 2), round(third, 2), opacity) for x, opacity in zip(starts, FADING, strict=True) if third >= 0.01)
