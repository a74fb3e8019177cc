"""The tables that are imported and exported. This declaration is the one source of truth for both, and for the handbook's list.

A row is found again by its public id or uid, by an identifier, else by its natural key: the columns in `Table.key`, all of them alike.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agreements.models import Actor, ActorName, Agreement, AgreementEvent, Commitment, Identifier, ImportRun, Party, Position, Source

from . import values
from .columns import Column, as_cell, as_reference, chosen, dated, in_both, long, plain, reference

IDENTIFIER_SCHEMES = frozenset(Identifier.Scheme.values)


@dataclass(frozen=True)
class Table:
    """`owner` names the column of the record that a row belongs to, empty for records themselves; `loads` is what `row` needs at hand."""

    name: str
    model: type[Model]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    owner: str = ""
    loads: tuple[str, ...] = ()
    prefetches: tuple[str, ...] = ()

    @property
    def label(self) -> str | Promise:
        return ImportRun.Table(self.name).label

    @property
    def id_column(self) -> str:
        """ "public_id" of a record, "uid" of a row that belongs to one."""
        return self.columns[0].name

    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def has(self, name: str) -> bool:
        return any(column.name == name for column in self.columns)

    def queryset(self) -> QuerySet:
        return self.model._default_manager.select_related(*self.loads).prefetch_related(*self.prefetches).order_by("pk")

    def row(self, instance: Any) -> dict[str, str]:
        """Every column as text, in the form that reads back as the same value."""
        return {column.name: column.write(instance) for column in self.columns}


def needed(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return (columns[0].required(), *columns[1:])


def stable_id(model: type[Model], name: str) -> Column:
    label = _("public id") if name == "public_id" else _("uid")
    return Column(name, label, values.text(12), lambda row: getattr(row, name), "id").helped(_("Leave it empty for something new."))


def identifiers() -> Column:
    def write(row: Any) -> str:
        return ";".join(sorted(f"{identifier.scheme}:{identifier.value}" for identifier in row.identifiers.all()))

    column = Column(
        "identifiers", _("identifiers"), values.listed, write, "identifiers", also=("identifier", "kennungen", "kennung", "ids")
    )
    return column.helped(_("Such as “wikidata:Q142;iso3166:FR”. They are added, and never taken away."))


def topics() -> Column:
    def write(row: Any) -> str:
        return ";".join(sorted(topic.slug for topic in row.topics.all()))

    return Column("topics", _("topics"), values.listed, write, "topics", also=("themen", "topic", "thema")).helped(
        _("Their short names, separated by “;”.")
    )


def party_reference(model: type[Model], name: str, *also: str) -> tuple[Column, Column]:
    """One of the agreement's parties: by uid ("uid:…"), or as its actor is named."""
    column, told = reference(model, name, "parties", *also)
    write = lambda row: f"uid:{getattr(row, name).uid}" if getattr(row, name) else ""  # noqa: E731
    return replace(column, write=write), told


def provision_number() -> Column:
    write = lambda row: str(row.provision.number) if row.provision else ""  # noqa: E731
    return Column("provision", _("provision"), as_reference, write, "reference", refers_to="provisions").helped(
        _("Its number in the agreement.")
    )


def evidence(model: type[Model]) -> tuple[Column, ...]:
    source = tuple(reference(model, "source", "sources", "quelle"))
    return (
        source[0].helped(_("Public id, address or exact title of a source; left empty, the source of the file holds.")),
        source[1],
        plain(model, "locator").named("fundstelle", "seite", "page"),
        long(model, "excerpt").named("belegtext", "zitat"),
        plain(model, "held_back").named("zurückgehalten"),
    )


MAIN_SOURCE = ("main_source", "sources", "hauptquelle")

ACTORS = Table(
    "actors",
    Actor,
    (
        stable_id(Actor, "public_id"),
        identifiers(),
        chosen(Actor, "kind").named("art", "type", "typ").required(),
        chosen(Actor, "classification").named("class", "klasse"),
        *in_both(plain, Actor, "name", "label", "bezeichnung"),
        *in_both(long, Actor, "description", "beschreibung"),
        plain(Actor, "country", values.country).named("land", "country code", "iso2", "iso3", "staat"),
        *dated(Actor, "began_on", "born", "founded", "birth date", "geboren", "gegründet", "geburtsdatum"),
        *dated(Actor, "ended_on", "died", "dissolved", "death date", "gestorben", "aufgelöst", "todesdatum"),
        plain(Actor, "website", values.address).named("url", "webseite", "homepage"),
        *reference(Actor, *MAIN_SOURCE),
        long(Actor, "notes").named("notizen"),
    ),
    key=("kind", "name_de", "name_en"),
    loads=("main_source",),
    prefetches=("identifiers",),
)

NAMES = Table(
    "names",
    ActorName,
    (
        stable_id(ActorName, "uid"),
        *needed(reference(ActorName, "actor", "actors", "akteur", "entity", "entity id")),
        plain(ActorName, "name").named("form", "schreibweise", "alias").required(),
        plain(ActorName, "language", values.language).named("sprache", "lang", "script or lang", "language tag"),
        chosen(ActorName, "kind").named("art", "type"),
        *dated(ActorName, "since", "from", "von", "start"),
        *dated(ActorName, "until", "to", "bis", "end"),
        *evidence(ActorName),
    ),
    key=("actor", "name", "language", "kind"),
    owner="actor",
    loads=("actor", "source"),
)

