"""What a package says of itself in words, in one language."""

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext, pgettext

from .shapes import Meta
from .tables import Table


def read_me(meta: Meta, tables: list[Table], language: str) -> list[str]:
    """Lines of text."""
    with translation.override(language):
        return [*heading(meta), "", *provenance(meta), "", *tables_in_words(meta, tables), "", *how_to_read()]


def heading(meta: Meta) -> list[str]:
    return [f"{meta.publisher}: {title_of(meta)}"]


def title_of(meta: Meta) -> str:
    """A record's own; a list's in the language that is active."""
    if meta.public_id:
        return meta.title
    return {"agreement": gettext("Agreements"), "actor": gettext("Actors")}[meta.kind]


def provenance(meta: Meta) -> list[str]:
    moment = f"{date_format(localtime(meta.retrieved_at), 'DATETIME_FORMAT')} ({meta.moment})"
    counted = ngettext("%(number)s record", "%(number)s records", meta.count) % {"number": meta.count}
    licence = f"{meta.licence.title} ({meta.licence.name})" if meta.licence.title != meta.licence.name else meta.licence.name
    lines = [
        (pgettext("download", "Retrieved from"), meta.retrieved_from),
        (pgettext("download", "Retrieved at"), moment),
        (pgettext("download", "Holds"), f"{counted}{left_out(meta)}"),
        (pgettext("download", "Licence"), licence),
        ("", meta.licence.url if meta.licence.url != meta.licence.name else ""),
        (pgettext("download", "Cite as"), cite(meta)),
        (pgettext("download", "Codebook"), meta.codebook),
    ]
    return [f"{label}: {text}" if label else text for label, text in lines if text]


def left_out(meta: Meta) -> str:
    if meta.is_complete:
        return pgettext("download", "; that is all")
    words = (
        pgettext("download", "; more than %(number)s more have no room in this file. All of them: %(address)s")
        if meta.is_at_least
        else pgettext("download", "; %(number)s more have no room in this file. All of them: %(address)s")
    )
    return words % {"number": meta.left_out, "address": meta.everything}


def cite(meta: Meta) -> str:
    """In words, with the day and the address that filters name."""
    day = date_format(localtime(meta.retrieved_at), "DATE_FORMAT")
    words = pgettext("download", "%(publisher)s: “%(title)s”, data, retrieved on %(day)s from %(address)s (%(licence)s)")
    return words % {
        "publisher": meta.publisher,
        "title": title_of(meta),
        "day": day,
        "address": meta.retrieved_from,
        "licence": meta.licence.name,
    }


def tables_in_words(meta: Meta, tables: list[Table]) -> list[str]:
    return [pgettext("download", "Tables"), *(f"- {table.name} ({table.label}): {table.meaning}" for table in tables)]


def how_to_read() -> list[str]:
    return [pgettext("download", "How to read them"), *(f"- {hint}" for hint in hints())]


def hints() -> list[str]:
    """What whoever reads the tables should know."""
    return [
        pgettext(
            "download",
            "Dates are often known in part only: 2023 is some day of that year. Columns beside give the first and the last possible day.",
        ),
        pgettext("download", "That something is not stated, not named or not published is a value of its own and no empty cell."),
        pgettext("download", "A cell that a spreadsheet would run as a formula begins with an apostrophe; JSON has none."),
        pgettext("download", "Tables are joined by ids: agreement_id or actor_id, then party_id, provision_id, commitment_id, source_id."),
    ]
