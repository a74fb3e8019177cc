"""Headings become columns: guessed in both languages, remembered by header, or known as a kind of file."""

import pytest

from agreements.importing import mapping, runs
from agreements.importing.refusals import ImportRefused
from agreements.importing.tables import TABLES
from agreements.models import ColumnPreset
from tests.agreements.importing.making import guessed, new_run

pytestmark = pytest.mark.django_db


def test_our_own_headings_are_known():
    for table in TABLES.values():
        header = [column.name for column in table.columns if not column.is_told_only]
        assert guessed(header, table.name) == {name: name for name in header}


def test_headings_are_guessed_in_both_languages():
    english = guessed(["Public ID", "Name (English)", "German name", "Country", "Born"], "actors")
    assert english == {"public_id": "Public ID", "name_en": "Name (English)", "country": "Country", "began_on": "Born"}
    german = guessed(["Name (deutsch)", "Land", "geboren", "Art", "Webseite"], "actors")
    assert german == {"name_de": "Name (deutsch)", "country": "Land", "began_on": "geboren", "kind": "Art", "website": "Webseite"}


def test_a_heading_goes_to_one_column_only():
    found = mapping.guess(["name", "type"], TABLES["actors"], "de")["feeds"][0]["columns"]
    assert found == {"name_de": "name", "kind": "type"}


def test_the_table_is_found_by_the_headings():
    assert new_run("person;organization;title_en;since\n").table == "positions"
    assert new_run("agreement;actor;role;side\n").table == "parties"


def test_a_mapping_by_hand_is_remembered_for_the_next_file_with_this_header():
    run = new_run("wer;was\nAda;person\n", "actors")
    columns = {"name_de": "wer", "kind": "was"}
    runs.remap(run, {"feeds": [{"table": "actors", "columns": columns}]})
    assert ColumnPreset.objects.count() == 1
    again = new_run("WER; was \nBen;person\n", "actors")
    assert again.mapping["feeds"][0]["columns"] == columns


@pytest.mark.parametrize(
    ("feed", "words"),
    [
        ({"table": "actors", "columns": {"name_de": "who", "kind": "was"}}, "no column “who”"),
        ({"table": "actors", "columns": {"name_de": "wer"}}, "kind|Art"),
        ({"table": "actors", "columns": {"nonsense": "wer"}}, "does not have"),
        ({"table": "nonsense", "columns": {}}, "not understood"),
        ({"table": "actors", "columns": {}, "run": "rm"}, "not understood"),
        ({"table": "actors", "columns": {"name_de": ["wer"], "kind": "was"}}, "not understood"),
        ({"table": "actors", "columns": {"name_de": "wer", "kind": "was"}, "split": "website"}, "not understood"),
        ({"table": "actors", "columns": {"name_de": "wer", "kind": "was"}, "readers": {"name_de": "eval"}}, "not understood"),
        ({"table": "actors", "columns": {"name_de": "wer", "kind": "was"}, "values": {"kind": "x"}}, "not understood"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(feed, words):
    with pytest.raises(ImportRefused, match=words):
        runs.remap(new_run("wer;was\nAda;person\n", "actors"), {"feeds": [feed]})


def test_each_preset_fits_its_own_header():
    for preset in mapping.presets().values():
        headings = {heading for feed in mapping.feeds_of(preset.mapping) for heading in feed.headings()}
        mapping.check_mapping(preset.mapping, sorted({*preset.header, *headings}))
        assert mapping.preset_for([*preset.header, "something else"]) == preset


def test_a_preview_shows_the_first_rows():
    run = new_run("name;land\n" + "Ada;DE\n" * 50, "actors")
    preview = mapping.preview(run)
    assert preview.header == ["name", "land"] and len(preview.rows) == mapping.PREVIEWED_ROWS
