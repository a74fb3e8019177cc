"""Short ways to small imports."""

from io import BytesIO

from agreements.importing import mapping, runs
from agreements.importing.files import read_file
from agreements.importing.tables import TABLES
from agreements.models import Identifier, ImportRun


def identified(record, scheme: str, value: str):
    Identifier.objects.create(scheme=scheme, value=value, **{record._meta.model_name: record})
    return record


def new_run(data: str | bytes, table: str = "", *, name: str = "rows.csv", **fields) -> ImportRun:
    """An import of these rows; the header is guessed unless a mapping is given. Other fields are options."""
    data = data.encode() if isinstance(data, str) else data
    known = {name: fields.pop(name) for name in ("by", "mapping", "source", "note", "preset") if name in fields}
    return runs.create(BytesIO(data), name=name, table=table, language="en", options=fields, **known)


def check_rows(data: str | bytes, table: str = "", **fields) -> ImportRun:
    return runs.check(new_run(data, table, **fields))


def import_rows(data: str | bytes, table: str = "", **fields) -> ImportRun:
    return runs.apply(check_rows(data, table, **fields))


def outcomes(run: ImportRun, table: str) -> list[str]:
    return list(run.lines.filter(table=table).order_by("position").values_list("outcome", flat=True))


def said(run: ImportRun) -> str:
    return " ".join(message["text"] for line in run.lines.order_by("position") for message in line.messages)


def guessed(header: list[str], table: str) -> dict[str, str]:
    return mapping.guess(header, TABLES[table], "en")["feeds"][0]["columns"]


def rows_of(data: str | bytes, name: str = "rows.csv") -> list[dict[str, str]]:
    data = data.encode() if isinstance(data, str) else data
    return [row.cells for row in read_file(data, name).rows]
