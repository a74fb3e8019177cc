"""Columns that name what a row is: the record, its version, its addresses, the fact."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.addresses import record_url
from newsroom.publishing.models import Version
from newsroom.rest.shapes import api_url, utc

from .columns import Column, Context, Type, at_home, plain

Weight = Version.Weight
NAME = {"agreement": "title", "actor": "name"}
COLUMN_OF_RECORD = {"agreement": _("Agreement"), "actor": pgettext_lazy("codebook", "Actor")}


def of_version(name: str) -> Callable[[Context], Any]:
    return lambda found: getattr(found.version, name)


HEAD = (
    Column(
        "id",
        Type.ID,
        pgettext_lazy("codebook", "id"),
        of_version("public_id"),
        meaning=pgettext_lazy("codebook", "Never changes and is never given to another record."),
    ),
    Column(
        "version",
        Type.INTEGER,
        _("Version"),
        of_version("number"),
        meaning=pgettext_lazy("codebook", "The number of the version that the file was made from."),
    ),
    Column(
        "published_at",
        Type.MOMENT,
        pgettext_lazy("codebook", "published"),
        lambda found: utc(found.version.visible_from),
        meaning=pgettext_lazy("codebook", "When this version was published."),
    ),
    Column(
        "first_published_at",
        Type.MOMENT,
        pgettext_lazy("codebook", "first published"),
        lambda found: utc(found.version.first_published_at),
        meaning=pgettext_lazy("codebook", "When the first version of the record was published."),
    ),
    Column(
        "change",
        Type.CODE,
        pgettext_lazy("codebook", "change"),
        of_version("change"),
        codes=Weight,
        meaning=pgettext_lazy("codebook", "What kind of change this version is."),
    ),
    Column("change_note", Type.TEXT, pgettext_lazy("codebook", "note on the change"), of_version("change_note")),
)


def belongs_to(kind: str) -> Iterator[Column]:
    """The record of a row: id and name."""
    about = {"label": COLUMN_OF_RECORD[kind]}
    yield Column(f"{kind}_id", Type.ID, value=of_version("public_id"), aspect="id", **about)
    for language in ("de", "en"):
        name = f"{NAME[kind]}_{language}"

        def value(found: Context, name: str = name) -> str:
            return found.version.content["item"][name]

        yield Column(f"{kind}_{name}", Type.TEXT, value=value, aspect=name, **about)


UID = Column(
    "id",
    Type.ID,
    pgettext_lazy("codebook", "id"),
    plain("uid"),
    meaning=pgettext_lazy("codebook", "Names the fact in all versions of the record and in the API."),
)
KEY = Column("id", Type.ID, pgettext_lazy("codebook", "id"), plain("id"))
DIFFERS_FROM = Column(
    "differs_from",
    Type.LIST,
    pgettext_lazy("codebook", "differs from"),
    lambda found: found.cited.contradicted_by(found.row["uid"]),
    meaning=pgettext_lazy("codebook", "Other facts of the record that answer the same question differently: their ids."),
)


def page_in(kind: str, language: str) -> Callable[[Context], str]:
    return lambda found: record_url(kind, found.version.public_id, found.version.slug, language)


def addresses(kind: str) -> tuple[Column, ...]:
    page = pgettext_lazy("codebook", "page of the record")
    in_api = Column(
        "api_url",
        Type.ADDRESS,
        pgettext_lazy("codebook", "record in the API"),
        lambda found: at_home(api_url(kind, found.version.public_id)),
    )
    return (*(Column(f"url_{language}", Type.ADDRESS, page, page_in(kind, language), aspect=language) for language in ("de", "en")), in_api)


ADDRESSES = {kind: addresses(kind) for kind in NAME}
