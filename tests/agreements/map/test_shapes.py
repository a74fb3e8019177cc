"""The file of shapes, and what makes it: needs no database."""

import gzip
import re
from pathlib import Path

from agreements.importing.states import territories
from agreements.map import shapes
from agreements.map.build import area, as_path, stitched
from agreements.map.projecting import HEIGHT, WIDTH, equal_earth, on_map
from agreements.map.shapes import world

SMALL_STATES = {"AD", "AG", "BB", "BH", "BN", "CV", "DM", "FM", "GD", "KI", "KM", "KN", "LC", "LI", "LU", "MC", "MH", "MT", "MU", "MV"}
SMALL_STATES |= {"NR", "PW", "QA", "SC", "SG", "SM", "ST", "TO", "TV", "VA", "VC", "WS"}


def corners(path: str) -> list[tuple[int, int]]:
    found = []
    for ring in re.findall(r"M[^M]+", path):
        x, y, *steps = map(int, re.findall(r"-?\d+", ring))
        found.append((x, y))
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            found.append((x, y))
    return found


def test_every_code_is_a_territory_of_iso_3166_and_all_states_are_there():
    codes = world().countries.keys()
    assert codes <= territories().keys()
    assert territories().keys() - codes == {"AQ", "BV", "GS", "HM", "UM"}, "Nobody lives there but researchers."
    assert codes >= SMALL_STATES


def test_every_shape_lies_inside_the_frame():
    countries, others = world().countries, world().others
    for path in [*(shape.path for shape in countries.values() if shape.path), *others]:
        assert re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", path)
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in corners(path))
    assert all(0 <= shape.at[0] <= WIDTH and 0 <= shape.at[1] <= HEIGHT for shape in countries.values())


def test_what_is_small_has_a_place_of_its_own_near_its_neighbours():
    countries = world().countries
    assert all(countries[code].small for code in SMALL_STATES)
    assert not any(countries[code].small for code in ("DE", "FR", "RU", "CH", "SI", "KG"))
    near = [("MT", "IT"), ("SG", "MY"), ("LI", "AT"), ("VA", "IT"), ("BH", "SA")]
    for small, large in near:
        assert min(abs(x - countries[small].at[0]) + abs(y - countries[small].at[1]) for x, y in corners(countries[large].path)) < 40


def test_the_file_is_small_and_says_whose_it_is():
    folder = Path(shapes.__file__).parent
    assert len(gzip.compress((folder / "shapes.json").read_bytes())) < 20_000
    readme = (folder / "README.md").read_text()
    assert "Natural Earth 5.1" in readme and "public domain" in readme and "Crimea" in readme


def test_the_projection_keeps_areas():
    """A field of five degrees on the equator and one at 60° north, which is half as large."""

    def field(south: float) -> float:
        ring = [
            equal_earth(longitude, latitude) for longitude, latitude in ((0, south), (5, south), (5, south + 5), (0, south + 5), (0, south))
        ]
        return area(ring)

    assert 0.45 < field(60) / field(0) < 0.49  # (sin 65° - sin 60°) / sin 5° = 0.4623
    assert on_map(11, 0)[0] == WIDTH / 2


def test_a_country_that_the_data_set_cuts_at_180_degrees_is_one_piece():
    east = [(170, 60), (170, 70), (180, 70), (180, 60), (170, 60)]
    west = [(-180, 60), (-180, 70), (-170, 70), (-170, 60), (-180, 60)]
    (whole,) = stitched([east, west])
    assert set(whole) >= {(170, 60), (170, 70), (190, 70), (190, 60)} and whole[0] == whole[-1]
    assert area(whole) == 200
    assert len(stitched([east, [(0, 0), (0, 1), (1, 1), (0, 0)]])) == 2


def test_a_path_goes_in_relative_steps():
    assert as_path([[(10, 20), (15, 18), (12, 30), (10, 20)]]) == "M10 20l5-2-3 12z"
