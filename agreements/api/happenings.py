"""`/api/v1/happenings/`: everything that live records date, from agreements and actors, in one order of time."""

from functools import cached_property

from django.db.models import F, QuerySet
from django.utils.timezone import now
from drf_spectacular.utils import extend_schema_view

from agreements.addresses import record_path
from agreements.bilingual import LANGUAGES
from agreements.chronicle.filters import TABLES, TimelineFilter, asked_of, conditions
from agreements.chronicle.finding import KEY, TITLES, HappeningPage, of_time
from agreements.chronicle.kinds import FLAT, KINDS
from agreements.chronicle.places import place_on_page
from agreements.commitments.pages import midnight_after
from newsroom.reading.keyset import CURSOR
from newsroom.rest.parameters import cleaned, page_size
from newsroom.rest.resources import NEXT_ACT, Resource
from newsroom.rest.schema import BOOLEAN, URL, array, described, enum, nullable, obj, page_of, query, ref
from newsroom.rest.shapes import SITE, reference

from .filtering import list_parameters
from .schema import TEXTS, UID

PERIOD = "A year, a month or a day: 1868, 1868-04 or 1868-04-20."
FILTERS = {
    "what": ("What happened: a group (`events` of agreements, `life`, …) or one kind of event of agreements.", ["signed"]),
    "since": (f"It is listed in this period or later. {PERIOD}", None),
    "until": (f"It is listed in this period or earlier. {PERIOD}", None),
    "country": ("The country of the actor, or of anybody who has a part in the agreement, two letters as in ISO 3166-1.", None),
    "order": ("By the day under which it is listed: the last of the year, month or day that the source names.", None),
    "when": ("What is listed up to today, what lies ahead, or both (the default).", None),
    "topic": ("The slug of a topic of the agreement; actors have none.", None),
    "actor": ("The id of an actor: what it dates itself, and what the agreements date in which it has any part.", None),
    "agreement": ("The id of an agreement.", None),
}
WHAT = query("what", array(enum(FLAT), minItems=1), FILTERS["what"][0], example=["signed"])
COLUMNS = (*KEY, "shown", "slug", "name_de", "name_en", "next_act")
COMPONENTS = {
    "Happening": obj(
        "Something that a record dates.",
        id=nullable(UID) | {"description": "Of the fact; null where the record itself tells it, as birth and founding."},
        kind=enum(KINDS),
        record={"anyOf": [ref("ActorReference"), ref("AgreementReference")]},
        html_url=obj("Its place on the record's page, in both languages.", de=URL, en=URL),
        on=ref("PartialDate"),
        what=TEXTS,
        about=TEXTS,
        is_ahead=BOOLEAN,
    ),
    "HappeningPage": page_of(ref("Happening")),
}


@extend_schema_view(
    get=described(
        "Everything that is dated",
        "Events, due dates and ratings of agreements, lives, positions, relations and events of actors, the newest first unless `order` "
        "says otherwise. Dates are often known in part: `on` has both bounds. `is_ahead` depends on the day on which one asks.",
        ref("HappeningPage"),
        tag="happenings",
        operation="happenings_list",
        parameters=[WHAT, *(one for one in list_parameters(TimelineFilter, FILTERS) if one.name != "what")],
    )
)
class HappeningList(Resource):
    """One query: a walk along an index of each table."""

    @cached_property
    def parameters(self) -> frozenset[str]:
        return frozenset({CURSOR, "limit", *TimelineFilter.base_filters})

    @cached_property
    def repeatable(self) -> frozenset[str]:
        return frozenset(name for name, one in TimelineFilter.base_filters.items() if one.extra.get("is_repeatable"))

    def get(self, request):
        filterset = TimelineFilter(request.GET, TABLES["agreement"].objects.none())
        cleaned(filterset.form)
        asked = asked_of(filterset)
        found, is_descending = of_time(conditions(asked), asked.get("when", "all")), asked.get("order") != "oldest"
        page = HappeningPage(found, request.GET, columns, is_descending=is_descending, size=page_size(request.GET))
        links = self.links(page)
        until = [page.rows[0]["next_act"], midnight_after(page.rows[0]["today"])] if page.rows else [now()]
        return self.answer({**links, "results": [shown(row) for row in page.rows]}, until=until, links=links)


def columns(record: str, found: QuerySet) -> QuerySet:
    names = {f"name_{language}": F(f"version__{TITLES[record]}_{language}") for language in LANGUAGES}
    return found.annotate(slug=F("version__slug"), next_act=NEXT_ACT, **names).values(*COLUMNS)


def shown(row: dict) -> dict:
    said, place = row["shown"], f"#{place_on_page(row['uid'])}"
    pages = {code: SITE + record_path(row["record"], row["public_id"], row["slug"], code) + place for code in LANGUAGES}
    date = said["de"]["date"]
    return {
        "id": row["uid"] or None,
        "kind": row["kind"],
        "record": reference(row["record"], row["public_id"], {code: row[f"name_{code}"] or None for code in LANGUAGES}),
        "html_url": pages,
        "on": {
            "value": date["value"],
            "earliest": row["day_min"] and row["day_min"].isoformat(),
            "latest": row["day_max"] and row["day_max"].isoformat(),
            "qualifier": date["qualifier"],
            "as_printed": date["as_printed"],
        },
        "what": {code: said[code]["what"] for code in LANGUAGES},
        "about": {code: None if said[code]["badge"] else said[code]["about"] or None for code in LANGUAGES},
        "is_ahead": row["sort_date"] > row["today"],
    }
