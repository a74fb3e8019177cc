"""Pages of the timeline: the happenings of live records from two tables in one order, one query, by key in both directions."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.db.models import CharField, DateField, F, Field, FilteredRelation, Q, QuerySet, Value
from django.db.models.fields.json import KT, KeyTransform
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.db.models.functions import TruncDate
from django.http import QueryDict

from newsroom.publishing.clock import SiteNow
from newsroom.reading.cursors import BadCursor
from newsroom.reading.keyset import KeysetPage

from .filters import TABLES, Conditions

TODAY = TruncDate(SiteNow())  # the database's day, in the site's time zone
TITLES = {"actor": "name", "agreement": "title"}  # in their cards
KEY = ("record", "id", "sort_date", "kind", "public_id", "uid", "day_min", "day_max", "today")
ON_PAGE = (*KEY, "said", "title", "title_language", "url", "country", "renderer", "number")

Show = Callable[[str, QuerySet], QuerySet]  # (table, its rows) → dictionaries, KEY among their columns


def on_page(language: str) -> Show:
    """Dictionaries of ON_PAGE: what was prepared in that language, and the title of the record as it is live now."""
    of_card = Q(version__renderings__kind="card", version__renderings__language=language)

    def show(record: str, found: QuerySet) -> QuerySet:
        found = found.annotate(prepared=FilteredRelation("version__renderings", condition=of_card), card=F("prepared__content"))
        return found.annotate(
            said=KeyTransform(language, "shown"),
            title=KT(f"card__{TITLES[record]}"),
            title_language=KT("card__language"),
            url=KT("card__url"),
            country=KT("card__country"),
            renderer=F("prepared__renderer"),
            number=F("version__number"),
        ).values(*ON_PAGE)

    return show


class HappeningPage(KeysetPage):
    """One page of both tables, ordered by day, then table, then key. `conditions` are by table; see chronicle.filters.

    Each table is walked along its indexes by as many rows as the page has, and the walks are merged.
    """

    def __init__(self, conditions: Conditions, params: QueryDict, show: Show, *, is_descending: bool, size: int):
        self.conditions, self.show = conditions, show
        sign = "-" if is_descending else ""
        super().__init__(TABLES["actor"].objects.none(), params, size, [f"{sign}{column}" for column in ("sort_date", "record", "id")])
        if self.cursor is not None and self.cursor[1] not in TABLES:
            raise BadCursor

    @property
    def fields(self) -> list[Field]:
        return [DateField(), CharField(max_length=9), TABLES["actor"]._meta.get_field("id")]

    @property
    def goes_down(self) -> bool:
        return self.is_descending != self.is_backward

    @cached_property
    def found(self) -> list[Any]:
        walks = [self.shown(record, each) for record, each in sorted(self.conditions.items())]
        if len(walks) < 2:
            return list(*walks)
        order = [f"{'-' if self.goes_down else ''}{column}" for column in self.columns]
        return list(walks[0].union(*walks[1:], all=True).order_by(*order)[: self.size + 1])

    def shown(self, record: str, each: Sequence[Q]) -> QuerySet:
        """The next rows of one table. Keys are found first, so that nothing is joined with rows that are not shown."""
        walks = [self.walk(record, condition) for condition in each]
        keys = walks[0].union(*walks[1:], all=True) if len(walks) > 1 else walks[0]
        rows = TABLES[record].objects.filter(pk__in=keys).annotate(record=Value(record, CharField()), today=TODAY)
        return self.show(record, rows).order_by(*self.order)[: self.size + 1]

    def walk(self, record: str, condition: Q) -> QuerySet:
        rows = TABLES[record].objects.live().filter(condition, self.beyond(record))
        return rows.order_by(*self.order).values("pk")[: self.size + 1]

    @property
    def order(self) -> tuple[str, str]:
        """Within one table."""
        return ("-sort_date", "-id") if self.goes_down else ("sort_date", "id")

    def beyond(self, record: str) -> Any:
        """That the row comes after the cursor."""
        if self.cursor is None:
            return Q()
        day, table, key = self.cursor
        if record == table:
            return (TupleLessThan if self.goes_down else TupleGreaterThan)(Tuple("sort_date", "id"), (day, key))
        includes_the_day = (record < table) == self.goes_down
        side = "lt" if self.goes_down else "gt"
        return Q(**{f"sort_date__{side}{'e' if includes_the_day else ''}": day})


def of_time(conditions: Conditions, when: str) -> Conditions:
    """Up to today, or after it; what lies within a month or a year that has not ended yet is ahead."""
    limit = {"past": Q(sort_date__lte=TODAY), "ahead": Q(sort_date__gt=TODAY)}.get(when, Q())
    return {record: [condition & limit for condition in each] for record, each in conditions.items()}
