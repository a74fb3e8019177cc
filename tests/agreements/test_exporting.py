"""Exports: exactly the columns of the import, so that a file re-imports unchanged."""

import csv
import json
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from agreements.exporting.formats import ExportRefused
from agreements.exporting.guarding import guarded, unguarded
from agreements.exporting.rows import Sight, export
from agreements.importing import runs
from agreements.importing.files import read_file
from agreements.importing.tables import TABLES
from agreements.models import Actor, ActorName, AgreementEvent, Commitment, Identifier, Position, Provision, Source
from agreements.partial_dates import PartialDate
from tests.factories import make_actor, make_agreement, make_source, make_topic

FORMATS = ("csv", "xlsx", "jsonl")
NASTY = '=HYPERLINK("https://example.org";"\'+1")'


def whole(table: str, format_name: str = "csv", **choices) -> bytes:
    return b"".join(export(table, format_name, **choices))


def read(table: str, **choices) -> list[dict[str, str]]:
    return [row.cells for row in read_file(whole(table, **choices), "export.csv").rows]


def make_register() -> None:
    """A row and more of each table, with what is hard to carry: formulas, quotes, line breaks, open dates, scripts, references."""
    report = make_source(title="Report, “of” the\nday", publisher="'quoted'", published_on=PartialDate("2023-11", "about", "Ende 2023"))
    secret = make_source(title="@Whistle", is_confidential=True, via=report, notes="one\n\ntwo; three")
    state = make_actor("Küstenland", kind="state", country="DE", main_source=report, began_on=PartialDate("1949", "not_before"))
    person = make_actor(
        "Ada Ferrer", main_source=secret, description_de="Erste Zeile\nZweite, „Zeile“;\tTab", website="https://example.org/a?b=c&d"
    )
    Identifier.objects.create(actor=state, scheme="wikidata", value="Q1")
    Identifier.objects.create(actor=state, scheme="other", value="ggo:=1;2".replace(";", ""))
    ActorName.objects.create(actor=person, name="Ада Феррер", language="ru", kind="transliteration", source=secret, excerpt="+ so")
    ActorName.objects.create(actor=state, name=NASTY, held_back="noch unklar", until=PartialDate("2004", "uncertain", "2004?"))
    Position.objects.create(person=person, organization=state, title_de="-1. Vorsitz", since="2020-02", is_acting=True)
    agreement = make_agreement(
        "Wasser; Strom", parties=[state, person], place_de="'s-Gravenhage", languages=["de", "ky"], main_source=report
    )
    agreement.topics.add(make_topic("Wasser"), make_topic("Strom"))
    party = agreement.parties.first()
    agreement.parties.filter(actor=person).update(capacity="on_behalf", represents=state, side=2)
    AgreementEvent.objects.create(
        agreement=agreement, kind="in_force", party=party, on=PartialDate("2024-06-01", "not_after"), note_de="a\r\nb"
    )
    provision = Provision.objects.create(agreement=agreement, number=3, kind="obligation", text_de="Wasser")
    Commitment.objects.create(
        agreement=agreement, provision=provision, deliverable_de="Bericht", owed_by=party, due_status="dated", due_on="2025"
    )
    Commitment.objects.create(agreement=agreement, deliverable_en="Report", owed_by_not_stated=True, order=2)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("format_name", FORMATS)
def test_an_export_imported_again_changes_nothing(format_name, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_register()
    for table in TABLES:
        file = BytesIO(whole(table, format_name))
        run = runs.check(runs.create(file, name=f"{table}.{format_name}", table=table))
        outcomes = [(line.outcome, line.changes, line.messages) for line in run.lines.exclude(outcome="same")]
        assert (run.state, outcomes) == ("checked", []), table
        assert run.counts["same"] == TABLES[table].model.objects.count() > 0, table


@pytest.mark.django_db
def test_the_header_is_what_the_import_declares_and_begins_with_the_id():
    for name, table in TABLES.items():
        header = whole(name).decode("utf-8-sig").splitlines()[0].split(",")
        assert header == [column.name for column in table.columns]
        assert header[0] in ("public_id", "uid")


@given(st.text(alphabet="='+-@\t\r\na ＝＋－＠"))
def test_a_guard_comes_off_again_whatever_the_text(text):
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.mark.django_db
def test_a_formula_stays_a_text_in_every_format():
    Actor.objects.create(kind="person", name_de=NASTY)
    line = next(csv.DictReader(StringIO(whole("actors").decode("utf-8-sig"))))
    assert line["name_de"] == f"'{NASTY}"
    sheet = load_workbook(BytesIO(whole("actors", "xlsx"))).active
    cell = next(cell for cell in sheet[2] if cell.value == NASTY)
    assert cell.data_type == "s"
    assert json.loads(whole("actors", "jsonl"))["name_de"] == NASTY


@pytest.mark.django_db
def test_a_text_too_long_for_a_cell_is_refused_by_the_sheet_and_told():
    make_actor("Lang", description_de="x" * 40_000)
    with pytest.raises(ExportRefused, match="CSV"):
        whole("actors", "xlsx")
    assert len(whole("actors")) > 40_000


@pytest.mark.django_db
def test_what_the_desk_keeps_to_itself_is_left_out_for_those_who_may_not_see_it():
    make_register()
    assert [row["held_back"] for row in read("names")] == ["", "noch unklar"]
    assert read("actors")[1]["main_source_label"].endswith("(confidential)") or read("actors")[1]["main_source_label"].endswith(
        "(vertraulich)"
    )
    narrow = Sight(held_back=False, confidential=False)
    names = read("names", sight=narrow)
    assert [(row["name"], row["source"], row["source_label"], row["excerpt"]) for row in names] == [("Ада Феррер", "", "", "")]
    for table in TABLES:
        assert "Whistle" not in whole(table, sight=narrow).decode(), table
    blind = Sight(models=frozenset({Actor}))
    assert {row["main_source_label"] for row in read("agreements", sight=blind)} == {""}


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_rows(django_assert_num_queries):
    Source.objects.bulk_create(Source(title=f"Quelle {number}", kind="media") for number in range(30))
    sources = list(Source.objects.all())
    Actor.objects.bulk_create(Actor(kind="person", name_de=f"P {number}", main_source=sources[number % 30]) for number in range(1_500))
    with django_assert_num_queries(2):  # the actors with their sources, all identifiers
        assert len(read("actors")) == 1_500


@pytest.mark.django_db
def test_the_command_writes_a_whole_file_or_none(tmp_path):
    make_actor("Lang", description_de="x" * 40_000)
    call_command("export_records", "actors", output=str(tmp_path / "actors.jsonl"))
    assert json.loads((tmp_path / "actors.jsonl").read_text())["name_de"] == "Lang"
    with pytest.raises(CommandError, match="CSV"):
        call_command("export_records", "actors", output=str(tmp_path / "actors.xlsx"))
    assert [path.name for path in tmp_path.iterdir()] == ["actors.jsonl"]
