"""One flat CSV: a row for each record, and in each row whence it comes and under which licence it may be used."""

from collections.abc import Iterable, Iterator

from agreements.exporting.formats import as_csv
from newsroom.publishing.models import Version

from .cells import names, rows_of, text
from .shapes import Meta
from .tables import tables


def flat_csv(records: Iterable[Version], meta: Meta, kind: str) -> Iterator[bytes]:
    table, *_facts = tables(kind)
    header, beside = names(table.columns), {name: text(value) for name, value in meta.beside_each_record().items()}
    rows = (dict(zip(header, map(text, row), strict=True)) | beside for row in rows_of(table, records))
    return as_csv([*header, *beside], rows)
