"""What rests on a source at the desk, in either app: facts, quotations, whole records; and what else they would have to stand on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import F, Model, Q

from newsroom.publishing.embargo import with_dependents
from newsroom.publishing.freezing import fields_of, freeze_value, is_private
from newsroom.publishing.models import Item
from newsroom.publishing.shapes import Publishing, Rows, all_publishing

from ..models import Source
from .contradictions import QUESTIONS, excludes


@dataclass
class Basis:
    """A row (or the item itself) that rests on a source: its own or, `is_inherited`, its item's main source. `others` say the same."""

    row: Model
    source: Source
    is_inherited: bool = False
    others: list[Model] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return str(self.row._meta.verbose_name)


@dataclass
class Resting:
    """An item, and what of it rests on the source: alone, or beside another source that says the same."""

    item: Item
    alone: list[Basis] = field(default_factory=list)
    supported: list[Basis] = field(default_factory=list)


def resting_on(source: Source) -> list[Resting]:
    """Every item with something that rests on the source or on one known through it. Three queries at most for each table."""
    sources = with_dependents(source)
    found: dict[Item, Resting] = {}
    for publishing in all_publishing():
        for item, basis in bases(publishing, sources):
            resting = found.setdefault(item, Resting(item))
            (resting.supported if basis.others else resting.alone).append(basis)
    return sorted(found.values(), key=lambda resting: (not resting.alone, resting.item._meta.model_name, str(resting.item)))


def source_fields(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.related_model is Source]


def bases(publishing: Publishing, sources: list[Source]) -> Iterator[tuple[Item, Basis]]:
    for name in source_fields(publishing.item):
        for item in publishing.item._default_manager.filter(**{f"{name}__in": sources}).select_related(name):
            yield item, Basis(item, getattr(item, name))
    for rows in publishing.rows:
        if source_fields(rows.model):
            yield from bases_of_rows(rows, sources)


def bases_of_rows(rows: Rows, sources: list[Source]) -> Iterator[tuple[Item, Basis]]:
    found = []
    for name in source_fields(rows.model):
        own, inherited = Q(**{f"{name}__in": sources}), rows.inherits.get(name)
        wanted = own | Q(**{f"{name}": None, f"{rows.path}__{inherited}__in": sources}) if inherited else own
        related = [rows.path, name, *([f"{rows.path}__{inherited}"] if inherited else [])]
        for row in rows.model._default_manager.filter(wanted, **{f"{rows.path}__isnull": False}).select_related(*related).order_by("pk"):
            item = item_of(row, rows.path)
            basis = Basis(row, getattr(row, name) or getattr(item, inherited), is_inherited=getattr(row, name) is None)
            found.append((item, basis))
    find_others(rows, found, sources)
    yield from found


def item_of(row: Model, path: str) -> Item:
    for step in path.split("__"):
        row = getattr(row, step)
    return row


def find_others(rows: Rows, found: list[tuple[Item, Basis]], sources: list[Source]) -> None:
    """Rows of the same item that say the same and stand on another source, which was not retracted. One query, where any can."""
    questions = [(about, answer) for table, _field, about, answer in QUESTIONS if table == rows.name]
    inherited = rows.inherits.get("source")
    if not (found and questions and inherited):
        return
    main = f"{rows.path}__{inherited}"
    standing = Q(source__in=sources) | Q(source=None, **{f"{main}__in": sources})
    items = {item.pk for item, _basis in found}
    candidates = rows.model._default_manager.filter(**{f"{rows.path}__in": items}).exclude(standing)
    candidates = candidates.annotate(retracted=F("source__retracted_on"), main_retracted=F(f"{main}__retracted_on"), main=F(main))
    by_item: dict[int, list[Model]] = {}
    for row in candidates.select_related(rows.path):
        is_standing = row.retracted is None if row.source_id else row.main is not None and row.main_retracted is None
        if is_standing and not is_private(row):
            by_item.setdefault(item_of(row, rows.path).pk, []).append(row)
    for item, basis in found:
        basis.others = [row for row in by_item.get(item.pk, ()) if say_the_same(rows, basis.row, row, questions)]


def say_the_same(rows: Rows, first: Model, second: Model, questions: Iterable[tuple]) -> bool:
    """Whether both answer one question, and nothing in one excludes the other."""
    one, other = plain(rows, first), plain(rows, second)
    asked = [(answer(one), answer(other)) for about, answer in questions if about(one) is not None and about(one) == about(other)]
    answered = [pair for pair in asked if None not in pair]
    return bool(answered) and not any(excludes(*pair) for pair in answered)


def plain(rows: Rows, row: Model) -> dict:
    """The row as a document would hold it, but that references are primary keys."""
    found = {"uid": row.uid}
    for one in fields_of(rows.model, {rows.owner, *rows.fields}):
        value = getattr(row, one.attname) if one.is_relation else freeze_value(one, row)
        if not one.is_relation or value is not None:
            found[one.name] = value
    return found


def counted(bases: Iterable[Basis]) -> list[tuple[str, int]]:
    """(kind, how many), in the order of the record."""
    return [(kind, len(list(group))) for kind, group in groupby(bases, key=lambda basis: basis.kind)]
