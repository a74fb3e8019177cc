"""Which releases may be given out: none that holds what was taken back since. What is withdrawn is on no surface of the site."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from agreements.live import MODELS
from newsroom.publishing.clock import SiteNow
from newsroom.publishing.models import Change

from .folder import MANIFEST, Release, releases
from .making import SUMS

ABOUT = (MANIFEST, SUMS, "README.txt", "LIESMICH.txt", "codebook.json")  # say nothing of any record
MOST_TAKEN_BACK = 1_000

Span = tuple[datetime, datetime, datetime]


@dataclass(frozen=True)
class Offered:
    """A release, and whether its records are withheld now."""

    release: Release
    is_withheld: bool

    def gives(self, name: str) -> bool:
        return name in ABOUT or not self.is_withheld

    @property
    def file_names(self) -> list[str]:
        return [*self.release.files, MANIFEST, SUMS]


def offered() -> list[Offered]:
    """All releases, newest first. One query; none where there is no release."""
    found = releases(settings.RELEASES)
    spans = taken_back(min(release.moment for release in found)) if found else []
    return [Offered(release, is_withheld(release.moment, spans)) for release in found]


def offered_one(name: str) -> Offered | None:
    """One query; none where there is no such release."""
    found = next((release for release in releases(settings.RELEASES) if release.name == name), None)
    return found and Offered(found, is_withheld(found.moment, taken_back(found.moment)))


def is_withheld(moment: datetime, spans: list[Span]) -> bool:
    """Where more was taken back than is listed, older releases are withheld unseen."""
    if len(spans) == MOST_TAKEN_BACK and moment < min(back for _shown, _until, back in spans):
        return True
    return any(shown <= moment < until for shown, until, _back in spans)


def taken_back(since: datetime) -> list[Span]:
    """(shown from, until, taken back at) of what was withdrawn and is not live again, hidden or emptied after that moment; newest first."""
    first, *others = [query for kind in MODELS for query in withdrawn_or_closed(kind, since)]
    return list(first.union(*others, all=True).order_by("-back")[:MOST_TAKEN_BACK])


def withdrawn_or_closed(kind: str, since: datetime) -> Iterator[QuerySet]:
    versions = MODELS[kind].objects
    first = versions.filter(item_id=OuterRef("item_id")).order_by("visible_from").values("visible_from")[:1]
    is_live = Exists(versions.live().filter(item_id=OuterRef("item_id")))
    acts = Change.objects.filter(item_kind=kind, kind=Change.Kind.WITHDRAWN, at__gt=since, at__lte=SiteNow()).exclude(is_live)
    yield acts.annotate(shown=Subquery(first), until=F("at"), back=F("at")).order_by().values_list("shown", "until", "back")
    closed = versions.filter(hidden_at__gt=since).annotate(shown=F("visible_from"), until=F("visible_until"), back=F("hidden_at"))
    yield closed.order_by().values_list("shown", "until", "back")
