"""An editor's verdict that two actors are not the same: remembered, so that nobody judges the pair twice; to be withdrawn."""

from django.utils.translation import gettext as _

from agreements.models import Actor, LikelyPair, MatchDecision
from newsroom.publishing.errors import PublishingError


def verdict_on(one: Actor, other: Actor) -> MatchDecision | None:
    left, right = sorted((one.pk, other.pk))
    return MatchDecision.objects.filter(left=left, right=right).select_related("by").first()


def not_the_same(one: Actor, other: Actor, *, by, note: str = "") -> MatchDecision:
    """Remember it. A second time changes nothing. Raises PublishingError for one actor, or for one that was merged."""
    if one == other:
        raise PublishingError(_("Choose two different actors."))
    if one.merged_into_id or other.merged_into_id:
        raise PublishingError(_("One of the two was merged. Undo the merge first."))
    left, right = sorted((one.pk, other.pk))
    score = LikelyPair.objects.filter(left=left, right=right).values_list("score", flat=True).first()
    values = {"verdict": MatchDecision.Verdict.DIFFERENT, "by": by, "note": note, "score": score}
    return MatchDecision.objects.get_or_create(left_id=left, right_id=right, defaults=values)[0]


def withdraw_verdict(one: Actor, other: Actor) -> bool:
    """Nobody has said anything any more. Whether there was such a verdict."""
    left, right = sorted((one.pk, other.pk))
    deleted, _by_model = MatchDecision.objects.filter(left=left, right=right, verdict=MatchDecision.Verdict.DIFFERENT).delete()
    return bool(deleted)
