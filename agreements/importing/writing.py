"""Writes a plan in bulk, within the caller's transaction: rows that change are claimed first, then come the new ones, table by table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils.timezone import now
from django.utils.translation import gettext as _

from agreements.models import Identifier, Source

from .cells import Remark
from .desk import batches
from .lines import Line, Outcome, stored
from .memory import keep_snapshots
from .process import Tick
from .refusals import ImportRefused
from .tables import ITEMS, TABLES

DERIVED = {"actors": ("sort_key", "keys", "key_version"), "agreements": ("sort_key",), "names": ("script", "keys", "key_version")}


class Writer:
    """One import being written. `touched` becomes {kind: {pk: row_version}} of every record as the import left it."""

    def __init__(self, lines: list[Line], by: Any, tick: Tick) -> None:
        self.lines, self.by, self.tick = lines, by, tick
        self.done = 0
        self.touched: dict[str, dict[str, int]] = defaultdict(dict)

    def write(self) -> None:
        """Raises ImportRefused with the row's number when the database refuses one; the caller's transaction must then be rolled back."""
        self.drop_what_hangs_in_the_air()
        self.claim()
        self.drop_what_hangs_in_the_air()
        for table in TABLES:
            lines = [line for line in self.lines if line.table == table and line.will_write]
            self.create(table, [line for line in lines if line.outcome == Outcome.NEW])
            self.update(table, [line for line in lines if line.outcome == Outcome.CHANGED])
        self.add_identifiers()
        self.set_topics()
        self.settle_constraints()
        self.remember()

    # What is written

    def drop_what_hangs_in_the_air(self) -> None:
        """A line whose record or reference is not written with this import is not written either. Lines come in the order of tables."""
        for table in TABLES:
            written = {id(line.row) for line in self.lines if line.will_write}
            for line in (one for one in self.lines if one.table == table and one.will_write):
                if any(target.pk is None and id(target) not in written for target in references(line.row)):
                    drop(line, _("What it refers to is not written."))

    def claim(self) -> None:
        """Raise the version of every existing record that changes, if it is still the one that was read; the others are left alone."""
        for table in ITEMS:
            items = {item.pk: item for line in self.lines if line.will_write and (item := record_of(line, table)) is not None and item.pk}
            taken = claimed(TABLES[table].model, {pk: item.row_version for pk, item in items.items()}, self.by)
            for line in self.lines:
                item = record_of(line, table) if line.will_write else None
                if item is not None and item.pk in items and item.pk not in taken:
                    drop(line, _("Somebody saved “%(label)s” in between.") % {"label": item})
            for pk in taken:
                items[pk].row_version += 1
                self.touched[table][str(pk)] = items[pk].row_version

    def create(self, table: str, lines: list[Line]) -> None:
        for batch in batches(lines):
            rows = [line.row for line in batch]
            for row in rows:
                self.sign(row, is_new=True)
                if hasattr(row, "derive"):
                    row.derive()
            create_in_bulk(TABLES[table].model, rows, batch)
            for line in batch:
                line.is_applied = True
                if table in ITEMS:
                    self.touched[table][str(line.row.pk)] = line.row.row_version
            self.go_on(len(batch))

    def update(self, table: str, lines: list[Line]) -> None:
        groups: dict[tuple[str, ...], list[Line]] = defaultdict(list)
        for line in lines:
            groups[tuple(sorted(line.before))].append(line)
        for names, group in groups.items():
            for batch in batches(group):
                self.update_batch(table, batch, names)
                self.go_on(len(batch))

    def update_batch(self, table: str, lines: list[Line], names: tuple[str, ...]) -> None:
        for line in lines:
            self.sign(line.row, is_new=False)
            if hasattr(line.row, "derive"):
                line.row.derive()
            line.undo["fields"] = {name: [line.before[name], stored(line.row, name)] for name in names}
            line.is_applied = True
        fields = [*names, *DERIVED.get(table, ())] if names else []
        if fields:
            with one_of_them(lines):
                TABLES[table].model._default_manager.bulk_update([line.row for line in lines], fields, batch_size=500)

    def sign(self, row: Model, *, is_new: bool) -> None:
        if hasattr(row, "updated_by_id"):
            row.updated_by = self.by  # type: ignore[attr-defined]
            if is_new:
                row.created_by = self.by  # type: ignore[attr-defined]

    def add_identifiers(self) -> None:
        lines = [line for line in self.lines if line.will_write and line.identifiers]
        for batch in batches(lines):
            for line in batch:
                for identifier in line.identifiers:
                    identifier.source = None if line.outcome == Outcome.NEW else self.source_beside(line.row)
            rows = [identifier for line in batch for identifier in line.identifiers]
            with one_of_them(batch):
                Identifier.objects.bulk_create(rows)
            for line in batch:
                line.undo["identifiers"] = [identifier.pk for identifier in line.identifiers]

    source: Source | None = None

    def source_beside(self, row: Any) -> Source | None:
        """The file's source, unless the record inherits it anyway."""
        return None if self.source is None or row.main_source_id == self.source.pk else self.source

    def set_topics(self) -> None:
        for line in self.lines:
            if line.will_write and line.topics is not None:
                line.row.topics.set(line.topics)
                line.undo["topics"] = [line.topics_before, [topic.pk for topic in line.topics]]

    def settle_constraints(self) -> None:
        """What the database checks at the end of a transaction, now."""
        try:
            with transaction.atomic():
                connection.check_constraints()
        except IntegrityError as error:
            raise ImportRefused(sentence_of(error)) from error

    def remember(self) -> None:
        for table in ("actors", "agreements"):
            keep_snapshots(TABLES[table].model, [int(pk) for pk in self.touched[table]], by=self.by)  # type: ignore[arg-type]

    def go_on(self, count: int) -> None:
        self.done += count
        self.tick(self.done)


