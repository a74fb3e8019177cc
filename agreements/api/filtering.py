"""The parameters of a list's filters, as OpenAPI describes them."""

import django_filters
from drf_spectacular.utils import OpenApiParameter

from agreements.filter_fields import NAMES_AT_MOST, AnyNamed, AnyOf
from agreements.filters_partial_dates import PartialDateFilter
from newsroom.reading.moments import MAX_LENGTH
from newsroom.rest.schema import CURSOR, LIMIT, Schema, array, query

PERIOD = r"^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|1\d|2\d|3[01]))?)?$"


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
    if found.lookup_expr in ("gt", "lt"):
        return {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}], "maxLength": MAX_LENGTH}
    return {"type": "string", "minLength": 1, "maxLength": 200}


def list_parameters(filterset_class: type[django_filters.FilterSet], examples: dict[str, object]) -> list[OpenApiParameter]:
    """Filters first, then paging. A repeated parameter means "any of these"."""
    filters = filterset_class.base_filters.items()
    return [*(query(name, schema_of(one), words(one), example=examples.get(name)) for name, one in filters), LIMIT, CURSOR]


def words(found: django_filters.Filter) -> str:
    return f"{found.label}. Repeat it for “any of these”." if isinstance(found, AnyOf) else f"{found.label}."
