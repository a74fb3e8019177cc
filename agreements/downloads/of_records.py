"""Columns in which the row of a record sums up its other tables."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.api.representations import dated
from agreements.api.shapes import in_order as by_order
from agreements.vocabulary import AgreementEventKind, Role, Status

from .columns import Column, Context, Type, dates


def rows_of(found: Context, name: str) -> list[dict]:
    return found.version.content["rows"][name]


def names_of(rows: str, field: str, language: str, *, only_parties: bool = False) -> Callable[[Context], list[str]]:
    """Names of the actors that rows refer to, in their order; in the other language where they have none in this one."""

    def value(found: Context) -> list[str]:
        keys = [row[field] for row in by_order(rows_of(found, rows)) if field in row and (not only_parties or row["role"] == Role.PARTY)]
        named = [found.cited.cited["actor"][key] for key in dict.fromkeys(keys)]
        return [one[f"name_{language}"] or one[f"name_{'en' if language == 'de' else 'de'}"] for one in named]

    return value


def party_ids(found: Context) -> list[str]:
    return list(dict.fromkeys(row["actor"] for row in by_order(rows_of(found, "party")) if row["role"] == Role.PARTY))


def counted(name: str) -> Callable[[Context], int]:
    return lambda found: len(rows_of(found, name))


def main_event(found: Context) -> dict | None:
    return dated(rows_of(found, "agreementevent"))


def main_day(found: Context) -> dict | None:
    """The frozen date of the event that stands for the agreement."""
    event = main_event(found)
    return event and {name: event["on"][name] for name in ("value", "qualifier", "as_printed")}


def identifiers(found: Context) -> list[str]:
    rows = sorted(rows_of(found, "identifier"), key=lambda row: (row["scheme"], row["value"]))
    return [f"{row['scheme']}:{row['value']}" for row in rows]


def amounts(found: Context) -> list[str]:
    return [f"{row['currency']} {row['value']}" for row in by_order(rows_of(found, "amount"))]


IDENTIFIERS = Column("identifiers", Type.LIST, _("Identifiers"), identifiers, meaning=pgettext_lazy("codebook", "Each as system:value."))
SOURCES = Column(
    "number_of_sources",
    Type.INTEGER,
    pgettext_lazy("codebook", "number of sources"),
    lambda found: len(found.cited.cited.get("source", {})),
)
OF_A_RECORD = {
    "agreement": (
        Column(
            "status",
            Type.CODE,
            _("Status"),
            lambda found: str(found.version.status),
            codes=Status,
            meaning=pgettext_lazy("codebook", "Follows from the events."),
        ),
        *dates(
            "dated",
            main_day,
            label=pgettext_lazy("codebook", "date of the agreement"),
            meaning=pgettext_lazy("codebook", "Signed, else announced, else whatever is dated first."),
        ),
        Column(
            "dated_event",
            Type.CODE,
            pgettext_lazy("codebook", "event of that date"),
            lambda found: (event := main_event(found)) and event["kind"],
            codes=AgreementEventKind,
        ),
        Column(
            "party_ids",
            Type.LIST,
            _("Parties"),
            party_ids,
            aspect="id",
            meaning=pgettext_lazy(
                "codebook", "Only those in the role of a party; guarantors, witnesses and others stand in their own table."
            ),
        ),
        Column("parties_de", Type.LIST, _("Parties"), names_of("party", "actor", "de", only_parties=True), aspect="name_de"),
        Column("parties_en", Type.LIST, _("Parties"), names_of("party", "actor", "en", only_parties=True), aspect="name_en"),
        Column(
            "signatories_de", Type.LIST, pgettext_lazy("codebook", "Signatories"), names_of("signature", "person", "de"), aspect="name_de"
        ),
        Column(
            "signatories_en", Type.LIST, pgettext_lazy("codebook", "Signatories"), names_of("signature", "person", "en"), aspect="name_en"
        ),
        Column(
            "amounts",
            Type.LIST,
            _("Amounts"),
            amounts,
            meaning=pgettext_lazy("codebook", "Currency and lower value of each; their own table says more."),
        ),
        IDENTIFIERS,
        Column("number_of_provisions", Type.INTEGER, pgettext_lazy("codebook", "number of provisions"), counted("provision")),
        Column("number_of_commitments", Type.INTEGER, pgettext_lazy("codebook", "number of commitments"), counted("commitment")),
        SOURCES,
    ),
    "actor": (
        Column(
            "other_names",
            Type.LIST,
            _("Names"),
            lambda found: list(dict.fromkeys(row["name"] for row in rows_of(found, "actorname"))),
            meaning=pgettext_lazy("codebook", "All other forms, in any script."),
        ),
        IDENTIFIERS,
        Column("number_of_positions", Type.INTEGER, pgettext_lazy("codebook", "number of positions"), counted("position")),
        Column("number_of_relations", Type.INTEGER, pgettext_lazy("codebook", "number of relations"), counted("relation")),
        SOURCES,
    ),
}
