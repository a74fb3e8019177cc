"""`/api/v1/changes/`: every public act in order, to keep a copy elsewhere up to date."""

from django.conf import settings
from drf_spectacular.utils import extend_schema_view

from newsroom.publishing.following import follow
from newsroom.publishing.models import Change
from newsroom.reading.cursors import read_cursor, write_cursor
from newsroom.rest.parameters import page_size
from newsroom.rest.resources import Resource
from newsroom.rest.schema import CURSOR, ID, LIMIT, STRING, TIME, URL, array, described, enum, nullable, obj, ref
from newsroom.rest.shapes import api_url, utc

KEY = [Change._meta.get_field(name) for name in ("at", "id")]

COMPONENTS = {
    "ChangePage": obj(
        next={**URL, "description": "Where to go on, now or later; it never ends."},
        results=array(
            obj(
                "One act: from `at` on, the version is shown, or nothing where it is null.",
                at=TIME,
                kind=enum(Change.Kind),
                item=obj(id=ID, kind=enum(("article", "actor", "agreement")), url=URL),
                version=nullable({"type": "integer", "minimum": 1}),
                note=STRING,
            )
        ),
    )
}


def represent(change: Change) -> dict:
    kind = change.item_kind
    return {
        "at": utc(change.at),
        "kind": change.kind,
        "item": {"id": change.public_id, "kind": kind, "url": api_url(kind, change.public_id)},
        "version": change.number,
        "note": change.note,
    }


@extend_schema_view(
    get=described(
        "What was published, corrected and withdrawn",
        "Every act once and in order, the oldest first. Take everything from the beginning, then ask `next` from time to time: an empty "
        "page means that nothing is new, and its `next` is still the place to go on.",
        ref("ChangePage"),
        tag="changes",
        operation="changes",
        parameters=[LIMIT, CURSOR],
    )
)
class ChangeList(Resource):
    parameters = frozenset({"limit", "cursor"})

    def get(self, request):
        given = request.GET.get("cursor")
        size = page_size(request.GET)
        after = tuple(read_cursor(given, KEY)[0]) if given else None
        found = follow(after, limit=size)
        if found:
            given = write_cursor([found[-1].at, found[-1].pk])
        links = {"next": self.address(given, request.GET.get("limit"))}
        return self.answer({**links, "results": [represent(change) for change in found]}, links=links)

    def address(self, cursor: str | None, limit: str | None) -> str:
        params = [f"{name}={value}" for name, value in (("limit", limit), ("cursor", cursor)) if value]
        return f"{settings.SITE_URL}{self.request.path}{'?' if params else ''}{'&'.join(params)}"
