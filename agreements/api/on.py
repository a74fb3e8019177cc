"""`?on=…`: what was true on a day, in one more field of the record."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from agreements.partial_dates import PartialDate
from agreements.standing.on import HeldRow, actor_on, agreement_on, read_period
from agreements.standing.on_around import ROWS, holders_at, in_force_for, known_as, positions_held
from newsroom.publishing.models import VersionQuerySet
from newsroom.rest.parameters import moment
from newsroom.rest.problems import InvalidParameters
from newsroom.rest.resources import RecordDetail
from newsroom.rest.shapes import as_text, reference, texts

from .shapes import Cited, partial_date
from .standings import standing

COLUMNS = ("record", "found", "de", "en", "detail")


class AnswersOn(RecordDetail):
    """A record with `on`: the same query, with the document; one more for an actor."""

    @cached_property
    def parameters(self) -> frozenset[str]:
        return super().parameters | {"on"}

    @cached_property
    def period(self) -> PartialDate | None:
        if (text := self.request.GET.get("on")) is None:
            return None
        try:
            return read_period(text)
        except ValidationError as refusal:
            raise InvalidParameters({"on": refusal.messages}) from None

    def shown(self, as_of: datetime | None) -> VersionQuerySet:
        shown = super().shown(as_of)
        return shown if self.period is None else shown.values(*self.columns(), "document")

    def show(self, row: dict) -> str:
        shown = super().show(row)
        if self.period is None:
            return shown
        return f'{shown[:-1]},"on":{as_text(bounds(self.period) | self.on(row, self.period))}}}'

    def on(self, row: dict, period: PartialDate) -> dict[str, Any]:
        raise NotImplementedError


class AgreementAnswersOn(AnswersOn):
    def on(self, row: dict, period: PartialDate) -> dict[str, Any]:
        answer, cited = agreement_on(row["document"]["content"], period), Cited(row["document"])
        return {
            "status": standing(answer.standing),
            "parties": [
                {"id": one.row["uid"], "actor": cited.actor(one.row["actor"]), "status": standing(one.standing)} for one in answer.parties
            ],
            "events": [{"id": one.row["uid"], "kind": one.row["kind"], "happened": one.held} for one in answer.events],
        }


class ActorAnswersOn(AnswersOn):
    def on(self, row: dict, period: PartialDate) -> dict[str, Any]:
        answer, cited = actor_on(row["document"]["content"], period), Cited(row["document"])
        told = list(told_elsewhere(row["public_id"], period, moment(self.request.GET, "as_of")))
        return {
            "positions": [position(one, cited) for one in answer.positions],
            "relations": [relation(one, cited) for one in answer.relations],
            "holders": holders([one for one in told if one[0] == "holds"], period),
            "agreements": in_force([one for one in told if one[0] == "in_force"]),
            "has_more": any(sum(one[0] == record for one in told) >= ROWS for record in ("holds", "in_force")),
        }


def bounds(period: PartialDate) -> dict[str, str]:
    return {"day": period.value, "earliest": str(period.earliest), "latest": str(period.latest)}


def position(one: HeldRow, cited: Cited) -> dict:
    return {"id": one.row["uid"], "title": texts(one.row, "title"), "organization": cited.actor(one.row["organization"]), "held": one.held}


def relation(one: HeldRow, cited: Cited) -> dict:
    return {"id": one.row["uid"], "kind": one.row["kind"], "object": cited.actor(one.row["object"]), "held": one.held}


def told_elsewhere(public_id: str, period: PartialDate, moment: datetime | None) -> QuerySet:
    """Rows of COLUMNS. One query."""
    branches = []
    for actor in known_as("actor", public_id):
        branches.append(named("in_force", in_force_for(actor, period, moment), "title", "how"))
        branches.append(named("holds", holders_at(actor, period, moment), "name", "told"))
    return branches[0].union(*branches[1:], all=True)


def named(record: str, rows: QuerySet, name: str, detail: str) -> QuerySet:
    texts = {language: F(f"version__{name}_{language}") for language in ("de", "en")}
    found = rows.annotate(record=Value(record, CharField()), found=F("version__public_id"), detail=Cast(detail, CharField()), **texts)
    return found.values_list(*COLUMNS)[:ROWS]


def in_force(told: list[tuple]) -> list[dict]:
    """Each agreement once: one of its spans may be certain where another is only possible."""
    surest = {public_id: held for _record, public_id, *_names, held in sorted(told, key=lambda row: row[4], reverse=True)}
    names = {public_id: {"de": de or None, "en": en or None} for _record, public_id, de, en, _held in told}
    return [{"agreement": reference("agreement", public_id, names[public_id]), "held": surest[public_id]} for public_id in names]


def holders(told: list[tuple], period: PartialDate) -> list[dict]:
    return [
        {
            "person": reference("actor", public_id, {"de": de or None, "en": en or None}),
            "title": texts(row, "title"),
            "since": partial_date(row["since"]),
            "until": partial_date(row["until"]),
            "held": held,
        }
        for _record, public_id, de, en, detail in told
        for row, held in positions_held(detail, period)
    ]
