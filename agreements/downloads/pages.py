"""The addresses of downloads: a list as its page filters it, or one record, now or as it was shown."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from newsroom.publishing import clock
from newsroom.publishing.answers import after_a_miss, seconds_left, validator
from newsroom.publishing.clock import SiteNow

from ..around import visible
from ..filters import ActorFilter, AgreementFilter
from ..live import MODELS
from ..record_pages import moment_asked_for
from . import turns
from .addresses import record_download_path
from .describing import about_list, about_record
from .formats import FORMATS
from .records import Selection, shown_at
from .shapes import Format, Meta

SECONDS_UNTIL_FREE = 10
FILTERS = {"agreement": AgreementFilter, "actor": ActorFilter}


def list_download(request: HttpRequest, kind: str, format: str) -> HttpResponse:
    """Three queries, and one more for each further batch: the site's moment, how many there are, the records."""
    moment = clock.now()
    filters = understood(request.GET, kind)
    filterset = FILTERS[kind](filters, shown_at(kind, moment))
    if not filterset.is_valid():
        raise BadRequest(reasons(filterset.form))
    selection = Selection(kind, filterset.qs, most=FORMATS[format].most)
    meta = about_list(request.LANGUAGE_CODE, kind, format, filters, moment, selection.counted())
    response = sent(request, FORMATS[format], meta, selection, in_turn=meta.count > turns.LARGE)
    response.headers["Cache-Control"] = "no-store"  # a file says of itself from when it is
    return response


def understood(params: QueryDict, kind: str) -> QueryDict:
    """The filters among the parameters, which alone go into the file as its origin."""
    filters = params.copy()
    for name in filters.keys() - FILTERS[kind].base_filters.keys():
        del filters[name]
    return filters


def reasons(form) -> str:
    return " ".join(f"{form.fields[name].label or name}: {' '.join(errors)}" for name, errors in form.errors.items() if name in form.fields)


def record_download(request: HttpRequest, kind: str, public_id: str, format: str, slug: str = "") -> HttpResponse:
    """Two queries: what validates an answer that the reader may have already, and the record."""
    language, moment = request.LANGUAGE_CODE, moment_asked_for(request)
    chosen = visible(MODELS[kind].objects, moment).filter(public_id=public_id)
    version = chosen.without_document().annotate(now=SiteNow()).order_by("-visible_from").first()
    if version is None:
        return after_a_miss(request, kind, public_id, lambda new: record_download_path(kind, new, "", format, language))
    meta = about_record(language, kind, format, version, moment)
    etag = f"W/{validator(settings.RELEASE, request.path, meta.retrieved_from, version.pk, version.slug, str(meta.licence))}"
    response = get_conditional_response(request, etag=etag) or sent(
        request, FORMATS[format], meta, Selection(kind, MODELS[kind].objects.filter(pk=version.pk), most=1)
    )
    response.headers["ETag"], response.headers["Cache-Control"] = etag, f"public, max-age={seconds_left([version.visible_until])}"
    return response


def sent(request: HttpRequest, format: Format, meta: Meta, selection: Selection, *, in_turn: bool = False) -> HttpResponse:
    """The file as it is made; asked by HEAD, only what would be said of it. `in_turn`: 503 while others are being made already."""
    if in_turn and request.method != "HEAD" and not turns.free.acquire(blocking=False):
        return busy()
    pieces = format.write(selection.records(format.reads), meta, selection.kind) if request.method != "HEAD" else iter(())
    response = StreamingHttpResponse(turns.Turn(pieces, is_held=in_turn and request.method != "HEAD"), content_type=format.content_type)
    for name, value in headers(format, meta).items():
        response.headers[name] = value
    return response


def busy() -> HttpResponse:
    words = _("Other files are being made right now. Ask again in a few seconds.")
    response = HttpResponse(f"{words}\n", status=503, content_type="text/plain; charset=utf-8")
    response.headers["Retry-After"] = str(SECONDS_UNTIL_FREE)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def headers(format: Format, meta: Meta) -> dict[str, str]:
    links = [(meta.licence.url, "license"), (meta.codebook, "describedby"), (meta.page, "alternate")]
    return {
        "Content-Disposition": f'attachment; filename="{meta.file_name}.{format.ending}"',
        "Link": ", ".join(f'<{address}>; rel="{relation}"' for address, relation in links if address),
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "Content-Disposition, ETag, Link, Newsroom-Count, Newsroom-Left-Out",
        "Newsroom-Count": str(meta.count),
        "Newsroom-Left-Out": str(meta.left_out),
        "X-Robots-Tag": "noindex",
    }
