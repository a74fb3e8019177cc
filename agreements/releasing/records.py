"""The records of one moment, in the order of their ids, and each as a line: what the API answers for it, as canonical JSON."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value

from agreements.api.sources import represent
from agreements.downloads.records import documented, represented, with_documents, with_representations
from agreements.live import MODELS
from agreements.provenance.source_pages import CITATIONS, copies_of
from newsroom.publishing.models import Version
from newsroom.rest.moving import placed

KINDS = {"actor": "actors", "agreement": "agreements", "source": "sources"}  # with the names of their files, in their order
BATCH = 250

Line = tuple[str, bytes]


def canonical(data: dict) -> bytes:
    """The same data always gives the same bytes: keys sorted, no white space, UTF-8."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def lines(kind: str, moment: datetime) -> Iterator[Line]:
    """(id, line), a query or two for each batch."""
    if kind == "source":
        yield from sources(moment)
    else:
        for version in versions(kind, moment, represented, with_representations):
            yield version.public_id, canonical(json.loads(placed(version.representation)))


def documents(moment: datetime) -> Iterator[tuple[str, Version]]:
    """(kind, version), actors first."""
    for kind in MODELS:
        for version in documents_of(kind, moment):
            yield kind, version


def documents_of(kind: str, moment: datetime) -> Iterator[Version]:
    return versions(kind, moment, documented, with_documents)


def versions(kind: str, moment: datetime, read: Callable[[QuerySet], QuerySet], prepare: Callable) -> Iterator[Version]:
    """What the public was shown at that moment and may still see, by id."""
    rows, last = read(MODELS[kind].objects.shown_as_of(moment)).order_by("public_id"), ""
    while batch := list(rows.filter(public_id__gt=last)[:BATCH]):
        yield from prepare(kind, batch)
        last = batch[-1].public_id


def sources(moment: datetime) -> Iterator[Line]:
    """Each as the newest of those versions cites it."""
    cited = (citation for citation in newest_citations(moment))
    while batch := list(islice(cited, BATCH)):
        wanted: dict[str, set[int]] = {record: set() for record in CITATIONS}
        for _key, record, version in batch:
            wanted[record].add(version)
        copies = copies_of(wanted)
        for key, record, version in batch:
            yield key, canonical(json.loads(placed(json.dumps(represent(key, copies[record, version][key]), ensure_ascii=False))))


def newest_citations(moment: datetime) -> Iterator[tuple[str, str, int]]:
    """(source, kind of record, version) by source."""
    last = ""
    while found := [row for kind in CITATIONS for row in citations(kind, moment).filter(public_id__gt=last)[:BATCH]]:
        # Of several kinds only as far as the shortest list reaches: beyond it another kind may cite sources that were not read yet.
        ends = [max(keys) for kind in CITATIONS if len(keys := [row[0] for row in found if row[2] == kind]) == BATCH]
        last = min(ends, default=max(row[0] for row in found))
        newest = {row[0]: row for row in sorted(found, key=lambda row: row[1]) if row[0] <= last}
        for key in sorted(newest):
            yield key, *newest[key][2:]


def citations(kind: str, moment: datetime) -> QuerySet:
    """Rows (source, since when, kind of record, version), one for each source."""
    live_now = CITATIONS[kind].objects.live().filter(item_id=OuterRef("item_id"))
    rows = CITATIONS[kind].objects.as_of(moment).filter(Exists(live_now), version__hidden_at__isnull=True)
    rows = rows.order_by("public_id", "-visible_from").distinct("public_id").annotate(record=Value(kind, CharField()))
    return rows.values_list("public_id", "visible_from", "record", "version_id")
