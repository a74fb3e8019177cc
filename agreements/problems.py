"""What stops a record from being published, or is worth a warning: rules that span rows, in full sentences."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from newsroom.publishing.errors import Problem

from .models import Actor, Agreement, Party
from .models.relations import relation_problem
from .order_problems import life_problems, lineage_problems
from .provenance.problems import contradiction_problems, retraction_problems
from .standing.problems import authority_problems


def main_source_problems(item) -> Iterator[Problem]:
    if item.main_source is None:
        yield Problem(_("Name the main source: every fact rests on it unless it names its own."), "main_source")


def actor_problems(actor: Actor, document: dict, at: datetime | None) -> Iterator[Problem]:
    yield from main_source_problems(actor)
    if actor.merged_into:
        yield Problem(_("This actor was merged into “%s”.") % actor.merged_into)
    if actor.kind == Actor.Kind.ORGANIZATION and not actor.classification:
        yield Problem(_("Say what class of organisation this is."), "classification")
    for relation in actor.relations.select_related("object"):
        if sentence := relation_problem(actor.kind, relation.kind, relation.object.kind):
            yield Problem(sentence, "relations")
    if actor.kind != Actor.Kind.PERSON and actor.positions.exists():
        yield Problem(_("Only persons hold positions."), "positions")
    yield from life_problems(actor)
    yield from retraction_problems(actor)
    yield from contradiction_problems("actor", document)


def agreement_problems(agreement: Agreement, document: dict, at: datetime | None) -> Iterator[Problem]:
    rows = document["content"]["rows"]
    yield from main_source_problems(agreement)
    if sum(row["role"] == Party.Role.PARTY for row in rows["party"]) < 2:
        yield Problem(_("An agreement needs at least two parties."), "parties")
    if not any(row["on"] for row in rows["agreementevent"]):
        yield Problem(_("Give at least one event with a date, such as “announced” or “signed”."), "events")
    for row in agreement.signatures.select_related("person", "position", "party"):
        if row.party.agreement_id != agreement.pk:
            yield Problem(_("The signature of %s belongs to a party of another agreement.") % row, "signatures")
    merged = Actor.objects.filter(public_id__in=document["cited"].get("actor", {}), merged_into__isnull=False)
    for actor in merged:
        words = {"actor": actor, "survivor": actor.merged_into}
        yield Problem(_("“%(actor)s” was merged into “%(survivor)s”: name the survivor instead.") % words, "parties", is_blocking=False)
    yield from lineage_problems(agreement)
    yield from retraction_problems(agreement)
    yield from contradiction_problems("agreement", document)
    yield from authority_problems(document)
