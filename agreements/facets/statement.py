"""One SQL statement for all numbers of a list.

Of each base at most EXACT_TO matches are read and counted exactly, all facets over the same rows. Where there are more, these
numbers are lower bounds, and a value that has stayed small among them is looked up in its own index: up to CAP rows where nothing is
filtered (the index alone answers that), else some rows, each of them held against the filter. So the work has a bound, however
large the registry is.

Tried with 50,000 agreements: counting everything takes 45 ms for a column and 200 ms for countries, and grows with the registry;
looking up every value takes 2 ms for a column where nothing is filtered, but reads without end for a rare value under a common filter.
"""

import re
from collections.abc import Iterable

from django.db.models.expressions import RawSQL
from django.http import QueryDict

from newsroom.publishing.models import Change

from .compiling import compiled
from .declared import Catalogue, Facet, Years
from .matching import Base
from .pieces import NEEDED, Piece, Sql, piece_of

EXACT_TO = 1_000
CAP = 1_000
# How far a value must have got among the matches that were read, and how many rows of its index are read where it did not.
EVERYTHING, SOME = (CAP, CAP), (20, 100)

TOTAL = "count"
NEXT_ACT = f"SELECT at::text FROM {Change._meta.db_table} WHERE at > newsroom_now() ORDER BY at LIMIT 1"


class Statement:
    """`sql` and `params`; its rows are `(facet, value, number, whether it is exact, number among those read, label_de, label_en)`.

    The row of TOTAL has the time of the next act for a value. Made of tables (one for each base, two for each facet) and of
    branches that read them.
    """

    def __init__(self, data: QueryDict, catalogue: Catalogue, facets: Iterable[Facet], exact_to: int = EXACT_TO):
        self.data, self.catalogue, self.exact_to = data, catalogue, exact_to
        self.tables: list[Sql] = []
        self.branches: list[Sql] = []
        self.bases: dict[frozenset[tuple[str, str]], tuple[str, Base]] = {}
        name, _base = self.base(data)
        self.branches.append((f"SELECT '{TOTAL}', coalesce(({NEXT_ACT}), ''), n, is_whole, 0, '', '' FROM {name}_size", []))
        for facet in facets:
            self.count(facet)

    @property
    def sql(self) -> str:
        return (
            f"WITH RECURSIVE {', '.join(sql for sql, _params in self.tables)} {' UNION ALL '.join(sql for sql, _params in self.branches)}"
        )

    @property
    def params(self) -> list:
        return [param for _sql, params in (*self.tables, *self.branches) for param in params]

    def base(self, data: QueryDict) -> tuple[str, Base]:
        """The name of the table of what these parameters find, and what it is made of; each is read once."""
        key = frozenset((name, value) for name, values in data.lists() for value in values if value)
        if key not in self.bases:
            found, name = Base(self.catalogue, data), f"base_{len(self.bases)}"
            sql, params = compiled(found.in_order.values_list("pk", *self.catalogue.columns)[: self.exact_to + 1])
            self.table(f"{name}(id, {', '.join(self.catalogue.columns)})", (sql, params))
            self.table(f"{name}_size(n, is_whole)", (f"SELECT count(*), count(*) <= {self.exact_to} FROM {name}", []))
            self.bases[key] = name, found
        return self.bases[key]

    def table(self, head: str, rows: Sql) -> None:
        self.tables.append((f"{head} AS MATERIALIZED ({rows[0]})", list(rows[1])))

    def rows_of(self, base: str, needed: str) -> None:
        """Index rows of the matches, read once for all facets that count them."""
        columns, found = NEEDED[needed]
        head = f"{base}_{needed}({columns})"
        if not any(sql.startswith(head) for sql, _params in self.tables):
            self.table(head, (f"SELECT base.id, row.* FROM {base} AS base CROSS JOIN LATERAL ({found}) AS row", []))

    def count(self, facet: Facet) -> None:
        name, base = self.base(without(self.data, facet))
        piece = piece_of(facet, name, base, self.catalogue, self.data.getlist(facet.name))
        is_whole = f"(SELECT is_whole FROM {name}_size)"
        if piece.needs:
            self.rows_of(name, piece.needs)
        self.table(f"{facet.name}_read(value, n)", piece.read())
        found = [(f"SELECT value, n, {is_whole}, n FROM {facet.name}_read", [])]
        if values := piece.values():
            self.table(f"{facet.name}_values(value)", values)
            found.append(self.looked_up(piece, base, is_whole))
        if named := piece.named():
            found.append((f"SELECT value, 0, {is_whole}, 0 FROM ({named[0]}) AS named(value)", named[1]))
        merged = " UNION ALL ".join(sql for sql, _params in found)
        best = "max(n) AS n, bool_or(is_exact) AS is_exact, max(often) AS often"
        rows = f"(SELECT value, {best} FROM ({merged}) AS each(value, n, is_exact, often) GROUP BY value)"
        self.branches.append((piece.dressed(rows), [param for _sql, params in found for param in params]))

    def looked_up(self, piece: Piece, base: Base, is_whole: str) -> Sql:
        """Values that did not get far among the matches that were read: of each, the first rows in its own index."""
        name, (enough, bound) = piece.facet.name, EVERYTHING if base.is_everything else SOME
        rows, params = compiled(piece.rows()[: bound + 1])
        fits, more = self.fitting(base)
        is_small = f"NOT EXISTS (SELECT 1 FROM {name}_read AS read WHERE read.value = probe.value AND read.n >= {enough})"
        which = "FILTER (WHERE fits.pk IS NOT NULL)" if fits else ""
        counted = f"SELECT {piece.counts} {which} AS n, count(*) AS seen FROM ({rows}) AS rows(item){fits}"
        sql = f"""
            SELECT probe.value, found.n, found.seen <= {bound}, 0 FROM {name}_values AS probe CROSS JOIN LATERAL ({counted}) AS found
            WHERE NOT {is_whole} AND probe.value IS NOT NULL AND {is_small}"""
        return sql, [*params, *more]

    def fitting(self, base: Base) -> Sql:
        """Held against the filter row by row: `LIMIT` keeps the database from looking for all that fits first."""
        if base.is_everything:
            return "", []
        matches = base.matches.order_by().filter(item_id=RawSQL("rows.item", []))
        fits, params = compiled(matches.values_list("pk")[:1])
        return f" LEFT JOIN LATERAL ({fits}) AS fits(pk) ON true", list(params)


def without(data: QueryDict, facet: Facet) -> QueryDict:
    """The parameters without the facet's own. Years are counted within their decade, chosen or not."""
    kept = data.copy()
    for name in facet.left_out:
        kept.pop(name, None)
    if isinstance(facet, Years):
        kept.setlist("decade", within_decades(data))
    return kept


def within_decades(data: QueryDict) -> list[str]:
    """Those that are chosen, or else that of the year."""
    year = data.get("year", "")
    return [one for one in data.getlist("decade") if one] or ([f"{year[:3]}0"] if re.match(r"[12][0-9]{3}", year) else [])
