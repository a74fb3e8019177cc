"""Whether somebody much like a new actor is here already: asked of the matching of names, for a bounded number of new actors."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from agreements.models import Actor

MOST_ASKED = 2_000


@dataclass(frozen=True)
class LikelyActor:
    """`is_held` when the likeness is so close that the actor is not created before somebody has looked."""

    sentence: str
    is_held: bool


class LikelyActors:
    def __init__(self) -> None:
        self.asked = 0

    def of(self, actor: Actor) -> LikelyActor | None:
        """The best match of a new actor's label, if there is a likely one. One search by keys; none after MOST_ASKED."""
        try:
            from agreements import matching
        except ImportError:
            return None
        if self.asked >= MOST_ASKED:
            return None
        self.asked += 1
        found = matching.likely_actors(actor.name_en or actor.name_de, kind=actor.kind, country=actor.country, limit=1)
        if not found or found[0].score < matching.SUGGEST:
            return None
        best = found[0]
        existing = Actor.objects.get(pk=best.actor_id)
        words = {"label": existing, "id": existing.public_id, "score": round(best.score), "spelling": best.spelling}
        sentence = _("Likely a duplicate of “%(label)s” (%(id)s): %(score)s of 100, by “%(spelling)s”.") % words
        return LikelyActor(sentence, is_held=best.score >= matching.LIKELY)
