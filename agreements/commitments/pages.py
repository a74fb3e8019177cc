"""The tracker's page and its calendar: two queries, the rows and how many there are of what."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.formats import number_format
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.publishing.answers import answer, validator
from newsroom.reading.keyset import CURSOR, KeysetPage

from ..templatetags.records import feeds_under
from .board import groups
from .calendar import calendar
from .chosen import chosen
from .counting import ALL_TO, Counts, count
from .filters import CommitmentFilter
from .finding import IN_ORDER, live_commitments, nearest, tracked
from .on_page import entry

TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "text/calendar")


def commitment_list(request: HttpRequest) -> HttpResponse:
    filterset = CommitmentFilter(request.GET, live_commitments())
    context = {"filterset": filterset, "is_active": is_filtered(filterset)}
    if not filterset.is_valid():
        return render(request, "agreements/commitment_list.html", context, status=400)
    page = KeysetPage(tracked(filterset.qs, request.LANGUAGE_CODE), request, order=IN_ORDER)
    rows, counts = page.rows, count(filterset.qs)
    context |= {"page": page, "count": how_many(counts)}
    context["board"] = groups(counts, lambda name, value: narrowed(request, name, value))
    context |= ways_to_follow(request)
    entries = [entry(row) for row in rows]
    context |= {"entries": entries, "chips": chosen(request, filterset.form, entries)}
    made_of = (counts.made_of, tuple(made_of_row(row) for row in rows))
    return answer(request, "agreements/commitment_list.html", context, made_of=made_of, until=[midnight_after(counts.today)])


def commitment_calendar(request: HttpRequest) -> HttpResponse:
    """One query: the dated open commitments nearest to today."""
    filterset = CommitmentFilter(request.GET, live_commitments())
    if not filterset.is_valid():
        raise BadRequest(reasons(filterset))
    rows = nearest(filterset.qs, request.LANGUAGE_CODE)
    etag = validator(request.path, request.GET.urlencode(), tuple(made_of_row(row) for row in rows))
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(calendar(rows, request.LANGUAGE_CODE), content_type="text/calendar; charset=utf-8")
        response.headers["Content-Disposition"] = 'inline; filename="commitments.ics"'
    for name, value in {"ETag": etag, "Cache-Control": "public, max-age=0", "Access-Control-Allow-Origin": "*"}.items():
        response.headers[name] = value
    return response


def how_many(counts: Counts) -> str:
    if counts.is_capped:
        return _("more than %(n)s") % {"n": number_format(ALL_TO, force_grouping=True)}
    return ngettext("%(n)s entry", "%(n)s entries", counts.total) % {"n": number_format(counts.total, force_grouping=True)}


def is_filtered(filterset) -> bool:
    return any(filterset.data.get(name) for name in filterset.form.fields)


def ways_to_follow(request: HttpRequest) -> dict[str, list]:
    """`feeds` are (label, address) of the feeds and the calendar, with the filters of this page; `followed` has their types as well."""
    params = request.GET.copy()
    params.pop(CURSOR, None)
    kept = f"?{params.urlencode()}" if params else ""
    found = [(label, f"{address}{kept}") for label, address in feeds_under(request.path)]
    found.append((_("Calendar (iCalendar)"), reverse("agreements:commitment-calendar") + kept))
    return {"feeds": found, "followed": [(*one, kind) for one, kind in zip(found, TYPES, strict=True)]}


def narrowed(request: HttpRequest, name: str, value: str) -> str:
    params = request.GET.copy()
    params.pop(CURSOR, None)
    params[name] = value
    return f"{request.path}?{params.urlencode()}"


def reasons(filterset) -> str:
    """What is wrong with the parameters, in sentences."""
    return " ".join(f"{name}: {' '.join(errors)}" for name, errors in filterset.errors.items())


def made_of_row(row: dict) -> tuple:
    """Whatever changes what is printed of it, an actor's name among it; with the day, which stands beside the counts."""
    return (row["id"], row["version_id"], row["renderer"], str(row["debtor"]), str(row["creditor"]))


def midnight_after(day: date) -> datetime:
    return make_aware(datetime.combine(day + timedelta(days=1), time()))
