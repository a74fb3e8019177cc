"""Whether somebody much like a new actor is here already: asked of the matching of names, for a bounded time."""

import time
from dataclasses import dataclass

from django.utils.translation import gettext as _

from agreements import matching
from agreements.models import Actor, ImportLine, ImportRun

COLUMN = "duplicate"  # where the remark stands, so that it is found again
SECONDS = 30.0


@dataclass(frozen=True)
class LikelyActor:
    """`is_held` when the likeness is so close that the actor is not created before somebody has looked."""

    sentence: str
    is_held: bool


class LikelyActors:
    """The best match of each new actor: one search each, until SECONDS are spent; `unasked` counts the actors after that."""

    def __init__(self) -> None:
        self.left, self.unasked = SECONDS, 0

    def of(self, actor: Actor, *, kind: str) -> LikelyActor | None:
        if self.left <= 0:
            self.unasked += 1
            return None
        began = time.monotonic()
        found = matching.likely_actors(actor.name_en or actor.name_de, kind=kind, country=actor.country, limit=1)
        self.left -= time.monotonic() - began
        return told(found[0]) if found and found[0].score >= matching.SUGGEST else None


class RememberedLikely(LikelyActors):
    """What the check found, for the writing, which need not search again."""

    def __init__(self, run: ImportRun) -> None:
        super().__init__()
        lines = run.lines.filter(table=ImportRun.Table.ACTORS, has_warning=True)
        self.known = {line.label: known for line in lines if (known := remembered(line))}

    def of(self, actor: Actor, *, kind: str) -> LikelyActor | None:
        return self.known.get(str(actor))


def remembered(line: ImportLine) -> LikelyActor | None:
    sentences = [message["text"] for message in line.messages if message["column"] == COLUMN]
    return LikelyActor(sentences[0], line.outcome == ImportLine.Outcome.LIKELY) if sentences else None


def told(best: matching.Likely) -> LikelyActor:
    existing = Actor.objects.get(pk=best.actor_id)
    words = {"label": existing, "id": existing.public_id, "score": round(best.score), "spelling": best.spelling}
    sentence = _("Likely a duplicate of “%(label)s” (%(id)s): %(score)s of 100, by “%(spelling)s”.") % words
    return LikelyActor(sentence, is_held=best.score >= matching.LIKELY)
