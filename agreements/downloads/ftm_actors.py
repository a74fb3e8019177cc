"""An actor's version as entities of FollowTheMoney: itself, its offices, what ties it to others, what happened to it. Pure."""

from collections.abc import Iterator
from datetime import UTC, date

from agreements.addresses import record_url
from agreements.vocabulary import ActorEventKind, ActorKind, Classification, NameKind, RelationKind

from .certain import WORDS, both, exactly, held, in_words, unless_exact
from .ftm_entities import Entity, actor_id, country, identified, lasts, position_id, published_here, stub

SCHEMAS = {Classification.PUBLIC_BODY: "PublicBody", Classification.COMPANY: "Company"}
TOPICS = {Classification.PARTY: "pol.party", Classification.IGO: "gov.igo"}
NAMES = {NameKind.FORMER: "previousName", NameKind.ACRONYM: "weakAlias", NameKind.NICKNAME: "weakAlias", NameKind.WEAK: "weakAlias"}
DATES = {"Person": ("birthDate", "deathDate", "Born", "Died")}
SINCE_FOUNDED = ("incorporationDate", "dissolutionDate", "Founded", "Dissolved")


def schema_of(item: dict) -> str:
    """A state is a PublicBody: the model has no schema for countries, and only bodies can hold offices and stand in links."""
    kinds = {ActorKind.PERSON: "Person", ActorKind.STATE: "PublicBody"}
    return kinds.get(item["kind"]) or SCHEMAS.get(item["classification"], "Organization")


def entities(version, on: date) -> Iterator[Entity]:
    """The actor first; then what it takes part in, with stubs of whom it names. `on` is the day by which an office is current or ended."""
    document, rows = version.document, version.content["rows"]
    yield actor(version)
    for row in rows["position"]:
        yield stub(row["organization"], document["cited"]["actor"][row["organization"]])
        yield from position(version.public_id, row, document, on)
    for row in rows["relation"]:
        yield stub(row["object"], document["cited"]["actor"][row["object"]])
        yield relation(version.public_id, row, document, on)
    for row in rows["actorevent"]:
        if "body" in row:
            yield stub(row["body"], document["cited"]["actor"][row["body"]])
        yield event(version.public_id, row, document)


def actor(version) -> Entity:
    item, rows, document = version.content["item"], version.content["rows"], version.document
    entity = Entity(actor_id(version.public_id), schema_of(item))
    entity.add("name", *both(item, "name"))
    for row in rows["actorname"]:
        entity.add(NAMES.get(row["kind"], "alias"), row["name"])
        entity.add("notes", *(f"“{row['name']}” {words}" for words in spans(row)))
    entity.add("description", *both(item, "description"))
    if item["country"]:
        entity.add("country", country(item["country"]))
        entity.add("notes", "" if country(item["country"]) else f"Country: {item['country']}")
    entity.add("website", item["website"])
    began, ended, *labels = DATES.get(entity.schema, SINCE_FOUNDED)
    entity.add(began, exactly(item["began_on"]))
    entity.add(ended, exactly(item["ended_on"]))
    entity.add("notes", unless_exact(labels[0], item["began_on"]), unless_exact(labels[1], item["ended_on"]))
    if entity.schema != "Person":
        entity.add("classification", item["classification"] or item["kind"])
        entity.add("topics", TOPICS.get(item["classification"]))
    identified(entity, rows["identifier"], is_legal=True)
    entity.rests_on(None, document)
    published_here(entity, record_url("actor", version.public_id, version.slug, WORDS), version.visible_from.astimezone(UTC).date())
    return entity


def spans(row: dict) -> list[str]:
    return [words for words in (in_words("from", row["since"]), in_words("until", row["until"])) if words]


def position(person: str, row: dict, document: dict, on: date) -> Iterator[Entity]:
    """The office, which others may hold, too, and that this person holds or held it."""
    titles, body = both(row, "title"), document["cited"]["actor"][row["organization"]]
    office = Entity(position_id(row["organization"], titles), "Position")
    office.add("name", *titles)
    office.add("organization", actor_id(row["organization"]))
    office.add("country", country(body["country"]))
    yield office
    occupancy = Entity(f"occupancy-{row['uid']}", "Occupancy")
    occupancy.add("holder", actor_id(person))
    occupancy.add("post", office.id)
    occupancy.add("status", held(row, on, document["content"]["item"]["ended_on"]))
    occupancy.add("description", "Acting" if row["is_acting"] else "", in_words("Held on", row["known_on"]))
    lasts(occupancy, row)
    occupancy.rests_on(row, document)
    yield occupancy


def relation(subject: str, row: dict, document: dict, on: date) -> Entity:
    """The link that fits; where nothing more exact does, UnknownLink with the kind as its role.

    Owning is told as a link, too, and becomes an Ownership where the whole file shows that what is owned is a Company (see ftm_graph).
    """
    ends = {"subject": actor_id(subject), "object": actor_id(row["object"])}
    is_company = schema_of(document["content"]["item"]) == "Company"
    match row["kind"]:
        case RelationKind.PART_OF:
            link = linked("Membership", row, member=ends["subject"], organization=ends["object"])
        case RelationKind.SUBSIDIARY_OF if is_company:
            link = linked("Ownership", row, owner=ends["object"], asset=ends["subject"])
        case RelationKind.SUCCESSOR_OF:
            link = linked("Succession", row, predecessor=ends["object"], successor=ends["subject"])
        case _:
            link = linked("UnknownLink", row, **ends)
    link.add("role", str(RelationKind(row["kind"]).label))
    link.add("status", held(row, on))
    link.rests_on(row, document)
    return link


def linked(schema: str, row: dict, **ends: str) -> Entity:
    """The schema is part of the id, so that the same tie never stands under one id with two schemata."""
    link = Entity(f"{schema.lower()}-{row['uid']}", schema)
    for name, end in ends.items():
        link.add(name, end)
    lasts(link, row)
    return link


def event(public_id: str, row: dict, document: dict) -> Entity:
    happened = Entity(f"actorevent-{row['uid']}", "Event")
    happened.add("name", f"{ActorEventKind(row['kind']).label}: {both(document['content']['item'], 'name')[0]}")
    happened.add("date", exactly(row["on"]))
    happened.add("notes", unless_exact("Date", row["on"]))
    happened.add("summary", *both(row, "text"))
    happened.add("involved", actor_id(public_id))
    happened.add("involved", actor_id(row["body"]) if "body" in row else "")
    happened.rests_on(row, document)
    return happened
