"""The countries of shapes.json, read once in the life of a process. README.md says whose shapes these are."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Shape(NamedTuple):
    """`path` is empty for a country that has only a place, `at`; those that are `small` are drawn as a circle there."""

    path: str
    at: tuple[int, int]
    small: bool


class World(NamedTuple):
    width: int
    height: int
    countries: dict[str, Shape]
    others: list[str]


@cache
def world() -> World:
    """The countries by their code of ISO 3166-1, and the paths of land that has none."""
    data = json.loads((Path(__file__).parent / "shapes.json").read_text())
    countries = {code: Shape(one["path"], tuple(one["at"]), one["small"]) for code, one in data["countries"].items()}
    return World(data["width"], data["height"], countries, data["others"])
