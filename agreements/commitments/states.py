"""How a commitment stands on a day: in Python for what a page prints, in SQL for what it filters and counts."""

from datetime import date

from django.db.models import Case, CharField, Q, TextChoices, Value, When
from django.db.models.functions import TruncDate
from django.utils.translation import pgettext_lazy

from newsroom.publishing.clock import SiteNow

TODAY = TruncDate(SiteNow())  # the database's day, in the site's time zone


class State(TextChoices):
    """Each commitment is in exactly one of them on any day."""

    OVERDUE = "overdue", pgettext_lazy("commitment", "Overdue")
    POSSIBLY_OVERDUE = "possibly_overdue", pgettext_lazy("commitment", "Possibly overdue")
    SILENT = "silent", pgettext_lazy("commitment", "Silent: no date, no assessment")
    DUE = "due", pgettext_lazy("commitment", "Not yet due")
    OPEN = "open", pgettext_lazy("commitment", "Assessed, no date")
    SETTLED = "settled", pgettext_lazy("commitment", "Settled")


def state_of(kind: str, due_min: date | None, due_max: date | None, *, is_certain: bool, today: date) -> State:
    """Of an index row's columns. What its dates leave open is possible and no more: about and uncertain ones are never certain.

    A date "not after" some day has no first day; it is due on its last one.
    """
    if kind != "dated":
        return {"settled": State.SETTLED, "silent": State.SILENT}.get(kind, State.OPEN)
    if is_certain and due_max and due_max < today:
        return State.OVERDUE
    return State.POSSIBLY_OVERDUE if due_min and due_min < today else State.DUE


def in_state(state: str, today=TODAY) -> Q:
    """The index rows that `state_of` puts there. `today` is a day or an expression."""
    dated = Q(kind="dated", due_status="dated")  # the second follows from the first, and leads to an index
    match state:
        case State.OVERDUE:
            return dated & Q(due_is_certain=True, due_max__lt=today)
        case State.POSSIBLY_OVERDUE:
            return dated & Q(due_min__lt=today) & (Q(due_is_certain=False) | Q(due_max__gte=today) | Q(due_max__isnull=True))
        case State.DUE:
            # Whose first day lies ahead has no last day that does not.
            return dated & (Q(due_max__gte=today) | Q(due_max__isnull=True)) & (Q(due_min__gte=today) | Q(due_min__isnull=True))
        case State.SETTLED:
            return Q(kind="settled")
        case _:
            return Q(kind="silent" if state == State.SILENT else "rated")


def state_case() -> Case:
    return Case(*(When(in_state(state), then=Value(state.value)) for state in State), output_field=CharField())
