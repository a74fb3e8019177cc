"""Shapes of the registry: dates as sources give them, references to records, what a fact rests on."""

from functools import cached_property

from agreements.partial_dates import PartialDate
from agreements.provenance.contradictions import Contradiction, contradictions
from agreements.provenance.facts import is_withheld, source_key
from newsroom.rest.shapes import SITE, known, reference, texts, unknown


def partial_date(value: dict | None) -> dict | None:
    return value and PartialDate.from_json(value).api()


class Cited:
    """What a document keeps of other rows, as references."""

    def __init__(self, document: dict):
        self.document, self.cited = document, document["cited"]

    def actor(self, public_id: str | None) -> dict | None:
        return public_id and reference("actor", public_id, texts(self.cited["actor"][public_id], "name"))

    def agreement(self, public_id: str) -> dict:
        return reference("agreement", public_id, texts(self.cited["agreement"][public_id], "title"))

    def topic(self, public_id: str | None) -> dict | None:
        return public_id and reference("topic", public_id, texts(self.cited["topic"][public_id], "name"))

    def topics(self, public_ids: list[str]) -> list[dict]:
        return [self.topic(public_id) for public_id in public_ids]

    def position(self, uid: str | None) -> dict | None:
        """Of a position held: its title and where, as copied when the version was published."""
        if uid is None:
            return None
        found = self.cited["position"][uid]
        return {
            "id": uid,
            "title": texts(found, "title"),
            "organization": texts(found, "organization"),
            "since": partial_date(found["since"]),
            "until": partial_date(found["until"]),
        }

    def fact(self, row: dict) -> dict:
        """Beside every fact: its id, and what it rests on: its own source, or else the record's main source."""
        return {
            "id": row["uid"],
            "source": self.rests_on(row),
            "locator": row["locator"] or None,
            "excerpt": row["excerpt"] or None,
            "differs_from": self.contradicted_by(row["uid"]),
        }

    def contradicted_by(self, uid: str) -> list[str]:
        """What answers the same question differently: ids of facts of this record, or the names of its own columns."""
        return sorted({other for one in self.contradictions for other in one.those_against(uid)})

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        return contradictions(self.document["content"])

    def rests_on(self, row: dict) -> dict:
        if is_withheld(row, self.document):
            return unknown("withheld")
        key = source_key(row, self.document)
        return known(key) if key else unknown("not_stated")

    def identifiers(self, rows: list[dict]) -> list[dict]:
        in_order = sorted(rows, key=lambda row: (row["scheme"], row["value"]))
        return [self.fact(row) | {"scheme": row["scheme"], "value": row["value"]} for row in in_order]

    def sources(self) -> list[dict]:
        return [{"id": key} | source(found) for key, found in sorted(self.cited.get("source", {}).items())]


def source(found: dict) -> dict:
    """A cited source; empty texts are null."""
    names = ("title", "kind", "publisher", "author", "url", "archived_url", "language")
    via = found["via"]
    return {
        **{name: found[name] or None for name in names},
        "published_on": partial_date(found["published_on"]),
        "retrieved_on": found["retrieved_on"],
        "retracted": {"on": found["retracted_on"], "reason": texts(found, "retraction_reason")} if found.get("retracted_on") else None,
        "via": via and {name: via[name] or None for name in ("title", "kind", "publisher", "url")},
    }


def in_order(rows: list[dict]) -> list[dict]:
    return sorted(rows, key=lambda row: (row["order"], row["uid"]))


def by_date(rows: list[dict], name: str = "on") -> list[dict]:
    """Oldest first, undated ones last."""

    def key(row: dict) -> tuple:
        day = row[name] and PartialDate.from_json(row[name])
        return (day is None, day.sort_key if day else (), row["uid"])

    return sorted(rows, key=key)


def stored(address: str) -> str:
    """An address on this site, whole once it is served."""
    return address if "://" in address else f"{SITE}/{address.lstrip('/')}"
