"""Parties by name: what is typed offers some actors, each of them a link that filters the list."""

import re

from django.db.models import Exists, OuterRef
from django.http import QueryDict

from ..filters import ActorFilter
from ..models import ActorVersion, AgreementVersionActor
from .compiling import compiled
from .matching import visible
from .pieces import Sql

PARAMETER, OFFER = "party_name", "offer"
SHORTEST, LONGEST = 2, 80
LOOKED_AT, OFFERED = 200, 8


def typed(data: QueryDict) -> str:
    """The name to look for, or nothing where it is too short to say anything."""
    text = data.get(PARAMETER, "").replace("\x00", "").strip()[:LONGEST]
    return text if len(re.findall(r"\w", text)) >= SHORTEST else ""


def offers(text: str) -> Sql:
    """A branch of a Statement: live actors who have a part in an agreement, the shortest names first."""
    asked = QueryDict(mutable=True)
    asked["q"] = text
    has_part = Exists(visible(AgreementVersionActor.objects.filter(public_id=OuterRef("public_id"))))
    actors = ActorFilter(asked, visible(ActorVersion.objects.all())).qs.filter(has_part)
    rows, params = compiled(actors.order_by().values_list("public_id", "name_de", "name_en")[:LOOKED_AT])
    nearest = f"SELECT * FROM ({rows}) AS rows(value, name_de, name_en) ORDER BY length(name_de), name_de, value LIMIT {OFFERED}"
    return f"SELECT '{OFFER}', value, 0, true, 0, name_de, name_en FROM ({nearest}) AS offered", list(params)
