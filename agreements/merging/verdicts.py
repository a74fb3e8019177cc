"""Verdicts on pairs in a merge: what was decided about the actor that goes holds for the one that stays."""

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from agreements.models import MatchDecision

from .journal import Whole, dump

if TYPE_CHECKING:
    from .plans import Plan


def move_verdicts(found: "Plan") -> None:
    """Only these two can contradict each other; a verdict on the pair itself stays, unless it says that they are not the same."""
    merged, survivor = found.merged, found.survivor
    known = {other_of(one, survivor.pk): one for one in verdicts_on(survivor.pk)}
    for decision in verdicts_on(merged.pk):
        other = other_of(decision, merged.pk)
        if other == survivor.pk:
            refuse_a_no(found, decision)
        elif other not in known:
            replace(found, decision, other)
        elif known[other].verdict != decision.verdict:
            text = _("The verdicts contradict each other: “%(one)s” and “%(two)s”. Withdraw one of them first.")
            found.refusals.append(text % {"one": decision, "two": known[other]})
        else:
            found.journal.delete(decision)


def verdicts_on(actor: int) -> list[MatchDecision]:
    return list(MatchDecision.objects.filter(Q(left=actor) | Q(right=actor)).select_related("left", "right").order_by("pk"))


def other_of(decision: MatchDecision, actor: int) -> int:
    return decision.right_id if decision.left_id == actor else decision.left_id


def refuse_a_no(found: "Plan", decision: MatchDecision) -> None:
    if decision.verdict == MatchDecision.Verdict.DIFFERENT:
        found.refusals.append(_("It was decided that these two are not the same. Withdraw that verdict first."))


def replace(found: "Plan", decision: MatchDecision, other: int) -> None:
    """A new row in place of the old one: the order of a pair is by key, and the database holds it in every statement."""
    found.journal.delete(decision)
    left, right = sorted((found.survivor.pk, other))
    values = dump(decision) | {"id": None, "left_id": left, "right_id": right}
    found.journal.created.append(Whole(MatchDecision._meta.label_lower, 0, values))
