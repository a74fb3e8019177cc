"""The codebook as a page, and as files."""

import json
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from agreements.exporting.formats import as_csv
from newsroom.publishing.answers import answer, seconds_left, validator

from ..bilingual import LANGUAGES
from .addresses import codebook_path, in_language
from .codebook import HEADER, code_lines, codes_of, column_lines, label, table_as_json
from .licence import Licence, data_licence
from .read_me import hints
from .tables import tables

KINDS = ("agreement", "actor")
CONTENT_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def codebook_page(request: HttpRequest) -> HttpResponse:
    """No query."""
    language, licence = request.LANGUAGE_CODE, data_licence()
    context = {
        "groups": groups(language),
        "hints": hints(),
        "licence": licence,
        "files": [(name.upper(), in_language(language, f"agreements:codebook-{name}")) for name in CONTENT_TYPES],
        "alternate": {code: codebook_path(code) for code in LANGUAGES} | {"has_sibling": True},
    }
    return answer(request, "agreements/codebook.html", context, made_of=(written("json", licence), get_language()))


@cache
def groups(language: str) -> list[dict]:
    """For agreements and for actors: the tables, in words of the language, which is active."""
    return [
        {
            "kind": kind,
            "tables": [
                {
                    "anchor": f"{kind}-{table.name}",
                    "name": table.name,
                    "label": str(table.label),
                    "meaning": str(table.meaning),
                    "columns": [
                        {
                            "anchor": f"{kind}-{table.name}-{column.name}",
                            "name": column.name,
                            "type": str(column.type.label),
                            "label": label(column, language),
                            "meaning": str(column.meaning),
                            "codes": codes_of(column),
                        }
                        for column in table.columns
                    ],
                }
                for table in tables(kind)
            ],
        }
        for kind in KINDS
    ]


def codebook_file(request: HttpRequest, format: str) -> HttpResponse:
    """The same in both languages at once, whatever the language of the address."""
    body = written(format, data_licence())
    etag = validator(body)
    response = get_conditional_response(request, etag=etag) or HttpResponse(body, content_type=CONTENT_TYPES[format])
    response.headers["ETag"], response.headers["Cache-Control"] = etag, f"public, max-age={seconds_left([])}"
    response.headers["Content-Disposition"] = f'attachment; filename="codebook.{format}"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@cache
def written(format: str, licence: Licence) -> bytes:
    if format == "json":
        found = {kind: [table_as_json(table) for table in tables(kind)] for kind in KINDS}
        return json.dumps({"licence": licence._asdict(), "tables": found}, ensure_ascii=False, indent=1).encode()
    header = ["about", *HEADER, *(f"values_{language}" for language in LANGUAGES)]
    rows = (dict(zip(header, [f"{kind}s", *line], strict=True)) for kind in KINDS for line in with_values(kind))
    return b"".join(as_csv(header, rows))


def with_values(kind: str) -> list[list[str]]:
    """A line for each column, its allowed values in words at the end."""
    in_words: dict[tuple[str, str], list[list[str]]] = {}
    for table, column, _code, *labels in code_lines(tables(kind)):
        in_words.setdefault((table, column), []).append(labels)
    lines = column_lines(tables(kind))
    return [[*line, *map("; ".join, zip(*in_words.get((line[0], line[1]), [["", ""]]), strict=True))] for line in lines]
