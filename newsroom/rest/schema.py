"""Words for describing answers in OpenAPI 3.1, and the parts that all of them share.

Objects are closed and all their properties are always there: what the description says is what a program can rely on.
"""

from collections.abc import Iterable
from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from .parameters import LARGEST_PAGE, SMALLEST_PAGE, USUAL_PAGE
from .problems import MEDIA_TYPE
from .resources import METHODS

Schema = dict[str, Any]

STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer"}
BOOLEAN: Schema = {"type": "boolean"}
DATE: Schema = {"type": "string", "format": "date"}
TIME: Schema = {"type": "string", "format": "date-time", "pattern": "Z$"}
URL: Schema = {"type": "string", "format": "uri"}
WORDS = r"^[^\x00]*[^\s\x00][^\x00]*$"  # something besides white space, and nothing that a database cannot hold
ID: Schema = {"type": "string", "pattern": "^[23456789abcdefghjkmnpqrstuvwxyz]{8}$"}
NULL: Schema = {"type": "null"}


def obj(description: str = "", /, **properties: Schema) -> Schema:
    schema: Schema = {"type": "object", "properties": properties, "required": sorted(properties), "additionalProperties": False}
    return {"description": description, **schema} if description else schema


def array(items: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": items, **more}


def enum(choices: Iterable) -> Schema:
    return {"type": "string", "enum": [str(getattr(one, "value", one)) for one in choices]}


def nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, NULL]}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def known(value: Schema, reasons: Iterable) -> Schema:
    """Either a value, or silence with its reason."""
    return {"anyOf": [obj(value=value, reason=NULL), obj(value=NULL, reason=enum(reasons))]}


def facts(html_url: Schema | None = None) -> Schema:
    """Properties that every item has from its version."""
    return {
        "id": ID,
        "url": URL,
        "html_url": html_url or obj("The page for readers, in both languages.", de=URL, en=URL),
        "version": {"type": "integer", "minimum": 1},
        "published_at": TIME,
        "first_published_at": TIME,
        "change": enum(["first", "minor", "major", "correction"]),
        "change_note": STRING,
    }


def reference(*kinds: str, name: Schema | None = None) -> Schema:
    return obj(id=ID, kind=enum(kinds), name=name or ref("Texts"), url=URL)


SHARED = {
    "Texts": obj("A text in both languages; null where there is none in that language.", de=nullable(STRING), en=nullable(STRING)),
    "PartialDate": obj(
        "A date as the source gives it: a year, a month or a day, how it is meant, and in which words. Bounds are null on an open side.",
        value={"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
        earliest=nullable(DATE),
        latest=nullable(DATE),
        qualifier=enum(["exact", "about", "not_after", "not_before", "uncertain"]),
        as_printed=STRING,
    ),
    "Problem": {
        "description": "What went wrong (RFC 9457). `errors` holds sentences for each parameter; `reason` says why it was withdrawn.",
        "type": "object",
        "properties": {
            "type": URL,
            "title": STRING,
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": STRING,
            "errors": {"type": "object", "additionalProperties": array(STRING)},
            "reason": STRING,
            "withdrawn_at": TIME,
        },
        "required": ["detail", "status", "title", "type"],
        "additionalProperties": False,
    },
}

PROBLEMS = {
    400: "A parameter is unknown, given twice, empty or malformed.",
    404: "There is nothing at this address.",
    405: f"Only {', '.join(METHODS)} are answered.",
    410: "It was public and was withdrawn; `reason` says why.",
    414: "The query is longer than 2,000 characters.",
}


def problems(*statuses: int) -> dict:
    return {(status, MEDIA_TYPE): OpenApiResponse(ref("Problem"), description=PROBLEMS[status]) for status in statuses}


def described(
    summary: str, description: str, schema: Schema, *, tag: str, operation: str, parameters=(), statuses=(400, 414), more=None, example=None
):
    """`extend_schema` for one address: its answer, and every refusal it may give."""
    examples = [OpenApiExample("example", value=example, response_only=True, status_codes=["200"])] if example else None
    answers = {200: OpenApiResponse(schema, description="The answer."), 304: OpenApiResponse(None, description="You have it already.")}
    return extend_schema(
        operation_id=operation,
        summary=summary,
        description=description,
        tags=[tag],
        parameters=list(parameters),
        responses=answers | (more or {}) | problems(*statuses),
        examples=examples,
    )


def query(name: str, schema: Schema, description: str, *, example: Any = None, required: bool = False) -> OpenApiParameter:
    explode = {"explode": True, "style": "form"} if schema.get("type") == "array" else {}
    examples = [OpenApiExample(name, value=example)] if example is not None else None
    return OpenApiParameter(name, schema, OpenApiParameter.QUERY, description=description, examples=examples, required=required, **explode)


PUBLIC_ID = OpenApiParameter("public_id", ID, OpenApiParameter.PATH, description="The id of the item, as in its address.", required=True)
LIMIT = query(
    "limit",
    {"type": "integer", "minimum": SMALLEST_PAGE, "maximum": LARGEST_PAGE, "default": USUAL_PAGE},
    "How many to give at most.",
    example=USUAL_PAGE,
)
CURSOR = query("cursor", {"type": "string", "minLength": 1, "maxLength": 1500}, "Where to go on; take it from `next` or `previous`.")
AS_OF = query(
    "as_of",
    {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}], "maxLength": 40},
    "What this site showed at a moment in the past: a day, or a time with its offset.",
    example="2025-04-05T12:00:00Z",
)


def page_of(card: Schema) -> Schema:
    return obj(next=nullable(URL), previous=nullable(URL), results=array(card))
