"""What rests on a source: the live records whose versions cite it, newest first, and their facts in words.

Reads index rows and versions only, so a source is as public as the versions that name it: one that no live version cites has no page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import BigIntegerField, CharField, DateTimeField, F, Field, FilteredRelation, Q, QuerySet, Subquery, Value
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.utils.translation import gettext as _

from newsroom.publishing.shapes import publishing_of_kind
from newsroom.reading.cursors import BadCursor
from newsroom.reading.keyset import KeysetPage

from ..history.comparison_words import Told, title_of_part
from ..live import MODELS
from ..models import ActorVersionSource, AgreementVersionSource
from .facts import anchor, source_key

CITATIONS = {"actor": ActorVersionSource, "agreement": AgreementVersionSource}
MOST_FACTS = 60  # of one record; the record itself shows them all


class Citing(NamedTuple):
    """A live record that cites the source; `card` is prepared in the page's language and may be missing."""

    first_published_at: datetime
    record: str
    item_id: int
    public_id: str
    slug: str
    version: int
    until: datetime | None
    document: dict
    card: dict | None


def citing(kind: str, public_id: str, language: str) -> QuerySet:
    """Rows for Citing, in no order."""
    condition = Q(version__renderings__kind="card", version__renderings__language=language)
    rows = CITATIONS[kind].objects.live().filter(public_id=public_id).annotate(
        prepared=FilteredRelation("version__renderings", condition=condition),
        record=Value(kind, CharField()),
        citing=F("version__public_id"),
        slug=F("version__slug"),
        document=F("version__document"),
        card=F("prepared__content"),
    )  # fmt: skip
    return rows.values_list("first_published_at", "record", "item_id", "citing", "slug", "version_id", "visible_until", "document", "card")


class CitingPage(KeysetPage):
    """A page of Citing, newest first, of both kinds or of one. One query."""

    def __init__(self, public_id: str, language: str, params, size: int = 20):
        self.public_id, self.language = public_id, language
        super().__init__(None, params, size, order=("-first_published_at", "-record", "-item_id"))
        if self.cursor is not None and self.cursor[1] not in CITATIONS:
            raise BadCursor

    @property
    def fields(self) -> list[Field]:
        return [DateTimeField(), CharField(max_length=12), BigIntegerField()]

    def key(self, row: Citing) -> list:
        return [row.first_published_at, row.record, row.item_id]

    @cached_property
    def found(self) -> list[Citing]:
        order = [F(name).asc() if self.is_backward else F(name).desc() for name in ("first_published_at", "item_id")]
        first, *others = [self.beyond(kind).order_by(*order)[: self.size + 1] for kind in CITATIONS]
        rows = [Citing(*row) for row in first.union(*others, all=True)]
        return sorted(rows, key=self.key, reverse=not self.is_backward)[: self.size + 1]

    def beyond(self, kind: str) -> QuerySet:
        """The rows of one kind on the far side of the cursor; at one moment the kinds follow each other by name."""
        rows = citing(kind, self.public_id, self.language)
        if self.cursor is None:
            return rows
        moment, record, item = self.cursor
        compare, ending = (TupleGreaterThan, "gt") if self.is_backward else (TupleLessThan, "lt")
        if kind == record:
            return rows.filter(compare(Tuple("first_published_at", "item_id"), (moment, item)))
        is_behind = kind > record if self.is_backward else kind < record
        return rows.filter(**{f"first_published_at__{ending}{'e' if is_behind else ''}": moment})


def newest_copy(public_id: str) -> dict | None:
    """The source as the newest live version cites it; None when no live version does. One query."""
    cited = {kind: rows.objects.live().filter(public_id=public_id).order_by("-visible_from") for kind, rows in CITATIONS.items()}
    # The version is found before its document is read: sorted together, all the documents would be opened.
    first, *others = [
        MODELS[kind].objects.filter(pk=Subquery(rows.values("version_id")[:1])).values_list("visible_from", "document__cited__source")
        for kind, rows in cited.items()
    ]
    rows = sorted(first.union(*others, all=True), key=lambda row: row[0])
    return rows[-1][1][public_id] if rows else None


def copies_of(versions: dict[str, set[int]]) -> dict[tuple[str, int], dict]:
    """The sources that versions cite, by (kind, version) and then by id. One query."""
    first, *others = [
        MODELS[kind]
        .objects.filter(pk__in=keys)
        .annotate(record=Value(kind, CharField()))
        .values_list("record", "pk", "document__cited__source")
        for kind, keys in versions.items()
    ]
    return {(record, version): sources for record, version, sources in first.union(*others, all=True)}


@dataclass
class Fact:
    """`words` tell it from its neighbours; `place` is its anchor on the record's page, empty for the record itself."""

    words: str
    place: str
    locator: str
    row: dict


@dataclass
class FactsOfPart:
    title: str
    table: str
    facts: list[Fact] = field(default_factory=list)


def facts_resting_on(key: str, row: Citing, language: str) -> Iterator[FactsOfPart]:
    """The record's facts that rest on the source, part by part. The page's language is active."""
    shape = publishing_of_kind(row.record)
    document = shape.current(row.document)
    told = Told(row.record, document, language)
    if document["content"]["item"].get("main_source") == key:
        yield FactsOfPart(title_of_part("item"), "item", [Fact(_("What the record says of itself"), "", "", {})])
    for rows in shape.rows:
        found = [fact for fact in document["content"]["rows"].get(rows.name, ()) if "locator" in fact and source_key(fact, document) == key]
        if found:
            facts = [Fact(told.row_name(rows.name, one), anchor(one["uid"]), one["locator"], one) for one in sorted(found, key=told.place)]
            yield FactsOfPart(title_of_part(rows.name, rows.model), rows.name, facts)
