"""What other records tell of an actor on a day: the agreements that were in force for it, and who held a position there. By index rows."""

import json
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, F, Func, JSONField, Q, QuerySet, TextField, Value, When
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast

from newsroom.publishing.misses import former_ids

from ..around import visible_rows, with_card
from ..models import ActorVersion, ActorVersionLink, AgreementVersion, AgreementVersionStanding
from ..partial_dates import PartialDate
from .holding import Held, lasting
from .status import Status

ROWS = 60


def held(period: PartialDate, *, certainly: bool, prefix: str = "") -> Q:
    """Of standings: certain on all days of the period, or possible on any. `prefix` leads to them."""
    since, until = ("since_max", "until_min") if certainly else ("since_min", "until_max")
    first, last = (period.earliest, period.latest) if certainly else (period.latest, period.earliest)
    return Q(**{f"{prefix}{since}__lte": first, f"{prefix}{until}__gt": last})


def in_force_for(actor: Q, period: PartialDate, moment: datetime | None) -> QuerySet:
    """Standings of live agreements that were, or may have been, in force for the actor; `how` is a Held. Latest agreements first."""
    rows = visible_rows(AgreementVersionStanding.objects.filter(actor, status=Status.IN_FORCE), AgreementVersion.objects, moment)
    how = Case(When(held(period, certainly=True), then=Value(Held.CERTAINLY)), default=Value(Held.POSSIBLY), output_field=CharField())
    return rows.filter(held(period, certainly=False)).annotate(how=how).order_by("-sort_date", "-item_id")


def holders_at(actor: Q, period: PartialDate, moment: datetime | None) -> QuerySet:
    """Links of live persons who may have held a position there; `told` is JSON, `{"here", "positions", "life"}`, for `positions_held`."""
    rows = visible_rows(ActorVersionLink.objects.filter(actor, kind="position"), ActorVersion.objects, moment)
    rows = rows.filter(Q(since_min=None) | Q(since_min__lte=period.latest), Q(until_max=None) | Q(until_max__gte=period.earliest))
    content = KeyTransform("content", "version__document")
    positions, life = KeyTransform("position", KeyTransform("rows", content)), KeyTransform("ended_on", KeyTransform("item", content))
    parts = (Value("here"), F("public_id"), Value("positions"), positions, Value("life"), life)
    return rows.annotate(told=Cast(JSONB(*parts), TextField())).newest_first()


class JSONB(Func):
    """An object of keys and values."""

    function = "jsonb_build_object"
    output_field = JSONField()


def positions_held(told: str, period: PartialDate) -> list[tuple[dict, Held]]:
    """`(frozen position, whether it was held)` of what `holders_at` tells of one person."""
    found: dict[str, Any] = json.loads(told)
    here = [row for row in found["positions"] if row["organization"] == found["here"]]
    answers = [(row, lasting(row, found["life"]).on(period.earliest, period.latest)) for row in here]
    return [(row, held) for row, held in answers if held != Held.NO]


def known_as(kind: str, public_id: str) -> list[Q]:
    """The actor under its own id, and under those of records merged into it: two branches, so that each keeps the order of its index."""
    return [Q(public_id=public_id), Q(public_id__in=former_ids(kind, public_id))]


def told_of(public_id: str, period: PartialDate, language: str, moment: datetime | None) -> list[QuerySet]:
    """Branches for `around`: "in_force" with a Held, "holds" with what `positions_held` reads, both with their cards."""
    return [
        with_card(relation, rows, language, detail, ordering)[:ROWS]
        for actor in known_as("actor", public_id)
        for relation, rows, detail, ordering in (
            ("in_force", in_force_for(actor, period, moment), "how", "sort_date"),
            ("holds", holders_at(actor, period, moment), "told", "version__sort_key"),
        )
    ]
