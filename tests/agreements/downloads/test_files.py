"""Every format, read back by a tool that knows it: the same records, the same values."""

import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.utils import translation
from openpyxl import load_workbook

from agreements.downloads.addresses import list_download_path, record_download_path
from agreements.downloads.tables import tables
from agreements.exporting.guarding import unguarded
from agreements.models import ActorVersion, AgreementVersion

from .register import FORMULA, make_register

pytestmark = pytest.mark.django_db
KINDS = {"agreement": AgreementVersion, "actor": ActorVersion}
ENDING_OF_A_CSV = ["licence", "retrieved_from", "retrieved_at", "is_complete"]


@pytest.fixture(autouse=True)
def register():
    return make_register()


def ids(kind: str) -> set[str]:
    return set(KINDS[kind].objects.live().values_list("public_id", flat=True))


def file(client, kind: str, format: str, query: str = "", language: str = "en") -> bytes:
    response = client.get(list_download_path(kind, format, language) + query)
    assert response.status_code == 200
    return response.getvalue()


def lines_of(content: bytes) -> list[dict]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("kind", KINDS)
def test_a_csv_is_one_row_a_record_and_tells_in_each_whence_it_is(client, kind):
    content = file(client, kind, "csv")
    assert content.startswith("\ufeff".encode())
    lines = lines_of(content)
    assert {line["id"] for line in lines} == ids(kind) and len(lines) == len(ids(kind))
    assert list(lines[0])[-4:] == ENDING_OF_A_CSV
    assert {line["licence"] for line in lines} == {"CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/"}
    assert {line["retrieved_from"] for line in lines} == {f"http://127.0.0.1:8000/en/{kind}s/download.csv"}
    assert {line["is_complete"] for line in lines} == {"true"}


