"""Columns of tables: made from the models' own fields, so that name, type, meaning and allowed values are said once.

A field of the desk gives one or several columns, by what it holds: a partial date its value, both bounds, the qualifier and the source's
wording; a reference the id and what the document keeps of the other row. Values come from the frozen document alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from agreements.api.shapes import Cited, stored
from agreements.fields import PartialDateField
from agreements.partial_dates import PartialDate
from agreements.provenance.facts import WITHHELD
from agreements.vocabulary import ActorKind, Form, Qualifier
from newsroom.publishing.models import Version
from newsroom.rest.shapes import SITE

from .meanings import MEANINGS


class Type(TextChoices):
    ID = "id", pgettext_lazy("codebook", "id")
    TEXT = "text", pgettext_lazy("codebook", "text")
    CODE = "code", pgettext_lazy("codebook", "one of a list")
    LIST = "list", pgettext_lazy("codebook", "several, separated by semicolons")
    INTEGER = "integer", pgettext_lazy("codebook", "whole number")
    NUMBER = "number", pgettext_lazy("codebook", "number")
    BOOLEAN = "boolean", pgettext_lazy("codebook", "true or false")
    DATE = "date", pgettext_lazy("codebook", "day (2025-04-03)")
    PARTIAL = "partial_date", pgettext_lazy("codebook", "year, month or day (2025, 2025-04, 2025-04-03)")
    MOMENT = "moment", pgettext_lazy("codebook", "moment in UTC")
    ADDRESS = "address", pgettext_lazy("codebook", "web address")


class NoSource(TextChoices):
    WITHHELD = "withheld", WITHHELD
    NOT_STATED = "not_stated", pgettext_lazy("codebook", "not stated")


# What a column says of the field that it was made from: the end of its name, and the words for it.
ASPECTS = {
    "": "",
    "de": pgettext_lazy("codebook", "in German"),
    "en": pgettext_lazy("codebook", "in English"),
    "earliest": pgettext_lazy("codebook", "first possible day"),
    "latest": pgettext_lazy("codebook", "last possible day"),
    "qualifier": pgettext_lazy("codebook", "how the date is meant"),
    "as_printed": pgettext_lazy("codebook", "as the source prints it"),
    "id": pgettext_lazy("codebook", "id"),
    "slug": pgettext_lazy("codebook", "short name"),
    "name_de": pgettext_lazy("codebook", "name in German"),
    "name_en": pgettext_lazy("codebook", "name in English"),
    "title_de": pgettext_lazy("codebook", "title in German"),
    "title_en": pgettext_lazy("codebook", "title in English"),
    "organization_de": pgettext_lazy("codebook", "where, in German"),
    "organization_en": pgettext_lazy("codebook", "where, in English"),
    "kind": pgettext_lazy("codebook", "kind"),
    "country": pgettext_lazy("codebook", "country"),
    "form": pgettext_lazy("codebook", "form"),
    "reason": pgettext_lazy("codebook", "why none is named"),
    "publisher": pgettext_lazy("codebook", "publisher"),
    "url": pgettext_lazy("codebook", "address"),
}


class Context(NamedTuple):
    """What a value is made from: the version, one frozen row of it, and what the document keeps of other rows."""

    version: Version
    row: dict
    cited: Cited


@dataclass(frozen=True)
class Column:
    """`label` and `meaning` are translated when they are read. `shows` is the frozen field that it says something of, if any."""

    name: str
    type: Type
    label: Any
    value: Callable[[Context], Any]
    aspect: str = ""
    meaning: Any = ""
    codes: type[TextChoices] | None = None
    shows: str = ""


def columns_of(model: type[models.Model], name: str) -> Iterator[Column]:
    """The columns of one public field of a model."""
    field = model._meta.get_field(name)
    about = {"label": field.verbose_name, "meaning": meaning_of(field), "shows": name}
    match field:
        case PartialDateField():
            yield from dates(name, lambda found: found.row[name], **about)
        case models.ForeignKey():
            yield from REFERENCES.get(field.related_model.__name__, of_this_record)(name, about)
        case models.ManyToManyField():
            yield from several_topics(name, about)
        case models.FileField():
            yield Column(f"{name}_url", Type.ADDRESS, value=lambda found: document_url(found.row.get(name)), aspect="url", **about)
        case _ if field.choices:
            yield Column(name, Type.CODE, value=plain(name), codes=choices_of(model, field), **about)
        case _:
            aspect = language_of(name)
            yield Column(name, type_of(field), value=plain(name), aspect=aspect, **about)


def meaning_of(field: models.Field):
    """In words for readers where there are such, else as the desk explains the field."""
    own = f"{field.model._meta.model_name}.{base_name(field.name)}"
    return MEANINGS.get(own) or MEANINGS.get(base_name(field.name)) or field.help_text


def base_name(name: str) -> str:
    return name[:-3] if language_of(name) else name


def language_of(name: str) -> str:
    return name[-2:] if name.endswith(("_de", "_en")) else ""


def type_of(field: models.Field) -> Type:
    match field:
        case models.BooleanField():
            return Type.BOOLEAN
        case models.DecimalField():
            return Type.NUMBER
        case models.IntegerField():
            return Type.INTEGER
        case models.DateField():
            return Type.DATE
        case models.URLField():
            return Type.ADDRESS
        case models.CharField() | models.TextField():
            return Type.TEXT
    return Type.LIST


def choices_of(model: type[models.Model], field: models.Field) -> type[TextChoices]:
    """The enumeration behind a field's choices, which is inside its model."""
    for found in vars(model).values():
        if isinstance(found, type) and issubclass(found, TextChoices) and found.choices == field.choices:
            return found
    raise LookupError(f"{model.__name__}.{field.name} has choices that are no enumeration of its model.")


