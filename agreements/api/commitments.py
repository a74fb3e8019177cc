"""`/api/v1/commitments/`: what was promised, by whom, until when, and what became of it; what has waited longest comes first."""

from functools import cached_property

from django.db.models import F
from django.db.models.fields.json import KeyTransform
from django.utils.timezone import now
from drf_spectacular.utils import extend_schema_view

from agreements.addresses import record_path
from agreements.bilingual import LANGUAGES
from agreements.commitments.filters import CommitmentFilter
from agreements.commitments.finding import IN_ORDER, live_commitments
from agreements.commitments.pages import midnight_after
from agreements.commitments.representing import prepared
from agreements.commitments.states import TODAY, State, state_of
from agreements.provenance.facts import anchor
from agreements.vocabulary import Due, Rating
from newsroom.reading.keyset import CURSOR, KeysetPage
from newsroom.rest.parameters import cleaned, page_size
from newsroom.rest.resources import NEXT_ACT, Resource
from newsroom.rest.schema import BOOLEAN, DATE, URL, described, enum, known, nullable, obj, page_of, ref
from newsroom.rest.shapes import SITE, reference

from .filtering import list_parameters
from .schema import OPTIONAL_DAY, TEXTS, UID

PERIOD = "A year, a month or a day: 1868, 1868-04 or 1868-04-20."
ACTOR_OR_NOBODY = "the id of an actor, or `not_stated` where nobody is named."
FILTERS = {
    "state": ("How it stands today. What its dates leave open is `possibly_overdue` and no more.", ["overdue"]),
    "rating": ("Its latest rating, or `not_rated`.", ["fulfilled"]),
    "due_status": ("Whether a date, or what else, was published for it.", None),
    "due": (f"It is due, or may be due, within this period. {PERIOD}", None),
    "due_certainly_before": (f"It is due before this period, whatever the source leaves open. {PERIOD}", None),
    "due_possibly_before": (f"It may be due before this period. {PERIOD}", None),
    "due_certainly_after": (f"It is due after this period, whatever the source leaves open. {PERIOD}", None),
    "due_possibly_after": (f"It may be due after this period. {PERIOD}", None),
    "owed_by": (f"Who owes it: {ACTOR_OR_NOBODY}", None),
    "owed_to": (f"To whom it is owed: {ACTOR_OR_NOBODY}", None),
    "agreement": ("The id of the agreement that it stands in.", None),
    "topic": ("The slug of a topic of its agreement.", None),
    "country": ("The country of anybody who has a part in its agreement, two letters as in ISO 3166-1.", None),
}
COLUMNS = (
    "id", "place", "uid", "public_id", "version_id", "kind", "due_min", "due_max", "due_is_certain", "is_open", "waits_since",
    "slug", "api", "today", "next_act",
)  # fmt: skip
# As stored, they stand in the order of the database.
TOLD = ("deliverable", "owed_by", "owed_to", "due", "rating", "rated_on", "stands_since", "reason")

NOBODY_OR = known(ref("ActorReference"), ["not_stated"])
COMPONENTS = {
    "Commitment": obj(
        "Something that is owed under an agreement, and how it stands today.",
        id=UID,
        html_url=obj("Its place on the agreement's page, in both languages.", de=URL, en=URL),
        agreement=ref("AgreementReference"),
        deliverable=TEXTS,
        owed_by=NOBODY_OR,
        owed_to=NOBODY_OR,
        due=known(ref("PartialDate"), [one for one in Due if one != Due.DATED]),
        rating=known(enum(Rating), ["not_assessed"]),
        rated_on=OPTIONAL_DAY,
        stands_since=OPTIONAL_DAY | {"description": "The first of the assessments in a row that gave this rating."},
        reason=TEXTS,
        state=enum(State),
        is_open=BOOLEAN,
        waits_since=nullable(DATE),
    ),
    "CommitmentPage": page_of(ref("Commitment")),
}


@extend_schema_view(
    get=described(
        "Commitments by how long they have waited",
        "Open ones first, by the day since which they wait: due, else last rated, else the day of the agreement. Settled ones come last, "
        "the latest first. `state` depends on the day on which one asks.",
        ref("CommitmentPage"),
        tag="commitments",
        operation="commitments_list",
        parameters=list_parameters(CommitmentFilter, FILTERS),
    )
)
class CommitmentList(Resource):
    @cached_property
    def parameters(self) -> frozenset[str]:
        return frozenset({CURSOR, "limit", *CommitmentFilter.base_filters})

    @cached_property
    def repeatable(self) -> frozenset[str]:
        return frozenset(name for name, one in CommitmentFilter.base_filters.items() if one.extra.get("is_repeatable"))

    def get(self, request):
        filterset = CommitmentFilter(request.GET, live_commitments())
        cleaned(filterset.form)
        page = KeysetPage(columns(filterset.qs), request.GET, size=page_size(request.GET), order=IN_ORDER)
        rows, links = prepared(page.rows), self.links(page)
        until = [rows[0]["next_act"], midnight_after(rows[0]["today"])] if rows else [now()]
        return self.answer({**links, "results": [shown(row) for row in rows]}, until=until, links=links)


def columns(rows):
    more = {"slug": F("version__slug"), "api": KeyTransform("api", "shown"), "today": TODAY, "next_act": NEXT_ACT}
    return rows.annotate(**more).values(*COLUMNS)


def shown(row: dict) -> dict:
    told, place = row["api"], f"#{anchor(row['uid'])}"
    pages = {language: SITE + record_path("agreement", row["public_id"], row["slug"], language) + place for language in LANGUAGES}
    return {
        "id": row["uid"],
        "html_url": pages,
        "agreement": reference("agreement", row["public_id"], told["agreement"]),
        **{name: told[name] for name in TOLD},
        "state": state_of(row["kind"], row["due_min"], row["due_max"], is_certain=row["due_is_certain"], today=row["today"]),
        "is_open": row["is_open"],
        "waits_since": row["waits_since"] and row["waits_since"].isoformat(),
    }
