"""What an actor owes, counted by state on the database's day: a branch of the query around its page, and the panel that prints it."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import CharField, Count, F, Max, Min, Q, QuerySet, Value
from django.db.models.functions import Cast, JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.publishing.misses import former_ids

from ..models import AgreementVersionCommitment
from .states import State, state_case

OWES = "owes"
COUNTED_TO = 1000


def owed_queries(public_id: str) -> Iterator[QuerySet]:
    """Rows of around.WITH_ORDER, one for each state: by the actor itself, and by what has merged into it. At most COUNTED_TO are read."""
    for debtor in (Q(owed_by=public_id), Q(owed_by__in=former_ids("actor", public_id))):
        some = AgreementVersionCommitment.objects.live().filter(debtor).order_by("place", "id")[:COUNTED_TO]
        counted = (
            AgreementVersionCommitment.objects.filter(pk__in=some.values("pk"))
            .values(found=state_case())
            .annotate(count=Count("pk"), version=Max("version_id"), until=Min("visible_until"))
            .annotate(record=Value(OWES, CharField()), card=JSONObject(n=F("count")), word=Cast("count", CharField()), place=F("found"))
        )
        yield counted.order_by().values_list("record", "found", "version", "until", "card", "word", "place")


def owed_panels(told: list[tuple], public_id: str) -> list[dict]:
    """For the rail of an actor's page; none where it owes nothing. `told` are (card, count, state)."""
    counts: Counter[str] = Counter()
    for _card, count, state in told:
        counts[state] += int(count)
    total = sum(counts.values())
    tracker = f"{reverse('agreements:commitment-list')}?owed_by={public_id}"
    rows = [(state.label, counts[state], f"{tracker}&state={state}") for state in State if counts[state]]
    panel = {"title": _("Commitments that it owes"), "rows": rows, "url": tracker, "is_capped": total >= COUNTED_TO}
    return [panel | {"template": "agreements/commitment_panel.html"}] if rows else []
