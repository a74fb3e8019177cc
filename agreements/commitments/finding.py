"""The tracker's rows: index rows of live versions, with the agreement's card and the actors as they are live now, in one query."""

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT, KeyTransform
from django.db.models.functions import Coalesce, JSONObject

from newsroom.publishing.misses import moved

from ..models import ActorVersion, AgreementVersionCommitment
from .states import TODAY

IN_ORDER = ("place", "id")
NEAREST = 500  # entries of a calendar
COLUMNS = (
    "id", "place", "uid", "public_id", "version_id", "visible_from", "kind", "rating", "owed_by", "owed_to", "due_status", "due_min",
    "due_max", "due_is_certain", "made_on", "rated_on", "stands_since", "waits_since", "is_open", "said", "today", "title", "url",
    "renderer", "number", "debtor", "creditor",
)  # fmt: skip


def live_commitments() -> QuerySet:
    return AgreementVersionCommitment.objects.live()


def tracked(rows: QuerySet, language: str) -> QuerySet:
    """Dictionaries of COLUMNS. `said` is what was prepared in that language, `debtor` and `creditor` are `{"name", "url"}` or None."""
    condition = Q(version__renderings__kind="card", version__renderings__language=language)
    prepared = FilteredRelation("version__renderings", condition=condition)
    rows = rows.annotate(prepared=prepared, card=F("prepared__content")).annotate(
        said=KeyTransform(language, "shown"),
        today=TODAY,
        title=KT("card__title"),
        url=KT("card__url"),
        renderer=F("prepared__renderer"),
        number=F("version__number"),
        debtor=live_actor("owed_by", language),
        creditor=live_actor("owed_to", language),
    )
    return rows.values(*COLUMNS)


def live_actor(column: str, language: str) -> Coalesce:
    """The actor with that id, or what it has merged into: name and address, from its live card."""
    live = ActorVersion.objects.live().with_rendering("card", language).order_by("-visible_from")
    merged = moved("actor", Q(old=OuterRef(OuterRef(column)))).values("public_id")[:1]
    card = JSONObject(**{name: f"rendering__{name}" for name in ("name", "url", "language")})
    found = [Subquery(live.filter(public_id=one).values(found=card)[:1]) for one in (OuterRef(column), Subquery(merged))]
    return Coalesce(*found)


def nearest(rows: QuerySet, language: str) -> list[dict]:
    """The NEAREST + 1 open commitments with a date that lie nearest to today, what is ahead first. One query."""
    dated = rows.filter(kind="dated", waits_since__isnull=False)
    ahead = tracked(dated.filter(waits_since__gte=TODAY), language).order_by("place", "id")[: NEAREST + 1]
    behind = tracked(dated.filter(waits_since__lt=TODAY), language).order_by("-place", "-id")[: NEAREST + 1]
    found = sorted(ahead.union(behind, all=True), key=lambda row: (abs((row["waits_since"] - row["today"]).days), row["id"]))
    return found[: NEAREST + 1]
