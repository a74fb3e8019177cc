"""Pages of a long list by key, never by offset: the thousandth page costs what the first one does. For pages and API alike."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import F, Field, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.http import HttpRequest, QueryDict

from .cursors import read_cursor, write_cursor

CURSOR = "cursor"
NEWEST = ("-first_published_at", "-item_id")
ALONG = "along_"


def along(queryset: QuerySet, relation: str, *columns: str) -> QuerySet:
    """Let a KeysetPage walk index rows that `queryset` is joined with, by the sort key that is copied into them.

    For a queryset filtered, in one `filter()`, by columns of that relation: an index of theirs then serves condition and order together,
    however few rows it finds. There must be at most one such index row for each row.
    """
    return queryset.alias(**{f"{ALONG}{column}": F(f"{relation}__{column}") for column in columns})


class KeysetPage:
    """One page of `queryset`, at the place that the parameter `cursor` names; one query, made when `rows` is first read.

    `order` names columns of the queryset's table that are never null, all ascending or all with a minus, the last one unique among
    the rows. Rows may be instances or, after `.values(…)` with the columns of `order`, dictionaries. `next_url` and `previous_url`
    are relative addresses ("?…&cursor=…") that keep all other parameters, or None. Raises BadCursor at once when the cursor is malformed.

        page = KeysetPage(filterset.qs, request, size=20, order=("-sort_date", "-item_id"))
    """

    def __init__(self, queryset: QuerySet, request_or_params: HttpRequest | QueryDict, size: int = 20, order: Sequence[str] = NEWEST):
        self.params = getattr(request_or_params, "GET", request_or_params)
        self.queryset, self.size = queryset, size
        self.columns = [column.lstrip("-") for column in order]
        self.is_descending = order[0].startswith("-")
        self.cursor, self.is_backward = None, False
        if text := self.params.get(CURSOR):
            self.cursor, self.is_backward = read_cursor(text, self.fields)

    @property
    def fields(self) -> list[Field]:
        return [self.queryset.model._meta.get_field(column) for column in self.columns]

    @cached_property
    def found(self) -> list[Any]:
        """The page's rows in the direction of reading, and one more where there are more."""
        queryset, downwards = self.queryset, self.is_descending != self.is_backward
        if self.cursor is not None:
            beyond = TupleLessThan if downwards else TupleGreaterThan
            queryset = queryset.filter(beyond(Tuple(*self.walked), self.cursor))
        return list(queryset.order_by(*(f"-{column}" if downwards else column for column in self.walked))[: self.size + 1])

    @property
    def walked(self) -> list[str]:
        """The columns by which the database goes: those of the rows themselves, or of index rows (`along`)."""
        named = [f"{ALONG}{column}" for column in self.columns]
        return named if set(named) <= self.queryset.query.annotations.keys() else self.columns

    @cached_property
    def rows(self) -> list[Any]:
        rows = self.found[: self.size]
        return rows[::-1] if self.is_backward else rows

    def __iter__(self):
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def has_next(self) -> bool:
        return bool(self.rows) and (self.is_backward or len(self.found) > self.size)

    @property
    def has_previous(self) -> bool:
        return self.cursor is not None and (not self.is_backward or len(self.found) > self.size)

    @property
    def next_url(self) -> str | None:
        return self.address(write_cursor(self.key(self.rows[-1]))) if self.has_next else None

    @property
    def previous_url(self) -> str | None:
        """Of a page behind the end of the list, the list's beginning."""
        if not self.has_previous:
            return None
        return self.address(write_cursor(self.key(self.rows[0]), is_backward=True) if self.rows else None)

    def key(self, row: Any) -> list[Any]:
        return [row[column] if isinstance(row, dict) else getattr(row, column) for column in self.columns]

    def address(self, cursor: str | None) -> str:
        params = self.params.copy()
        params.pop(CURSOR, None)
        if cursor:
            params[CURSOR] = cursor
        return f"?{params.urlencode()}"
