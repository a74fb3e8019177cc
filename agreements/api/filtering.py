"""The parameters of a list's filters, as OpenAPI describes them."""

import django_filters
from drf_spectacular.utils import OpenApiParameter

from agreements.filter_fields import NAMES_AT_MOST, AnyNamed, AnyOf
from agreements.filters_partial_dates import PartialDateFilter
from newsroom.reading.moments import MAX_LENGTH
from newsroom.rest.schema import CURSOR, LIMIT, WORDS, Schema, array, query

PERIOD = r"^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|1\d|2\d|3[01]))?)?$"

ON = query(
    "on",
    {"type": "string", "pattern": PERIOD},
    "What was true in the world on a day, in a month or in a year; the answer has one more field, `on`. May be combined with `as_of`.",
    example="1963-01-22",
)


def schema_of(found: django_filters.Filter) -> Schema:
    match found:
        case AnyNamed():
            return array({"type": "string", "pattern": found.extra["pattern"]}, minItems=1, maxItems=NAMES_AT_MOST)
        case AnyOf():
            return array({"type": "string", "enum": [str(value) for value, _label in found.extra["choices"]]}, minItems=1)
        case PartialDateFilter():
            return {"type": "string", "pattern": PERIOD}
        case django_filters.TypedChoiceFilter():
            return {"type": "boolean"}
        case django_filters.ChoiceFilter():
            return {"type": "string", "enum": [str(value) for value, _label in found.extra["choices"]]}
    if found.lookup_expr in ("gt", "lt"):
        return {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}], "maxLength": MAX_LENGTH}
    return {"type": "string", "minLength": 1, "maxLength": 200, "pattern": WORDS}


def filter_parameters(filterset_class: type[django_filters.FilterSet], described: dict[str, tuple]) -> list[OpenApiParameter]:
    """`described` holds for every filter a sentence, and an example or None."""
    filters = filterset_class.base_filters.items()
    return [query(name, schema_of(one), described[name][0], example=described[name][1]) for name, one in filters]


def list_parameters(filterset_class: type[django_filters.FilterSet], described: dict[str, tuple]) -> list[OpenApiParameter]:
    """Filters, then paging."""
    return [*filter_parameters(filterset_class, described), LIMIT, CURSOR]
