"""CSV in any dress, XLSX and JSON Lines: what comes out, and what is refused whole."""

import json
import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from agreements.exporting.guarding import guarded
from agreements.importing import files
from agreements.importing.files import read_file
from agreements.importing.refusals import ImportRefused
from tests.agreements.importing.making import rows_of

PLAIN = "name;land\nGröße;Åland\nمصر;日本\n"
WESTERN = "name;land\nGröße;Åland\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_usual_encoding_gives_the_same_rows(encoding):
    text = PLAIN if encoding != "utf-16-le" else WESTERN
    assert rows_of(text.encode(encoding)) == rows_of(text)


def test_windows_1252_is_read_with_a_note():
    sheet = read_file(WESTERN.encode("cp1252"), "rows.csv")
    assert [row.cells for row in sheet.rows] == [{"name": "Größe", "land": "Åland"}]
    assert "Windows-1252" in sheet.notes[0]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator):
    text = f'name{separator}land\n"Ex, Ada; A|B\tC"{separator}DE\n'
    assert rows_of(text) == [{"name": "Ex, Ada; A|B\tC", "land": "DE"}]


def test_excel_may_name_the_separator_itself():
    assert rows_of("sep=;\nname;land\nAda, Ex;DE\n") == [{"name": "Ada, Ex", "land": "DE"}]


def test_line_breaks_inside_quotation_marks_stay_and_rows_keep_their_numbers():
    sheet = read_file(b'name;land\n"one\ntwo";DE\n\n;;\nthree;FR\n', "rows.csv")
    assert [(row.number, row.cells["name"]) for row in sheet.rows] == [(2, "one\ntwo"), (5, "three")]


def test_ragged_rows_are_told_apart():
    rows = list(read_file(b"a;b\n1\n1;2;\n1;2;3\n", "rows.csv").rows)
    assert [bool(row.warning) for row in rows] == [True, False, False]
    assert [bool(row.problem) for row in rows] == [False, False, True]


def test_headings_are_made_to_differ():
    sheet = read_file(b"name;name;;\xc2\xa0land \nA;B;C;D\n", "rows.csv")
    assert sheet.header == ["name", "name (2)", "column 3", "land"] and sheet.notes


def book(*rows) -> bytes:
    made, stream = Workbook(), BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(stream)
    return stream.getvalue()


def test_a_spreadsheet_gives_what_one_would_type():
    half_past_eight = datetime(2004, 12, 31, 8, 30)  # noqa: DTZ001 - spreadsheets know no time zones
    data = book(["a", "b", "c", "d", "e", "f"], [1.0, 1.5, True, date(2004, 12, 31), half_past_eight, None], [None] * 6)
    assert rows_of(data, "rows.xlsx") == [{"a": "1", "b": "1.5", "c": "true", "d": "2004-12-31", "e": "2004-12-31 08:30:00", "f": ""}]


def test_formulas_of_a_spreadsheet_are_text():
    assert rows_of(book(["a"], ['=HYPERLINK("http://x.example","x")']), "rows.xlsx") == [{"a": '=HYPERLINK("http://x.example","x")'}]


def test_json_lines_in_the_shapes_of_our_api():
    line = {
        "name": {"de": "Wasser", "en": "Water"},
        "on": {"value": "1905", "qualifier": "about", "as_printed": "um 1905"},
        "actor": {"id": "abcdefgh", "name": "X"},
        "topics": ["a", "b"],
        "n": 1.0,
        "empty": None,
    }
    [cells] = rows_of(json.dumps(line), "rows.jsonl")
    texts = {"name_de": "Wasser", "name_en": "Water", "on": "~1905", "on_printed": "um 1905"}
    assert cells == texts | {"actor": "abcdefgh", "topics": "a;b", "n": "1", "empty": ""}


def test_a_broken_line_of_json_is_one_refused_row():
    rows = list(read_file(b'{"a": 1}\n{"a": \n[1]\n{"a": 2}\n', "rows.jsonl").rows)
    assert [(row.number, bool(row.problem)) for row in rows] == [(1, False), (2, True), (3, True), (4, False)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not a text"),
        (b"PK\x03\x04nonsense", "spreadsheet"),
        ("name\nGröße".encode() + b"\xff\n", "near row 2"),
        (b"," * 300 + b"x", "columns"),
        (b'name\n"' + b"x" * 100_001, "quotation mark"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(data, words):
    with pytest.raises(ImportRefused, match=words):
        list(read_file(data, "rows.csv").rows)


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 3)
    with pytest.raises(ImportRefused, match="more than 3 rows"):
        list(read_file(b"a\n1\n2\n3\n4\n", "rows.csv").rows)


def test_a_spreadsheet_that_swells_is_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_UNPACKED", 10_000)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", "0" * 1_000_000)
    with pytest.raises(ImportRefused, match="unpacked"):
        list(read_file(packed.getvalue(), "rows.xlsx").rows)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip))
def test_what_an_export_guards_comes_back_as_it_was(text):
    quoted = guarded(text).replace('"', '""')
    assert rows_of(f'name;land\n"{quoted}";DE\n') == [{"name": text, "land": "DE"}]
