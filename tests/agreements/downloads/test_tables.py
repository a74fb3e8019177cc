import pytest
from django.utils import translation

from agreements.api.shapes import Cited
from agreements.downloads.codebook import codes_of, label
from agreements.downloads.tables import tables
from agreements.vocabulary import PARTS
from newsroom.publishing.shapes import publishing_of_kind

from .register import make_register

KINDS = ("agreement", "actor")


def table_of(kind: str, name: str):
    return next(table for table in tables(kind) if table.name == name)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_is_published_stands_in_a_column(kind):
    publishing = publishing_of_kind(kind)
    declared = {f"{kind}s": publishing.fields} | {PARTS[rows.name]: rows.fields for rows in publishing.rows}
    for name, fields in declared.items():
        shown = {column.shows for column in table_of(kind, name).columns}
        assert set(fields) <= shown, f"{set(fields) - shown} of {name} are frozen and in no column of the downloads."


def test_the_tables_are_those_of_the_record_its_facts_sources_and_topics():
    assert [table.name for table in tables("agreement")] == [
        "agreements", "parties", "signatures", "events", "provisions", "commitments", "assessments", "amounts", "links", "identifiers",
        "sources", "topics",
    ]  # fmt: skip
    assert [table.name for table in tables("actor")] == ["actors", "events", "identifiers", "sources", "names", "positions", "relations"]


@pytest.mark.parametrize("kind", KINDS)
def test_columns_are_named_once_and_said_in_both_languages(kind):
    for table in tables(kind):
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), table.name
        assert set(table.keys) <= set(names)
        for column in table.columns:
            assert label(column, "de") and label(column, "en"), column.name
            for code, german, english in codes_of(column):
                assert code and german and english, (table.name, column.name)
        with translation.override("de"):
            german = str(table.meaning)
        with translation.override("en"):
            assert str(table.meaning) != german, table.name


@pytest.mark.django_db
def test_a_row_says_what_the_document_says():
    agreement, person = make_register()
    version = agreement.versions.get()
    found = {}
    for table in tables("agreement"):
        rows = list(table.cells(version, Cited(version.document)))
        found[table.name] = [dict(zip([column.name for column in table.columns], row, strict=True)) for row in rows]
    (record,) = found["agreements"]
    assert (record["id"], record["title_de"], record["status"], record["dated"]) == (
        agreement.public_id,
        "Vertrag über Größe",
        "signed",
        "2024-05-06",
    )
    assert (record["parties_de"], record["signatories_de"], record["languages"]) == (
        ["Bergland", "Ärmel, Übü"],
        ["Ärmel, Übü"],
        ["de", "ky"],
    )
    assert (record["topics_de"], record["amounts"], record["identifiers"]) == (["Wasser"], ["USD 1234567.50"], ["other:V-1"])
    state, other = found["parties"]
    assert (state["actor_name_de"], state["actor_kind"], state["actor_country"], state["capacity"]) == (
        "Bergland",
        "state",
        "KG",
        "not_stated",
    )
    assert {row["agreement_id"] for rows in found.values() for row in rows if "agreement_id" in row} == {agreement.public_id}
    signed, silent = found["signatures"]
    assert (signed["person_id"], signed["unknown_reason"], signed["position_title_de"]) == (person.public_id, "", "Ministerin")
    assert (signed["position_organization_de"], signed["position_held"]) == ("Bergland", "possibly")
    assert (silent["person_id"], silent["unknown_reason"], silent["party_id"]) == (None, "not_named", other["id"])
    (commitment,) = found["commitments"]
    assert (commitment["due_on"], str(commitment["due_on_earliest"]), str(commitment["due_on_latest"])) == (
        "2025-06",
        "2025-06-01",
        "2025-06-30",
    )
    assert (commitment["rating"], commitment["rated_on"], commitment["is_open"]) == ("stalled", "2025-07-01", True)
    assert (commitment["owed_by_id"], commitment["owed_by_actor_id"]) == (state["id"], state["actor_id"])
    assert [row["rating"] for row in found["assessments"]] == ["in_progress", "stalled"]
    (provision,), (source,) = found["provisions"], found["sources"]
    assert (provision["locator"], provision["excerpt"], provision["source_id"]) == ("S. 7", "wörtlich", source["id"])
    assert (source["title"], source["publisher"], str(source["published_on_latest"])) == ("Bericht", "Verlag", "2023-12-31")
    assert [row["other_title_de"] for row in found["links"]] == ["Früherer Vertrag"]


@pytest.mark.django_db
def test_an_actors_dates_say_how_they_are_meant():
    _agreement, person = make_register()
    version = person.versions.get()
    table = table_of("actor", "actors")
    (row,) = table.cells(version, Cited(version.document))
    record = dict(zip([column.name for column in table.columns], row, strict=True))
    assert [record[f"began_on{part}"] for part in ("", "_qualifier", "_as_printed")] == ["1970", "about", "um 1970"]
    assert [str(record[f"began_on{part}"]) for part in ("_earliest", "_latest")] == ["1969-01-01", "1971-12-31"]
    assert (record["other_names"], record["ended_on"], record["ended_on_latest"]) == (["Ермел"], None, None)
