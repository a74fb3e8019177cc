"""`/api/v1/actors/<id>/versions/` and the like: a record's history, any version of it, and what differs between two."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.http import urlencode
from drf_spectacular.utils import OpenApiParameter, extend_schema_view

from agreements.addresses import version_path
from newsroom.publishing.models import VersionQuerySet
from newsroom.reading.keyset import CURSOR as CURSOR_NAME
from newsroom.reading.keyset import KeysetPage
from newsroom.rest.parameters import page_size
from newsroom.rest.problems import Gone, InvalidParameters
from newsroom.rest.resources import NEXT_ACT, RecordDetail
from newsroom.rest.schema import CURSOR, LIMIT, PUBLIC_ID, described, query, ref
from newsroom.rest.shapes import COLLECTIONS, SITE, as_text, utc

from .actors import ActorDetail
from .agreements import AgreementDetail

TOLD = ("pk", "public_id", "number", "change", "change_note", "visible_from", "until", "redacted_at", "next_act")
REMOVED = "The content of this version was removed. The other versions of the record are still there."
LONGEST_NUMBER = 9
NUMBER_SCHEMA = {"type": "integer", "minimum": 1, "maximum": 999_999_999}
NUMBER = OpenApiParameter("number", NUMBER_SCHEMA, OpenApiParameter.PATH, description="The number of the version.", required=True)
SIDES = {"from": "The number of the version to start from.", "to": "The number of the version to compare it with."}


class AboutVersions(RecordDetail):
    """What the three have in common. A merged record's versions are told of no more; its successor's are."""

    keeps_history = False
    extra_columns = ("until", "redacted_at")

    def ever_shown(self, public_id: str) -> VersionQuerySet:
        return self.versions.ever_shown().filter(public_id=public_id)

    def after_a_miss(self, public_id: str, as_of=None):
        response = super().after_a_miss(public_id, as_of)
        response.headers["Location"] = response.headers["Location"].partition("?")[0] + "versions/"
        return response

    def told(self, row: dict) -> dict:
        """Of an emptied version, that there was one, and when."""
        item = f"{SITE}/api/v1/{COLLECTIONS[self.kind]}/{row['public_id']}/"
        is_redacted = row["redacted_at"] is not None
        version = {language: SITE + version_path(self.kind, row["public_id"], row["number"], language) for language in ("de", "en")}
        return {
            "number": row["number"],
            "change": None if is_redacted else row["change"],
            "change_note": None if is_redacted else row["change_note"],
            "visible_from": utc(row["visible_from"]),
            "visible_until": row["until"] and utc(row["until"]),
            "is_redacted": is_redacted,
            "url": None if is_redacted else f"{item}versions/{row['number']}/",
            "as_of_url": None if is_redacted else f"{item}?{urlencode({'as_of': utc(row['visible_from'])})}",
            "html_url": None if is_redacted else version,
        }

    def readable(self, rows: list[dict]) -> list[dict]:
        """With their representations. Raises Gone when one was emptied."""
        for row in rows:
            if row["redacted_at"] is not None:
                raise Gone(REMOVED, utc(row["redacted_at"]))
        return self.prepared(rows)


class VersionList(AboutVersions):
    """One query for a page of versions, newest first; two more after a miss."""

    parameters = frozenset({CURSOR_NAME, "limit"})

    def get(self, request, public_id: str):
        rows = self.ever_shown(public_id).annotate(next_act=NEXT_ACT).values(*TOLD)
        page = KeysetPage(rows, request.GET, size=page_size(request.GET), order=("-number",))
        if not page.rows:
            return self.after_a_miss(public_id)
        links = self.links(page)
        results = [self.told(row) for row in page.rows]
        return self.answer(as_text(links | {"results": results}), until=[page.rows[0]["next_act"]], links=links)


class VersionDetail(AboutVersions):
    """One query; two more after a miss."""

    parameters = frozenset()

    def get(self, request, public_id: str, number: int):
        rows = self.with_representation(self.ever_shown(public_id).filter(number=number))[:1]
        if not rows:
            return self.after_a_miss(public_id)
        (row,) = self.readable(list(rows))
        return self.answer(self.show(row), until=[row["next_act"]])


class VersionComparison(AboutVersions):
    """One query for both; two more after a miss."""

    parameters = frozenset(SIDES)

    def get(self, request, public_id: str):
        first, second = (self.number(request.GET, name) for name in SIDES)
        rows = {row["number"]: row for row in self.with_representation(self.ever_shown(public_id).filter(number__in=[first, second]))}
        if not {first, second} <= rows.keys():
            return self.after_a_miss(public_id)
        found = {row["number"]: row for row in self.readable(list(rows.values()))}
        before, after = found[first], found[second]
        told = {"from": self.told(before), "to": self.told(after)}
        told["differences"] = list(differences(json.loads(before["rendering"]), json.loads(after["rendering"])))
        return self.answer(told, until=[after["next_act"]])

    def number(self, params, name: str) -> int:
        text = params.get(name, "")
        if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER and int(text)):
            raise InvalidParameters({name: ["Give the number of a version, as its history lists it."]})
        return int(text)


def differences(before: dict, after: dict) -> Iterator[dict]:
    """What the two representations do not have in common: facts by their id, everything else by its name."""
    for part in [*before, *(part for part in after if part not in before)]:
        old, new = before.get(part), after.get(part)
        if old == new:
            continue
        if are_facts(old) and are_facts(new):
            yield from between_facts(part, old or [], new or [])
        else:
            yield difference(part, None, old, new)


def are_facts(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(one, dict) and "id" in one for one in value))


def between_facts(part: str, old: list[dict], new: list[dict]) -> Iterator[dict]:
    before, after = ({one["id"]: one for one in facts} for facts in (old, new))
    for key in [*before, *(key for key in after if key not in before)]:
        if before.get(key) != after.get(key):
            yield difference(part, key, before.get(key), after.get(key))


def difference(part: str, key: str | None, before: Any, after: Any) -> dict:
    change = "changed" if key is None or (before and after) else "added" if after else "removed"
    is_within = change == "changed" and isinstance(before, dict) and isinstance(after, dict)
    fields = sorted(name for name in {**before, **after} if before.get(name) != after.get(name)) if is_within else []
    return {"part": part, "id": key, "change": change, "fields": fields, "before": before, "after": after}


def of(kind: type[RecordDetail], name: str, view: type[AboutVersions], **words) -> type:
    """The view for one kind of record, with its description."""
    return extend_schema_view(get=described(**words))(type(name, (view, kind), {"keeps_history": False}))


def list_of(kind: type[RecordDetail], name: str, noun: str, tag: str) -> type:
    return of(
        kind,
        name,
        VersionList,
        summary=f"The history of one {noun}",
        description="Every version that was ever shown, newest first: what kind of change, why, from when until when. A hidden one is left "
        "out; of an emptied one only the fact is told. An end that lies ahead is not told before its time.",
        schema=ref("RecordVersionPage"),
        tag=tag,
        operation=f"{tag}_versions_list",
        parameters=[PUBLIC_ID, LIMIT, CURSOR],
        statuses=(400, 404, 410, 414),
    )


def detail_of(kind: type[RecordDetail], name: str, noun: str, tag: str) -> type:
    return of(
        kind,
        name,
        VersionDetail,
        summary=f"One version of one {noun}",
        description="The record as this version shows it; it never changes.",
        schema=ref(noun.capitalize()),
        tag=tag,
        operation=f"{tag}_versions_detail",
        parameters=[PUBLIC_ID, NUMBER],
        statuses=(400, 404, 410, 414),
    )


def comparison_of(kind: type[RecordDetail], name: str, noun: str, tag: str) -> type:
    return of(
        kind,
        name,
        VersionComparison,
        summary=f"Two versions of one {noun}, compared",
        description="What the two representations do not have in common, in either direction. Facts are matched by their `id`.",
        schema=ref("RecordComparison"),
        tag=tag,
        operation=f"{tag}_versions_compare",
        parameters=[PUBLIC_ID, *(query(side, NUMBER_SCHEMA, words, required=True) for side, words in SIDES.items())],
        statuses=(400, 404, 410, 414),
    )


ActorVersions = list_of(ActorDetail, "ActorVersions", "actor", "actors")
ActorVersion = detail_of(ActorDetail, "ActorVersion", "actor", "actors")
ActorComparison = comparison_of(ActorDetail, "ActorComparison", "actor", "actors")
AgreementVersions = list_of(AgreementDetail, "AgreementVersions", "agreement", "agreements")
AgreementVersion = detail_of(AgreementDetail, "AgreementVersion", "agreement", "agreements")
AgreementComparison = comparison_of(AgreementDetail, "AgreementComparison", "agreement", "agreements")
