"""The record sheet of an agreement."""

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from agreements.bilingual import said
from agreements.cards import date_shown, dated_event, due_in_words, in_order
from agreements.models import Agreement, AgreementEvent, Party, Signature
from agreements.provenance.facts import anchor, evidence, record_evidence
from agreements.standing.authority import authority_of
from agreements.standing.status import Status

from .accounts import accounts, differs
from .amounts import amounts
from .course import course
from .course_drawn import course_drawn
from .lineage import lineage
from .promises import commitments, provisions, rolled_up
from .standing import party_standings
from .wording import actor_link, identifiers_shown, language_name, resting_on

TOGETHER = 4  # more parties than this, alike in everything but the name, share one entry


def agreement_sheet(version, language: str) -> dict:
    """The context of agreements/agreement_prepared.html; `version` may be unsaved. The language is active."""
    document = version.document
    item, rows = document["content"]["item"], document["content"]["rows"]
    title, short_title, summary = (said(item, name, language) for name in ("title", "short_title", "summary"))
    sheet = {
        "title": title,
        "short_title": short_title if short_title.text != title.text else None,
        "summary": summary,
        "form": Agreement.Form(item["form"]).label,
        "status": Status(version.status).label,
        "keyfacts": keyfacts(version, language),
        "evidence": record_evidence(document, language),
        "parties": parties(document, language),
        "signatures": [signature_shown(row, document, language) for row in in_order(rows["signature"])],
        "provisions": provisions(document, language),
        "commitments": commitments(document, language),
        "amounts": amounts(document, language),
        "lineage": lineage(document, language),
        "identifiers": identifiers_shown(document, language),
        "languages": [language_name(tag) for tag in item["languages"]],
        "place": said(item, "place", language).text,
        "file": document_file(item),
        "topics": [topic_shown(document["cited"]["topic"][key], language) for key in item["topics"]],
        "events": course(document, language),
        "drawn": course_drawn(document, language),
        "accounts": accounts(document, language),
    }
    return sheet | {"contents": contents(sheet, rows), "rolled_up": rolled_up(sheet["commitments"])}


def contents(sheet: dict, rows: dict) -> list[tuple[str, str, int]]:
    """(anchor, label, count) of the sections that have something in them."""
    sections = [
        ("course", _("Status and course"), len(rows["agreementevent"])),
        ("parties", _("Parties"), len(rows["party"])),
        ("signatures", _("Signatures"), len(sheet["signatures"])),
        ("provisions", _("Provisions"), len(rows["provision"])),
        ("commitments", _("Commitments"), len(sheet["commitments"])),
        ("amounts", _("Amounts"), len(rows["amount"])),
    ]
    return [section for section in sections if section[2]]


def keyfacts(version, language: str) -> list[tuple[str, str, bool]]:
    """(label, value, whether it is a known unknown): the six things that one asks first."""
    item, rows = version.content["item"], version.content["rows"]
    label, day = dated_event(rows["agreementevent"], language)
    place, due = said(item, "place", language), due_in_words(rows["commitment"])
    facts = [
        (_("Status"), Status(version.status).label, version.status == Status.UNKNOWN),
        (label, day["display"], False) if day else None,
        in_force(version.document, language),
        (_("Form"), Agreement.Form(item["form"]).label, False),
        (_("Binding force"), Agreement.Binding(item["binding"]).label, item["binding"] == Agreement.Binding.UNCLEAR),
        (_("Text"), Agreement.TextStatus(item["text_status"]).label, item["text_status"] == Agreement.TextStatus.NOT_PUBLISHED),
        (_("Timetable"), due, True) if due else None,
        (_("Place"), place.text, False) if place else None,
    ]
    return [(name, str(value), unknown) for name, value, unknown in filter(None, facts)][:6]


def in_force(document: dict, language: str) -> tuple | None:
    kind = AgreementEvent.Kind.IN_FORCE
    if differs(document, "agreementevent", kind):
        return (kind.label, _("accounts differ"), False)
    days = days_of(kind, document)
    return (kind.label, date_shown(days[0], language)["display"], False) if days else None


def parties(document: dict, language: str) -> list[dict]:
    """In order; those in one role and capacity that rest on the same place in a source stand together: many states, one line each."""
    groups: dict[tuple, list[dict]] = {}
    standings = party_standings(document, language)
    for row in in_order(document["content"]["rows"]["party"]):
        alike = (row["role"], row["capacity"], row.get("represents"), standings.get(row["uid"], ()))
        groups.setdefault((*alike, *resting_on(row, document)), []).append(row)
    shown = []
    for rows in groups.values():
        together = [rows] if len(rows) > TOGETHER else [[row] for row in rows]
        standing = {"standings": standings.get(rows[0]["uid"], ())}
        shown += [party_shown(some, document, language) | standing for some in together]
    return shown


def party_shown(rows: list[dict], document: dict, language: str) -> dict:
    """`actors` are `(id, link, anchor)`; the live card of each may add a note when the page is read. Alone, the evidence has the anchor."""
    first = rows[0]
    return {
        "actors": [(row["actor"], actor_link(row["actor"], document, language), anchor(row["uid"])) for row in rows],
        "role": Party.Role(first["role"]).label,
        "capacity": Party.Capacity(first["capacity"]).label,
        "is_capacity_stated": first["capacity"] != Party.Capacity.NOT_STATED,
        "represents": actor_link(first["represents"], document, language) if "represents" in first else "",
        **evidence(first, document, language),
        **({"anchor": ""} if len(rows) > 1 else {}),
    }


def signature_shown(row: dict, document: dict, language: str) -> dict:
    parties = {one["uid"]: one["actor"] for one in document["content"]["rows"]["party"]}
    capacity = said(row, "capacity_as_printed", language)
    return {
        "person": actor_link(row["person"], document, language) if "person" in row else "",
        "reason": Signature.Unknown(row["unknown_reason"]).label if row["unknown_reason"] else "",
        "party": actor_link(parties[row["party"]], document, language),
        "capacity": capacity.text,
        "capacity_language": capacity.badge,
        "position": position_held(row, document, language),
        "authority": authority_shown(row, document),
        "date": date_shown(row["signed_on"] or signed_day(document), language),
        **evidence(row, document, language),
    }


def position_held(row: dict, document: dict, language: str) -> str:
    if "position" not in row:
        return ""
    position = document["cited"]["position"][row["position"]]
    return f"{said(position, 'title', language)}, {said(position, 'organization', language)}"


def authority_shown(row: dict, document: dict) -> dict | None:
    """Whether the position was held on the day of the signing."""
    found = authority_of(row, document)
    return found and {"value": found.value, "label": found.label}


def signed_day(document: dict) -> dict | None:
    """The date of the “signed” event, unless there are several."""
    days = days_of(AgreementEvent.Kind.SIGNED, document)
    return days[0] if len(days) == 1 else None


def days_of(kind: str, document: dict) -> list[dict]:
    """The frozen dates of events of the whole agreement."""
    events = document["content"]["rows"]["agreementevent"]
    return [row["on"] for row in events if row["kind"] == kind and row["on"] and "party" not in row]


def topic_shown(topic: dict, language: str) -> dict:
    return {"name": said(topic, "name", language).text, "slug": topic["slug"]}


def document_file(item: dict) -> str:
    """The address of the PDF, where there is one."""
    return default_storage.url(item["document_file"]) if item["document_file"] else ""
