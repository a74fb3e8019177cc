"""What the tracker is filtered by and no field of its form shows, each with a way to take it away."""

from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _

from newsroom.reading.keyset import CURSOR

from .filters import NOT_STATED
from .on_page import Entry


class Chip(NamedTuple):
    label: str
    value: str
    url: str


def chosen(request: HttpRequest, form, entries: list[Entry]) -> list[Chip]:
    """Names are those that the page's own entries give; what none of them names is told as it was asked."""
    hidden = [field for field in form.hidden_fields() if any(request.GET.getlist(field.name))]
    return [
        Chip(str(field.label), named(field.name, value, entries), without(request, field.name, value))
        for field in hidden
        for value in dict.fromkeys(request.GET.getlist(field.name))
        if value
    ]


def named(name: str, value: str, entries: list[Entry]) -> str:
    if value == NOT_STATED:
        return _("not stated")
    for entry in entries:
        match name:
            case "owed_by" | "owed_to":
                actor = entry.debtor if name == "owed_by" else entry.creditor
                if entry.row[name] == value and actor:
                    return actor["name"]
            case "agreement":
                if entry.row["public_id"] == value:
                    return entry.title
    return value


def without(request: HttpRequest, name: str, value: str) -> str:
    params = request.GET.copy()
    params.pop(CURSOR, None)
    params.setlist(name, [one for one in params.getlist(name) if one != value])
    return f"{request.path}?{params.urlencode()}" if params.urlencode() else request.path
