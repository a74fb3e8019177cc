"""What every address of the API has in common, and the two kinds of it: a list by key, and one item.

Imports neither app: `agreements.api` and `articles.api` stand on it.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from django.conf import settings
from django.db.models import Subquery, Value
from django.db.models.functions import Least
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.timezone import now
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView

from newsroom.publishing.answers import seconds_left, validator
from newsroom.publishing.clock import SiteNow
from newsroom.publishing.misses import Moved, Withdrawn, what_became_of
from newsroom.publishing.models import Change, VersionQuerySet
from newsroom.reading.keyset import CURSOR, NEWEST, KeysetPage

from .parameters import LONGEST_QUERY, cleaned, moment, page_size, refuse_unknown
from .problems import AddressTooLong, Gone, InvalidParameters
from .shapes import COLLECTIONS, SITE, as_text, utc

METHODS = ("GET", "HEAD", "OPTIONS")
RELATIONS = {"next": "next", "previous": "prev"}  # ours and those of RFC 8288
FACTS = ("item_id", "public_id", "slug", "number", "visible_from", "first_published_at", "change", "change_note")
NEXT_ACT = Subquery(Change.objects.filter(at__gt=SiteNow()).order_by("at", "id").values("at")[:1])


class Resource(APIView):
    """Public, read-only, JSON, the same for everybody. `parameters` are all that it understands."""

    permission_classes = [AllowAny]
    http_method_names = [method.lower() for method in METHODS]
    parameters: frozenset[str] = frozenset()
    repeatable: frozenset[str] = frozenset()

    def perform_content_negotiation(self, request, force=False):
        """JSON, whatever was asked for: there is nothing else yet."""
        return self.get_renderers()[0], "application/json"

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if request.method == "OPTIONS":
            return
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            raise AddressTooLong
        refuse_unknown(request.GET, self.parameters, self.repeatable)

    def options(self, request, *args, **kwargs):
        """What a browser asks before a request from another site."""
        response = HttpResponse(status=204)
        response.headers["Access-Control-Allow-Methods"] = ", ".join(METHODS)
        response.headers["Access-Control-Allow-Headers"] = "*"
        response.headers["Access-Control-Max-Age"] = "86400"
        return response

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Link"
        return response

    def answer(self, data: Any, *, until: Iterable[datetime | None] = (), links: dict[str, str | None] | None = None) -> HttpResponse:
        """The data as JSON (a text is JSON already), or 304.

        The validator is made of the very bytes: whatever changes them, a withdrawal too, changes it.
        """
        text = data if isinstance(data, str) else as_text(data)
        body = text.replace(f'"{SITE}/', f'"{settings.SITE_URL}/').encode()
        etag = validator(body)
        response = get_conditional_response(self.request._request, etag=etag) or HttpResponse(body, content_type="application/json")
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = f"public, max-age={seconds_left(until)}"
        if given := [f'<{address}>; rel="{RELATIONS[relation]}"' for relation, address in (links or {}).items() if address]:
            response.headers["Link"] = ", ".join(given)
        return response

    def links(self, page: KeysetPage) -> dict[str, str | None]:
        """The addresses of the neighbouring pages, for the answer and for its Link header."""
        here = f"{settings.SITE_URL}{self.request.path}"
        return {name: query and here + query for name, query in (("next", page.next_url), ("previous", page.previous_url))}


class RecordResource(Resource):
    """About one kind of item. Subclasses say which versions, which representation, and where readers find the page."""

    kind: str
    versions: VersionQuerySet
    rendering: str
    represent: Callable[[Any], str]
    html_url: Callable[[str, str, str], dict]
    extra_columns: tuple[str, ...] = ()

    def facts(self, row: dict) -> dict:
        """What the version knows beside its document; the prepared part does not hold it."""
        return {
            "id": row["public_id"],
            "url": f"{SITE}/api/v1/{COLLECTIONS[self.kind]}/{row['public_id']}/",
            "html_url": type(self).html_url(row["public_id"], row["slug"], row.get("language", "")),
            "version": row["number"],
            "published_at": utc(row["visible_from"]),
            "first_published_at": utc(row["first_published_at"]),
            "change": row["change"],
            "change_note": row["change_note"],
        }

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Once each: a column may be asked for twice."""
        return tuple(dict.fromkeys((*FACTS, *cls.extra_columns, "pk", "rendering", "next_act")))

    @classmethod
    def with_representation(cls, versions: VersionQuerySet) -> VersionQuerySet:
        return versions.with_rendering(cls.rendering).annotate(next_act=NEXT_ACT).values(*cls.columns())

    @classmethod
    @cache
    def live_rows(cls) -> VersionQuerySet:
        """Composed once, since composing takes longer than asking; `filter` and the like make copies of it."""
        return cls.with_representation(cls.versions.live())

    def prepared(self, rows: list[dict]) -> list[dict]:
        """Rows whose representation was not prepared (by an older renderer) get it now, by one query for all of them."""
        missing = {row["pk"] for row in rows if not isinstance(row["rendering"], str)}
        if missing:
            made = {version.pk: type(self).represent(version) for version in self.versions.filter(pk__in=missing)}
            rows = [row | {"rendering": made.get(row["pk"], row["rendering"])} for row in rows]
        return rows

    def show(self, row: dict) -> str:
        """Both parts are JSON objects; together they are one."""
        return f"{as_text(self.facts(row))[:-1]},{row['rendering'][1:]}"


