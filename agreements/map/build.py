"""Makes shapes.json from a shapefile of Natural Earth's countries (1:110 million): `python -m agreements.map.build countries.shp`.

The shapefile needs its .dbf beside it, with a column `iso_a3` (or `ISO_A3`). Each ring is stitched where the data set cuts it at 180°,
projected, rounded to whole units and written with relative steps. Neighbours share their corners before and after. Needs no library.
"""

import json
import struct
import sys
from itertools import pairwise
from pathlib import Path

from agreements.importing.states import territories, two_letters
from agreements.map.places import PLACES
from agreements.map.projecting import HEIGHT, WIDTH, on_map, wrapped

SHAPES = Path(__file__).parent / "shapes.json"
LEFT_OUT = {"ATA"}
TOO_SMALL = 60  # square units: 15 pixels on a map 1,000 pixels wide, hard to see and to hit
POLYGON = 5

Ring = list[tuple[float, float]]


def attributes(path: Path) -> list[dict[str, str]]:
    """The rows of a dBASE table, by column in small letters."""
    data = path.read_bytes()
    count, begin, size = struct.unpack("<IHH", data[4:12])
    columns, at = [], 32
    while data[at] != 0x0D:
        columns.append((data[at : at + 11].split(b"\0")[0].decode().lower(), data[at + 16]))
        at += 32
    rows = []
    for number in range(count):
        row, place = {}, begin + number * size + 1
        for name, width in columns:
            row[name] = data[place : place + width].decode("utf-8", "replace").strip()
            place += width
        rows.append(row)
    return rows


def polygons(path: Path) -> list[list[Ring]]:
    """The rings of each record of a shapefile (ESRI's description of 1998, pages 4 to 9)."""
    data, at, found = path.read_bytes(), 100, []
    while at < len(data):
        length = struct.unpack(">i", data[at + 4 : at + 8])[0] * 2
        kind, *_box, parts, points = struct.unpack("<i4d2i", data[at + 8 : at + 52])
        assert kind == POLYGON, "This shapefile holds no polygons."
        starts = [*struct.unpack(f"<{parts}i", data[at + 52 : at + 52 + 4 * parts]), points]
        places = list(struct.iter_unpack("<2d", data[at + 52 + 4 * parts : at + 8 + length]))
        found.append([places[start:end] for start, end in pairwise(starts)])
        at += 8 + length
    return found


def stitched(rings: list[Ring]) -> list[Ring]:
    """Rings that were cut in two at 180° in one piece again."""
    whole: list[Ring] = []
    for ring in rings:
        joined = next((seam for other in whole if (seam := joined_at(other, ring) or joined_at(ring, other))), None)
        if joined:
            whole = [other for other in whole if other is not joined[1] and other is not joined[2]] + [joined[0]]
        else:
            whole.append(ring)
    return whole


def joined_at(east: Ring, west: Ring) -> tuple[Ring, Ring, Ring] | None:
    """One ring of two that share an edge, which is at +180° in the first and at -180° in the second; and both of them."""
    for i, (a, b) in enumerate(pairwise(east)):
        for j, (c, d) in enumerate(pairwise(west)):
            if a[0] == b[0] == 180 and c[0] == d[0] == -180 and a[1] == d[1] and b[1] == c[1]:
                turned = [(longitude + 360, latitude) for longitude, latitude in [*west[j + 1 :], *west[1 : j + 1]]]
                return [*east[: i + 1], *turned[1:-1], *east[i + 1 :]], east, west
    return None


def drawn(rings: list[Ring]) -> list[list[tuple[int, int]]]:
    """The rings on the map, without corners that fall together; specks are left out, but never the largest ring."""
    projected = [[on_map(*place) for place in wrapped(ring)] for ring in stitched(rings)]
    corners = [[here for here, after in pairwise([*ring, None]) if here != after] for ring in projected]
    largest = max(corners, key=area)
    return [ring for ring in corners if ring is largest or area(ring) >= 2]


def area(ring: list[tuple[int, int]]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def centre(ring: list[tuple[int, int]]) -> tuple[int, int]:
    """The middle of the box around the ring."""
    xs, ys = zip(*ring, strict=True)
    return (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2


def as_path(rings: list[list[tuple[int, int]]]) -> str:
    return "".join(f"M{ring[0][0]} {ring[0][1]}l{steps(ring[:-1])}z" for ring in rings)


def steps(ring: list[tuple[int, int]]) -> str:
    numbers = " ".join(f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(ring))
    return numbers.replace(" -", "-")


def build(shapefile: Path) -> dict:
    """`countries`: code → path, centre, whether it is too small to hit; `others`: land of no code."""
    countries, others = {}, []
    for row, rings in zip(attributes(shapefile.with_suffix(".dbf")), polygons(shapefile), strict=True):
        if row["iso_a3"] in LEFT_OUT:
            continue
        code = "XK" if row["name"] == "Kosovo" else two_letters(row["iso_a3"])
        shape = drawn(rings)
        if code is None:
            others.append(as_path(shape))
            continue
        small = sum(map(area, shape)) < TOO_SMALL
        countries[code] = {"path": as_path(shape), "at": centre(max(shape, key=area)), "small": small}
    for code, place in PLACES.items():
        countries.setdefault(code, {"path": "", "at": on_map(*wrapped([place])[0]), "small": True})
    assert countries.keys() <= territories().keys()
    return {"width": WIDTH, "height": HEIGHT, "countries": dict(sorted(countries.items())), "others": sorted(others)}


if __name__ == "__main__":
    SHAPES.write_text(json.dumps(build(Path(sys.argv[1])), separators=(",", ":")).replace('},"', '},\n"') + "\n")
