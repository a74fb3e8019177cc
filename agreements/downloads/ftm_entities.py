"""An entity of FollowTheMoney: an id, a schema, and properties that are lists of texts. Pure."""

import hashlib
import re
from datetime import date
from typing import Any

from babel import Locale
from django.conf import settings

from .certain import both, exactly, source_of, unless_exact

# Codes that ISO 3166 withdrew or never had, as FollowTheMoney writes them; the rest are the same letters in lower case.
COUNTRIES = {"SU": "suhh", "YU": "yucs", "CS": "cshh", "DD": "dd", "ZR": "zr"}
NOT_COUNTRIES = {"EA", "EZ", "QO", "XA", "XB"}
NAMES = {"name", "alias", "previousName", "weakAlias", "role"}  # one line each


class Entity:
    """Empty values are left out, and every value stands once."""

    def __init__(self, id: str, schema: str):
        self.id, self.schema = id, schema
        self.properties: dict[str, list[str]] = {}

    def add(self, name: str, *values: str | None) -> None:
        for value in (" ".join(value.split()) if value and name in NAMES else value for value in values):
            if value and value not in self.properties.setdefault(name, []):
                self.properties[name].append(value)

    def rests_on(self, row: dict | None, document: dict) -> None:
        """Who publishes what it rests on, where, and when it was read."""
        if source := source_of(row, document):
            self.add("publisher", source["publisher"])
            self.add("sourceUrl", source["url"])
            self.add("retrievedAt", source["retrieved_on"])

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "schema": self.schema, "properties": {name: values for name, values in self.properties.items() if values}}


def actor_id(public_id: str) -> str:
    return f"actor-{public_id}"


def agreement_id(public_id: str) -> str:
    return f"agreement-{public_id}"


def position_id(organization: str, titles: list[str]) -> str:
    """The same office of the same body is one position, whoever holds it."""
    return "position-" + hashlib.sha1("|".join([organization, *titles]).encode(), usedforsecurity=False).hexdigest()[:16]


def country(code: str) -> str:
    """As FollowTheMoney writes it; empty where it knows none."""
    known = re.fullmatch("[A-Z]{2}", code) and code not in NOT_COUNTRIES and code in Locale("en").territories
    return COUNTRIES.get(code) or (code.lower() if known else "")


def is_lei(value: str) -> bool:
    """Whether the two digits at the end are right (ISO 7064, MOD 97-10)."""
    return bool(re.fullmatch("[A-Z0-9]{18}[0-9]{2}", value)) and int("".join(str(int(sign, 36)) for sign in value)) % 97 == 1


def identified(entity: Entity, rows: list[dict], *, is_legal: bool) -> None:
    """What the model has a property for goes there, the rest into the notes with its scheme, so that no number matches another's."""
    for row in sorted(rows, key=lambda row: (row["scheme"], row["value"])):
        match row["scheme"]:
            case "wikidata":
                entity.add("wikidataId", row["value"])
            case "lei" if is_legal and is_lei(row["value"]):
                entity.add("leiCode", row["value"])
            case scheme:
                entity.add("notes", f"{scheme}: {row['value']}")


def lasts(entity: Entity, row: dict) -> None:
    """Exact ends as dates, all others in words."""
    entity.add("startDate", exactly(row["since"]))
    entity.add("endDate", exactly(row["until"]))
    entity.add("description", unless_exact("From", row["since"]), unless_exact("Until", row["until"]))


def stub(public_id: str, cited: dict) -> Entity:
    """An actor that a record names, as far as that record copies it. The schema is the widest that its kind allows, so that it merges."""
    schema = {"person": "Person", "state": "PublicBody"}.get(cited["kind"], "Organization")
    entity = Entity(actor_id(public_id), schema)
    entity.add("name", *both(cited, "name"))
    entity.add("country", country(cited["country"]))
    return entity


def published_here(entity: Entity, address: str, shown_from: date) -> None:
    entity.add("sourceUrl", address)
    entity.add("publisherUrl", f"{settings.SITE_URL}/")
    entity.add("modifiedAt", shown_from.isoformat())
