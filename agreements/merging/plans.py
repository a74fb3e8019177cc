"""What a merge would do, worked out without writing anything: the preview shows it, and the act carries it out."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Model
from django.utils.translation import gettext as _

from agreements.models import Actor, ActorName
from agreements.models.rows import Fact
from newsroom.publishing.models import Item

from .folding import CannotFold, fold
from .journal import Journal, Whole, dump, model_of, value_of
from .labels import labels_to_keep
from .relations import Tie, is_own, items_of, ties_to
from .taking import taken_over
from .twins import once_only, twins_of
from .verdicts import move_verdicts


@dataclass
class Moved:
    """Rows of one column that go over to the survivor, for people to read."""

    tie: Tie
    rows: list[Model] = field(default_factory=list)


@dataclass
class Plan:
    """`journal` is what will be done; `refusals` stop it, `notes` are good to know. All sentences are for the editor."""

    merged: Actor
    survivor: Actor
    take: frozenset[str] = frozenset()
    journal: Journal = field(default_factory=Journal)
    moved: list[Moved] = field(default_factory=list)
    folded: list[tuple[Model, Model]] = field(default_factory=list)
    new_names: list[ActorName] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    items: set[Item] = field(default_factory=set)

    @property
    def is_possible(self) -> bool:
        return not self.refusals


def plan(merged: Actor, survivor: Actor, take: frozenset[str] = frozenset()) -> Plan:
    """Reads everything, writes nothing. `take` names the fields of `merged` that the survivor, who lacks them, takes over."""
    found = Plan(merged, survivor, take)
    refuse_the_impossible(found)
    if found.is_possible:
        taken_over(found)
        move_all(found, merged, survivor)
        move_verdicts(found)
        keep_labels(found)
        found.journal.update(merged, "merged_into", survivor.pk)
        found.items = touched_items(found)
    return found


def refuse_the_impossible(found: Plan) -> None:
    merged, survivor = found.merged, found.survivor
    if merged == survivor:
        found.refusals.append(_("Choose two different actors."))
    elif merged.kind != survivor.kind:
        words = {"merged": merged.get_kind_display(), "survivor": survivor.get_kind_display()}
        found.refusals.append(_("One is “%(merged)s”, the other “%(survivor)s”. Only actors of one kind can be the same.") % words)
    for actor in (merged, survivor):
        if actor.merged_into is not None:
            words = {"actor": actor, "survivor": actor.merged_into}
            found.refusals.append(_("“%(actor)s” was merged into “%(survivor)s” already.") % words)


def keep_labels(found: Plan) -> None:
    found.new_names = list(labels_to_keep(found))
    found.journal.created += [Whole(ActorName._meta.label_lower, 0, dump(name)) for name in found.new_names]


def move_all(found: Plan, old: Model, new: Model) -> None:
    """Everything that refers to `old` refers to `new`. Rows that would then collide with one of `new` are folded into it."""
    for tie in ties_to(type(old)):
        rows = tie.rows(old)
        if not rows:
            continue
        twins = twins_of(tie, new)
        moved = Moved(tie)
        for row in rows:
            if twin := twins.get_for(row):
                fold_rows(found, tie, kept=twin, gone=row)
            else:
                move(found, tie, row, new)
                moved.rows.append(row)
        if moved.rows:
            found.moved.append(moved)


def move(found: Plan, tie: Tie, row: Model, new: Model) -> None:
    found.journal.update(row, tie.field.name, new.pk)
    if problem := broken_rule(found, tie, row, new):
        found.refusals.append(problem)
    if is_own(tie, type(new)) and isinstance(row, Fact):
        keep_its_source(found, row)


def keep_its_source(found: Plan, row: Fact) -> None:
    """A fact without a source of its own rests on its record's main source, and would silently change it on the way."""
    before, after = found.merged.main_source_id, main_source_after(found)
    if row.source_id is None and before is not None and before != after:
        found.journal.update(row, "source", before)


def main_source_after(found: Plan) -> int | None:
    return found.merged.main_source_id if "main_source" in found.take else found.survivor.main_source_id


def broken_rule(found: Plan, tie: Tie, row: Model, new: Model) -> str | None:
    """A sentence when the row would tie the survivor to itself, and its table forbids that."""
    pair = {found.merged.pk, found.survivor.pk}
    others = [other for other in ties_to(Actor) if other.model is tie.model and other.field != tie.field]
    if type(new) is not Actor or not any(getattr(row, other.field.attname) in pair for other in others):
        return None
    after = type(row)._default_manager.get(pk=row.pk)
    for other in (tie, *others):
        if getattr(after, other.field.attname) in pair:
            setattr(after, other.field.attname, new.pk)
    try:
        for constraint in after._meta.constraints:
            if isinstance(constraint, CheckConstraint):
                constraint.validate(type(after), after)
    except ValidationError:
        words = {"row": row, "kind": row._meta.verbose_name}
        return (
            _("“%(row)s” (%(kind)s) stands between the two and would tie the actor to itself. Delete it first if they are the same.")
            % words
        )
    return None


def fold_rows(found: Plan, tie: Tie, *, kept: Model, gone: Model) -> None:
    """The row that goes leaves everything that refers to it to the one that stays."""
    but = {tie.field.name, *(name for names in once_only(tie) for name in names)}
    try:
        values = fold(kept, gone, but)
    except CannotFold as refusal:
        found.refusals.append(str(refusal))
        return
    for name, value in values.items():
        if value != value_of(kept, kept._meta.get_field(name)):
            found.journal.update(kept, name, value)
    move_all(found, gone, kept)
    found.journal.delete(gone)
    found.folded.append((gone, kept))


def touched_items(found: Plan) -> set[Item]:
    """The items whose working copies change, other than the two; and everything whose forms must notice."""
    keys: dict[str, set[int]] = defaultdict(set)
    for one in (*found.journal.updated, *found.journal.deleted):
        keys[one.table].add(one.pk)
    items = {item for table, pks in keys.items() for item in items_of(model_of(table), pks)}
    return items - {found.merged, found.survivor}
