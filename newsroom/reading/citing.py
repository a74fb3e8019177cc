"""The cite box of a page, and the files that it offers."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.timezone import get_current_timezone, localdate

from newsroom.publishing.answers import seconds_left, validator

from .citations import FORMATS, Work, in_words


class Cite(NamedTuple):
    """For components/cite.html; `downloads` are (label, path)."""

    text: str
    downloads: list[tuple[str, str]]


def cite(work: Work, path_of: Callable[[str], str]) -> Cite:
    """`path_of(format)` is the address of a file."""
    return Cite(in_words(work), [(found.label, path_of(name)) for name, found in FORMATS.items()])


def citation_file(request: HttpRequest, work: Work, format: str) -> HttpResponse:
    """The file, or 304. It stays the same until midnight, when the day of access changes."""
    today = localdate()
    etag = validator(work, format, today)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(FORMATS[format].write(work, today), content_type=FORMATS[format].content_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{work.key}.{format}"'
        response.headers["X-Robots-Tag"] = "noindex"
    midnight = datetime.combine(today + timedelta(days=1), time(), get_current_timezone())
    response.headers["ETag"], response.headers["Cache-Control"] = etag, f"public, max-age={seconds_left([midnight])}"
    return response
