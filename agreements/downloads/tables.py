"""The tables of a download: what each row stands for, and its columns. Declared here once, for the files and for the codebook alike.

What the desk publishes of a table is in `agreements.publishing`; every public field of it becomes columns by itself.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.api.shapes import Cited
from agreements.models import Source
from agreements.vocabulary import PARTS
from newsroom.publishing.models import Version
from newsroom.publishing.shapes import Rows, publishing_of_kind

from . import naming, of_facts, of_records, of_sources
from .columns import Column, Context, columns_of

LABELS = {
    "agreements": _("Agreements"),
    "actors": _("Actors"),
    "parties": _("Parties"),
    "signatures": _("Signatures"),
    "events": _("Events"),
    "provisions": _("Provisions"),
    "commitments": _("Commitments"),
    "assessments": pgettext_lazy("codebook", "Assessments"),
    "amounts": _("Amounts"),
    "links": pgettext_lazy("codebook", "Links to other agreements"),
    "identifiers": _("Identifiers"),
    "sources": _("Sources"),
    "topics": _("Topics"),
    "names": _("Names"),
    "positions": _("Positions"),
    "relations": _("Relations"),
}
ROW_STANDS_FOR = {
    "agreements": pgettext_lazy("codebook", "A row for each agreement: its own columns, and what follows from its other tables."),
    "actors": pgettext_lazy("codebook", "A row for each person, organisation or state."),
    "parties": pgettext_lazy("codebook", "A row for each part that an actor has in an agreement."),
    "signatures": pgettext_lazy("codebook", "A row for each signature: who signed for a party, or why nobody is named."),
    "events": pgettext_lazy("codebook", "A row for each thing that happened, on a date that may be known in part only."),
    "provisions": pgettext_lazy("codebook", "A row for each thing that an agreement says."),
    "commitments": pgettext_lazy("codebook", "A row for each thing that is owed, with its latest rating."),
    "assessments": pgettext_lazy("codebook", "A row for each rating of a commitment, old ones too."),
    "amounts": pgettext_lazy("codebook", "A row for each sum that an agreement names."),
    "links": pgettext_lazy("codebook", "A row for each other agreement that an agreement amends, supersedes or belongs to."),
    "identifiers": pgettext_lazy("codebook", "A row for each number or code under which others know the record."),
    "sources": pgettext_lazy("codebook", "A row for each source that a record cites, as it was known when the record was published."),
    "topics": pgettext_lazy("codebook", "A row for each topic of an agreement."),
    "names": pgettext_lazy("codebook", "A row for every other form of an actor's name."),
    "positions": pgettext_lazy("codebook", "A row for each position that a person holds or held."),
    "relations": pgettext_lazy("codebook", "A row for each lasting tie to another actor."),
}


@dataclass(frozen=True)
class Table:
    """`rows` finds the frozen rows in a version; `keys` are the columns that together name a row."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Version], Iterable[dict]]
    keys: tuple[str, ...]

    @property
    def label(self) -> Any:
        return LABELS[self.name]

    @property
    def meaning(self) -> Any:
        return ROW_STANDS_FOR[self.name]

    def cells(self, version: Version, cited: Cited) -> Iterator[list[Any]]:
        """A list of values for each row, in the order of the columns."""
        for row in self.rows(version):
            context = Context(version, row, cited)
            yield [column.value(context) for column in self.columns]


def own_table(kind: str) -> Table:
    """A row for each record."""
    publishing = publishing_of_kind(kind)
    own = [column for name in publishing.fields for column in columns_of(publishing.item, name)]
    columns = (*naming.HEAD, *own, *of_records.OF_A_RECORD[kind], *naming.ADDRESSES[kind])
    return Table(f"{kind}s", columns, lambda version: [version.content["item"]], ("id",))


def fact_table(kind: str, declared: Rows) -> Table:
    """A row for each fact of one sort, which begins with the record that it belongs to."""
    own = [column for name in declared.fields for column in columns_of(declared.model, name)]
    columns = (*naming.belongs_to(kind), naming.UID, *of_facts.BEFORE.get(declared.name, ()), *own)
    columns += (*of_facts.AFTER.get(declared.name, ()), naming.DIFFERS_FROM)
    return Table(PARTS[declared.name], columns, lambda version: of_facts.in_order(declared.name, version.content["rows"]), ("id",))


def source_table(kind: str) -> Table:
    columns = (*naming.belongs_to(kind), naming.KEY, *of_sources.source_columns(Source))
    return Table("sources", columns, lambda version: of_sources.kept(version, "source"), (f"{kind}_id", "id"))


def topic_table(kind: str) -> Table:
    columns = (*naming.belongs_to(kind), naming.KEY, *of_sources.TOPIC)
    return Table("topics", columns, of_sources.topics, (f"{kind}_id", "id"))


ORDER = tuple(LABELS)
MORE = {"agreement": (source_table, topic_table), "actor": (source_table,)}


@cache
def tables(kind: str) -> list[Table]:
    """The record's own table first, then those of its facts, sources and topics."""
    facts = [fact_table(kind, declared) for declared in publishing_of_kind(kind).rows]
    found = [own_table(kind), *facts, *(make(kind) for make in MORE[kind])]
    return sorted(found, key=lambda table: ORDER.index(table.name))
