"""A plan in words: the two side by side, and what would move, counted by kind with examples."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import Actor
from newsroom.publishing.merging import was_public
from newsroom.publishing.shapes import publishing_of

from .journal import Journal, model_of
from .plans import Plan
from .relations import items_of, ties_to

EXAMPLES = 4


@dataclass
class Kind:
    """Rows of one table; the examples are only for those who may see such rows."""

    name: str
    number: int
    examples: list[str] = field(default_factory=list)
    more: int = 0


def may_see(user, model: type[Model]) -> bool:
    return user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


def moving(plan: Plan, user) -> list[Kind]:
    """What goes over, by table and column."""
    found = []
    for moved in plan.moved:
        model, number = moved.tie.model, len(moved.rows)
        name = capfirst(model._meta.verbose_name_plural)
        if sum(one.tie.model is model for one in plan.moved) > 1:
            name = f"{name} ({moved.tie.field.verbose_name})"
        shown = [example(row, plan.merged) for row in moved.rows[:EXAMPLES]] if may_see(user, model) else []
        found.append(Kind(name, number, shown, number - len(shown) if shown else 0))
    return found


def example(row: Model, merged: Actor) -> str:
    """The row, and the item that it stands in where that is another."""
    owners = [str(item) for item in items_of(type(row), [row.pk]) if item not in (row, merged)]
    return f"{row} ({owners[0]})" if owners and not isinstance(row, Actor) else str(row)


def becoming_one(plan: Plan, user) -> list[str]:
    found = []
    for _gone, kept in plan.folded:
        if may_see(user, type(kept)):
            words = {"kind": capfirst(kept._meta.verbose_name), "row": example(kept, plan.survivor)}
            found.append(_("%(kind)s “%(row)s”: both have it, so it stays once.") % words)
    if hidden := len(plan.folded) - len(found):
        found.append(ngettext("%s more row that both have stays once.", "%s more rows that both have stay once.", hidden) % hidden)
    return found


def warnings(plan: Plan) -> list[str]:
    """What is good to know before, beside what the plan says itself."""
    merged, survivor = plan.merged, plan.survivor
    found = list(plan.notes)
    if was_public(merged) and not publishing_of(survivor).version.objects.live().filter(item=survivor).exists():
        words = {"merged": merged, "survivor": survivor}
        found.append(
            _("“%(survivor)s” is not public, so readers of “%(merged)s” will find nothing. Perhaps it should be the other way round.")
            % words
        )
    if not merged.main_source_id and survivor.main_source_id and any(is_fact(moved) for moved in plan.moved):
        found.append(_("Facts without a source will rest on “%s” from then on.") % survivor.main_source)
    return found


def is_fact(moved) -> bool:
    return moved.tie.model._meta.app_label == Actor._meta.app_label and hasattr(moved.tie.model, "source")


def counted(journal: Journal) -> list[Kind]:
    """What a merge has moved, for its receipt."""
    numbers: dict[str, set[int]] = defaultdict(set)
    references = {(tie.model._meta.label_lower, tie.field.name) for tie in ties_to(Actor)}
    for one in journal.updated:
        if (one.table, one.field) in references and one.old is not None:
            numbers[one.table].add(one.pk)
    kinds = [Kind(capfirst(model_of(table)._meta.verbose_name_plural), len(keys)) for table, keys in sorted(numbers.items())]
    return [kind for kind in kinds if kind.number]
