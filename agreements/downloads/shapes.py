"""What a format is, and what every file says of itself."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsroom.publishing.models import Version
from newsroom.rest.shapes import utc

from .licence import Licence


@dataclass(frozen=True)
class Meta:
    """What a file says of itself. `left_out` is how many records it has no room for; beyond what is counted, `is_at_least`.

    `public_id` is that of the one record, or empty for a list.
    """

    kind: str
    language: str
    title: str
    file_name: str
    retrieved_from: str
    page: str
    retrieved_at: datetime
    count: int
    licence: Licence
    codebook: str
    everything: str
    publisher: str
    left_out: int = 0
    is_at_least: bool = False
    public_id: str = ""

    @property
    def is_complete(self) -> bool:
        return not self.left_out

    @property
    def moment(self) -> str:
        return utc(self.retrieved_at)

    def as_json(self) -> dict:
        """For formats that can hold an object about themselves."""
        return {
            "title": self.title,
            "publisher": self.publisher,
            "licence": {"name": self.licence.name, "title": self.licence.title, "url": self.licence.url or None},
            "retrieved_from": self.retrieved_from,
            "retrieved_at": self.moment,
            "page": self.page,
            "count": self.count,
            "is_complete": self.is_complete,
            "left_out": self.left_out,
            "left_out_is_at_least": self.is_at_least,
            "everything": self.everything,
            "codebook": self.codebook,
        }

    def beside_each_record(self) -> dict[str, str | bool]:
        """For formats that are a row or a line for each record and nothing else: so each of them carries it."""
        return {
            "licence": str(self.licence),
            "retrieved_from": self.retrieved_from,
            "retrieved_at": self.moment,
            "is_complete": self.is_complete,
        }


MOST = 10_000  # records in one file
Write = Callable[[Iterable[Version], Meta, str], Iterator[bytes]]


@dataclass(frozen=True)
class Format:
    """`write(records, meta, kind)` gives the file a piece at a time; what it holds in memory does not grow with the records.

    The records are live versions of that kind ("actor", "agreement") in the order of the list. Each has its typed columns and, as the
    format `reads`, its "document" in today's format, or the "representation" of the API: JSON text under `representation`. A list gives at
    `most` so many records: as many as are made in a few seconds.
    """

    label: Any
    content_type: str
    ending: str
    write: Write
    reads: str = "document"
    most: int = MOST
