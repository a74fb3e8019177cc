"""The feeds of the tracker of commitments: with its filters, in two queries at most."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from agreements.commitments.filters import CommitmentFilter
from agreements.commitments.finding import live_commitments
from agreements.commitments.lately import Event, lately
from agreements.commitments.pages import made_of_row, reasons

from .feeds import Entry, Feed, serve


def commitment_feed(request: HttpRequest, format: str) -> HttpResponse:
    filterset = CommitmentFilter(request.GET, live_commitments())
    if not filterset.is_valid():
        raise BadRequest(reasons(filterset))
    events = lately(filterset.qs, request.LANGUAGE_CODE)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    page = f"{settings.SITE_URL}{reverse('agreements:commitment-list')}"
    made_of = (query, tuple((event.id, made_of_row(event.entry.row)) for event in events))
    title = f"{settings.SITE_NAME}: {_('Commitments')}"
    entries = [entry_of(event, page, request.LANGUAGE_CODE) for event in events]
    return serve(request, Feed(title, page + query, request.LANGUAGE_CODE, entries, made_of), format, query=query)


def entry_of(event: Event, page: str, language: str) -> Entry:
    shown = event.entry
    debtor = shown.debtor["name"] if shown.debtor else _("not stated")
    told = (shown.said["deliverable"], event.summary, shown.title, _("Owed by: %s") % debtor)
    html = format_html_join("", "<p>{}</p>", ((one,) for one in told))
    return Entry(
        id=f"{page}#{event.id}",
        url=settings.SITE_URL + shown.url,
        title=event.title,
        summary=event.summary,
        html=html,
        published=event.published,
        updated=event.updated,
        language=language,
    )
