"""Files with checksums. A compressed one holds neither name nor time, so that the same content gives the same bytes."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import IO
from zlib import error as ZlibError

from .folder import ReleaseProblem

PIECE = 1024 * 1024
MEDIA_TYPES = {
    ".jsonl.gz": "application/gzip",
    ".json.gz": "application/gzip",
    ".csv.zip": "application/zip",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
}


class Counting:
    """A file to write to that knows the size and checksum of what went through it."""

    def __init__(self, file: IO[bytes] | GzipFile):
        self.file, self.size, self.digest = file, 0, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        self.size += len(data)
        return self.file.write(data)

    def flush(self) -> None:
        self.file.flush()

    def facts(self) -> dict[str, int | str]:
        return {"bytes": self.size, "sha256": self.digest.hexdigest()}


def written(path: Path, pieces: Iterable[bytes]) -> dict:
    """The new file's entry in the manifest: of a compressed one, size and checksum of its content, too."""
    with open(path, "xb") as raw:
        outside = Counting(raw)
        entry: dict = {"name": path.name, "media_type": media_type(path.name)}
        if path.suffix == ".gz":
            with GzipFile(filename="", mode="wb", compresslevel=6, fileobj=outside, mtime=0) as compressed:
                inside = Counting(compressed)
                fill(inside, pieces)
            entry |= outside.facts() | {"content": inside.facts()}
        else:
            fill(outside, pieces)
            entry |= outside.facts()
        raw.flush()
        os.fsync(raw.fileno())
    return entry


def fill(file: Counting, pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        file.write(piece)


def media_type(name: str) -> str:
    return next((found for ending, found in MEDIA_TYPES.items() if name.endswith(ending)), "application/octet-stream")


def facts_of(path: Path) -> dict[str, int | str]:
    with open(path, "rb") as file:
        return counted(iter(lambda: file.read(PIECE), b""))


def content_of(path: Path) -> dict[str, int | str]:
    """Raises ReleaseProblem when it cannot be unpacked."""
    with unpacked(path) as file:
        return counted(pieces_of(file, path))


def counted(pieces: Iterable[bytes]) -> dict[str, int | str]:
    size, digest = 0, hashlib.sha256()
    for piece in pieces:
        size += len(piece)
        digest.update(piece)
    return {"bytes": size, "sha256": digest.hexdigest()}


def unpacked(path: Path) -> GzipFile:
    try:
        return GzipFile(path, "rb")
    except FileNotFoundError:
        raise ReleaseProblem(f"{path} is missing.") from None


def pieces_of(file: GzipFile, path: Path) -> Iterator[bytes]:
    try:
        yield from iter(lambda: file.read(PIECE), b"")
    except (BadGzipFile, EOFError, ZlibError):
        raise ReleaseProblem(damaged(path)) from None


def lines_of(path: Path, sha256: str) -> Iterator[bytes]:
    """The lines of a compressed file without their ends. Raises ReleaseProblem at its end unless its content has that checksum."""
    digest = hashlib.sha256()
    with unpacked(path) as file:
        try:
            for line in file:
                digest.update(line)
                yield line.rstrip(b"\n")
        except (BadGzipFile, EOFError, ZlibError):
            raise ReleaseProblem(damaged(path)) from None
    if digest.hexdigest() != sha256:
        raise ReleaseProblem(damaged(path))


def damaged(path: Path) -> str:
    return f"{path} is damaged: its checksum is not the one that its release names."
