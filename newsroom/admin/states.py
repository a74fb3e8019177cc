"""What an item is at the moment: draft, in review, live, live with unpublished changes, scheduled, withdrawn."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from newsroom.publishing.clock import SiteNow
from newsroom.publishing.models import Change, Item
from newsroom.publishing.shapes import publishing_of


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("In review")
    LIVE = "live", _("Live")
    CHANGED = "changed", _("Live, changes open")
    SCHEDULED = "scheduled", _("Scheduled")
    WITHDRAWN = "withdrawn", _("Withdrawn")


def acts_of(model: type[Item]) -> QuerySet:
    return Change.objects.filter(item_kind=model._meta.model_name, item_id=OuterRef("pk"))


def is_live(model: type[Item]) -> Exists:
    return Exists(publishing_of(model).version.objects.live().filter(item=OuterRef("pk")))


def with_state(queryset: QuerySet) -> QuerySet:
    """Annotates what `states_of` reads. PostgreSQL computes it after the LIMIT, so a page pays for its own rows only."""
    acts = acts_of(queryset.model)
    ahead = acts.filter(at__gt=SiteNow()).order_by("at")
    return queryset.annotate(
        is_live=is_live(queryset.model),
        was_live=Exists(acts.filter(at__lte=SiteNow())),
        scheduled_at=Subquery(ahead.filter(number__isnull=False).values("at")[:1]),
        ends_at=Subquery(ahead.filter(number__isnull=True).values("at")[:1]),
    )


def states_of(item) -> list[State]:
    """The states of an item that `with_state` has annotated: what readers see first, then what goes on at the desk."""
    states = []
    if item.is_live:
        states.append(State.CHANGED if item.has_unpublished_changes else State.LIVE)
    elif item.was_live:
        states.append(State.WITHDRAWN)
    if item.stage == item.Stage.REVIEW:
        states.append(State.REVIEW)
    if item.scheduled_at:
        states.append(State.SCHEDULED)
    return states or [State.DRAFT]


def in_state(queryset: QuerySet, state: str) -> QuerySet:
    """The items in that state; an unknown word filters nothing."""
    live, acts = is_live(queryset.model), acts_of(queryset.model)
    conditions = {
        State.DRAFT: Q(stage=Item.Stage.DRAFT) & ~Q(Exists(acts)),
        State.REVIEW: Q(stage=Item.Stage.REVIEW),
        State.LIVE: Q(live) & Q(row_version=F("published_row_version")),
        State.CHANGED: Q(live) & ~Q(row_version=F("published_row_version")),
        State.SCHEDULED: Q(Exists(acts.filter(at__gt=SiteNow(), number__isnull=False))),
        State.WITHDRAWN: Q(Exists(acts.filter(at__lte=SiteNow()))) & ~Q(live),
    }
    return queryset.filter(conditions[state]) if state in conditions else queryset
