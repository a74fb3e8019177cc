"""The rows of a table for an export: in the columns that the import declares, as many as a filter finds, in bounded memory."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from agreements.importing.tables import TABLES, Column, Table
from agreements.models import Actor, Agreement, Source

from .formats import FORMATS

ROWS_AT_ONCE = 2_000  # what a prefetch covers: 20,000 rows ask ten times
REFERRED = {"sources": Source, "actors": Actor, "parties": Actor, "agreements": Agreement}


@dataclass(frozen=True)
class Sight:
    """What an export may hold: facts that are held back, confidential sources, and references to these models."""

    held_back: bool = True
    confidential: bool = True
    models: frozenset[type[Model]] = frozenset(REFERRED.values())

    @classmethod
    def of(cls, user, table: Table) -> "Sight":
        """View permission shows what could be public; what the desk keeps to itself is for those who may edit it."""

        def may(act: str, model: type[Model]) -> bool:
            return user.has_perm(f"{model._meta.app_label}.{act}_{model._meta.model_name}")

        seen = frozenset(model for model in REFERRED.values() if may("view", model) or may("change", model))
        return cls(may("change", table.model), may("change", Source), seen)


EVERYTHING = Sight()


def columns(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def chosen(table: Table, sight: Sight = EVERYTHING, among: QuerySet | None = None) -> QuerySet:
    """The rows: all, or those that belong to the records `among`."""
    found = table.queryset()
    if among is not None:
        path = "pk" if among.model is table.model else table.owner
        found = found.filter(**{f"{path}__in": among.order_by().values("pk")})
    if not sight.held_back and table.has("held_back"):
        found = found.filter(held_back="")
    if not sight.confidential and table.model is Source:
        found = found.filter(is_confidential=False)
    return found


def rows(table: Table, found: QuerySet, sight: Sight = EVERYTHING) -> Iterator[dict[str, str]]:
    """Every row as text by column. One query, and one for each ROWS_AT_ONCE and prefetch."""
    references = [(column, table.has(f"{column.name}_label")) for column in table.columns if column.holds == "reference"]
    for instance in found.iterator(chunk_size=ROWS_AT_ONCE):
        row = table.row(instance)
        for column, has_label in references:
            if row[column.name] and (empty := withheld(column, instance, sight)):
                row |= dict.fromkeys(name for name in empty if name in row)
            elif has_label and column.refers_to == "sources" and getattr(instance, column.name, None) is not None:
                row[f"{column.name}_label"] += mark(getattr(instance, column.name))
        yield {name: text or "" for name, text in row.items()}


def withheld(column: Column, instance: Model, sight: Sight) -> tuple[str, ...]:
    """The columns that stay empty with a reference that may not be named: a confidential source is not quoted either."""
    own = (column.name, f"{column.name}_label")
    if REFERRED.get(column.refers_to, Agreement) not in sight.models:
        return own
    if column.refers_to == "sources" and not sight.confidential and getattr(instance, column.name).is_confidential:
        return (*own, "locator", "excerpt")
    return ()


def mark(source: Source) -> str:
    return _(" (confidential)") if source.is_confidential else ""


def export(table_name: str, format_name: str, *, sight: Sight = EVERYTHING, among: QuerySet | None = None) -> Iterator[bytes]:
    """The file, a piece at a time. Raises ExportRefused while it is read."""
    table = TABLES[table_name]
    write: Callable[[list[str], Iterable[dict[str, str]]], Iterator[bytes]] = FORMATS[format_name].write
    return write(columns(table), rows(table, chosen(table, sight, among), sight))
