"""The records that a page names, as they are live now: one query for all of them."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.utils.html import format_html

from newsroom.publishing.misses import moved
from newsroom.publishing.models import Version, VersionQuerySet
from newsroom.publishing.parts import Hole
from newsroom.reading.prepared import AnyOf, Prepared

from .models import ActorVersion, AgreementVersion

MODELS = {"actor": ActorVersion, "agreement": AgreementVersion}
COLUMNS = ("record", "public_id", "id", "visible_until", "rendering")

Key = tuple[str, str]


class LiveSheet(NamedTuple):
    """What the page of a record needs of its version; `rendering` is the prepared page."""

    pk: int
    public_id: str
    slug: str
    number: int
    change: str
    change_note: str
    first_published_at: datetime
    visible_from: datetime
    visible_until: datetime | None
    rendering: dict
    renderer: str
    document: dict | None = None

    def get_change_display(self) -> str:
        return str(Version.Weight(self.change).label)


def sheets(versions: VersionQuerySet, public_id: str, language: str, *, with_document: bool = False) -> QuerySet:
    """Rows for LiveSheet, at most one; the document only where it is asked for."""
    found = versions.filter(public_id=public_id).annotate(key=F("pk")).with_rendering("page", language)
    columns = LiveSheet._fields[1:] if with_document else LiveSheet._fields[1:-1]
    return found.order_by("-visible_from").values_list("key", *columns)[:1]


LIVE_SHEETS = {
    kind: Prepared(lambda public_id, language, model=model: sheets(model.objects.live(), public_id, language))
    for kind, model in MODELS.items()
}


class LiveRecord(NamedTuple):
    """A live record: `kind` and `public_id` name it, `version` and `until` go into the validator, `card` is prepared."""

    kind: str
    public_id: str
    version: int
    until: object
    card: dict

    def link(self, label: str) -> str:
        """The label as a link to its page, for a hole within a sentence."""
        return format_html('<a class="ref ref--{}" href="{}">{}</a>', self.kind, self.card["url"], label)

    def note(self) -> str:
        """What an actor says of itself in one line, such as whose agency it is; often nothing."""
        return format_html("<p>{}</p>", self.card["note"]) if self.card.get("note") else ""


def live_query(kind: str, public_ids: str | list[str], language: str) -> QuerySet:
    """Rows of COLUMNS for a UNION with other kinds."""
    live = MODELS[kind].objects.live().filter(AnyOf("public_id", public_ids)).with_rendering("card", language)
    return live.annotate(record=Value(kind, CharField())).order_by().values_list(*COLUMNS)


def moved_query(kind: str, public_ids: str | list[str], language: str) -> QuerySet:
    """Rows of COLUMNS for those of the ids that merged into another record: that one's version and card, under the old id."""
    live = MODELS[kind].objects.live().filter(public_id=OuterRef("public_id")).with_rendering("card", language).order_by("-visible_from")
    of_survivor = {name: Subquery(live.values(column)[:1]) for name, column in zip(COLUMNS[2:], ("pk", *COLUMNS[3:]), strict=True)}
    found = moved(kind, AnyOf("old", public_ids)).annotate(record=Value(kind, CharField()), version=of_survivor.pop("id"), **of_survivor)
    return found.order_by().values_list("record", "old", "version", *COLUMNS[3:])


def live_records(wanted: Iterable[Key], language: str) -> dict[Key, LiveRecord]:
    """Of the `(kind, public_id)` pairs, those that are live, with their cards in that language. One query, or none."""
    by_kind: dict[str, set[str]] = {}
    for kind, public_id in wanted:
        by_kind.setdefault(kind, set()).add(public_id)
    queries = [live_query(kind, sorted(ids), language) for kind, ids in sorted(by_kind.items())]
    queries += [moved_query("actor", sorted(by_kind["actor"]), language)] if "actor" in by_kind else []
    if not queries:
        return {}
    rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    return {(row[0], row[1]): LiveRecord(*row) for row in rows if row[-1]}


def filler(records: dict[Key, LiveRecord], show_card):
    """How a page fills its holes: links within sentences, notes below names, and cards by `show_card(card)`."""

    def fill_one(hole: Hole) -> str | None:
        record = records.get((hole["kind"], hole["id"]))
        if record is None:
            return None
        match hole["hole"]:
            case "link":
                return record.link(hole["label"])
            case "note":
                return record.note()
        return show_card(record.card)

    return fill_one
