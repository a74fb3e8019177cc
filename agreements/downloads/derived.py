"""Columns that no field of the desk holds: what names a row, what follows from the facts, where the record is."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.addresses import record_url
from agreements.api.representations import by_date, dated
from agreements.api.shapes import in_order as by_order
from agreements.commitments.standing import SETTLED
from agreements.names import script_of
from agreements.provenance.facts import sources_counted
from agreements.standing.authority import authority_of
from agreements.vocabulary import AgreementEventKind, Authority, Rating, Role, SourceKind, Status
from newsroom.publishing.models import Version
from newsroom.rest.shapes import api_url, utc

from .columns import ASPECTS, Column, Context, Type, at_home, columns_of, dates, plain

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


def latest_of(found: Context) -> dict | None:
    """The assessment of a commitment that counts."""
    ratings = [row for row in found.version.content["rows"]["assessment"] if row["commitment"] == found.row["uid"]]
    return by_date(ratings, "as_of")[-1] if ratings else None


def rating(found: Context) -> str | None:
    latest = latest_of(found)
    return latest["rating"] if latest else None


def rated_on(found: Context) -> dict | None:
    latest = latest_of(found)
    return latest["as_of"] if latest else None


def actor_of_party(name: str) -> Callable[[Context], str | None]:
    """The actor behind a row's reference to a party."""

    def value(found: Context) -> str | None:
        parties = {row["uid"]: row["actor"] for row in found.version.content["rows"]["party"]}
        return parties.get(found.row.get(name, ""))

    return value


BEFORE = {
    "assessment": (Column("commitment_id", Type.ID, pgettext_lazy("codebook", "commitment"), plain("commitment"), aspect="id"),),
}
AFTER = {
    "actorname": (
        Column(
            "script",
            Type.TEXT,
            pgettext_lazy("codebook", "script"),
            lambda found: script_of(found.row["name"]),
            meaning=pgettext_lazy("codebook", "Four letters as in ISO 15924, such as Cyrl."),
        ),
    ),
    "signature": (
        Column(
            "position_held",
            Type.CODE,
            pgettext_lazy("codebook", "position held that day"),
            lambda found: authority_of(found.row, found.version.document),
            codes=Authority,
            meaning=pgettext_lazy("codebook", "Whether the position was held on the day of the signing, as far as the dates tell."),
        ),
    ),
    "commitment": (
        Column("owed_by_actor_id", Type.ID, pgettext_lazy("codebook", "actor that owes it"), actor_of_party("owed_by"), aspect="id"),
        Column(
            "beneficiary_actor_id",
            Type.ID,
            pgettext_lazy("codebook", "actor to which it is owed"),
            actor_of_party("beneficiary"),
            aspect="id",
        ),
        Column(
            "rating",
            Type.CODE,
            pgettext_lazy("codebook", "latest rating"),
            rating,
            codes=Rating,
            meaning=pgettext_lazy("codebook", "Empty where nobody assessed it yet."),
        ),
        *dates("rated_on", rated_on, label=pgettext_lazy("codebook", "day of the latest rating")),
        Column(
            "is_open",
            Type.BOOLEAN,
            pgettext_lazy("codebook", "open"),
            lambda found: rating(found) not in SETTLED,
            meaning=pgettext_lazy("codebook", "Whether the latest rating, or the lack of one, leaves it open."),
        ),
    ),
}


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
ORDERED = {"agreementevent": "on", "actorevent": "on", "position": "since", "relation": "since", "assessment": "as_of"}


def in_order(name: str, rows: dict[str, list[dict]]) -> list[dict]:
    """As the record's page shows them."""
    found = rows[name]
    if name in ORDERED:
        return by_date(found, ORDERED[name])
    if found and "order" in found[0]:
        return by_order(found)
    if name == "provision":
        return sorted(found, key=lambda row: row["number"])
    return sorted(found, key=lambda row: row["uid"])


def kept(version: Version, table: str) -> list[dict]:
    """What the document keeps of other rows, with the id of each."""
    return [{"id": key} | row for key, row in sorted(version.cited.get(table, {}).items())]


def topics(version: Version) -> list[dict]:
    copies = version.cited.get("topic", {})
    return [{"id": key} | copies[key] for key in version.content["item"]["topics"]]


SOURCE_FIELDS = ("title", "kind", "publisher", "author", "url", "archived_url", "published_on", "retrieved_on", "language")


def source_columns(model: type) -> Iterator[Column]:
    """Labels are the desk's; values are the copies in the document, which hold nothing that is confidential."""
    for name in (*SOURCE_FIELDS, "retracted_on"):
        yield from columns_of(model, name)
    for language in ("de", "en"):
        yield from columns_of(model, f"retraction_reason_{language}")
    via = model._meta.get_field("via")
    for name, type in (("title", Type.TEXT), ("kind", Type.CODE), ("publisher", Type.TEXT), ("url", Type.ADDRESS)):

        def value(found: Context, name: str = name) -> str | None:
            return (found.row["via"] or {}).get(name)

        yield Column(
            f"via_{name}",
            type,
            via.verbose_name,
            value,
            aspect=name if name in ASPECTS else "title_de",
            codes=SourceKind if name == "kind" else None,
        )
    facts = pgettext_lazy("codebook", "number of facts that rest on it")
    yield Column("facts", Type.INTEGER, facts, lambda found: sources_counted(found.version.document).get(found.row["id"], 0))


TOPIC = (
    Column("slug", Type.TEXT, pgettext_lazy("codebook", "short name"), plain("slug")),
    *(
        Column(f"name_{language}", Type.TEXT, pgettext_lazy("codebook", "name"), plain(f"name_{language}"), aspect=language)
        for language in ("de", "en")
    ),
)
