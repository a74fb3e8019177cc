"""The page of a source: as it is cited, and every fact of live records that rests on it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from newsroom.publishing.answers import answer

from ..addresses import record_path
from ..bilingual import LANGUAGES
from .facts import source_path, source_shown
from .source_pages import MOST_FACTS, Citing, CitingPage, FactsOfPart, facts_resting_on, newest_copy


@dataclass
class Record:
    """A record on the page; `left_off` facts are only on its own page."""

    kind: str
    url: str
    card: dict
    parts: list[FactsOfPart]
    count: int
    left_off: int


def source_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """Two queries: how the newest version cites it, and a page of records with their documents. 404 when no live record cites it."""
    language = request.LANGUAGE_CODE
    page = CitingPage(public_id, language, request)
    copy = newest_copy(public_id)
    if copy is None:
        raise Http404
    context = {
        "source": source_shown(copy, language),
        "public_id": public_id,
        "path": source_path(public_id, language),
        "alternate": {code: source_path(public_id, code) for code in LANGUAGES} | {"has_sibling": True},
        "page": page,
        "records": lambda: [record_shown(public_id, row, language) for row in page],
    }
    made_of = (copy, tuple(row.version for row in page))
    return answer(request, "agreements/source_detail.html", context, made_of=made_of, until=[row.until for row in page])


def record_shown(public_id: str, row: Citing, language: str) -> Record:
    """The facts in words, up to MOST_FACTS of them."""
    parts, left = list(facts_resting_on(public_id, row, language)), MOST_FACTS
    count = sum(len(part.facts) for part in parts)
    for part in parts:
        part.facts = part.facts[:left]
        left -= len(part.facts)
    url = record_path(row.record, row.public_id, row.slug, language)
    return Record(row.record, url, row.card or {}, [part for part in parts if part.facts], count, max(0, count - MOST_FACTS))
