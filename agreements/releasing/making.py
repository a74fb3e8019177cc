"""Making a release: everything that is public at one moment, in a folder that is there whole or not at all."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils.timezone import localtime

from agreements.downloads.codebook_page import written as codebook
from agreements.downloads.describing import about_the_data
from agreements.downloads.formats import FORMATS
from agreements.downloads.ftm import ftm_file
from agreements.downloads.licence import data_licence
from agreements.downloads.popolo import popolo_file
from agreements.downloads.shapes import Meta
from agreements.live import MODELS
from newsroom.publishing import clock
from newsroom.rest.shapes import utc

from . import records
from .differences import OPS, difference, identified
from .files import facts_of, lines_of, written
from .folder import MANIFEST, Release, ReleaseProblem, draft_in, next_name, put_in_place, releases
from .read_me import READ_ME, read_me
from .records import KINDS

SUMS = "SHA256SUMS"
DIFFERENCE = "difference.jsonl.gz"
EVERY = 5_000  # records between two words on how far it is

Say = Callable[[str], None]


def make_release(folder: Path, *, at: datetime | None = None, say: Say = lambda words: None) -> Release:
    """The release of the moment (default: now), in the folder.

    Raises ReleaseProblem, with nothing left behind, when the moment lies ahead, another release is being made, or the last one is damaged.
    Everything is read in one transaction that sees one state of the database; memory does not grow with the records, but for their ids.
    """
    with draft_in(folder) as draft, one_state():
        now = clock.now()
        if at and at > now:
            raise ReleaseProblem("What will be shown is not told before its time. Give a moment in the past.")
        name = next_name(folder, localtime(at or now).date())
        manifest = Writing(draft, name, at or now, say).everything(base_of(folder, at or now))
        put_in_place(draft, folder / name)
    return Release(folder / name, manifest)


@contextmanager
def one_state() -> Iterator[None]:
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def base_of(folder: Path, moment: datetime) -> Release | None:
    """The last release of an earlier moment."""
    return next((release for release in releases(folder) if release.moment < moment), None)


class Writing:
    """One release on its way into its draft folder."""

    def __init__(self, draft: Path, name: str, moment: datetime, say: Say):
        self.draft, self.name, self.moment, self.say = draft, name, moment, say
        self.files: list[dict] = []
        self.counts: dict[str, int] = {}

    def everything(self, base: Release | None) -> dict:
        for kind, plural in KINDS.items():
            found = self.counted(plural, (line for _key, line in records.lines(kind, self.moment)))
            self.add(f"{plural}.jsonl.gz", (line + b"\n" for line in found))
        compared = self.difference(base) if base else None
        self.add("ftm.json.gz", ftm_file(records.documents(self.moment), self.about("ftm.json.gz")))
        self.add("popolo.json.gz", popolo_file(records.documents(self.moment), self.about("popolo.json.gz").as_json()))
        for kind in MODELS:
            self.tables(kind)
        self.add("codebook.json", [codebook("json", data_licence())])
        manifest = self.manifest(compared)
        for language, file in READ_ME.items():
            self.add(file, [read_me(manifest, language).encode()])
        manifest["files"] = sorted(self.files, key=lambda file: file["name"])
        written(self.draft / MANIFEST, [as_json(manifest)])
        self.sums()
        return manifest

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        self.files.append(written(self.draft / name, pieces))
        self.say(f"{name}: {self.files[-1]['bytes']:,} bytes")

    def counted(self, plural: str, lines: Iterable[bytes]) -> Iterator[bytes]:
        self.counts[plural] = 0
        for line in lines:
            self.counts[plural] += 1
            if self.counts[plural] % EVERY == 0:
                self.say(f"{plural}: {self.counts[plural]:,}")
            yield line

    def tables(self, kind: str) -> None:
        """All tables of the kind as CSV, as the lists offer them."""
        name = f"{KINDS[kind]}.csv.zip"
        found = records.documents_of(kind, self.moment)
        self.add(name, FORMATS["csv.zip"].write(found, self.about(name, kind), kind))

    def about(self, file: str, kind: str = "release") -> Meta:
        """What the file says of itself: one of all kinds, or of one."""
        where = f"{settings.SITE_URL}/data/{self.name}/"
        return Meta(
            kind=kind,
            language="en",
            title=f"{settings.SITE_NAME}, {self.name}",
            file_name=file,
            retrieved_from=where + file,
            page=where,
            retrieved_at=self.moment,
            count=sum(self.counts[KINDS[one]] for one in MODELS if kind in ("release", one)),
            **about_the_data("en"),
        )

    def difference(self, base: Release) -> dict:
        """Of what was written just now to the base, kind by kind, as its manifest tells it."""
        counts: dict[str, Counter] = {kind: Counter() for kind in KINDS}
        self.add(DIFFERENCE, chain.from_iterable(self.of_kind(kind, base, counts[kind]) for kind in KINDS))
        return {
            "file": DIFFERENCE,
            "base": base.name,
            "base_manifest_sha256": hashlib.sha256((base.path / MANIFEST).read_bytes()).hexdigest(),
            "base_content_sha256": {file: content(base, file) for file in (f"{plural}.jsonl.gz" for plural in KINDS.values())},
            "counts": {KINDS[kind]: {name: found[name] for name in OPS.values()} for kind, found in counts.items()},
        }

    def of_kind(self, kind: str, base: Release, counts: Counter) -> Iterator[bytes]:
        name = f"{KINDS[kind]}.jsonl.gz"
        sha256 = next(file for file in self.files if file["name"] == name)["content"]["sha256"]
        before, after = lines_of(base.path / name, content(base, name)), lines_of(self.draft / name, sha256)
        return difference(kind, identified(before), identified(after), counts)

    def manifest(self, compared: dict | None) -> dict:
        licence = data_licence()
        return {
            "format": 1,
            "name": self.name,
            "moment": utc(self.moment),
            "software": {"name": "Newsroom", "version": settings.SPECTACULAR_SETTINGS["VERSION"]},
            "site": {"name": settings.SITE_NAME, "url": f"{settings.SITE_URL}/"},
            "licence": {"name": licence.name, "title": licence.title, "url": licence.url or None},
            "counts": self.counts,
            "difference": compared,
        }

    def sums(self) -> None:
        """As `sha256sum --check` reads them."""
        found = {path.name: facts_of(path)["sha256"] for path in sorted(self.draft.iterdir())}
        written(self.draft / SUMS, [f"{digest}  {name}\n".encode() for name, digest in found.items()])


def content(release: Release, name: str) -> str:
    try:
        return release.files[name]["content"]["sha256"]
    except KeyError:
        raise ReleaseProblem(f"The manifest of {release.name} does not name {name}.") from None


def as_json(data: dict) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"
