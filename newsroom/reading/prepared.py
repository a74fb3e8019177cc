"""Queries of hot pages: compiled once in the life of a process, run with other values each time.

Building and compiling a queryset costs more than PostgreSQL takes to answer it from an index, so pages that read one row prepare theirs.
"""

from collections.abc import Callable
from functools import cached_property
from inspect import signature
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, connections
from django.db.models import BooleanField, CharField, F, Func, QuerySet, Value


class Slot(str):
    """Stands in the compiled query for a value that comes later; fields of text let it pass as it is."""


class AnyOf(Func):
    """`filter(AnyOf("column", values))`: one parameter, however many values there are, where IN would need one for each."""

    template, arg_joiner = "%(expressions)s)", " = ANY("
    output_field = BooleanField()

    def __init__(self, column: str, values: str | list[str]):
        super().__init__(F(column), Value(values, ArrayField(CharField())))


class Prepared:
    """`build(**slots)` gives a queryset of `values_list`. Each slot is a parameter without a default, and stands for a text, or within
    AnyOf for a list of texts.

    Calling it with the values runs it: one query, a list of tuples, JSON decoded.

        newest = Prepared(lambda language: ArticleVersion.objects.live().filter(language=language).values_list("headline"))
        newest(language="de")
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self.build = build

    @cached_property
    def names(self) -> tuple[str, ...]:
        parameters = signature(self.build).parameters.values()
        return tuple(one.name for one in parameters if one.default is one.empty)

    @cached_property
    def compiled(self) -> tuple[Any, str, tuple]:
        queryset = self.build(**{name: Slot(name) for name in self.names})
        compiler = queryset.query.get_compiler(connection=connections["default"])
        return compiler, *compiler.as_sql()

    def __call__(self, **values: Any) -> list[tuple]:
        compiler, sql, params = self.compiled
        with connection.cursor() as cursor:
            cursor.execute(sql, [values[param] if isinstance(param, Slot) else param for param in params])
            return list(compiler.results_iter([cursor.fetchall()], tuple_expected=True))
