"""Actors and agreements in Popolo's classes. Pure functions of a version's document.

Popolo knows persons, organizations, posts, memberships and events. States are organizations. An office is a post, holding it a membership;
a tie to an organization (agency of, part of, advises …) is a membership with the tie as its role. Popolo has no tie between two persons, so
those are left out. An agreement is an event, the only class with a date, a place, a status and attendees: `attendees` are those who signed,
being people; `parties`, which the specification does not know, are memberships without an organization (who, in which role, for whom).
"""

from collections.abc import Iterator
from typing import Any

from agreements.addresses import record_url
from agreements.api.shapes import in_order
from agreements.vocabulary import ActorKind, AgreementEventKind, Capacity, NameKind, RelationKind, Role
from newsroom.rest.shapes import utc

from .certain import WORDS, both, exactly, in_words, source_of, unless_exact
from .ftm_entities import position_id

BELONGING = (RelationKind.PART_OF, RelationKind.AGENCY_OF, RelationKind.SUBSIDIARY_OF)

Found = Iterator[tuple[str, dict[str, Any]]]


def filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


def sources(row: dict | None, document: dict) -> list[dict]:
    source = source_of(row, document)
    return [filled(url=source["url"], note=source["title"])] if source and source["url"] else []


def collection_of(kind: str) -> str:
    return "persons" if kind == ActorKind.PERSON else "organizations"


def named(public_id: str, cited: dict) -> dict:
    """As far as another record copies it."""
    return filled(id=public_id, name=both(cited, "name")[0])


def reference(kind: str, public_id: str) -> dict[str, str]:
    return {"person_id" if kind == ActorKind.PERSON else "organization_id": public_id}


def actor(version) -> Found:
    """(collection, object): the actor, the posts that it holds, its memberships; then copies of whom it names."""
    item, rows, document = version.content["item"], version.content["rows"], version.document
    is_person = item["kind"] == ActorKind.PERSON
    one = filled(**common(version), **(of_person(item) if is_person else of_organization(item, rows, document)))
    yield collection_of(item["kind"]), one
    for row in rows["position"]:
        titles = both(row, "title")
        post = position_id(row["organization"], titles)
        yield "posts", filled(id=post, label=titles[0], other_label=titles[1:], role=titles[0], organization_id=row["organization"])
        yield "memberships", membership(row, document, person_id=version.public_id, post_id=post, role=titles[0], to=row["organization"])
    for row in rows["relation"]:
        if document["cited"]["actor"][row["object"]]["kind"] != ActorKind.PERSON:
            ends = (
                reference(ActorKind.PERSON, version.public_id) if is_person else {"member": filled(id=version.public_id, name=one["name"])}
            )
            yield "memberships", membership(row, document, role=str(RelationKind(row["kind"]).label), to=row["object"], **ends)
    yield from copies(document)


def copies(document: dict) -> Found:
    """Whom the record names, as far as it copies them."""
    for key, cited in sorted(document["cited"].get("actor", {}).items()):
        yield collection_of(cited["kind"]), named(key, cited)


def common(version) -> dict:
    item, rows, document = version.content["item"], version.content["rows"], version.document
    address = record_url("actor", version.public_id, version.slug, WORDS)
    return {
        "id": version.public_id,
        "name": both(item, "name")[0],
        "other_names": [
            *({"name": name, "note": "Name in German"} for name in both(item, "name")[1:] if name != item["name_en"]),
            *map(other_name, rows["actorname"]),
        ],
        "identifiers": identifiers(rows["identifier"]),
        "links": [{"url": address, "note": "Record"}, *([{"url": item["website"], "note": "Website"}] if item["website"] else [])],
        "sources": sources(None, document),
        "updated_at": utc(version.visible_from),
    }


def of_person(item: dict) -> dict:
    words = [*both(item, "description"), unless_exact("Born", item["began_on"]), unless_exact("Died", item["ended_on"])]
    return {"birth_date": exactly(item["began_on"]), "death_date": exactly(item["ended_on"]), "biography": "\n\n".join(filter(None, words))}


def of_organization(item: dict, rows: dict, document: dict) -> dict:
    parents = [row["object"] for kind in BELONGING for row in rows["relation"] if row["kind"] == kind and not row["until"]]
    bodies = [key for key in parents if document["cited"]["actor"][key]["kind"] != ActorKind.PERSON]
    words = [*both(item, "description"), unless_exact("Founded", item["began_on"]), unless_exact("Dissolved", item["ended_on"])]
    return {
        "classification": item["classification"] or item["kind"],
        "founding_date": exactly(item["began_on"]),
        "dissolution_date": exactly(item["ended_on"]),
        "parent_id": bodies[0] if bodies else "",
        "area": filled(identifier=item["country"], classification="country") if item["country"] else {},
        "description": "\n\n".join(filter(None, words)),
    }


def other_name(row: dict) -> dict:
    inexact = (unless_exact("from", row["since"]), unless_exact("until", row["until"]))
    note = ", ".join(filter(None, [str(NameKind(row["kind"]).label), *inexact]))
    return filled(name=row["name"], lang=row["language"], note=note, start_date=exactly(row["since"]), end_date=exactly(row["until"]))


def identifiers(rows: list[dict]) -> list[dict]:
    return [{"scheme": row["scheme"], "identifier": row["value"]} for row in sorted(rows, key=lambda row: (row["scheme"], row["value"]))]


def membership(row: dict, document: dict, *, role: str, to: str, **ends: Any) -> dict:
    """Between exact dates; what is known otherwise stands in words in its label. A missing end says nothing."""
    inexact = [unless_exact("from", row["since"]), unless_exact("until", row["until"]), in_words("held on", row.get("known_on"))]
    return filled(
        id=f"membership-{row['uid']}",
        label=", ".join(filter(None, [role, both(document["cited"]["actor"][to], "name")[0], *inexact])),
        role=role,
        organization_id=to,
        start_date=exactly(row["since"]),
        end_date=exactly(row["until"]),
        sources=sources(row, document),
        **ends,
    )


def agreement(version) -> Found:
    """The event; then copies of whom it names."""
    item, rows, document = version.content["item"], version.content["rows"], version.document
    actors = document["cited"].get("actor", {})
    signed = [row["on"] for row in rows["agreementevent"] if row["kind"] == AgreementEventKind.SIGNED and "party" not in row]
    signatories = sorted({row["person"] for row in rows["signature"] if "person" in row})
    words = [*both(item, "summary"), *(unless_exact("Signed", day) for day in signed)]
    address = record_url("agreement", version.public_id, version.slug, WORDS)
    yield (
        "events",
        filled(
            id=version.public_id,
            name=both(item, "title")[0],
            description="\n\n".join(filter(None, words)),
            start_date=next((exactly(day) for day in signed if exactly(day)), ""),
            location=next(iter(both(item, "place")), ""),
            classification=item["form"],
            status=str(version.status),
            identifiers=identifiers(rows["identifier"]),
            attendees=[named(key, actors[key]) for key in signatories],
            parties=[party(row, document) for row in in_order(rows["party"])],
            links=[{"url": address, "note": "Record"}],
            sources=sources(None, document),
            updated_at=utc(version.visible_from),
        ),
    )
    yield from copies(document)


def party(row: dict, document: dict) -> dict:
    kind = document["cited"]["actor"][row["actor"]]["kind"]
    return filled(
        id=f"party-{row['uid']}",
        role=row["role"],
        label=f"{Role(row['role']).label}, {Capacity(row['capacity']).label}",
        on_behalf_of_id=row.get("represents"),
        sources=sources(row, document),
        **reference(kind, row["actor"]),
    )
