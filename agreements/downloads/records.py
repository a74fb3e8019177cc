"""The versions behind a download: all of one moment, a batch at a time by key, so that neither memory nor a transaction stays open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import QueryDict

from agreements.api import representations
from agreements.api.actors import Actors
from agreements.api.agreements import Agreements
from agreements.live import MODELS
from newsroom.publishing.models import Version
from newsroom.publishing.shapes import publishing_of_kind
from newsroom.reading.keyset import KeysetPage
from newsroom.rest.resources import RecordResource

from .shapes import MOST

COUNTED_BEYOND = 100_000  # as far as those that are left out are counted
BATCH = 250
ORDER = {"agreement": ("-sort_date", "-item_id"), "actor": ("sort_key", "item_id")}  # those of the lists
NOT_READ = ("search_vector", "search_title", "search_names", "search_text")


class WholeAgreement(Agreements, RecordResource):
    represent = staticmethod(representations.agreement)


class WholeActor(Actors, RecordResource):
    represent = staticmethod(representations.actor)


RESOURCES = {"agreement": WholeAgreement, "actor": WholeActor}


def shown_at(kind: str, moment: datetime) -> QuerySet:
    """All of the kind that this site showed at that moment: a past one, so that every batch sees the same."""
    return MODELS[kind].objects.as_of(moment).filter(hidden_at__isnull=True, redacted_at__isnull=True)


@dataclass(frozen=True)
class Selection:
    """What a list holds, or one record. `versions` are of one moment."""

    kind: str
    versions: QuerySet
    most: int = MOST
    batch: int = BATCH

    def counted(self) -> tuple[int, int, bool]:
        """(how many go into the file, how many are left out, whether that is only a lower bound). One query."""
        found = self.versions.order_by().values("pk")[: self.most + COUNTED_BEYOND + 1].count()
        left_out = max(0, found - self.most)
        return min(found, self.most), min(left_out, COUNTED_BEYOND), left_out > COUNTED_BEYOND

    def records(self, reads: str) -> Iterator[Version]:
        """In the list's order, at most `most`. One query for each batch."""
        number = 0
        for batch in self.batches(reads):
            for version in batch:
                yield version
                number += 1
                if number == self.most:
                    return

    def batches(self, reads: str) -> Iterator[list[Version]]:
        read, prepare = (represented, with_representations) if reads == "representation" else (documented, with_documents)
        rows, params = read(self.versions), QueryDict()
        while True:
            page = KeysetPage(rows, params, size=min(self.batch, self.most), order=ORDER[self.kind])
            yield prepare(self.kind, page.rows)
            if not page.has_next:
                return
            params = QueryDict(page.next_url.removeprefix("?"))


def documented(versions: QuerySet) -> QuerySet:
    return versions.defer(*NOT_READ)


def with_documents(kind: str, versions: list[Version]) -> list[Version]:
    shape = publishing_of_kind(kind)
    for version in versions:
        version.document = shape.current(version.document)  # in memory only
    return versions


def represented(versions: QuerySet) -> QuerySet:
    return versions.with_rendering("api").without_document()


def with_representations(kind: str, versions: list[Version]) -> list[Version]:
    """As the API answers for each. What was not prepared yet costs one query for all of them."""
    resource = RESOURCES[kind]()
    rows = resource.prepared([vars(version) | {"pk": version.pk} for version in versions])
    for version, row in zip(versions, rows, strict=True):
        version.representation = resource.show(row)
    return versions
