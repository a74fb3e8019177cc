"""How commitments stand at the desk: the tracker's states, asked of the working copies."""

from django.contrib import admin
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import pgettext_lazy

from agreements.commitments.standing import SETTLED
from agreements.commitments.states import TODAY, State
from agreements.models import Assessment, Commitment


def with_latest_rating(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Adds `latest_rating`, None where nobody has assessed it."""
    by_day = [Coalesce("as_of_min", "as_of_max").desc(), Coalesce("as_of_max", "as_of_min").desc(), "-uid"]
    latest = Assessment.objects.filter(commitment=OuterRef("pk")).order_by(*by_day)
    return commitments.annotate(latest_rating=Subquery(latest.values("rating")[:1]))


def in_state(commitments: QuerySet[Commitment], state: str) -> QuerySet[Commitment]:
    """Those that the tracker would show in that state, were they published as they are."""
    settled = Q(latest_rating__in=sorted(SETTLED))
    dated, is_certain = Q(due_status=Commitment.Due.DATED), Q(due_on__certainly_before=TODAY)
    begun = Q(due_on_min__lt=TODAY)
    found = commitments if "latest_rating" in commitments.query.annotations else with_latest_rating(commitments)
    if state == State.SETTLED:
        return found.filter(settled)
    found = found.filter(Q(latest_rating__isnull=True) | ~settled)
    match state:
        case State.OVERDUE:
            return found.filter(dated, is_certain)
        case State.POSSIBLY_OVERDUE:
            return found.filter(dated, begun).exclude(is_certain)
        case State.DUE:
            return found.filter(dated, Q(due_on_min__gte=TODAY) | Q(due_on_min__isnull=True, due_on_max__gte=TODAY))
        case State.SILENT:
            return found.filter(~dated, latest_rating__isnull=True)
    return found.filter(~dated, latest_rating__isnull=False)


class StateFilter(admin.SimpleListFilter):
    title = pgettext_lazy("commitment", "State")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        return in_state(queryset, self.value()) if self.value() in State.values else queryset


LONGEST_WAITING_FIRST = [F("due_on_max").asc(nulls_last=True), F("due_on_min").asc(nulls_last=True), "id"]