@pytest.mark.parametrize("kind", KINDS)
def test_json_and_json_lines_hold_what_the_api_answers(client, kind):
    whole = json.loads(file(client, kind, "json"))
    assert (whole["meta"]["count"], whole["meta"]["is_complete"], whole["meta"]["left_out"]) == (len(ids(kind)), True, 0)
    assert whole["meta"]["licence"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert whole["meta"]["codebook"] == "http://127.0.0.1:8000/en/data/codebook/"
    assert {record["id"] for record in whole["records"]} == ids(kind)
    for record in whole["records"]:
        assert record == client.get(f"/api/v1/{kind}s/{record['id']}/").json()
    lines = [json.loads(line) for line in file(client, kind, "jsonl").splitlines()]
    assert [{name: value for name, value in line.items() if name not in ENDING_OF_A_CSV} for line in lines] == whole["records"]
    assert {line["retrieved_from"] for line in lines} == {f"http://127.0.0.1:8000/en/{kind}s/download.jsonl"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_package_holds_every_table_its_codebook_and_its_description(client, kind):
    with ZipFile(BytesIO(file(client, kind, "csv.zip"))) as package:
        assert package.testzip() is None
        files = {name: package.read(name) for name in package.namelist()}
    assert set(files) == {
        "README.txt",
        "LIESMICH.txt",
        "codebook.csv",
        "codes.csv",
        "datapackage.json",
        *(f"{table.name}.csv" for table in tables(kind)),
    }
    assert {line["id"] for line in lines_of(files[f"{kind}s.csv"])} == ids(kind)
    description = json.loads(files["datapackage.json"])
    for resource in description["resources"]:
        header = files[resource["path"]].decode("utf-8-sig").splitlines()[0].split(",")
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        explained = [line["column"] for line in lines_of(files["codebook.csv"]) if line["table"] == resource["name"]]
        assert header == explained
    for name, licence in (("README.txt", "Licence:"), ("LIESMICH.txt", "Lizenz:")):
        text = files[name].decode()
        assert licence in text and f"http://127.0.0.1:8000/en/{kind}s/download.csv.zip" in text
    assert "Vereinbarungen" in files["LIESMICH.txt"].decode() or kind == "actor"


def test_the_cells_of_a_package_are_of_the_types_that_its_description_declares(client):
    """By hand what validators of the standard check: enumerations, numbers, days, keys."""
    with ZipFile(BytesIO(file(client, "agreement", "csv.zip"))) as package:
        for resource in json.loads(package.read("datapackage.json"))["resources"]:
            fields = {field["name"]: field for field in resource["schema"]["fields"]}
            lines = lines_of(package.read(resource["path"]))
            assert lines, resource["name"]
            keys = [tuple(line[name] for name in resource["schema"]["primaryKey"]) for line in lines]
            assert len(set(keys)) == len(keys)
            for line in lines:
                for name, cell in line.items():
                    if cell:
                        assert cell in fields[name].get("constraints", {}).get("enum", [cell])
                        assert {"integer": cell.isdigit(), "boolean": cell in ("true", "false")}.get(fields[name]["type"], True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_has_a_sheet_for_each_table_between_what_it_is_and_the_codebook(client, kind):
    book = load_workbook(BytesIO(file(client, kind, "xlsx")), read_only=True)
    with translation.override("en"):
        labels = [str(table.label) for table in tables(kind)]
    assert book.sheetnames == ["Read me", *labels, "Codebook", "Codes"]
    rows = list(book.worksheets[1].values)
    assert {row[0] for row in rows[1:]} == ids(kind)
    assert f"http://127.0.0.1:8000/en/{kind}s/download.xlsx" in "\n".join(str(cell) for row in book["Read me"].values for cell in row)


def test_all_formats_with_tables_hold_the_same_values(client):
    content = file(client, "agreement", "csv.zip")
    book = load_workbook(BytesIO(file(client, "agreement", "xlsx")), read_only=True)
    with ZipFile(BytesIO(content)) as package:
        for sheet, table in zip(book.worksheets[1:-2], tables("agreement"), strict=True):
            header, *rows = [list(row) for row in sheet.values]
            lines = lines_of(package.read(f"{table.name}.csv"))
            assert [{name: as_text(cell) for name, cell in zip(header, row, strict=True)} for row in rows] == [
                {name: trimmed(cell) for name, cell in line.items()} for line in lines
            ], table.name


def as_text(cell) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else trimmed(str(cell))


def trimmed(cell: str) -> str:
    return cell.removesuffix("0").removesuffix(".0") if cell.replace(".", "").isdigit() and "." in cell else cell


def test_a_formula_is_text_in_tables_and_itself_in_json(client, register):
    _agreement, person = register
    line = next(line for line in lines_of(file(client, "actor", "csv")) if line["id"] == person.public_id)
    assert line["description_de"] == f"'{FORMULA}" and unguarded(line["description_de"]) == FORMULA
    book = load_workbook(BytesIO(file(client, "agreement", "xlsx")))
    cells = [cell for sheet in book.worksheets for row in sheet.rows for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells if cell.value.endswith(("SUM(1)", "wide"))] == ["'@SUM(1)", "'＝wide"]
    found = json.loads(file(client, "actor", "json"))["records"]
    assert next(record for record in found if record["id"] == person.public_id)["description"]["de"] == FORMULA


@pytest.mark.parametrize("format", ["csv", "csv.zip", "xlsx", "json", "jsonl"])
def test_a_record_is_a_list_of_one(client, register, format):
    agreement, _person = register
    path = record_download_path("agreement", agreement.public_id, agreement.slug, format, "de")
    content = client.get(path).getvalue()
    found = {
        "csv": lambda: [line["id"] for line in lines_of(content)],
        "csv.zip": lambda: [line["id"] for line in lines_of(ZipFile(BytesIO(content)).read("agreements.csv"))],
        "xlsx": lambda: [row[0] for row in load_workbook(BytesIO(content)).worksheets[1].iter_rows(min_row=2, values_only=True)],
        "json": lambda: [record["id"] for record in json.loads(content)["records"]],
        "jsonl": lambda: [json.loads(line)["id"] for line in content.splitlines()],
    }
    assert found[format]() == [agreement.public_id]


def test_numbers_are_numbers_in_a_sheet_and_old_days_are_text(client):
    book = load_workbook(BytesIO(file(client, "agreement", "xlsx")))
    amounts = {
        cell.value: row
        for cell, row in zip(next(book["Amounts"].iter_rows(max_row=1)), next(book["Amounts"].iter_rows(min_row=2)), strict=True)
    }
    assert float(amounts["value"].value) == 1234567.5
    header = [cell.value for cell in next(book["Events"].iter_rows(max_row=1))]
    assert book["Events"].cell(2, header.index("on_earliest") + 1).value in ("1999-01-02", "2024-05-06")
