"""Finding pairs of actors that may be the same: each actor is compared with all others once, and again after it has changed.

`manage.py find_duplicates` does it for a whole registry, the desk's page of duplicates for what has changed since. Nothing is decided
here: pairs only wait for somebody who judges them.
"""

import time
from collections.abc import Callable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from agreements.matching import SUGGEST, Likely, Part, likely_actors
from agreements.models import Actor, Compared, LikelyPair
from agreements.names import KEY_VERSION

BATCH = 200
MOST_SPELLINGS = 8
MOST_PAIRS = 20


def waiting() -> QuerySet[Actor]:
    """Actors that were never compared, or have changed since; so have all when the keys are made in another way."""
    done = Compared.objects.filter(actor=OuterRef("pk"), row_version=OuterRef("row_version"), key_version=KEY_VERSION)
    return Actor.objects.filter(~Exists(done), merged_into__isnull=True)


def last_run():
    """When an actor was last compared; None before the first time."""
    return Compared.objects.order_by("-at").values_list("at", flat=True).first()


def compare_waiting(*, seconds: float | None = None, tell: Callable[[int], None] = lambda number: None) -> int:
    """Compare what waits, in batches, until nothing does or the time is over; returns how many were compared.

    Can be stopped at any moment and run twice at once: what was compared stays compared.
    """
    until, number, last = time.monotonic() + (seconds or float("inf")), 0, 0
    while batch := list(waiting().filter(pk__gt=last).order_by("pk")[:BATCH]):
        for actor in batch:
            if time.monotonic() > until:
                return number
            compare_with_all(actor)
            number, last = number + 1, actor.pk
        tell(number)
    return number


def compare_with_all(actor: Actor) -> list[LikelyPair]:
    """Put the pairs of this actor in place of those that were known. About five queries for each of its spellings."""
    pairs = [pair_of(actor, likely) for likely in likely_others(actor)]
    with transaction.atomic():
        LikelyPair.objects.filter(Q(left=actor) | Q(right=actor)).delete()
        LikelyPair.objects.bulk_create(
            pairs,
            update_conflicts=True,
            unique_fields=["left", "right"],
            update_fields=["score", "asked", "spelling", "parts", "kind", "computed_at"],
        )
        state = {"row_version": actor.row_version, "key_version": KEY_VERSION, "at": timezone.now()}
        Compared.objects.update_or_create(actor=actor, defaults=state)
    return pairs


def likely_others(actor: Actor) -> list[Likely]:
    """By whichever of its spellings matches best."""
    best: dict[int, Likely] = {}
    for name in spellings(actor):
        for likely in likely_actors(name, kind=actor.kind, country=actor.country, exclude=[actor.pk], limit=MOST_PAIRS):
            if likely.score >= SUGGEST and (likely.actor_id not in best or likely.score > best[likely.actor_id].score):
                best[likely.actor_id] = likely
    return sorted(best.values(), key=lambda likely: -likely.score)[:MOST_PAIRS]


def spellings(actor: Actor) -> list[str]:
    others = actor.names.exclude(kind="weak").values_list("name", flat=True)[:MOST_SPELLINGS]
    return [name for name in dict.fromkeys((actor.name_de, actor.name_en, *others)) if name][:MOST_SPELLINGS]


def pair_of(actor: Actor, likely: Likely) -> LikelyPair:
    left, right = sorted((actor.pk, likely.actor_id))
    parts = [[part.asked, part.known, round(part.score, 1)] for part in likely.parts]
    words = {"asked": likely.asked[:200], "spelling": likely.spelling[:200]}
    return LikelyPair(left_id=left, right_id=right, kind=actor.kind, score=round(likely.score, 1), parts=parts, **words)


def as_likely(pair: LikelyPair) -> Likely:
    """With its reason, in the language of whoever reads."""
    parts = [Part(*part) for part in pair.parts]
    elsewhere = bool(pair.left.country and pair.right.country and pair.left.country != pair.right.country)
    return Likely(pair.right_id, pair.score, pair.spelling, parts, pair.asked, elsewhere)


def forget(*actors: Actor) -> None:
    """After a merge or its undoing: their pairs are worked out again."""
    LikelyPair.objects.filter(Q(left__in=actors) | Q(right__in=actors)).delete()
    Compared.objects.filter(actor__in=actors).delete()
