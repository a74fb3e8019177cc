"""Takes an applied import back: all of it, or, when anything of it was changed or published since, nothing, with the list of what."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from agreements.models import Identifier, ImportLine, ImportRun, Source
from newsroom.publishing.models import Snapshot

from .desk import batches
from .memory import keep_snapshots
from .process import Progress
from .refusals import ImportRefused
from .tables import ITEMS, TABLES
from .writing import claimed

MOST_NAMED = 20


def revert_lines(run: ImportRun, progress: Progress) -> None:
    """Within the caller's transaction. Raises ImportRefused before anything is written."""
    lines = list(run.lines.filter(is_applied=True).order_by("-position"))
    progress.begin(len(lines))
    created = created_rows(lines)
    lock(run)
    if reasons := list(what_stands_against(run, lines, created)):
        rest = len(reasons) - MOST_NAMED
        more = [_("… and %(count)s more.") % {"count": rest}] if rest > 0 else []
        raise ImportRefused("\n".join([_("The import cannot be reverted:"), *reasons[:MOST_NAMED], *more]))
    for table in ITEMS:
        claimed(TABLES[table].model, versions_left(run, table), run.by)
    kept = {table: [int(pk) for pk in run.touched.get(table, {}) if int(pk) not in created[TABLES[table].model]] for table in ITEMS}
    put_back(lines, progress)
    ImportRun.objects.filter(source__in=created[Source]).update(source=None)
    delete_created(created)
    tell_earlier_runs(run, kept)
    for table in ("actors", "agreements"):
        keep_snapshots(TABLES[table].model, kept[table], by=run.by)  # type: ignore[arg-type]
    run.lines.filter(is_applied=True).update(is_applied=False)


def created_rows(lines: list[ImportLine]) -> dict[type[Model], set[int]]:
    created: dict[type[Model], set[int]] = defaultdict(set)
    for line in lines:
        if line.outcome == ImportLine.Outcome.NEW and line.row_id:
            created[TABLES[line.table].model].add(line.row_id)
        created[Identifier].update(line.undo.get("identifiers", []))
    return created


def versions_left(run: ImportRun, table: str) -> dict[int, int]:
    """The version in which the import left each record that it touched."""
    return {int(pk): version for pk, version in run.touched.get(table, {}).items()}


def lock(run: ImportRun) -> None:
    """In the order of their keys, as everybody does."""
    for table in ITEMS:
        for pks in batches(sorted(versions_left(run, table))):
            list(TABLES[table].model._default_manager.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk").values_list("pk"))


def what_stands_against(run: ImportRun, lines: list[ImportLine], created: dict[type[Model], set[int]]) -> Iterator[str]:
    """One sentence for each record that is not as the import left it, and for each row elsewhere that rests on what would go.

    Reads only, so that a page may show it before anybody asks for the act.
    """
    for table in ITEMS:
        model, versions = TABLES[table].model, versions_left(run, table)
        yield from published_since(model, versions)
        there = set()
        for row in rows_of(model, set(versions)):
            there.add(row.pk)
            if row.row_version != versions[row.pk]:
                yield _("“%(row)s” was changed since.") % {"row": row}
        for pk in sorted(set(versions) - there):
            yield _("Record %(pk)s (%(kind)s) is no longer there.") % {"pk": pk, "kind": model._meta.verbose_name}
    yield from gone_since(lines)
    yield from used_elsewhere(created)


def gone_since(lines: list[ImportLine]) -> Iterator[str]:
    """Rows of records that somebody deleted or moved away, told by the import's own line."""
    by_table: dict[str, dict[int, ImportLine]] = defaultdict(dict)
    for line in lines:
        if line.row_id and line.table not in ITEMS:
            by_table[line.table][line.row_id] = line
    for table, rows in by_table.items():
        there = {row.pk for row in rows_of(TABLES[table].model, set(rows))}
        for pk in sorted(set(rows) - there):
            words = {"number": rows[pk].number, "label": rows[pk].label, "table": TABLES[table].label}
            yield _("“%(label)s” (%(table)s, row %(number)s) is no longer there.") % words


def published_since(model: type[Model], versions: dict[int, int]) -> Iterator[str]:
    if not hasattr(model, "published_row_version"):
        return
    for row in rows_of(model, set(versions)):
        if row.published_row_version is not None and row.published_row_version >= versions[row.pk]:
            yield _("“%(row)s” was published since.") % {"row": row}


def rows_of(model: type[Model], pks: set[int]) -> Iterator[Any]:
    for batch in batches(sorted(pks)):
        yield from model._default_manager.filter(pk__in=batch)


def used_elsewhere(created: dict[type[Model], set[int]]) -> Iterator[str]:
    """Found by walking the relations, so that records in use by what this app does not know are found, too."""
    for model, pks in created.items():
        for relation in model._meta.related_objects:
            user, name = relation.related_model, relation.field.name
            if relation.many_to_many and relation.field.remote_field.through._meta.auto_created:
                continue
            for batch in batches(sorted(pks)):
                found = user._default_manager.filter(**{f"{name}__in": batch}).exclude(pk__in=created.get(user, ()))
                if user is ImportRun or user is ImportLine:
                    continue
                for row in found.select_related(name)[:MOST_NAMED]:
                    words = {"row": getattr(row, name), "user": row, "kind": user._meta.verbose_name}
                    yield _("“%(row)s” is used by “%(user)s” (%(kind)s).") % words


def tell_earlier_runs(run: ImportRun, kept: dict[str, list[int]]) -> None:
    """What an earlier import left stands again as it left it, under a higher version: so that one can be reverted in its turn."""
    now_at = {
        table: dict(TABLES[table].model._default_manager.filter(pk__in=pks).values_list("pk", "row_version")) for table, pks in kept.items()
    }
    for earlier in ImportRun.objects.filter(state=ImportRun.State.APPLIED, pk__lt=run.pk):
        moved = False
        for table, pks in kept.items():
            versions = earlier.touched.get(table, {})
            for pk in map(str, pks):
                if versions.get(pk) == run.touched[table][pk] - 1:
                    versions[pk], moved = now_at[table][int(pk)], True
        if moved:
            earlier.save(update_fields=["touched"])


def put_back(lines: list[ImportLine], progress: Progress) -> None:
    """The fields and topics of changed rows as they were before."""
    for done, line in enumerate(lines):
        progress.tick(done)
        fields, topics = line.undo.get("fields"), line.undo.get("topics")
        if line.outcome != ImportLine.Outcome.CHANGED or not (fields or topics):
            continue
        row = TABLES[line.table].model._default_manager.get(pk=line.row_id)
        for name, (before, _after) in (fields or {}).items():
            model_field = row._meta.get_field(name)
            setattr(row, model_field.attname if model_field.is_relation else name, before)
        if fields:
            row.save(update_fields=list(fields))
        if topics:
            row.topics.set(topics[0])


def delete_created(created: dict[type[Model], set[int]]) -> None:
    """Leaves first; what a record takes along by cascade was created with it."""
    order = [Identifier, *(TABLES[name].model for name in reversed(TABLES))]
    for model in order:
        for batch in batches(sorted(created.get(model, ()))):
            rows = model._default_manager.filter(pk__in=batch)
            delete_links(model, batch)
            rows._raw_delete(rows.db)
            Snapshot.objects.filter(item_kind=model._meta.model_name, item_id__in=batch).delete()


def delete_links(model: type[Model], pks: list[int]) -> None:
    """Rows of many-to-many tables between."""
    for field in model._meta.many_to_many:
        through = field.remote_field.through
        through._default_manager.filter(Q(**{f"{field.m2m_field_name()}__in": pks})).delete()
