"""What PostgreSQL knows of partial dates: their form, their bounds, and the lookups that answer *certainly* and *possibly*.

Plain immutable expressions over the stored JSON, fit for generated columns and CHECK constraints: no function, no extension.
"""

import re
from typing import Any

from django.db.models import BooleanField, DateField, Func, Lookup

from .partial_dates import AS_PRINTED_MAX_LENGTH, Qualifier

FORM = "{stored} ->> 'value' ~ '^[12][0-9][0-9][0-9](-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'"
START = (
    "make_date(left({stored} ->> 'value', 4)::integer, coalesce(nullif(substr({stored} ->> 'value', 6, 2), '')::integer, 1), "
    "coalesce(nullif(substr({stored} ->> 'value', 9, 2), '')::integer, 1))"
)
UNIT = "CASE length({stored} ->> 'value') WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END"
WIDENING = f"CASE {{stored}} ->> 'qualifier' WHEN 'about' THEN {UNIT} ELSE interval '0' END"

Compiled = tuple[str, list[Any]]


def fill(template: str, **pieces: Compiled) -> Compiled:
    """Put each piece where its {name} stands, as often as it stands there, with its parameters in that order."""
    params: list[Any] = []

    def put(match: re.Match[str]) -> str:
        sql, piece_params = pieces[match[1]]
        params.extend(piece_params)
        return sql

    return re.sub(r"\{([a-z]+)\}", put, template), params


class StoredDateFunc(Func):
    """A function of one stored partial date, which its `template` may name several times as {stored}."""

    arity = 1

    def as_sql(self, compiler, connection, **extra_context):
        sql, params = compiler.compile(self.source_expressions[0])
        return fill(self.template, stored=(f"({sql})::jsonb" if params else sql, list(params)))


class EarliestDay(StoredDateFunc):
    """As PartialDate.earliest. A malformed value gives null, for the CHECK to refuse; 2023-02-30 fails right here."""

    output_field = DateField()
    template = f"CASE WHEN {FORM} AND {{stored}} ->> 'qualifier' <> 'not_after' THEN ({START} - {WIDENING})::date END"


class LatestDay(StoredDateFunc):
    """As PartialDate.latest."""

    output_field = DateField()
    template = (
        f"CASE WHEN {FORM} AND {{stored}} ->> 'qualifier' <> 'not_before' THEN ({START} + {UNIT} + {WIDENING} - interval '1 day')::date END"
    )


class IsPartialDate(StoredDateFunc):
    """Null, or the three keys and no other, each of the right form. Never null itself, as a CHECK lets null pass."""

    output_field = BooleanField()
    template = (
        "CASE WHEN jsonb_typeof({stored}) = 'object' THEN coalesce("
        "jsonb_typeof({stored} -> 'value') = 'string' AND jsonb_typeof({stored} -> 'as_printed') = 'string' "
        f"AND {FORM} AND {{stored}} ->> 'qualifier' IN ({', '.join(repr(str(q)) for q in Qualifier.values)}) "
        f"AND length({{stored}} ->> 'as_printed') <= {AS_PRINTED_MAX_LENGTH} "
        "AND {stored} - 'value' - 'qualifier' - 'as_printed' = jsonb_build_object(), false) ELSE {stored} IS NULL END"
    )


def of(name: str, template: str) -> str:
    return template.replace("{stored}", f"{{{name}}}")


class EndsBeforeItBegins(Func):
    """True when the second date certainly lies before the first; false, never null, when either is missing, about or uncertain."""

    output_field = BooleanField()
    arity = 2
    template = (
        f"coalesce({of('until', LatestDay.template)} < {of('since', EarliestDay.template)} "
        "AND {until} ->> 'qualifier' NOT IN ('about', 'uncertain') AND {since} ->> 'qualifier' NOT IN ('about', 'uncertain'), false)"
    )

    def as_sql(self, compiler, connection, **extra_context):
        stored = [compiler.compile(expression) for expression in self.source_expressions]
        since, until = ((f"({sql})::jsonb", list(params)) for sql, params in stored)  # a form's empty date comes as a bare NULL
        return fill(self.template, since=since, until=until)


class DayLookup(Lookup):
    """A comparison with one day. Answers true or false, never null, so that `exclude()` is the exact opposite of `filter()`.

    Both compare the companion columns, so a plain index on them serves. A missing date is neither certainly nor possibly anything.
    """

    def get_prep_lookup(self):
        return self.rhs if hasattr(self.rhs, "resolve_expression") else as_day(self.rhs)

    def as_sql(self, compiler, connection):
        day = self.process_rhs(compiler, connection)
        return self.compare(compiler, first=day, last=day)

    def compare(self, compiler, **window: Compiled) -> Compiled:
        stored, low, high = (compiler.compile(expression) for expression in (self.lhs, *bounds(self.lhs)))
        sure = fill("({stored})::jsonb ->> 'qualifier' NOT IN ('about', 'uncertain')", stored=stored)
        sql, params = fill(self.template, stored=stored, min=low, max=high, sure=sure, **window)
        return f"({sql})", params


class WindowLookup(DayLookup):
    """A comparison with a pair of days, both included."""

    def get_prep_lookup(self):
        first, last = self.rhs
        return [as_day(first), as_day(last)]

    def as_sql(self, compiler, connection):
        first, last = self.rhs
        return self.compare(compiler, first=("%s", [first]), last=("%s", [last]))


class CertainlyBefore(DayLookup):
    lookup_name = "certainly_before"
    template = "{max} < {first} AND {max} IS NOT NULL AND {sure}"


class PossiblyBefore(DayLookup):
    lookup_name = "possibly_before"
    template = "({min} < {first} OR {min} IS NULL) AND {stored} IS NOT NULL"


class CertainlyAfter(DayLookup):
    lookup_name = "certainly_after"
    template = "{min} > {last} AND {min} IS NOT NULL AND {sure}"


class PossiblyAfter(DayLookup):
    lookup_name = "possibly_after"
    template = "({max} > {last} OR {max} IS NULL) AND {stored} IS NOT NULL"


class CertainlyOn(DayLookup):
    lookup_name = "certainly_on"
    template = "{min} >= {first} AND {max} <= {last} AND {min} IS NOT NULL AND {max} IS NOT NULL AND {sure}"


class PossiblyOn(DayLookup):
    lookup_name = "possibly_on"
    template = "({min} <= {last} OR {min} IS NULL) AND ({max} >= {first} OR {max} IS NULL) AND {stored} IS NOT NULL"


class CertainlyWithin(WindowLookup):
    lookup_name = "certainly_within"
    template = CertainlyOn.template


class PossiblyWithin(WindowLookup):
    lookup_name = "possibly_within"
    template = PossiblyOn.template


LOOKUPS = [CertainlyBefore, PossiblyBefore, CertainlyAfter, PossiblyAfter, CertainlyOn, PossiblyOn, CertainlyWithin, PossiblyWithin]


def as_day(day):
    return DateField().to_python(day)


def bounds(expression):
    """The companion columns of a stored field; computed from the value where the date does not come from a column."""
    target, alias = getattr(expression, "target", None), getattr(expression, "alias", None)
    if target is None or alias is None:
        return EarliestDay(expression), LatestDay(expression)
    return [target.model._meta.get_field(f"{target.name}_{side}").get_col(alias) for side in ("min", "max")]
