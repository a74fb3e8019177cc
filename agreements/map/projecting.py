"""From longitude and latitude to the map's own units: an equal-area world, so that a country's colour weighs as much as the country.

Equal Earth: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", International Journal of Geographical Information
Science 33 (2019), equations 2 to 4.
"""

from math import asin, cos, radians, sin, sqrt

WIDTH = 2000
MIDDLE = 11.0  # degrees east: the edge of the map then runs through the Bering Strait and cuts no country in two
NORTH, SOUTH = 83.7, -56.5  # north of Greenland, south of Cape Horn; Antarctica is no country's
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """On a sphere of radius 1; `longitude` from the middle of the map. x grows to the east, y to the north."""
    t = asin(M * sin(radians(latitude)))
    t2 = t * t
    t6 = t2**3
    x = radians(longitude) * cos(t) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)))
    return x, t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))


SCALE = WIDTH / (2 * equal_earth(180, 0)[0])
TOP = equal_earth(0, NORTH)[1]
HEIGHT = round((TOP - equal_earth(0, SOUTH)[1]) * SCALE)


def on_map(longitude: float, latitude: float) -> tuple[int, int]:
    """Whole units from the map's upper left corner; y grows downwards."""
    x, y = equal_earth(longitude - MIDDLE, latitude)
    return round(WIDTH / 2 + x * SCALE), round((TOP - y) * SCALE)


def wrapped(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A ring that lies west of the map's edge comes in again from the east, whole."""
    west = sum(longitude for longitude, _latitude in ring) / len(ring) < MIDDLE - 180
    return [(longitude + 360, latitude) for longitude, latitude in ring] if west else ring
