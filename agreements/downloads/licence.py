"""The licence of the data, as the operator names it: a known one by its SPDX identifier, any other by its address or in words."""

from typing import NamedTuple

from django.conf import settings

KNOWN = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("Creative Commons Attribution-ShareAlike 4.0 International", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC-BY-NC-4.0": ("Creative Commons Attribution-NonCommercial 4.0 International", "https://creativecommons.org/licenses/by-nc/4.0/"),
    "CC0-1.0": ("Creative Commons Zero 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODbL-1.0": ("Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "ODC-By-1.0": ("Open Data Commons Attribution License 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "DL-DE-BY-2.0": ("Data licence Germany – attribution – version 2.0", "https://www.govdata.de/dl-de/by-2-0"),
    "DL-DE-ZERO-2.0": ("Data licence Germany – Zero – version 2.0", "https://www.govdata.de/dl-de/zero-2-0"),
}


class Licence(NamedTuple):
    """`name` is short enough for a cell; `title` says it in full; `url` may be empty."""

    name: str
    title: str
    url: str

    def __str__(self) -> str:
        """In one cell: what it is called, and where it can be read."""
        return f"{self.name} {self.url}" if self.url and self.url != self.name else self.name


def data_licence() -> Licence:
    given = settings.DATA_LICENCE
    if given in KNOWN:
        return Licence(given, *KNOWN[given])
    return Licence(given, given, given if given.startswith(("https://", "http://")) else "")
