"""The folder of releases: `2026-11-23`, a second one on the same day `2026-11-23-2`; each with its manifest."""

import fcntl
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

NAME = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(-(?P<number>[2-9]|[1-9][0-9]{1,3}))?")
DRAFT, LOCK = ".draft-", ".lock"
MANIFEST = "manifest.json"
LONGEST_MANIFEST = 1024 * 1024


class ReleaseProblem(Exception):
    """Nothing was made or changed; the message is a sentence for the operator."""


@dataclass(frozen=True)
class Release:
    """A whole release: `manifest` as it stands in the folder `path`."""

    path: Path
    manifest: dict

    @property
    def name(self) -> str:
        return self.manifest["name"]

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.manifest["moment"])

    @property
    def files(self) -> dict[str, dict]:
        return {file["name"]: file for file in self.manifest["files"]}

    @property
    def order(self) -> tuple:
        return (self.moment, *order_of(self.name))


def order_of(name: str) -> tuple[str, int]:
    found = NAME.fullmatch(name)
    return (found["day"], int(found["number"] or 1)) if found else ("", 0)


def releases(folder: Path) -> list[Release]:
    """Newest first. A folder whose manifest cannot be read is none."""
    return list(_releases(folder, stamp(folder)))


def stamp(folder: Path) -> tuple:
    """Changes whenever a release comes or goes, or its manifest is replaced."""
    try:
        found = sorted(entry.name for entry in os.scandir(folder) if NAME.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False))
        return tuple((name, modified(folder / name / MANIFEST)) for name in found)
    except FileNotFoundError:
        return ()


def modified(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@lru_cache(maxsize=4)
def _releases(folder: Path, stamp: tuple) -> tuple[Release, ...]:
    found = [release for name, _modified in stamp if (release := read(folder / name))]
    return tuple(sorted(found, key=lambda release: release.order, reverse=True))


def read(path: Path, *, is_named_so: bool = True) -> Release | None:
    """The release of that folder; None when its manifest is missing, too long, or of a release that is not called like the folder."""
    try:
        with open(path / MANIFEST, "rb") as file:
            release = Release(path, json.loads(file.read(LONGEST_MANIFEST)))
        is_whole = release.moment and release.files and NAME.fullmatch(release.name)
        return release if is_whole and (release.name == path.name or not is_named_so) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def next_name(folder: Path, day: date) -> str:
    """Numbers are not used again while a later release of that day stands."""
    taken = [order_of(name)[1] for name in os.listdir(folder) if order_of(name)[0] == day.isoformat()]
    return f"{day.isoformat()}-{max(taken) + 1}" if taken else day.isoformat()


@contextmanager
def draft_in(folder: Path) -> Iterator[Path]:
    """A folder to write into, gone afterwards unless it was renamed. Raises ReleaseProblem while another release is being made."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / LOCK, "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ReleaseProblem(f"Another release is being made in {folder}.") from None
        for left in folder.glob(f"{DRAFT}*"):  # of one that was killed
            shutil.rmtree(left, ignore_errors=True)
        draft = folder / f"{DRAFT}{secrets.token_hex(4)}"
        draft.mkdir()
        try:
            yield draft
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def put_in_place(draft: Path, final: Path) -> None:
    """From now on it is there, and survives a power cut."""
    synced(draft)
    draft.rename(final)
    synced(final.parent)


def synced(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
