"""What an import needs to know of the desk: loaded in a few queries, each row once, new rows of the import registered beside them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from agreements.models import Actor, Agreement, Identifier, Provision, Source
from newsroom.publishing.ids import ALPHABET

from . import states
from .cells import Refused
from .intents import Intent
from .tables import IDENTIFIER_SCHEMES, TABLES, Table

A_BATCH = 2_000
PUBLIC_ID = re.compile(rf"[{ALPHABET}]{{8}}")
MODELS: dict[str, type[Model]] = {"actors": Actor, "agreements": Agreement, "sources": Source}
LABELS = {"actors": ("name_de", "name_en"), "agreements": ("title_de", "title_en"), "sources": ("title", "url")}
OWNERS = {"actor": "actors", "person": "actors", "agreement": "agreements"}


class NotFound(Refused):
    """A reference leads nowhere; with the right option, somebody may be created there."""


def batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    iterator = iter(values)
    while batch := list(islice(iterator, A_BATCH)):
        yield batch


def as_identifier(text: str) -> tuple[str, str] | None:
    """("wikidata", "Q142") of "wikidata:Q142", for the schemes that there are."""
    scheme, colon, value = text.partition(":")
    scheme = scheme.strip().lower()
    return (scheme, value.strip()) if colon and scheme in IDENTIFIER_SCHEMES and value.strip() else None


def alike(scheme: str, value: str) -> list[tuple[str, str]]:
    """Every identifier that means the same: FRA and FR, and the one that an unknown code got when it was made."""
    if scheme != "iso3166":
        return [(scheme, value)]
    known = states.of_code(value)
    also = [(known.scheme, known.value)] if known else [("other", f"code:{value.upper()}")]
    return list(dict.fromkeys([(scheme, value.upper()), *also]))


class Desk:
    """Rows by what finds them. `register` adds a row that the import makes, so that later rows find it, too."""

    def __init__(self) -> None:
        self.by_pk: dict[tuple[type[Model], int], Any] = {}
        self.by_id: dict[tuple[type[Model], str], Any] = {}
        self.by_identifier: dict[tuple[str, str, str], Any] = {}
        self.by_label: dict[tuple[str, str], list[Any]] = defaultdict(list)
        self.children: dict[tuple[str, int], list[Any]] = defaultdict(list)
        self.provisions: dict[int, list[Provision]] = defaultdict(list)

    # Loading

    def load(self, intents: list[Intent]) -> None:
        """Everything that the intents may mean: a number of queries that grows by thousands of rows only."""
        wanted = Wanted(intents)
        for table in ("sources", "actors", "agreements"):
            self.load_items(table, wanted)
        fed = {intent.table.name for intent in intents}
        owned = {name for name in fed if TABLES[name].owner} | ({"parties"} if fed & {"events", "commitments"} else set())
        for name in owned:
            self.load_children_by_uid(TABLES[name], wanted)
        for name in owned:
            self.load_children(TABLES[name])
        if "commitments" in fed:
            for row in self.of_owners(Provision, "agreement"):
                self.by_pk[Provision, row.pk] = row
                self.provisions[id(self.one(row.agreement))].append(row)

    def load_items(self, table: str, wanted: "Wanted") -> None:
        model, found = MODELS[table], set()
        for texts in batches(wanted.texts[table]):
            condition = Q(public_id__in=texts)
            for name in LABELS[table]:
                condition |= Q(**{f"{name}__in": texts})
            found |= set(model._default_manager.filter(condition).values_list("pk", flat=True))
        column = {"actors": "actor_id", "agreements": "agreement_id"}.get(table)
        for values in batches(wanted.identifiers) if column else ():
            rows = Identifier.objects.filter(value__in={value for _scheme, value in values}, **{f"{column}__isnull": False})
            found |= {pk for scheme, value, pk in rows.values_list("scheme", "value", column) if (scheme, value) in wanted.identifiers}
        self.load_items_by_pk(table, found)

    def load_items_by_pk(self, table: str, pks: set[int]) -> None:
        shape, model = TABLES[table], MODELS[table]
        for batch in batches(sorted(pk for pk in pks if (model, pk) not in self.by_pk)):
            survivors = model._default_manager.filter(merged__in=batch).values("pk") if table == "actors" else []
            for row in shape.queryset().filter(Q(pk__in=batch) | Q(pk__in=survivors)):
                self.by_pk[model, row.pk] = row
                self.register(table, row)

    def load_children_by_uid(self, table: Table, wanted: "Wanted") -> None:
        for uids in batches(wanted.uids[table.name]):
            owners = table.model._default_manager.filter(uid__in=uids).values_list(f"{table.owner}_id", flat=True)
            self.load_items_by_pk(OWNERS[table.owner], set(owners))

    def load_children(self, table: Table) -> None:
        for row in self.of_owners(table.model, table.owner, *table.loads):
            self.by_pk[table.model, row.pk] = row
            self.register(table.name, row)

    def of_owners(self, model: type[Model], owner: str, *loads: str) -> Iterator[Any]:
        item = MODELS[OWNERS[owner]]
        for batch in batches(pk for kind, pk in list(self.by_pk) if kind is item):
            yield from model._default_manager.filter(**{f"{owner}__in": batch}).select_related(*(loads or (owner,))).order_by("pk")

    # Registering

    def one(self, row: Any) -> Any:
        """The one instance of that row."""
        return self.by_pk.get((type(row), row.pk), row) if row is not None and row.pk else row

    def register(self, table: str, row: Any) -> None:
        self.by_id[type(row), getattr(row, TABLES[table].id_column)] = row
        if table not in MODELS:
            owner = self.one(getattr(row, TABLES[table].owner))
            setattr(row, TABLES[table].owner, owner)
            self.children[table, id(owner)].append(row)
            return
        for label in {getattr(row, name) for name in LABELS[table]} - {""}:
            self.by_label[table, label].append(row)
        if table != "sources" and row.pk:
            for identifier in row.identifiers.all():
                self.register_identifier(table, identifier.scheme, identifier.value, row)

    def register_identifier(self, table: str, scheme: str, value: str, row: Any) -> None:
        self.by_identifier[table, scheme, value] = row

    # Finding

    def find(self, table: str, text: str, owner: Any = None) -> Any:
        """The row that a reference means. Raises NotFound, or Refused where it is not clear which one is meant."""
        if table == "parties":
            return self.find_party(text, owner)
        if table == "provisions":
            return self.find_provision(text, owner)
        if identifier := as_identifier(text):
            return self.survivor(self.find_by_identifier(table, *identifier))
        if PUBLIC_ID.fullmatch(text) and (row := self.by_id.get((MODELS[table], text))):
            return self.survivor(row)
        return self.find_by_label(table, text)

    def find_by_identifier(self, table: str, scheme: str, value: str) -> Any:
        for one in alike(scheme, value):
            if row := self.by_identifier.get((table, *one)):
                return row
        known = states.of_code(value) if scheme == "iso3166" and table == "actors" else None
        for label in (known.name_de, known.name_en) if known else ():
            if len(found := [row for row in self.by_label[table, label] if row.kind == known.kind]) == 1:
                return found[0]
        raise NotFound(_("Nobody here has the identifier “%(text)s”.") % {"text": f"{scheme}:{value}"})

    def find_by_label(self, table: str, label: str) -> Any:
        found = list({id(row): row for row in self.by_label[table, label]}.values())
        if len(found) > 1:
            raise Refused(_("“%(label)s” means more than one record. Give its public id.") % {"label": label})
        if not found:
            raise NotFound(_("There is no record with the label or id “%(label)s”.") % {"label": label})
        return self.survivor(found[0])

    def survivor(self, row: Any) -> Any:
        merged_into = getattr(row, "merged_into", None)
        return self.one(merged_into) if merged_into is not None else row

    def find_party(self, text: str, agreement: Any) -> Any:
        parties = self.children["parties", id(agreement)]
        if text.startswith("uid:"):
            found = [party for party in parties if party.uid == text[4:]]
        else:
            actor = self.find("actors", text)
            found = [party for party in parties if self.one(party.actor) is actor]
            found.sort(key=lambda party: party.role != party.Role.PARTY)
        if not found:
            raise Refused(_("“%(text)s” is no party of this agreement.") % {"text": text})
        return found[0]

    def find_provision(self, text: str, agreement: Any) -> Any:
        for provision in self.provisions[id(agreement)]:
            if str(provision.number) == text or provision.reference == text:
                return provision
        raise Refused(_("The agreement has no provision “%(text)s”.") % {"text": text})


class Wanted:
    """What the intents name: texts that may be ids or labels, identifiers, and uids."""

    def __init__(self, intents: list[Intent]) -> None:
        self.texts: dict[str, set[str]] = defaultdict(set)
        self.uids: dict[str, set[str]] = defaultdict(set)
        self.identifiers: set[tuple[str, str]] = set()
        for intent in intents:
            for name, value in intent.values.items():
                self.note(intent, name, value)

    def note(self, intent: Intent, name: str, value: Any) -> None:
        table = intent.table
        if name == "known_as":
            self.note_names(value)
            return
        column = table.column(name)
        if column.holds == "reference" and value:
            self.note_reference({"parties": "actors"}.get(column.refers_to, column.refers_to), str(value))
        elif column.holds == "identifiers":
            for text in value:
                self.note_reference(table.name, text)
        elif column.holds == "id":
            (self.uids if table.owner else self.texts)[table.name].add(value)
        elif name in LABELS.get(table.name, ()) and value:
            self.texts[table.name].add(value)

    def note_names(self, names: list[str]) -> None:
        self.texts["actors"].update(names)
        if known := states.of_names(names):
            self.note_reference("actors", f"{known.scheme}:{known.value}")

    def note_reference(self, table: str, text: str) -> None:
        identifier = as_identifier(text)
        if identifier is None:
            self.texts[table].add(text)
            known = states.of_names([text]) if table == "actors" else None
        else:
            self.identifiers.update(alike(*identifier))
            known = states.of_code(identifier[1]) if identifier[0] == "iso3166" else None
        if known:
            self.identifiers.add((known.scheme, known.value))
            self.texts["actors"].update((known.name_de, known.name_en))
