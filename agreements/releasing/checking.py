"""Whether a release is what it says: every file there, none more, each with its checksum, and what is in the compressed ones, too."""

import re
from collections.abc import Iterator
from pathlib import Path

from .files import content_of, facts_of
from .folder import MANIFEST, ReleaseProblem
from .making import SUMS
from .rebuilding import whole


def problems_of(folder: Path) -> Iterator[str]:
    """A sentence for each thing that is wrong. Raises ReleaseProblem where there is no release at all."""
    release = whole(folder)
    there = {path.name for path in folder.iterdir()}
    named = {*release.files, MANIFEST, SUMS}
    yield from (f"{name} is missing." for name in sorted(named - there))
    yield from (f"{name} does not belong to the release." for name in sorted(there - named))
    sums = dict(sums_in(folder / SUMS)) if SUMS in there else {}
    for name in sorted(named & there - {SUMS}):
        if not (is_as_named(folder / name, release.files.get(name)) and sums.get(name) == facts_of(folder / name)["sha256"]):
            yield f"{name} is not the file that was released: its checksum differs."


def is_as_named(path: Path, entry: dict | None) -> bool:
    """The manifest, which does not name itself, has its checksum in SHA256SUMS."""
    if entry is None:
        return True
    facts = facts_of(path)
    if any(facts[part] != entry[part] for part in facts):
        return False
    try:
        return "content" not in entry or content_of(path) == entry["content"]
    except ReleaseProblem:
        return False


def sums_in(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if found := re.fullmatch(r"([0-9a-f]{64}) [ *](\S+)", line):
            yield found[2], found[1]
