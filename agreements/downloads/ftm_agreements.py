"""An agreement's version as entities of FollowTheMoney: itself, its parties, who signed, what it is linked with. Pure.

The model has no schema for an agreement. Contract is one lot of public procurement (an authority, suppliers, awards) and an asset that can
be owned; Document is a file with a name and a checksum, and half of our agreements have no published text; Project is an activity. Event is
what an agreement certainly is: something dated in which legal entities are involved, with a place and a summary, and links may begin and
end at it. So an agreement is an Event: `date` is the day of signing, `startDate` and `endDate` those between which it was in force.
"""

from collections.abc import Iterator
from datetime import UTC

from agreements.addresses import record_url
from agreements.api.shapes import by_date, in_order
from agreements.vocabulary import (
    AgreementEventKind,
    AmountKind,
    Binding,
    Capacity,
    Due,
    Exactness,
    Form,
    LinkKind,
    Rating,
    Role,
    Status,
    UnknownSignatory,
)

from .certain import WORDS, both, exactly, in_words, unless_exact
from .ftm_entities import Entity, actor_id, agreement_id, identified, published_here, stub

ENDS = (AgreementEventKind.TERMINATED, AgreementEventKind.EXPIRED, AgreementEventKind.SUPERSEDED)


def entities(version) -> Iterator[Entity]:
    """The agreement first; then stubs of all whom it names, parties, signatures, links to other agreements."""
    document, rows = version.document, version.content["rows"]
    yield agreement(version)
    for public_id, cited in sorted(document["cited"].get("actor", {}).items()):
        yield stub(public_id, cited)
    for row in rows["party"]:
        yield from party(version.public_id, row, document)
    for row in rows["signature"]:
        yield from signature(version.public_id, row, document)
    for row in rows["agreementlink"]:
        yield from link(version.public_id, row, document)


def agreement(version) -> Entity:
    item, rows, document = version.content["item"], version.content["rows"], version.document
    entity = Entity(agreement_id(version.public_id), "Event")
    entity.add("name", *both(item, "title"))
    entity.add("alias", *both(item, "short_title"))
    entity.add("summary", *both(item, "summary"))
    entity.add("location", *both(item, "place"))
    entity.add("recordId", version.public_id)
    entity.add("keywords", *(str(label) for label in (Form(item["form"]).label, Binding(item["binding"]).label)))
    for topic in item["topics"]:
        entity.add("keywords", *both(document["cited"]["topic"][topic], "name"))
    entity.add("involved", *(actor_id(key) for key in involved(rows)))
    dated(entity, rows["agreementevent"])
    entity.add("notes", f"Status: {Status(version.status).label}", *course(rows, document), *sums(rows), *promises(rows))
    identified(entity, rows["identifier"], is_legal=False)
    entity.rests_on(None, document)
    published_here(entity, record_url("agreement", version.public_id, version.slug, WORDS), version.visible_from.astimezone(UTC).date())
    return entity


def involved(rows: dict) -> list[str]:
    """Parties in every role, whom they represent, and who signed."""
    named = [row[end] for row in rows["party"] for end in ("actor", "represents") if end in row]
    return sorted({*named, *(row["person"] for row in rows["signature"] if "person" in row)})


def whole(events: list[dict], *kinds: str) -> list[dict]:
    return [row for row in events if row["kind"] in kinds and "party" not in row]


def dated(entity: Entity, events: list[dict]) -> None:
    """Every exact day that a source gives; where accounts differ, all of them."""
    entity.add("date", *(exactly(row["on"]) for row in whole(events, AgreementEventKind.SIGNED)))
    entity.add("startDate", *(exactly(row["on"]) for row in whole(events, AgreementEventKind.IN_FORCE)))
    entity.add("endDate", *(exactly(row["on"]) for row in whole(events, *ENDS)))


def course(rows: dict, document: dict) -> Iterator[str]:
    """What happened to it, in words, whether it is dated exactly or not."""
    parties = {row["uid"]: name_of(row["actor"], document) for row in rows["party"]}
    for row in rows["agreementevent"]:
        label = str(AgreementEventKind(row["kind"]).label) + (f" ({parties[row['party']]})" if "party" in row else "")
        yield in_words(label, row["on"]) or f"{label}: date not known"


