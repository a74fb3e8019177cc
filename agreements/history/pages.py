"""Readers' pages about a record's versions: their list, the permanent address of one, and the files that cite it."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from newsroom.publishing.answers import after_a_miss, answer, permanently, seconds_left
from newsroom.publishing.models import Version
from newsroom.reading.citing import citation_file
from newsroom.reading.keyset import KeysetPage

from ..addresses import comparison_path, history_path, record_path
from ..bilingual import LANGUAGES
from .shown import Entry, Head, entries, ever_shown, head_of

PAGE = 50


def history_page(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Two queries: the live version, for name and address; the versions, newest first."""
    language = request.LANGUAGE_CODE
    head = head_of(kind, public_id)
    if head is None:
        return after_a_miss(request, kind, public_id, lambda new: history_path(kind, new, "", language))
    if elsewhere := to_present_address(request, history_path(kind, public_id, head.slug, language)):
        return elsewhere
    page = KeysetPage(ever_shown(kind, public_id), request, size=PAGE, order=("-number",))
    context = frame(kind, head, language) | {"page": page, "entries": entries(page.rows, kind, language)}
    context |= {"comparison_path": comparison_path(kind, public_id, head.slug, language), "can_compare": len(page) > 1 or page.has_previous}
    context["preset"] = 1 if page.has_previous else 2  # which entry is the older one, until another is chosen
    context["path"] = context["history_path"]
    context["alternate"] = {code: history_path(kind, public_id, head.slug, code) for code in LANGUAGES} | {"has_sibling": True}
    made_of = (head.pk, [(version.pk, version.until, version.redacted_at) for version in page.rows])
    return answer(request, "agreements/record_history.html", context, made_of=made_of, until=[head.visible_until])


def frame(kind: str, head: Head, language: str) -> dict:
    """What all pages about a record's versions show around their content."""
    return {
        "kind": kind,
        "title": head.title(language),
        "live": head,
        "record_path": record_path(kind, head.public_id, head.slug, language),
        "history_path": history_path(kind, head.public_id, head.slug, language),
    }


def to_present_address(request: HttpRequest, path: str) -> HttpResponse | None:
    """301 where another slug was asked for, or none."""
    return None if request.path == path else permanently(request, path)


def version_page(request: HttpRequest, kind: str, public_id: str, number: int) -> HttpResponse:
    """One query. The record as it was shown from the version's moment on: a moment that never changes, under an address that names it."""
    found = version_or_miss(request, kind, public_id, number)
    if isinstance(found, HttpResponse):
        return found
    response = HttpResponseRedirect(Entry(found, kind, request.LANGUAGE_CODE).path)
    response.headers["Cache-Control"] = f"public, max-age={seconds_left([])}"
    return response


def version_or_miss(request: HttpRequest, kind: str, public_id: str, number: int) -> Version | HttpResponse:
    """Without its document. One query on a hit."""
    if version := ever_shown(kind, public_id).filter(number=number).first():
        return version if version.redacted_at is None else gone(request, version.redacted_at)
    if head_of(kind, public_id):
        raise Http404
    return after_a_miss(request, kind, public_id, lambda new: history_path(kind, new, "", request.LANGUAGE_CODE))


def gone(request: HttpRequest, at: datetime) -> HttpResponse:
    """That there was such a version is all that may be told of it."""
    reason = _("The content of this version was removed. The other versions of the record are still here.")
    response = render(request, "410.html", {"reason": reason, "at": at}, status=410)
    response.headers["Cache-Control"] = "no-cache"
    return response


def citation_page(request: HttpRequest, kind: str, public_id: str, number: int, format: str) -> HttpResponse:
    """One query."""
    found = version_or_miss(request, kind, public_id, number)
    return found if isinstance(found, HttpResponse) else citation_file(request, Entry(found, kind, request.LANGUAGE_CODE).work, format)
