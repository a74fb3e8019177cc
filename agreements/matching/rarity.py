"""How rare a key is in the database, from what PostgreSQL's own statistics know of the commonest."""

import math
import time
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from agreements.names import Word

KEPT_SECONDS = 300
# A key that the statistics do not list is held by fewer names than this.
UNLISTED = 0.0005
MOST_WEIGHT = math.log(1 + 1 / UNLISTED)

STATISTICS = """
    select tablename::text, coalesce(c.reltuples, 0)::float8, most_common_elems::text::text[], most_common_elem_freqs::float8[]
    from pg_stats s join pg_class c on c.oid = to_regclass(quote_ident(s.schemaname) || '.' || quote_ident(s.tablename))
    where s.schemaname = any (current_schemas(false)) and s.tablename = any (%s) and s.attname = 'keys'
"""


@dataclass(frozen=True)
class Rarity:
    """The number of rows of one table, and the share of them that has each of the commonest keys."""

    rows: float
    shares: dict[str, float]

    def expected(self, key: str) -> float:
        """Rows that have this key, about; 0 while the table has never been analysed."""
        return self.rows * self.shares.get(key, 0.0)

    def expected_of_any(self, keys: Iterable[str]) -> float:
        return self.rows * self.share_of_any(keys)

    def weight_of_any(self, keys: Iterable[str]) -> float:
        """What it says that a name has one of these keys."""
        return math.log(1 + 1 / max(self.share_of_any(keys), 1e-6))

    def share_of_any(self, keys: Iterable[str]) -> float:
        return min(1.0, sum(self.shares.get(key, UNLISTED) for key in keys))

    def of(self, word: Word) -> float:
        """1 for a word that few names have, near 0 for one that all have; by the commonest of its keys."""
        return min((self.weight(key) for key in word.keys), default=MOST_WEIGHT) / MOST_WEIGHT

    def weight(self, key: str) -> float:
        """Inverse document frequency."""
        return math.log(1 + 1 / max(self.shares.get(key, UNLISTED), 1e-6))


UNKNOWN = Rarity(0, {})
_remembered: dict[str, tuple[float, dict[str, Rarity]]] = {}


def rarities(*tables: str) -> dict[str, Rarity]:
    """By table name. Asked once in a few minutes for each database: the commonest keys change slowly."""
    database = str(connection.settings_dict["NAME"])
    at, found = _remembered.get(database, (-math.inf, {}))
    if time.monotonic() - at > KEPT_SECONDS:
        found = asked(tables)
        _remembered[database] = time.monotonic(), found
    return {table: found.get(table, UNKNOWN) for table in tables}


def asked(tables: tuple[str, ...]) -> dict[str, Rarity]:
    with connection.cursor() as cursor:
        cursor.execute(STATISTICS, [list(tables)])
        # After the shares of the elements come the smallest, the largest and that of null: zip leaves them out.
        return {table: Rarity(max(rows, 0), dict(zip(keys or [], shares or [], strict=False))) for table, rows, keys, shares in cursor}


def forget() -> None:
    """Ask again next time, after the keys were computed anew."""
    _remembered.clear()
