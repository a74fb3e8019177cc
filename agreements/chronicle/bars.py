"""The overview, drawn: one bar for each decade or year, as wide as the picture allows. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from django.template.defaultfilters import floatformat

from agreements.drawing.axis import GAP, Tick, width_of

from .overview import Period

HEIGHT = 96  # pixels of the highest bar
LEAST = 3  # pixels of the lowest
SPACE = 0.15  # of a bar's place
NARROW = 0.85  # digits are narrower than letters


@dataclass(frozen=True)
class Bar:
    """In percent from left to right, in pixels from top to bottom. `words` are how many; there is no `number` and no `tick` where
    there is no room for them.
    """

    period: Period
    url: str
    name: str
    x: float
    width: float
    middle: float
    top: int
    height: int
    words: str
    number: str
    tick: Tick | None


def bars(periods: list[Period], url_of: Callable[[Period], str], name_of: Callable[[Period], str]) -> list[Bar]:
    """Oldest first. As many numbers and years are written as keep apart on the narrowest phone."""
    if not periods:
        return []
    place = 100 / len(periods)
    every = ceil((width_of("0000") * 1.5 + GAP) / place)
    most = max(period.shown for period in periods)
    numbers = numbers_with_room(periods, place)
    found = []
    for count, period in enumerate(periods):
        height = max(LEAST, round(HEIGHT * period.shown / most)) if period.count else 0
        middle = round((count + 0.5) * place, 2)
        sides = round((count + SPACE / 2) * place, 2), round(place * (1 - SPACE), 2)
        label = tick(middle, str(period.first)) if count % every == 0 else None
        found.append(
            Bar(period, url_of(period), name_of(period), *sides, middle, HEIGHT - height, height, in_digits(period), numbers[count], label)
        )
    return found


def numbers_with_room(periods: list[Period], place: float) -> list[str]:
    """The number above each bar, the highest first; empty where it would touch another or leave the frame."""
    found = [""] * len(periods)
    taken: list[tuple[float, float]] = []
    for count in sorted(range(len(periods)), key=lambda count: (-periods[count].shown, count)):
        period = periods[count]
        number = in_digits(period)
        half, middle = width_of(number) * NARROW / 2, (count + 0.5) * place
        has_room = half <= middle <= 100 - half and all(abs(middle - other) >= half + half_of_other for other, half_of_other in taken)
        if period.count and has_room:
            found[count] = number
            taken.append((middle, half))
    return found


def in_digits(period: Period) -> str:
    """In the active language; what is estimated says so."""
    return f"{'≈' if period.is_capped else ''}{floatformat(period.shown, '0g')}"


def tick(at: float, label: str) -> Tick:
    half = width_of(label) / 2
    return Tick(at, label, "start" if at < half else "end" if at > 100 - half else "middle")
