"""The readers' page on which two versions of a record are compared."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from newsroom.publishing.answers import after_a_miss, answer
from newsroom.reading.marking import GONE, NEW, SAME

from ..addresses import comparison_path, history_path
from ..bilingual import LANGUAGES
from ..live import MODELS
from .comparison import compare_versions
from .pages import frame, gone, to_present_address
from .shown import Entry, ever_shown, head_of

NOTES = 50
LONGEST_NUMBER = 9
LEGEND = [(GONE, lazy("what was taken out")), (SAME, ", "), (NEW, lazy("what came in"))]


def comparison_page(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Three queries at most: the live version; the two that are compared, the older first; what was noted in between."""
    language = request.LANGUAGE_CODE
    if not request.GET:  # nothing was chosen yet
        return HttpResponseRedirect(history_path(kind, public_id, "", language))
    first, second = sorted(number_asked_for(request, name) for name in ("from", "to"))
    head = head_of(kind, public_id)
    if head is None:
        return after_a_miss(request, kind, public_id, lambda new: history_path(kind, new, "", language))
    if elsewhere := to_present_address(request, comparison_path(kind, public_id, head.slug, language)):
        return elsewhere
    found = {one.number: one for one in MODELS[kind].objects.ever_shown().filter(public_id=public_id, number__in=[first, second])}
    if not {first, second} <= found.keys():
        raise Http404
    before, after = found[first], found[second]
    if emptied := before.redacted_at or after.redacted_at:
        return gone(request, emptied)
    noted = [after, *noted_between(kind, public_id, first, second)] if second > first else []
    context = frame(kind, head, language) | addresses(kind, head, language, f"?from={first}&to={second}")
    sides = [Entry(version, kind, language) for version in (before, after)]
    context |= {"sides": sides, "before": sides[0], "after": sides[1], "noted": noted, "legend": LEGEND}
    context["parts"] = lambda: compare_versions(kind, before, after, language)
    made_of = (head.pk, before.pk, after.pk, [one.pk for one in noted])
    return answer(request, "agreements/record_comparison.html", context, made_of=made_of, until=[head.visible_until])


def number_asked_for(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        raise BadRequest(_("Choose two versions by their numbers, such as ?from=1&to=2."))
    return int(text)


def noted_between(kind: str, public_id: str, first: int, second: int) -> list:
    """Versions between the two, newest first, for their notes. One query, or none."""
    if second - first < 2:
        return []
    return list(ever_shown(kind, public_id).filter(number__gt=first, number__lt=second, redacted_at=None).order_by("-number")[:NOTES])


def addresses(kind: str, head, language: str, query: str) -> dict:
    paths = {code: comparison_path(kind, head.public_id, head.slug, code) + query for code in LANGUAGES}
    return {"path": paths[language], "alternate": paths | {"has_sibling": True}}
