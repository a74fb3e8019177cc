"""FollowTheMoney: entities, one a line, as its tools read them (`ftm validate`, `ftm aggregate`, Aleph, OpenSanctions' libraries).

What becomes what: persons, organisations and states in `ftm_actors`, agreements (Events, and why) in `ftm_agreements`. Ids come from our
own: `actor-<public id>`, `agreement-<public id>`, and the fact's uid for links; they stay the same from file to file. Dates are there only
as far as they are exact; “about” and “not after” stand in words in `notes` and `description`. A status is there only where the record says
it. Each entity names the publisher, the address and the day of what it rests on; a confidential source is never named.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date
from itertools import islice

from django.utils import translation

from newsroom.publishing.models import Version
from newsroom.rest.shapes import as_text

from . import ftm_actors, ftm_agreements
from .certain import WORDS
from .ftm_entities import Entity, actor_id, agreement_id
from .ftm_graph import graph
from .shapes import Meta

AT_ONCE = 200


def entities(records: Iterable[tuple[str, Version]], on: date) -> Iterator[Entity]:
    """Of `(kind, version)` pairs, each entity once. The words are English, whatever language is active."""
    return graph(said(records, on))


def said(records: Iterable[tuple[str, Version]], on: date) -> Iterator[tuple[bool, Entity]]:
    for kind, version in records:
        own = (actor_id if kind == "actor" else agreement_id)(version.public_id)
        with translation.override(WORDS):
            found = list(ftm_actors.entities(version, on) if kind == "actor" else ftm_agreements.entities(version))
        for entity in found:
            is_item = entity.id.startswith(("actor-", "agreement-"))
            yield not is_item or entity.id == own, entity


def as_ftm(records: Iterable[Version], meta: Meta, kind: str) -> Iterator[bytes]:
    return ftm_file(((kind, version) for version in records), meta)


def ftm_file(records: Iterable[tuple[str, Version]], meta: Meta) -> Iterator[bytes]:
    """Newline-delimited entities. Licence and origin stand beside the properties, where FollowTheMoney keeps what it does not know."""
    found = entities(records, meta.retrieved_at.astimezone(UTC).date())
    beside = meta.beside_each_record()
    while some := list(islice(found, AT_ONCE)):
        yield "".join(as_text(entity.as_json() | beside) + "\n" for entity in some).encode()