def plain(name: str) -> Callable[[Context], Any]:
    return lambda found: found.row.get(name)


@lru_cache(maxsize=4_000)
def day_of(value: str, qualifier: str, as_printed: str) -> PartialDate:
    """The same few thousand days come again and again, each five times a row."""
    return PartialDate(value, qualifier, as_printed)


def dates(name: str, of: Callable[[Context], dict | None], **about) -> Iterator[Column]:
    """The five columns of a partial date that `of` finds."""

    def part(read: Callable[[PartialDate], Any]) -> Callable[[Context], Any]:
        return lambda found: (day := of(found)) and read(day_of(**day))

    yield Column(name, Type.PARTIAL, value=part(lambda day: day.value), **about)
    about = about | {"meaning": ""}
    yield Column(f"{name}_earliest", Type.DATE, value=part(lambda day: day.earliest), aspect="earliest", **about)
    yield Column(f"{name}_latest", Type.DATE, value=part(lambda day: day.latest), aspect="latest", **about)
    yield Column(f"{name}_qualifier", Type.CODE, value=part(lambda day: day.qualifier), aspect="qualifier", codes=Qualifier, **about)
    yield Column(f"{name}_as_printed", Type.TEXT, value=part(lambda day: day.as_printed), aspect="as_printed", **about)


def document_url(name: str | None) -> str | None:
    return at_home(stored(default_storage.url(name))) if name else None


def at_home(address: str) -> str:
    """Of an address on this site, the present one."""
    return address.replace(SITE, settings.SITE_URL, 1)


def of_this_record(name: str, about: dict) -> Iterator[Column]:
    """A reference to another row of the same record, by its id."""
    yield Column(f"{name}_id", Type.ID, value=plain(name), aspect="id", **about)


def cited(table: str, name: str, copied: dict[str, tuple[Type, type[TextChoices] | None]], about: dict) -> Iterator[Column]:
    """A reference by its id, and what the document keeps of the row beyond."""
    yield Column(f"{name}_id", Type.ID, value=plain(name), aspect="id", **about)

    def kept(key: str) -> Callable[[Context], Any]:
        return lambda found: found.cited.cited[table][found.row[name]][key] if found.row.get(name) else None

    about = about | {"meaning": ""}
    for key, (type, codes) in copied.items():
        yield Column(f"{name}_{key}", type, value=kept(key), aspect=key, codes=codes, **about)


TEXT = (Type.TEXT, None)
NAMES = {"name_de": TEXT, "name_en": TEXT}
TITLES = {"title_de": TEXT, "title_en": TEXT}
WHERE = {"organization_de": TEXT, "organization_en": TEXT}


def actor(name: str, about: dict) -> Iterator[Column]:
    return cited("actor", name, NAMES | {"kind": (Type.CODE, ActorKind), "country": TEXT}, about)


def agreement(name: str, about: dict) -> Iterator[Column]:
    return cited("agreement", name, TITLES | {"form": (Type.CODE, Form)}, about)


def position(name: str, about: dict) -> Iterator[Column]:
    return cited("position", name, TITLES | WHERE, about)


def topic(name: str, about: dict) -> Iterator[Column]:
    return cited("topic", name, NAMES | {"slug": TEXT}, about)


def several_topics(name: str, about: dict) -> Iterator[Column]:
    def all_of(key: str) -> Callable[[Context], list[str]]:
        return lambda found: [found.cited.cited["topic"][one][key] for one in found.row[name]]

    yield Column(f"{name}_slug", Type.LIST, value=all_of("slug"), aspect="slug", **about)
    for language in ("de", "en"):
        yield Column(f"{name}_{language}", Type.LIST, value=all_of(f"name_{language}"), aspect=language, **(about | {"meaning": ""}))


def source(name: str, about: dict) -> Iterator[Column]:
    """What a fact rests on: its own source, or else the record's main source; or why none is named."""
    yield Column(f"{name}_id", Type.ID, value=lambda found: found.cited.rests_on(found.row)["value"], aspect="id", **about)
    reason = {"aspect": "reason", "codes": NoSource, **(about | {"meaning": ""})}
    yield Column(f"{name}_reason", Type.CODE, value=lambda found: found.cited.rests_on(found.row)["reason"], **reason)


REFERENCES = {"Actor": actor, "Agreement": agreement, "Position": position, "Topic": topic, "Source": source}