POSITIONS = Table(
    "positions",
    Position,
    (
        stable_id(Position, "uid"),
        *needed(reference(Position, "person", "actors", "holder", "inhaber")),
        *needed(reference(Position, "organization", "actors", "organisation", "org", "institution")),
        *in_both(plain, Position, "title", "titel", "position", "amt", "post", "role"),
        *dated(Position, "since", "from", "von", "start", "start date"),
        *dated(Position, "until", "to", "bis", "end", "end date"),
        *dated(Position, "known_on", "held on", "bekannt am"),
        plain(Position, "is_acting", values.flag).named("acting", "kommissarisch"),
        *evidence(Position),
    ),
    key=("person", "organization", "title_de", "title_en", "since"),
    owner="person",
    loads=("person", "organization", "source"),
)

AGREEMENTS = Table(
    "agreements",
    Agreement,
    (
        stable_id(Agreement, "public_id"),
        identifiers(),
        *in_both(plain, Agreement, "title", "titel", "name"),
        *in_both(plain, Agreement, "short_title", "kurztitel"),
        chosen(Agreement, "form").named("type", "art", "agreement type").required(),
        chosen(Agreement, "binding").named("bindung", "verbindlichkeit"),
        chosen(Agreement, "text_status").named("text"),
        *in_both(plain, Agreement, "place", "ort"),
        plain(Agreement, "languages", values.languages).named("language", "sprachen", "sprache"),
        topics(),
        *in_both(long, Agreement, "summary", "zusammenfassung"),
        *reference(Agreement, *MAIN_SOURCE),
        long(Agreement, "notes").named("notizen", "comments"),
    ),
    key=("title_de", "title_en"),
    loads=("main_source",),
    prefetches=("identifiers", "topics"),
)


PARTIES = Table(
    "parties",
    Party,
    (
        stable_id(Party, "uid"),
        *needed(reference(Party, "agreement", "agreements", "agreement id", "vereinbarung")),
        *needed(reference(Party, "actor", "actors", "akteur", "party", "partei", "state", "staat", "state iso3")),
        chosen(Party, "role").named("rolle"),
        plain(Party, "order", values.whole_number()).named("reihenfolge"),
        plain(Party, "side", values.whole_number()).named("seite"),
        chosen(Party, "capacity").named("eigenschaft"),
        *reference(Party, "represents", "actors", "im namen von"),
        *evidence(Party),
    ),
    key=("agreement", "actor", "role"),
    owner="agreement",
    loads=("agreement", "actor", "represents", "source"),
)

EVENTS = Table(
    "events",
    AgreementEvent,
    (
        stable_id(AgreementEvent, "uid"),
        *needed(reference(AgreementEvent, "agreement", "agreements", "agreement id", "vereinbarung")),
        chosen(AgreementEvent, "kind").named("art", "event", "ereignis").required(),
        *party_reference(AgreementEvent, "party", "nur für", "only for"),
        *dated(AgreementEvent, "on", "date", "datum"),
        *reference(AgreementEvent, "announced_by", "actors", "bekannt gegeben von"),
        *in_both(long, AgreementEvent, "note", "anmerkung"),
        *evidence(AgreementEvent),
    ),
    key=("agreement", "kind", "party", "on"),
    owner="agreement",
    loads=("agreement", "party__actor", "announced_by", "source"),
)

COMMITMENTS = Table(
    "commitments",
    Commitment,
    (
        stable_id(Commitment, "uid"),
        *needed(reference(Commitment, "agreement", "agreements", "agreement id", "vereinbarung")),
        plain(Commitment, "order", values.whole_number()).named("reihenfolge"),
        provision_number(),
        *party_reference(Commitment, "owed_by", "obligor", "schuldner", "verpflichtet"),
        *party_reference(Commitment, "beneficiary", "begünstigter", "owed to"),
        *in_both(long, Commitment, "deliverable", "zusage", "commitment", "leistung"),
        *in_both(long, Commitment, "measure", "massstab"),
        chosen(Commitment, "due_status").named("zeitplan", "timetable"),
        *dated(Commitment, "due_on", "due", "due date", "fällig", "fällig am"),
        *evidence(Commitment),
    ),
    key=("agreement", "deliverable_de", "deliverable_en"),
    owner="agreement",
    loads=("agreement", "provision", "owed_by__actor", "beneficiary__actor", "source"),
)

SOURCES = Table(
    "sources",
    Source,
    (
        stable_id(Source, "public_id"),
        plain(Source, "title").named("titel").required(),
        chosen(Source, "kind").named("art", "type").required(),
        plain(Source, "publisher").named("herausgeber", "verlag"),
        plain(Source, "author").named("autor", "verfasser"),
        plain(Source, "url", values.address).named("adresse", "link", "address"),
        plain(Source, "archived_url", values.address).named("archiv", "archived copy"),
        *dated(Source, "published_on", "published", "veröffentlicht"),
        plain(Source, "retrieved_on", values.day).named("abgerufen", "retrieved"),
        plain(Source, "language", values.language).named("sprache"),
        *reference(Source, "via", "sources", "bekannt durch"),
        plain(Source, "is_confidential", values.flag).named("confidential", "vertraulich"),
        long(Source, "notes").named("notizen"),
    ),
    key=("title", "publisher", "url", "published_on"),
    loads=("via",),
)

# In the order in which they are written: what is referred to comes first.
TABLES: dict[str, Table] = {table.name: table for table in (SOURCES, ACTORS, AGREEMENTS, NAMES, POSITIONS, PARTIES, EVENTS, COMMITMENTS)}
ITEMS = ("sources", "actors", "agreements")

__all__ = ["ITEMS", "TABLES", "Column", "Table", "as_cell"]
