"""What is missing at the desk: each line is a filter of a list, so that whoever reads it can go and mend it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Actor, ActorName, Agreement, AgreementEvent, Assessment, Commitment, Party, Position, Source
from .names import UNKNOWN_SCRIPT

A_YEAR = timedelta(days=365)
CLOSED = (Assessment.Rating.FULFILLED, Assessment.Rating.NOT_FULFILLED, Assessment.Rating.OVERTAKEN)


@dataclass(frozen=True)
class Lack:
    """`key` names it in addresses; `found` takes all rows of the model to those that lack it; `advice` says what to do about it."""

    key: str
    model: type[Model]
    label: str | Promise
    advice: str | Promise
    found: Callable[[QuerySet], QuerySet]


def having(model: type[Model], owner: str, *conditions: Q, **fields) -> Exists:
    return Exists(model._default_manager.filter(*conditions, **{owner: OuterRef("pk")}, **fields))


def not_assessed(commitments: QuerySet) -> QuerySet:
    """Open ones without an assessment that can be younger than a year. The latest rating says whether it is still open."""
    latest = Assessment.objects.filter(commitment=OuterRef("pk")).order_by("-as_of_max", "-id").values("rating")[:1]
    recent = having(Assessment, "commitment", as_of__possibly_after=timezone.localdate() - A_YEAR)
    return commitments.annotate(latest=Subquery(latest)).filter(~recent, ~Q(latest__in=CLOSED) | Q(latest__isnull=True))


LACKS = (
    Lack(
        "actor_without_source",
        Actor,
        _("Actors without a main source"),
        _("Name the source on which the record rests; without it, it cannot be published."),
        lambda actors: actors.filter(main_source=None, merged_into=None),
    ),
    Lack(
        "position_left_open",
        Actor,
        _("Actors with a position of which neither the end nor a day is known"),
        _("A missing end never means “current”: give the end, or a day on which a source shows it held."),
        lambda actors: actors.filter(having(Position, "person", until=None, known_on=None)),
    ),
    Lack(
        "name_without_script",
        Actor,
        _("Actors with a name in no known script"),
        _("It consists of signs that are no letters. Put the name right, or take it out."),
        lambda actors: actors.filter(having(ActorName, "actor", script__in=["", UNKNOWN_SCRIPT])),
    ),
    Lack(
        "agreement_without_source",
        Agreement,
        _("Agreements without a main source"),
        _("Name the source on which the record rests; without it, it cannot be published."),
        lambda agreements: agreements.filter(main_source=None),
    ),
    Lack(
        "party_without_source",
        Agreement,
        _("Agreements with a party that has no source of its own"),
        _("The main source holds for it. Where another document names the party, say so there."),
        lambda agreements: agreements.filter(having(Party, "agreement", source=None)),
    ),
    Lack(
        "agreement_without_date",
        Agreement,
        _("Agreements without a date"),
        _("Give the course at least one event with a date, however rough."),
        lambda agreements: agreements.filter(~having(AgreementEvent, "agreement", on__isnull=False)),
    ),
    Lack(
        "not_assessed",
        Commitment,
        _("Open commitments without an assessment for a year"),
        _("See what became of it, and rate it; “cannot be verified” is an answer, too."),
        not_assessed,
    ),
    Lack(
        "broken_link",
        Source,
        _("Sources whose link is broken"),
        _("Look for the new address or an archived copy."),
        lambda sources: sources.filter(link_failing_since__isnull=False),
    ),
    Lack(
        "no_archived_copy",
        Source,
        _("Sources on the web without an archived copy"),
        _("Pages vanish: keep the address of a copy in an archive."),
        lambda sources: sources.filter(archived_url="", is_confidential=False).exclude(url=""),
    ),
)


def lacks_of(model: type[Model]) -> list[Lack]:
    return [lack for lack in LACKS if lack.model is model]
