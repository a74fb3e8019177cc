"""All entities of a file, each once: what a record says in full, and at the end stubs of those that the file names and does not hold."""

from collections.abc import Iterable, Iterator

from agreements.vocabulary import RelationKind

from .ftm_entities import Entity

OWNS = str(RelationKind.OWNS.label)


def graph(found: Iterable[tuple[bool, Entity]]) -> Iterator[Entity]:
    """`(is_said_in_full, entity)` one after the other, each id once.

    Stubs wait, since the actor may still come in full; so do links of owning, since only a Company can be an asset of this model and the
    link alone does not say whether it is one. Memory: an id for each actor, agreement and office.
    """
    schemata: dict[str, str] = {}
    stubs: dict[str, Entity] = {}
    owned: list[Entity] = []
    for is_full, entity in found:
        if entity.id in schemata:
            continue
        if not is_full:
            stubs.setdefault(entity.id, entity)
        elif entity.schema == "UnknownLink" and entity.properties.get("role") == [OWNS]:
            owned.append(entity)
        else:
            schemata[entity.id] = entity.schema
            stubs.pop(entity.id, None)
            yield entity
    yield from stubs.values()
    for link in owned:
        yield ownership(link) if schemata.get(link.properties["object"][0]) == "Company" else link


def ownership(link: Entity) -> Entity:
    owned = Entity(link.id.replace("unknownlink", "ownership"), "Ownership")
    owned.properties = {{"subject": "owner", "object": "asset"}.get(name, name): values for name, values in link.properties.items()}
    return owned
