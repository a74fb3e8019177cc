"""`/api/v1/docs/`: the description as a page of our own, rendered on the server, so that the strict content policy holds here too."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from newsroom.publishing.answers import answer, validator
from newsroom.rest.problems import SENTENCES

from .description import as_yaml, description

PLAIN = {"string": "text", "integer": "number", "boolean": "true or false", "null": "null"}
FORMATS = {"date": "day", "date-time": "time", "uri": "address"}
ORDER = ["root", "articles", "agreements", "actors", "commitments", "happenings", "sources", "topics", "search", "changes"]
REF = "#/components/schemas/"


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    return answer(request, "newsroom/api_docs.html", context(), made_of=(state(),))


@cache
def state() -> str:
    return validator(as_yaml())


@cache
def context() -> dict:
    """Everything that the template prints; it follows from the code alone."""
    schema = description()
    return {
        "about": [marked(paragraph) for paragraph in schema["info"]["description"].split("\n\n")],
        "base": f"{settings.SITE_URL}/api/v1/",
        "operations": sorted((operation(path, found["get"]) for path, found in schema["paths"].items()), key=in_order),
        "shapes": [shape(name, found) for name, found in sorted(schema["components"]["schemas"].items())],
        "problems": SENTENCES,
    }


def in_order(shown: dict) -> tuple[int, str]:
    return ORDER.index(shown["id"].split("_")[0]), shown["path"]


def marked(text: str) -> SafeString:
    """Text with `code` between backticks."""
    pieces = text.split("`")
    return format_html_join("", "{}", ((format_html("<code>{}</code>", one) if number % 2 else one,) for number, one in enumerate(pieces)))


def operation(path: str, found: dict) -> dict:
    return {
        "id": found["operationId"],
        "path": path,
        "summary": found["summary"],
        "description": marked(found["description"]),
        "parameters": [parameter(one) for one in found.get("parameters", [])],
        "answer": type_of(found["responses"]["200"]["content"]["application/json"]["schema"]),
        "example": f"curl '{settings.SITE_URL}{example_path(path, found)}'",
    }


def example_path(path: str, found: dict) -> str:
    """The address as one could ask it: the examples of the first two parameters that have one."""
    asked = []
    for one in found.get("parameters", []):
        for example in one.get("examples", {}).values():
            value = example["value"]
            asked.append(f"{one['name']}={value[0] if isinstance(value, list) else value}")
    return f"{path}?{'&'.join(asked[:2])}" if asked and "{" not in path else path


def parameter(found: dict) -> dict:
    return {
        "name": found["name"],
        "type": type_of(found["schema"]),
        "description": marked(found.get("description", "")),
        "is_required": found.get("required", False),
    }


def shape(name: str, schema: dict) -> dict:
    return {"name": name, "description": marked(schema.get("description", "")), "rows": list(rows(schema))}


def rows(schema: dict, prefix: str = "") -> Iterator[dict]:
    """(name, type, description) of each property; those of nested objects follow, as `parties[].role`."""
    for name, found in schema["properties"].items():
        yield {"name": f"{prefix}{name}", "type": type_of(found), "description": marked(found.get("description", ""))}
        inner, suffix = unwrapped(found)
        if inner.get("properties"):
            yield from rows(inner, f"{prefix}{name}{suffix}.")


def unwrapped(schema: dict) -> tuple[dict, str]:
    """The object inside a list, or inside “or null”."""
    if schema.get("type") == "array":
        inner, suffix = unwrapped(schema["items"])
        return inner, f"[]{suffix}"
    if is_optional(schema):
        return unwrapped(schema["anyOf"][0])
    return schema, ""


def is_optional(schema: dict) -> bool:
    return len(schema.get("anyOf", [])) == 2 and schema["anyOf"][1].get("type") == "null"


def is_known_or_not(schema: dict) -> bool:
    return len(schema.get("anyOf", [])) == 2 and set(schema["anyOf"][1].get("properties", {})) == {"value", "reason"}


def type_of(schema: dict[str, Any]) -> SafeString:
    """The type in words, with links to the shapes."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(REF)
        return format_html('<a href="#{}">{}</a>', name, name)
    if is_known_or_not(schema):
        known, unknown = schema["anyOf"]
        return format_html("{}, or unknown: {}", type_of(known["properties"]["value"]), choices(unknown["properties"]["reason"]["enum"]))
    if is_optional(schema):
        return format_html("{} or null", type_of(schema["anyOf"][0]))
    if "anyOf" in schema:
        return alternatives(schema)
    if "enum" in schema:
        return choices(schema["enum"])
    if schema.get("type") == "array":
        return format_html("list of {}", type_of(schema["items"]))
    return SafeString(FORMATS.get(schema.get("format", ""), PLAIN.get(schema.get("type", ""), "object")))


def alternatives(schema: dict) -> SafeString:
    """Kinds of objects that differ are told apart by their properties, such as the blocks of a body."""
    return format_html_join(" or ", "{}", ((braces(one) if "properties" in one else type_of(one),) for one in schema["anyOf"]))


def braces(schema: dict) -> SafeString:
    pairs = ((name, type_of(found)) for name, found in schema["properties"].items())
    return format_html("{{ {} }}", format_html_join(", ", "<code>{}</code>: {}", pairs))


def choices(values: list[str]) -> SafeString:
    return format_html_join(" ", "<code>{}</code>", ((value,) for value in values))
