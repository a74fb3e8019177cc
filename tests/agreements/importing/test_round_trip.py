"""What is exported comes back unchanged, in each format, from a desk with a little of everything."""

import pytest

from agreements.exporting.formats import FORMATS
from agreements.exporting.rows import columns, rows
from agreements.importing.tables import TABLES
from agreements.models import (
    Actor,
    ActorName,
    Agreement,
    AgreementEvent,
    Commitment,
    Party,
    Position,
    Provision,
    Source,
)
from agreements.partial_dates import PartialDate
from tests.agreements.importing.making import check_rows, identified
from tests.factories import make_actor, make_agreement, make_source, make_topic

ABOUT = PartialDate("1905", "about", "um 1905")
PRINTED = PartialDate("2025-04-03", "exact", "3.\u00a0April")


@pytest.fixture
def desk(db):
    """Texts with spaces that do not break, formulas, quotation marks and line breaks; dates of every kind."""
    via = make_source(title="Report", kind=Source.Kind.MEDIA)
    atlas = make_source(
        title='Atlas "of" \u00a0treaties',
        kind=Source.Kind.REGISTRY,
        url="https://a.example/?x=1",
        via=via,
        published_on=ABOUT,
        retrieved_on="2025-01-02",
    )
    ada = identified(make_actor("=Ada", kind="person", began_on=ABOUT, description_en="One.\n\nTwo, “three”; four."), "wikidata", "Q1")
    guild = make_actor("Guild", kind="organization", classification=Actor.Classification.NGO, country="KG", website="https://g.example/")
    utopia = identified(make_actor("Utopia", kind="state", main_source=atlas), "iso3166", "FR")
    ActorName.objects.create(
        actor=ada, name="Ada\u00a0X", language="zh-Hans", kind="weak", until=PartialDate("1990", "not_after"), source=atlas
    )
    ActorName.objects.create(actor=ada, name="'quoted", locator="¶\u00a01", excerpt="=1+1")
    Position.objects.create(person=ada, organization=guild, title_en="Chair", is_acting=True, known_on=PRINTED)
    Position.objects.create(person=ada, organization=guild, title_en="Chair", since="1998", until=PartialDate("2004", "uncertain"))
    pact = identified(make_agreement("Pact", parties=[guild, utopia], languages=["de", "fr"], place_en="Paris"), "other", "t:1")
    pact.topics.add(make_topic("Water"), make_topic("Energy"))
    party = Party.objects.get(agreement=pact, actor=guild)
    Party.objects.create(
        agreement=pact, actor=guild, role="witness", order=7, capacity="on_behalf", represents=utopia, held_back="Not sure"
    )
    AgreementEvent.objects.create(agreement=pact, kind="announced", on=PRINTED, announced_by=ada, note_de="Ja.", locator="S. 2")
    AgreementEvent.objects.create(agreement=pact, kind="ratified", party=party)
    provision = Provision.objects.create(agreement=pact, number=1, kind="obligation", text_en="Text.")
    owed = {"agreement": pact, "provision": provision, "due_status": "dated", "due_on": "2030"}
    Commitment.objects.create(**owed, owed_by=party, beneficiary=Party.objects.get(agreement=pact, actor=utopia), deliverable_en="Dam")
    Commitment.objects.create(agreement=pact, owed_by_not_stated=True, deliverable_de="Straße", measure_de="Länge", due_status="open_ended")


def written(table: str, format: str) -> bytes:
    shape = TABLES[table]
    return b"".join(FORMATS[format].write(columns(shape), rows(shape, shape.queryset())))


@pytest.mark.parametrize("format", ["csv", "xlsx", "jsonl"])
@pytest.mark.parametrize("table", TABLES)
def test_an_export_is_imported_as_unchanged(desk, table, format):
    run = check_rows(written(table, format), table, name=f"{table}.{format}")
    changed = [(line.outcome, line.changes, line.messages) for line in run.lines.exclude(outcome="same")]
    assert changed == [] and run.counts["same"] == TABLES[table].model._default_manager.count()


def test_an_export_says_the_same_without_its_ids(desk):
    """As a file that goes to another desk would: rows are found by identifier, label and natural key."""
    for table in ("actors", "agreements", "names", "parties", "events"):
        mapping = {
            "feeds": [{"table": table, "columns": {name: name for name in columns(TABLES[table]) if name not in ("uid", "public_id")}}]
        }
        run = check_rows(written(table, "csv"), table, mapping=mapping)
        assert run.counts["new"] == run.counts["changed"] == 0, [(line.label, line.messages) for line in run.lines.exclude(outcome="same")]


def test_a_cell_that_is_edited_in_an_export_is_the_only_change(desk):
    text = written("actors", "csv").decode().replace("https://g.example/", "https://guild.example/")
    run = check_rows(text, "actors")
    [line] = run.lines.filter(outcome="changed")
    assert line.changes == {"website": ["https://g.example/", "https://guild.example/"]}
    assert Agreement.objects.count() == 1
