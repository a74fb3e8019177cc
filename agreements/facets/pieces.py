"""How the values of each kind of facet are read from the matches, listed, looked up one by one, and named: parts of a Statement.

Index rows are joined by their version, so what is no longer, or not yet, visible is never counted.
"""

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from ..models import ActorVersion, AgreementVersionActor, AgreementVersionTopic, Topic
from .declared import Catalogue, Countries, Decades, Facet, Flag, Parties, Topics, Words, Years
from .matching import Base, visible

PROBE = "probe.value"
UNDATED = "sort_date > '1000-01-01'"  # agreements without any date sort behind every date
PARTIES = 8

ROLES, SUBJECTS = AgreementVersionActor._meta.db_table, AgreementVersionTopic._meta.db_table
ACTORS, TOPICS = ActorVersion._meta.db_table, Topic._meta.db_table

Sql = tuple[str, list]

# By version, one after the other: a join would rather read the whole table, and so grow with the registry.
NEEDED = {
    "roles": ("id, public_id, country, role", f"SELECT public_id, country, role FROM {ROLES} WHERE version_id = base.id OFFSET 0"),
    "topics": ("id, topic_id", f"SELECT topic_id FROM {SUBJECTS} WHERE version_id = base.id OFFSET 0"),
}


def probed(cast: str = "") -> RawSQL:
    """The value that is being looked up."""
    return RawSQL(f"{PROBE}{cast}", [])


class Piece:
    needs = ""  # index rows of the matches, that several facets read
    counts = "count(*)"  # of the items that are looked up

    def __init__(self, facet: Facet, table: str, base: Base, catalogue: Catalogue, chosen: list[str]):
        self.facet, self.table, self.base, self.catalogue, self.chosen = facet, table, base, catalogue, chosen

    def read(self) -> Sql:
        """`(value, n)` of the matches that were read."""
        raise NotImplementedError

    def values(self) -> Sql | None:
        """All values there could be; None where they cannot be listed, and what was read has to do."""
        return None

    def rows(self) -> QuerySet:
        """The items of everything with the value that is being looked up, from columns that its index holds."""
        raise NotImplementedError

    def versions(self, **having) -> QuerySet:
        return visible(self.catalogue.versions.objects.filter(**having)).values("item_id")

    def named(self) -> Sql | None:
        """Chosen values whose names only the database knows, so that they are named even where nothing matches."""
        return None

    def dressed(self, merged: str) -> str:
        """Rows of the statement's answer. Values of enumerations have their names in the program."""
        return f"SELECT '{self.facet.name}', value, n, is_exact, often, '', '' FROM {merged} AS found"


class OfWords(Piece):
    def read(self):
        name = self.facet.name
        return f"SELECT {name}, count(*) FROM {self.table} WHERE {name} <> '' GROUP BY {name}", []

    def values(self):
        return "SELECT unnest(%s::text[])", [[str(value) for value, _label in self.facet.choices]]

    def rows(self):
        return self.versions(**{self.facet.name: probed()})


class OfFlags(Piece):
    def read(self):
        return f"SELECT 'true', count(*) FROM {self.table} WHERE {self.facet.name}", []

    def values(self):
        return "SELECT 'true'", []

    def rows(self):
        return self.versions(**{self.facet.name: True})


class OfOwnCountries(OfWords):
    def values(self):
        return steps(ACTORS, "country")


class OfCountries(Piece):
    needs, counts = "roles", "count(DISTINCT item)"

    def read(self):
        named = f"SELECT DISTINCT id, country FROM {self.table}_roles WHERE country <> ''"
        return f"SELECT country, count(*) FROM ({named}) AS named GROUP BY country", []

    def values(self):
        return steps(ROLES, "country")

    def rows(self):
        return visible(AgreementVersionActor.objects.filter(country=probed())).values("item_id")


