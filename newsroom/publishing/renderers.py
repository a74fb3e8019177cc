"""What a rendering was made by: a digest of the code, templates and words, so that no change of them is ever forgotten."""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

MADE_OF = {".py", ".html", ".po"}


def renderer_of(places: Iterable[Path]) -> str:
    """Sixteen letters that change whenever one of the files, or a file below one of the folders, does."""
    files = [path for place in places for path in ([place] if place.is_file() else place.rglob("*")) if path.suffix in MADE_OF]
    digest = blake2b(digest_size=8)
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
