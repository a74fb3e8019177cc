"""The rules that every row must keep, asked without a query for each row: fields, `clean()`, constraints, and rules between rows."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Model, Q
from django.utils.translation import gettext as _

from agreements.partial_date_sql import EndsBeforeItBegins
from agreements.partial_dates import PartialDate

from .cells import Remark

SPANS = {
    "actors": ("began_on", "ended_on"),
    "names": ("since", "until"),
    "positions": ("since", "until"),
}
ENDS = ("terminated", "expired", "superseded", "denounced")


class Unknown(Exception):
    """The condition says something that only the database can answer; it does so when the row is written."""


def refusals(row: Model, table: str) -> Iterator[Remark]:
    """A sentence for each rule that the row breaks, with the column that it is about, where it is about one."""
    yield from field_refusals(row)
    yield from constraint_refusals(row)
    if table in SPANS:
        since, until = (getattr(row, name) for name in SPANS[table])
        if ends_before(since, until):
            yield Remark(
                "refused", _("The end (%(end)s) lies before the beginning (%(start)s).") % {"end": until, "start": since}, SPANS[table][1]
            )


def field_refusals(row: Model) -> Iterator[Remark]:
    try:
        row.clean_fields(exclude=unasked(type(row)))
        row.clean()
    except ValidationError as problem:
        for column, sentences in by_column(problem).items():
            yield from (Remark("refused", sentence, column) for sentence in sentences)


@cache
def unasked(model: type[Model]) -> set[str]:
    """References, which are looked up already (a new record has no key yet to be found by), and what the database computes."""
    return {field.name for field in model._meta.concrete_fields if field.is_relation or getattr(field, "generated", False)}


@cache
def names_of(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


def by_column(problem: ValidationError) -> dict[str, list[str]]:
    found = problem.message_dict if hasattr(problem, "error_dict") else {"": problem.messages}
    return {"" if name == "__all__" else name: sentences for name, sentences in found.items()}


def constraint_refusals(row: Model) -> Iterator[Remark]:
    for constraint in row._meta.constraints:
        if isinstance(constraint, CheckConstraint) and is_broken(row, constraint.condition):
            yield Remark("refused", str(constraint.get_violation_error_message()))


def is_broken(row: Model, condition: Any) -> bool:
    """As in SQL, what cannot be told (null) breaks nothing."""
    try:
        return holds(row, condition) is False
    except Unknown:
        return False


def holds(row: Model, condition: Any) -> bool | None:
    """The condition's truth in three values, for what our constraints say. Raises Unknown for anything else."""
    if not isinstance(condition, Q):
        if isinstance(condition, tuple):
            return compared(row, *condition)
        if isinstance(condition, EndsBeforeItBegins):
            return is_out_of_order(row, *(one.name for one in condition.get_source_expressions()))
        raise Unknown
    answers = [holds(row, child) for child in condition.children]
    if condition.connector == Q.AND:
        answer = False if False in answers else None if None in answers else True
    elif condition.connector == Q.OR:
        answer = True if True in answers else None if None in answers else False
    else:
        raise Unknown
    return None if answer is None else answer is not condition.negated


def compared(row: Model, lookup: str, wanted: Any) -> bool | None:
    name, _separator, kind = lookup.partition("__")
    if name not in names_of(type(row)):
        raise Unknown
    value = getattr(row, name)
    if isinstance(wanted, F):
        wanted = getattr(row, wanted.name)
    if kind == "isnull":
        return (value is None) is wanted
    if value is None or wanted is None:
        return None
    if kind == "in":
        return value in wanted
    if kind in ("regex", "iregex"):
        return re.search(wanted, value, re.IGNORECASE if kind == "iregex" else 0) is not None
    if kind in ("", "exact"):
        return value is wanted if isinstance(value, Model) and not value.pk else value == wanted
    raise Unknown


def is_out_of_order(row: Model, since: str, until: str) -> bool | None:
    """None where a sentence of SPANS says it, with the dates."""
    return None if (since, until) in SPANS.values() else ends_before(getattr(row, since), getattr(row, until))


def is_one(row: Any, other: Any) -> bool:
    """Whether both are the same row of the database, or the same new one."""
    return row is other or (row is not None and other is not None and row.pk is not None and row.pk == other.pk)


def ends_before(since: PartialDate | None, until: PartialDate | None) -> bool:
    """Whether the end certainly lies before the beginning; what is about or uncertain may overlap."""
    if since is None or until is None or not (since.is_certain and until.is_certain):
        return False
    return since.earliest is not None and until.latest is not None and until.latest < since.earliest


def course_remarks(event: Any, others: Iterable[Any]) -> Iterator[Remark]:
    """What is wrong with the event's date beside the other events of the same agreement, or of the same party in it."""
    for other in others:
        if other is event or not is_one(other.party, event.party) or not ends_before(other.on, event.on):
            continue
        is_end = event.kind in ENDS and other.kind in ("signed", "in_force")
        if is_end or (event.kind == "in_force" and other.kind == "signed"):
            words = {"event": event.get_kind_display(), "on": event.on, "other": other.get_kind_display(), "before": other.on}
            sentence = _("“%(event)s” (%(on)s) lies before “%(other)s” (%(before)s).") % words
            yield Remark("refused" if is_end else "warning", sentence, "on")
