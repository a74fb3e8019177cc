"""Words that several parts of a sheet need."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from agreements.bilingual import said
from agreements.models import Identifier
from agreements.provenance.facts import evidence, is_withheld, source_key
from newsroom.publishing.parts import token

SCRIPTS = {
    "Latn": _("Latin"),
    "Cyrl": _("Cyrillic"),
    "Grek": _("Greek"),
    "Arab": _("Arabic"),
    "Hebr": _("Hebrew"),
    "Hani": _("Chinese characters"),
    "Jpan": _("Japanese"),
    "Hang": _("Korean"),
    "Deva": _("Devanagari"),
    "Thai": _("Thai"),
    "Geor": _("Georgian"),
    "Armn": _("Armenian"),
}
PLACES = {
    Identifier.Scheme.WIKIDATA: "https://www.wikidata.org/wiki/{}",
    Identifier.Scheme.VIAF: "https://viaf.org/viaf/{}",
    Identifier.Scheme.GND: "https://d-nb.info/gnd/{}",
    Identifier.Scheme.LEI: "https://search.gleif.org/#/record/{}",
}


def language_name(tag: str) -> str:
    """“Chinese” for “zh-Hans”, in the active language; the tag itself where nobody has a name for it."""
    if not tag:
        return ""
    try:
        return str(get_language_info(tag.lower())["name_translated"])
    except KeyError:
        return tag


def script_name(code: str) -> str:
    return str(SCRIPTS.get(code, code))


def link(kind: str, public_id: str, label: str) -> SafeString:
    """A hole for a link: the label, and the record's address if it is live when the page is read."""
    return mark_safe(token("link", kind, public_id, label))  # noqa: S308  JSON; its label is escaped when the hole is filled


def actor_link(public_id: str, document: dict, language: str) -> SafeString:
    return link("actor", public_id, said(document["cited"]["actor"][public_id], "name", language).text)


def identifiers(rows: list[dict]) -> list[dict]:
    """`[{"scheme", "label", "value", "url"}]`; the address where the scheme has one."""
    return [identifier(row) for row in in_order_of_schemes(rows)]


def identifiers_shown(document: dict, language: str) -> list[dict]:
    """`identifiers`, each with its evidence."""
    return [identifier(row) | evidence(row, document, language) for row in in_order_of_schemes(document["content"]["rows"]["identifier"])]


def in_order_of_schemes(rows: list[dict]) -> list[dict]:
    return sorted(rows, key=lambda row: (row["scheme"], row["value"]))


def identifier(row: dict) -> dict:
    return {
        "scheme": row["scheme"],
        "label": Identifier.Scheme(row["scheme"]).label,
        "value": row["value"],
        "url": PLACES.get(row["scheme"], "").format(row["value"]),
    }


def resting_on(row: dict, document: dict) -> tuple[str, str, str, bool]:
    """The place that a fact rests on: source, locator and excerpt, and whether the source stays at the desk."""
    return source_key(row, document) or "", row["locator"], row["excerpt"], is_withheld(row, document)
