"""`datapackage.json`: the tables described after the Data Package standard (version 1, Table Schema), which statistics tools read."""

from typing import Any

from django.utils import translation

from .codebook import enumeration, label, said_in
from .columns import Column, Type
from .shapes import Meta
from .tables import Table

TYPES = {Type.INTEGER: "integer", Type.NUMBER: "number", Type.BOOLEAN: "boolean", Type.DATE: "date", Type.MOMENT: "datetime"}


def data_package(meta: Meta, tables: list[Table]) -> dict[str, Any]:
    """In the language of the address that was asked; the codebook beside it has both."""
    licence = {"name": meta.licence.name, "title": meta.licence.title, "path": meta.licence.url}
    return {
        "profile": "tabular-data-package",
        "name": meta.file_name.lower(),
        "title": f"{meta.publisher}: {meta.title}",
        "homepage": meta.page,
        "created": meta.moment,
        "licenses": [{name: value for name, value in licence.items() if value}],
        "sources": [{"title": meta.publisher, "path": meta.retrieved_from}],
        "count": meta.count,
        "is_complete": meta.is_complete,
        "left_out": meta.left_out,
        "resources": [resource(table, tables[0], meta.language) for table in tables],
    }


def resource(table: Table, main: Table, language: str) -> dict[str, Any]:
    schema = {
        "fields": [field(column, language) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.keys),
    }
    owner = f"{main.name.removesuffix('s')}_id"
    if table is not main:
        schema["foreignKeys"] = [{"fields": owner, "reference": {"resource": main.name, "fields": "id"}}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": said_in(language, table.label),
        "description": said_in(language, table.meaning),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def field(column: Column, language: str) -> dict[str, Any]:
    found = {"name": column.name, "type": TYPES.get(column.type, "string"), "title": label(column, language)}
    with translation.override(language):
        if meaning := str(column.meaning):
            found["description"] = meaning
    if column.type == Type.ADDRESS:
        found["format"] = "uri"
    if column.codes is not None:
        found["constraints"] = {"enum": [one.value for one in enumeration(column.codes)]}
    return found
