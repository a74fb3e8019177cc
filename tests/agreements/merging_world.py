"""Two actors in the thick of everything, and dumps of the whole database: what the tests of merging share."""

import json

from django.db import connection

from agreements.models import (
    Actor,
    ActorEvent,
    ActorName,
    ActorVersion,
    Agreement,
    AgreementEvent,
    Commitment,
    Identifier,
    MatchDecision,
    Party,
    Position,
    Relation,
    Signature,
)
from newsroom.publishing.acts import publish
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_source

# What a merge and its undoing leave behind on purpose: one more version with the same document, the former one's end, and
DERIVED = {relation.related_model._meta.db_table for relation in ActorVersion._meta.related_objects}  # what is derived of the two,
RECORDS_OF_THE_MERGE = DERIVED | {
    "agreements_actorversion",
    "agreements_merge",  # the receipt,
    "newsroom_change",  # the acts "merged" and "published",
    "newsroom_snapshot",  # the two working copies before the merge.
}
# Clocks of working copies: open forms must be refused, before and after.
CLOCKS = {"row_version", "published_row_version", "updated_at", "updated_by_id"}


def tables() -> list[str]:
    return connection.introspection.table_names()


def whole_database(*, without_clocks: bool = True) -> dict[str, list[dict]]:
    """Every row of every table, by table."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" t ORDER BY 1')
            found[table] = [plain(json.loads(row), without_clocks) for (row,) in cursor.fetchall()]
    return found


def plain(row: dict, without_clocks: bool) -> str:
    return json.dumps({name: value for name, value in row.items() if not (without_clocks and name in CLOCKS)}, sort_keys=True)


def differences(before: dict, after: dict) -> dict[str, tuple[list, list]]:
    """Table → (rows that are gone, rows that have come)."""
    pairs = {table: (set(before[table]), set(after[table])) for table in before}
    return {table: (sorted(old - new), sorted(new - old)) for table, (old, new) in pairs.items() if old != new}


def make_web() -> tuple[Actor, Actor, dict]:
    """(the double, the one to keep, what is around them): published, with everything that can refer to an actor."""
    source = make_source(title="Press report")
    bank = make_actor("Bank", kind="organization", classification="company", main_source=source)
    kept = make_actor("Ada Example", main_source=source)
    double = make_actor("Ada Exampel", name_en="Adah Exampel", began_on="1970", description_de="Ökonomin", main_source=make_source())
    other = make_actor("Third Person", main_source=source)
    ActorName.objects.create(actor=double, name="Ада", language="ru")
    ActorName.objects.create(actor=double, name="A. E.", language="", since="2001")
    ActorName.objects.create(actor=kept, name="A. E.", language="")
    Identifier.objects.create(actor=double, scheme="wikidata", value="Q1")
    chair = Position.objects.create(person=double, organization=bank, title_de="Vorsitz")
    Relation.objects.create(subject=double, kind="advises", object=bank)
    Relation.objects.create(subject=other, kind="advises", object=double)
    ActorEvent.objects.create(actor=double, kind="appointed", on="2020", body=bank)
    ActorEvent.objects.create(actor=other, kind="elected", on="2020", body=double)
    MatchDecision.objects.create(left=double, right=other, verdict="different")
    alone = make_agreement("Alone", parties=[double, bank], main_source=source)
    party = alone.parties.get(actor=double)
    Signature.objects.filter(party=party).update(unknown_reason="", person=double, position=chair)
    Commitment.objects.create(agreement=alone, owed_by=party, deliverable_de="Bericht")
    AgreementEvent.objects.create(agreement=alone, kind="announced", on="2024", announced_by=double)
    both = make_agreement("Both", parties=[kept, double, bank], main_source=source)
    Party.objects.create(agreement=both, actor=bank, role="guarantor", capacity="on_behalf", represents=double)
    article = make_article("Cites both", mentions=[kept, double])
    make_quote(article, double, position=chair)
    single = make_article("Cites the double", mentions=[double])
    publish(bank, kept, double, other, alone, both, article, single, by=None)
    for item in (bank, kept, double, other, alone, both, article, single):
        item.refresh_from_db()
    around = {"bank": bank, "other": other, "alone": alone, "both": both, "article": article, "single": single, "chair": chair}
    return double, kept, around


def agreements_of(actor: Actor) -> list[str]:
    return sorted(Agreement.objects.filter(parties__actor=actor).values_list("title_de", flat=True))
