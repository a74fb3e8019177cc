"""The live version of one article with its prepared page: one row, by a query that is compiled once."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import F

from newsroom.reading.prepared import Prepared

from .models import ArticleVersion


class LivePage(NamedTuple):
    """What the page of an article needs of its version; `rendering` is the prepared page."""

    pk: int
    public_id: str
    slug: str
    language: str
    number: int
    change_note: str
    first_published_at: datetime
    visible_from: datetime
    visible_until: datetime | None
    rendering: dict
    renderer: str


LIVE_PAGE = Prepared(
    lambda public_id: (
        ArticleVersion.objects.live()
        .filter(public_id=public_id)
        .annotate(key=F("pk"))
        .with_rendering("page")
        .order_by("-visible_from")
        .values_list("key", *LivePage._fields[1:])[:1]
    )
)


def live_page(public_id: str) -> LivePage | None:
    """One query. None when nothing of the article is live, or its page is being made anew."""
    rows = [row for row in LIVE_PAGE(public_id=public_id) if row[-1]]
    return LivePage(*rows[0]) if rows else None