def drop(line: Line, sentence: str) -> None:
    line.outcome = Outcome.STALE
    line.remarks.append(Remark("warning", sentence))


def record_of(line: Line, table: str) -> Any:
    """The record of that table which the line changes, if it is of that table."""
    item = line.item
    return item if isinstance(item, TABLES[table].model) else None


def references(row: Model) -> Iterator[Model]:
    for field in row._meta.concrete_fields:
        if field.is_relation and field.is_cached(row) and (target := getattr(row, field.name)) is not None:
            yield target


def claimed(model: type[Model], versions: dict[int, int], by: Any) -> set[int]:
    """The rows whose version was still that one: now one higher, and locked. In the order of their keys, so that nobody deadlocks."""
    table, has_saver = model._meta.db_table, hasattr(model, "updated_by")
    saved = ", updated_at = %s, updated_by_id = %s" if has_saver else ""
    taken: set[int] = set()
    for pks in batches(sorted(versions)):
        params = [pks, [versions[pk] for pk in pks], *([now(), by and by.pk] if has_saver else [])]
        with connection.cursor() as cursor:
            cursor.execute(
                f"""
                WITH seen AS (
                  SELECT row.id FROM "{table}" row JOIN unnest(%s::bigint[], %s::int[]) AS known (id, version)
                    ON row.id = known.id AND row.row_version = known.version ORDER BY row.id FOR NO KEY UPDATE OF row
                )
                UPDATE "{table}" row SET row_version = row_version + 1{saved} FROM seen WHERE row.id = seen.id RETURNING row.id
                """,
                params,
            )
            taken |= {pk for (pk,) in cursor.fetchall()}
    return taken


def create_in_bulk(model: type[Model], rows: list[Any], lines: list[Line]) -> None:
    """All of them, or ImportRefused with the number of the first row that the database does not take."""
    try:
        with transaction.atomic():
            model._default_manager.bulk_create(rows, batch_size=500)
    except IntegrityError as error:
        for line in lines:
            with one_of_them([line]):
                line.row.pk = None
                line.row.save(force_insert=True)
        raise ImportRefused(sentence_of(error)) from error


class one_of_them:  # noqa: N801 - reads as a sentence: with one_of_them(lines): …
    """Turns the database's refusal into a sentence; with the row's number where there is only one."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines

    def __enter__(self) -> None:
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        self.savepoint.__exit__(kind, error, trace)
        if isinstance(error, IntegrityError):
            sentence = sentence_of(error)
            if len(self.lines) == 1:
                sentence = _("Row %(number)s: %(sentence)s") % {"number": self.lines[0].number, "sentence": sentence}
            raise ImportRefused(sentence) from error


def sentence_of(error: IntegrityError) -> str:
    """What the broken constraint says of itself."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    for constraint in all_constraints():
        if constraint.name == name:
            return str(constraint.get_violation_error_message())
    return _("The database does not take it (%(name)s).") % {"name": name or str(error).split("\n")[0]}


def all_constraints() -> Iterable[Any]:
    return (constraint for model in apps.get_app_config("agreements").get_models() for constraint in model._meta.constraints)
