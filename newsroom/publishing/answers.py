"""Answers of reader pages: validators from what the page was made of, and the ways after a miss."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.timezone import now

from .misses import Moved, Withdrawn, what_became_of


def validator(*made_of: object) -> str:
    """A strong ETag of the versions and renderers (or anything else with a stable text) that an answer is made of."""
    digest = hashlib.blake2b(repr(made_of).encode(), digest_size=12).hexdigest()
    return f'"{digest}"'


def seconds_left(moments: Iterable[datetime | None]) -> int:
    """How long an answer may be kept: at most READER_MAX_AGE, and never past the next scheduled act."""
    ahead = [(moment - now()).total_seconds() for moment in moments if moment is not None]
    return max(0, int(min([settings.READER_MAX_AGE, *ahead])))


def answer(request: HttpRequest, template: str, context: dict, *, made_of: tuple, until: Iterable[datetime | None] = ()) -> HttpResponse:
    """The rendered page, or 304 before any rendering when the reader already has it."""
    etag = validator(settings.RELEASE, request.path, request.GET.urlencode(), *made_of)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = render(request, template, context)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={seconds_left(until)}"
    return response


def permanently(request: HttpRequest, path: str) -> HttpResponsePermanentRedirect:
    """301 to the path, which keeps the query."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def after_a_miss(request: HttpRequest, item_kind: str, public_id: str, url_of) -> HttpResponse:
    """301 to where it moved, 410 with the public reason, or Http404. `url_of(public_id)` gives the new address, which keeps the query."""
    found = what_became_of(item_kind, public_id)
    if isinstance(found, Moved):
        moved = permanently(request, url_of(found.public_id))
        moved.headers["Cache-Control"] = f"public, max-age={settings.READER_MAX_AGE}"  # a merge can be undone
        return moved
    if isinstance(found, Withdrawn):
        response = render(request, "410.html", {"reason": found.reason, "at": found.at}, status=410)
        response.headers["Cache-Control"] = "no-cache"
        return response
    raise Http404