class OfParties(Piece):
    """The most frequent ones of what was read, and those that are chosen."""

    needs, counts = "roles", "count(DISTINCT item)"

    def read(self):
        roles = self.base.asked.get("role")
        in_role, params = (" WHERE role = ANY(%s)", [roles]) if roles else ("", [])
        named = f"SELECT DISTINCT id, public_id FROM {self.table}_roles{in_role}"
        most = f"ORDER BY public_id = ANY(%s) DESC, n DESC, public_id LIMIT {PARTIES + len(self.chosen)}"
        return f"SELECT public_id, count(*) AS n FROM ({named}) AS named GROUP BY public_id {most}", [*params, self.chosen]

    def named(self):
        return "SELECT unnest(%s::text[])", [self.chosen]

    def values(self):
        return "SELECT value FROM party_read UNION SELECT unnest(%s::text[])", [self.chosen]

    def rows(self):
        roles = self.base.asked.get("role")
        return visible(AgreementVersionActor.objects.filter(public_id=probed(), **{"role__in": roles} if roles else {})).values("item_id")

    def dressed(self, merged):
        """With the names of those that are public."""
        names = f"SELECT name_de, name_en FROM {ACTORS} WHERE public_id = found.value AND {{}} ORDER BY visible_from DESC LIMIT 1"
        live = "visible_from <= newsroom_now() AND (visible_until IS NULL OR visible_until > newsroom_now())"
        joined = f"{merged} AS found CROSS JOIN LATERAL ({names.format(live)}) AS actor"
        return f"SELECT '{self.facet.name}', value, n, is_exact, often, actor.name_de, actor.name_en FROM {joined}"


class OfTopics(Piece):
    needs = "topics"

    def read(self):
        return f"SELECT topic_id::text, count(*) FROM {self.table}_topics GROUP BY topic_id", []

    def values(self):
        return f"SELECT id::text FROM {TOPICS}", []

    def named(self):
        return f"SELECT id::text FROM {TOPICS} WHERE slug = ANY(%s)", [self.chosen]

    def rows(self):
        return visible(AgreementVersionTopic.objects.filter(topic_id=probed("::bigint"))).values("item_id")

    def dressed(self, merged):
        joined = f"{merged} AS found JOIN {TOPICS} AS topic ON topic.id = found.value::bigint"
        return f"SELECT '{self.facet.name}', topic.slug, n, is_exact, often, topic.name_de, topic.name_en FROM {joined}"


class OfYears(Piece):
    """Within one decade its ten years can be looked up; else only few matches are listed by year."""

    length = 1

    @property
    def value(self) -> str:
        return f"(extract(year FROM sort_date)::int / {self.length} * {self.length})::text"

    def read(self):
        return f"SELECT {self.value}, count(*) FROM {self.table} WHERE {UNDATED} GROUP BY 1", []

    def values(self):
        decades = self.base.asked.get("decade", [])
        return ("SELECT (%s + generate_series(0, 9))::text", [int(decades[0])]) if len(decades) == 1 else None

    def rows(self):
        first, after = RawSQL(f"make_date({PROBE}::int, 1, 1)", []), RawSQL(f"make_date({PROBE}::int + {self.length}, 1, 1)", [])
        return self.versions(sort_date__gte=first, sort_date__lt=after)


class OfDecades(OfYears):
    length = 10

    def values(self):
        """From the latest one downwards, each found by the one before it: one step in the index of dates."""
        table = self.catalogue.versions._meta.db_table
        before = f"SELECT {self.value} FROM {table} WHERE {UNDATED} AND sort_date < {{}} ORDER BY sort_date DESC LIMIT 1"
        first, then = before.format("'9999-01-01'"), before.format("make_date(step.value::int, 1, 1)")
        return f"({first}) UNION ALL SELECT ({then}) FROM decade_values AS step WHERE step.value IS NOT NULL", []


KINDS: dict[type[Facet], type[Piece]] = {
    Words: OfWords, Flag: OfFlags, Countries: OfCountries, Topics: OfTopics, Parties: OfParties, Decades: OfDecades, Years: OfYears,
}  # fmt: skip


def piece_of(facet: Facet, table: str, base: Base, catalogue: Catalogue, chosen: list[str]) -> Piece:
    kind = OfOwnCountries if getattr(facet, "is_own", False) else KINDS[type(facet)]
    return kind(facet, table, base, catalogue, chosen)


def steps(table: str, column: str) -> Sql:
    """All values of an indexed column, one look into the index for each."""
    after = f"SELECT {column} FROM {table} WHERE {column} > {{}} ORDER BY {column} LIMIT 1"
    then = f"SELECT ({after.format('step.value')}) FROM country_values AS step WHERE step.value IS NOT NULL"
    return f"({after.format(chr(39) * 2)}) UNION ALL {then}", []
