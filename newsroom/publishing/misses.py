"""What a miss reads: where a record went, or why it is gone."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from .acts_log import Change, Redirect
from .clock import SiteNow


@dataclass(frozen=True)
class Moved:
    """The item lives on under another id."""

    public_id: str


@dataclass(frozen=True)
class Withdrawn:
    """It was public, and is not any more; `reason` is for readers."""

    at: datetime
    reason: str


def moved(item_kind: str, *conditions) -> QuerySet[Redirect]:
    """Rows with `old` and `public_id`, of items that merged into others: for pages that name them, in a query of their own."""
    return Redirect.objects.filter(*conditions, item_kind=item_kind)


def former_ids(item_kind: str, public_id: str) -> QuerySet:
    """The ids of what merged into the item: what others published before still names them. For a subquery."""
    return Redirect.objects.filter(item_kind=item_kind, public_id=public_id).values("old")


def what_became_of(item_kind: str, public_id: str) -> Moved | Withdrawn | None:
    """None when the address was never public. Two queries at most."""
    if redirect := Redirect.objects.filter(item_kind=item_kind, old=public_id).first():
        return Moved(redirect.public_id)
    last = Change.objects.filter(public_id=public_id, item_kind=item_kind, at__lte=SiteNow()).order_by("-at").first()
    return Withdrawn(last.at, last.note) if last and last.number is None else None
