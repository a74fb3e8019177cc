"""Readers' pages of records: each starts at live versions and nowhere else."""

from django.http import HttpResponse
from django.shortcuts import render

from newsroom.publishing.answers import answer
from newsroom.reading.keyset import KeysetPage

from .facets.panel import Panel
from .filters import ActorFilter, AgreementFilter
from .history.comparison_page import comparison_page
from .history.pages import citation_page, history_page, version_page
from .models import ActorVersion, AgreementVersion
from .provenance.source_page import source_page
from .record_pages import record_page

BY_DATE = ("-sort_date", "-item_id")
BY_NAME = ("sort_key", "item_id")
COUNTED_TO = 1000


def agreement_list(request):
    filterset = AgreementFilter(request.GET, AgreementVersion.objects.for_list(request.LANGUAGE_CODE))
    return list_page(request, "agreements/agreement_list.html", filterset, BY_DATE)


def actor_list(request):
    filterset = ActorFilter(request.GET, ActorVersion.objects.for_list(request.LANGUAGE_CODE))
    return list_page(request, "agreements/actor_list.html", filterset, BY_NAME)


def list_page(request, template: str, filterset, order: tuple[str, ...]) -> HttpResponse:
    """Two queries: the page's rows; how many there are in all and behind each facet."""
    panel = Panel(filterset, request.path, COUNTED_TO)
    context = {"filterset": filterset, "panel": panel, "is_active": bool(panel.chips)}
    if not panel.is_valid:
        return render(request, template, context, status=400)
    page = KeysetPage(filterset.qs, request, order=order)
    context |= {"page": page, "cards": [row.rendering for row in page.rows if row.rendering]}
    made_of = (panel.made_of, tuple((row.pk, row.renderer) for row in page.rows))
    return answer(request, template, context, made_of=made_of, until=[panel.counted.next_act])


def agreement_detail(request, public_id, slug=""):
    return record_page(request, "agreement", public_id)


def actor_detail(request, public_id, slug=""):
    return record_page(request, "actor", public_id)


def record_history(request, kind, public_id, slug=""):
    return history_page(request, kind, public_id)


def record_comparison(request, kind, public_id, slug=""):
    return comparison_page(request, kind, public_id)


def record_version(request, kind, public_id, number, slug=""):
    return version_page(request, kind, public_id, number)


def record_citation(request, kind, public_id, number, format, slug=""):
    return citation_page(request, kind, public_id, number, format)


def source_detail(request, public_id):
    return source_page(request, public_id)
