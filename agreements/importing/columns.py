"""Columns of the tables that are imported and exported: how a cell is read, and how a row writes it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Field, Model
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from agreements.partial_dates import PartialDate

from . import dates, values
from .cells import Remarks
from .texts import line, paragraphs
from .values import Reader

Writer = Callable[[Any], str]


@dataclass(frozen=True)
class Column:
    """One column of a table. `name` is the heading in our own files and usually the field of the model.

    `refers_to` names the table that a reference leads to; its cell is looked up, not read. `also` are other headings that are guessed.
    `holds` is what the planner makes of it: a "field", a "reference", the "identifiers", the "topics", the wording of a date ("printed"),
    or nothing ("told": written for people, left out of an import).
    """

    name: str
    label: str | Promise
    read: Reader
    write: Writer
    holds: str = "field"
    refers_to: str = ""
    also: tuple[str, ...] = ()
    is_required: bool = False
    help: str | Promise = ""

    @property
    def is_told_only(self) -> bool:
        return self.holds == "told"

    def named(self, *also: str) -> "Column":
        return replace(self, also=(*self.also, *also))

    def required(self) -> "Column":
        return replace(self, is_required=True)

    def helped(self, text: str | Promise) -> "Column":
        return replace(self, help=text)


def field_of(model: type[Model], name: str) -> Field:
    return model._meta.get_field(name)  # type: ignore[return-value]


def label_of(model: type[Model], name: str) -> str | Promise:
    label = field_of(model, name).verbose_name
    return format_lazy("{} ({})", label, name[-2:]) if name.endswith(("_de", "_en")) else label


def plain(model: type[Model], name: str, read: Reader | None = None) -> Column:
    """A text field of one line; `read` for something stricter."""
    most = getattr(field_of(model, name), "max_length", None)
    return Column(name, label_of(model, name), read or values.text(most), lambda row: as_cell(getattr(row, name)))


def long(model: type[Model], name: str) -> Column:
    return Column(name, label_of(model, name), paragraphs, lambda row: getattr(row, name))


def in_both(make: Callable[[type[Model], str], Column], model: type[Model], name: str, *also: str) -> tuple[Column, Column]:
    """The German and the English column of a text. Other headings are guessed with the language behind them, and bare."""
    words = {"de": ("deutsch", "german"), "en": ("englisch", "english")}
    return tuple(  # type: ignore[return-value]
        make(model, f"{name}_{language}").named(*(f"{base} {word}" for base in (name, *also) for word in (language, *names)), *also, name)
        for language, names in words.items()
    )


def chosen(model: type[Model], name: str) -> Column:
    choices = list(field_of(model, name).choices or [])
    words = ", ".join(str(value) for value, _label in choices)
    return plain(model, name, values.choice(choices)).helped(format_lazy(_("One of: {}."), words))


def dated(model: type[Model], name: str, *also: str) -> tuple[Column, Column]:
    """The date and its wording as printed."""

    def read(cell: str, remarks: Remarks) -> PartialDate | None:
        return dates.read(cell, remarks)

    def printed(row: Model) -> str:
        day = getattr(row, name)
        return day.as_printed if day else ""

    label = label_of(model, name)
    column = Column(name, label, read, lambda row: dates.written(getattr(row, name)), "date", also=also)
    wording = Column(f"{name}_printed", format_lazy(_("{}, as printed"), label), values.text(200), printed, "printed")
    return column.helped(_("2025, 2025-04, 2025-04-03; ~1905 about, 1814-06-11? uncertain, <=2004 not after, >=2004 not before.")), wording


def reference(model: type[Model], name: str, to: str, *also: str) -> tuple[Column, Column]:
    """A reference by public id, by an identifier ("wikidata:Q142") or by the exact label; and the label, for people."""

    def write(row: Model) -> str:
        return str(getattr(getattr(row, name), "public_id", "") or "")

    def told(row: Model) -> str:
        return str(getattr(row, name) or "")

    label = label_of(model, name)
    column = Column(name, label, as_reference, write, "reference", refers_to=to, also=also)
    return (
        column.helped(_("Public id, identifier such as “iso3166:KG” or “wikidata:Q142”, or the exact label.")),
        Column(f"{name}_label", format_lazy(_("{}, label"), label), as_reference, told, "told"),
    )


def as_reference(cell: str, remarks: Remarks) -> str:
    return line(cell, remarks, most=400)


def as_cell(value: Any) -> str:
    """A value as text that its reader takes back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(map(str, value))
    if isinstance(value, PartialDate):
        return dates.written(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
