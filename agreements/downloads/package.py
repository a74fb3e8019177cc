"""All tables as CSV in one ZIP, with words on what they are, the codebook, and a description after the Data Package standard."""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from agreements.api.shapes import Cited
from agreements.exporting.formats import BYTES_A_PIECE, as_csv
from newsroom.publishing.models import Version

from .cells import names, text
from .codebook import CODE_HEADER, HEADER, code_lines, column_lines
from .data_package import data_package
from .read_me import read_me
from .shapes import Meta
from .tables import Table, tables

AT_ONCE = 100
READ_ME = {"en": "README.txt", "de": "LIESMICH.txt"}


def as_package(records: Iterable[Version], meta: Meta, kind: str) -> Iterator[bytes]:
    """Finished on disk before its first byte goes out: a table after the other needs all records once."""
    found = tables(kind)
    with ExitStack() as open_files:
        drafts = [open_files.enter_context(TemporaryFile()) for _table in found]
        write_tables(found, records, drafts)
        file = open_files.enter_context(TemporaryFile())
        with ZipFile(file, "w", ZIP_DEFLATED) as package:
            for language, name in READ_ME.items():
                package.writestr(name, "\r\n".join(read_me(meta, found, language)) + "\r\n")
            package.writestr("codebook.csv", b"".join(lines_as_csv(HEADER, column_lines(found))))
            package.writestr("codes.csv", b"".join(lines_as_csv(CODE_HEADER, code_lines(found))))
            package.writestr("datapackage.json", json.dumps(data_package(meta, found), ensure_ascii=False, indent=1))
            for table, draft in zip(found, drafts, strict=True):
                add(package, f"{table.name}.csv", draft)
        file.seek(0)
        while piece := file.read(BYTES_A_PIECE):
            yield piece


def write_tables(found: list[Table], records: Iterable[Version], drafts: list[IO[bytes]]) -> None:
    headers = [names(table.columns) for table in found]
    for header, draft in zip(headers, drafts, strict=True):
        draft.writelines(as_csv(header, []))
    records = iter(records)
    while batch := [(version, Cited(version.document)) for version in islice(records, AT_ONCE)]:
        for table, header, draft in zip(found, headers, drafts, strict=True):
            rows = (row for version, cited in batch for row in table.cells(version, cited))
            _mark, _header, *pieces = as_csv(header, (dict(zip(header, map(text, row), strict=True)) for row in rows))
            draft.writelines(pieces)


def lines_as_csv(header: list[str], lines: Iterable[list[str]]) -> Iterator[bytes]:
    return as_csv(header, (dict(zip(header, line, strict=True)) for line in lines))


def add(package: ZipFile, name: str, draft: IO[bytes]) -> None:
    draft.seek(0)
    with package.open(name, "w", force_zip64=True) as entry:
        while piece := draft.read(BYTES_A_PIECE):
            entry.write(piece)