class RecordList(RecordResource):
    """A page of cards: one query for the rows; their order is `order`, their filters those of the site's own list page."""

    rendering = "api-card"
    order: tuple[str, ...] = NEWEST
    filterset_class: type

    @cached_property
    def parameters(self) -> frozenset[str]:
        return frozenset({CURSOR, "limit", *self.filterset_class.base_filters})

    @cached_property
    def repeatable(self) -> frozenset[str]:
        return frozenset(name for name, one in self.filterset_class.base_filters.items() if one.extra.get("is_repeatable"))

    def get(self, request):
        size = page_size(request.GET)
        page = KeysetPage(self.filtered(self.live_rows()), request.GET, size=size, order=self.order)
        rows = self.prepared(page.rows)
        links = self.links(page)
        until = [rows[0]["next_act"] if rows else now()]
        text = f'{as_text(links)[:-1]},"results":[{",".join(self.show(row) for row in rows)}]}}'
        return self.answer(text, until=until, links=links)

    def filtered(self, versions: VersionQuerySet) -> VersionQuerySet:
        """Making a form with all its fields takes longer than the query, so it waits until a filter is used."""
        if not set(self.request.GET) & set(self.filterset_class.base_filters):
            return versions
        filterset = self.filterset_class(self.request.GET, versions)
        cleaned(filterset.form)
        return filterset.qs

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*super().columns(), *(column.lstrip("-") for column in cls.order))))


class RecordDetail(RecordResource):
    """One item as it is shown now, or was shown at `as_of` where `keeps_history`: one query on a hit, two more after a miss."""

    rendering = "api"
    keeps_history = False

    @cached_property
    def parameters(self) -> frozenset[str]:
        return frozenset({"as_of"} if self.keeps_history else ())

    def get(self, request, public_id: str):
        as_of = moment(request.GET, "as_of")
        rows = list(self.shown(as_of).filter(public_id=public_id).order_by("-visible_from")[:1])
        if not rows:
            return self.after_a_miss(public_id, as_of)
        (row,) = self.prepared(rows)
        return self.answer(self.show(row), until=[row["next_act"]])

    def shown(self, as_of: datetime | None) -> VersionQuerySet:
        if as_of is None:
            return self.live_rows()
        if as_of > now():
            raise InvalidParameters({"as_of": ["What will be shown is not told before its time. Give a moment in the past."]})
        return self.with_representation(self.versions.shown_as_of(Least(Value(as_of), SiteNow())))

    def after_a_miss(self, public_id: str, as_of: datetime | None) -> HttpResponse:
        """301 to where it moved, 410 with the public reason, 404 for what never was public, or not yet at that moment."""
        match what_became_of(self.kind, public_id):
            case Moved(public_id=successor):
                response = HttpResponse(status=301)
                query = self.request._request.GET.urlencode()
                address = f"{settings.SITE_URL}/api/v1/{COLLECTIONS[self.kind]}/{successor}/"
                response.headers["Location"] = f"{address}?{query}" if query else address
                response.headers["Cache-Control"] = f"public, max-age={settings.READER_MAX_AGE}"  # a merge can be undone
                return response
            case Withdrawn(at=at, reason=reason):
                raise Gone(reason, utc(at))
        raise NotFound("It was not shown at that moment." if as_of else "There is nothing at this address.")