def sums(rows: dict) -> Iterator[str]:
    for row in in_order(rows["amount"]):
        value = f"{row['value']} to {row['upper']}" if row["upper"] else row["value"]
        yield f"Amount: {value} {row['currency']}; {Exactness(row['exactness']).label}; {AmountKind(row['kind']).label}"


def promises(rows: dict) -> Iterator[str]:
    """Commitments with their latest assessment."""
    latest = {row["commitment"]: row for row in by_date(rows["assessment"], "as_of")}
    for row in in_order(rows["commitment"]):
        due = in_words("due", row["due_on"]) or str(Due(row["due_status"]).label)
        rating = latest.get(row["uid"])
        assessed = f"{Rating(rating['rating']).label}, {in_words('as of', rating['as_of'])}" if rating else "not assessed"
        yield f"Commitment: {both(row, 'deliverable')[0]}; {due}; {assessed}"


def name_of(public_id: str, document: dict) -> str:
    return both(document["cited"]["actor"][public_id], "name")[0]


def party(public_id: str, row: dict, document: dict) -> Iterator[Entity]:
    """Its part, as a link with the role; and whom it acts for, if it does."""
    signed = [one for one in document["content"]["rows"]["signature"] if one.get("party") == row["uid"] and "person" not in one]
    part = Entity(f"party-{row['uid']}", "UnknownLink")
    part.add("subject", actor_id(row["actor"]))
    part.add("object", agreement_id(public_id))
    part.add("role", str(Role(row["role"]).label))
    part.add("description", f"Capacity: {Capacity(row['capacity']).label}")
    part.add("description", *(f"Signatory: {UnknownSignatory(one['unknown_reason']).label}" for one in signed if one["unknown_reason"]))
    part.rests_on(row, document)
    yield part
    if "represents" in row:
        yield representation(f"represents-{row['uid']}", row["actor"], row["represents"], str(Role(row["role"]).label), row, document)


def representation(id: str, agent: str, client: str, role: str, row: dict, document: dict) -> Entity:
    stands_for = Entity(id, "Representation")
    stands_for.add("agent", actor_id(agent))
    stands_for.add("client", actor_id(client))
    stands_for.add("role", role)
    stands_for.add("description", *both(document["content"]["item"], "title"))
    stands_for.rests_on(row, document)
    return stands_for


def signature(public_id: str, row: dict, document: dict) -> Iterator[Entity]:
    """Who signed, linked with the agreement and, where that is somebody else, with the party for which it was signed."""
    if "person" not in row:
        return
    rows = document["content"]["rows"]
    days = [row["signed_on"]] if row["signed_on"] else [one["on"] for one in whole(rows["agreementevent"], AgreementEventKind.SIGNED)]
    signed = Entity(f"signature-{row['uid']}", "UnknownLink")
    signed.add("subject", actor_id(row["person"]))
    signed.add("object", agreement_id(public_id))
    found = [signed]
    parties = {one["uid"]: one["actor"] for one in rows["party"]}
    if (client := parties.get(row.get("party", ""))) and client != row["person"]:
        found.append(representation(f"signs-for-{row['uid']}", row["person"], client, "", row, document))
    for entity in found:
        entity.add("role", "Signatory")
        entity.add("date", *(exactly(day) for day in days))
        entity.add("description", *both(row, "capacity_as_printed"), *(unless_exact("Signed", day) for day in days))
        entity.rests_on(row, document)
        yield entity


def link(public_id: str, row: dict, document: dict) -> Iterator[Entity]:
    other = Entity(agreement_id(row["other"]), "Event")
    other.add("name", *both(document["cited"]["agreement"][row["other"]], "title"))
    yield other
    tie = Entity(f"agreementlink-{row['uid']}", "UnknownLink")
    tie.add("subject", agreement_id(public_id))
    tie.add("object", other.id)
    tie.add("role", str(LinkKind(row["kind"]).label))
    tie.rests_on(row, document)
    yield tie
