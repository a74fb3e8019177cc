"""The public history of a record: the versions that were ever shown, and how each of them is called, addressed and cited."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.http import urlencode

from newsroom.publishing.models import Version, VersionQuerySet
from newsroom.reading.citations import Work
from newsroom.reading.citing import Cite
from newsroom.rest.shapes import utc

from ..addresses import comparison_path, record_path
from ..bilingual import Said, said
from ..live import MODELS
from .citation import cite_record, work_of

TITLES = {"actor": "name", "agreement": "title"}


class Head(NamedTuple):
    """What the pages about a record's versions need of the one that is live."""

    pk: int
    public_id: str
    slug: str
    number: int
    visible_until: datetime | None
    title_de: str
    title_en: str

    def title(self, language: str) -> Said:
        return said(self._asdict(), "title", language)


def head_of(kind: str, public_id: str) -> Head | None:
    """One query; None where nothing is live."""
    titles = (f"{TITLES[kind]}_de", f"{TITLES[kind]}_en")
    rows = MODELS[kind].objects.live().filter(public_id=public_id).order_by("-visible_from")
    found = rows.values_list(*Head._fields[:5], *titles)[:1]
    return next((Head(*row) for row in found), None)


def ever_shown(kind: str, public_id: str) -> VersionQuerySet:
    """Without documents; each with `until`."""
    return MODELS[kind].objects.ever_shown().filter(public_id=public_id).without_document()


def title_of(version: Version, kind: str, language: str) -> str:
    """From the typed columns: the document is not read for it."""
    return said(vars(version), TITLES[kind], language).text


@dataclass(frozen=True)
class Entry:
    """A line of the history. A redacted version says only that it was there."""

    version: Version
    kind: str
    language: str
    before: int | None = None

    @property
    def is_redacted(self) -> bool:
        return self.version.redacted_at is not None

    @property
    def path(self) -> str:
        """The record as it was shown from that moment on."""
        record = record_path(self.kind, self.version.public_id, self.version.slug, self.language)
        return f"{record}?{urlencode({'as_of': utc(self.version.visible_from)})}"

    @property
    def changes_path(self) -> str:
        """What came with it, compared with the version before; empty where that one cannot be read."""
        if self.before is None or self.is_redacted:
            return ""
        comparison = comparison_path(self.kind, self.version.public_id, self.version.slug, self.language)
        return f"{comparison}?{urlencode({'from': self.before, 'to': self.version.number})}"

    @property
    def work(self) -> Work:
        return work_of(self.version, title_of(self.version, self.kind, self.language), self.kind, self.language)

    @property
    def cite(self) -> Cite:
        return cite_record(self.work, self.kind, self.version.public_id)


def entries(versions: list[Version], kind: str, language: str) -> list[Entry]:
    """`versions` in their order, newest first; each knows the next one that can still be read."""
    found, before = [], None
    for version in reversed(versions):
        found.append(Entry(version, kind, language, before))
        before = before if version.redacted_at else version.number
    return found[::-1]
