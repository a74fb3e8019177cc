"""The networks as pages and as data: one recipe, two ways to answer."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response

from newsroom.publishing.answers import after_a_miss, answer, permanently, seconds_left, validator

from ..bilingual import LANGUAGES
from ..filters import AgreementFilter
from ..models import AgreementVersion
from .data import as_data
from .drawing import AROUND, DESK
from .networks import Network, head_of, network_of_actor, network_of_agreement, network_of_register
from .shown import Shown
from .years import YearForm

AROUND_IT = {"actor": network_of_actor, "agreement": network_of_agreement}


def register_network(request: HttpRequest) -> HttpResponse:
    """Two queries: what the filters find, and the names of what is shown of it; a third for the years, where it finds very much."""
    filterset, form = AgreementFilter(request.GET, AgreementVersion.objects.live()), YearForm(request.GET)
    asked = only(request.GET, filterset.form.fields)
    context = {"filterset": filterset, "form": form, "is_active": any(filterset.data.get(name) for name in filterset.form.fields)}
    context |= {"data_path": reverse("agreements:network-data"), "list_path": all_of(asked)}
    if not (filterset.is_valid() and form.is_valid()):
        return refusal(request, "agreements/network.html", context, filterset.errors | form.errors)
    found = network_of_register(filterset.qs, form.cleaned_data["up_to"], asked, request.LANGUAGE_CODE)
    return told(request, "agreements/network.html", context | {"shown": Shown(found, DESK)}, found)


def record_network(request: HttpRequest, kind: str, public_id: str, slug: str = "") -> HttpResponse:
    """Three queries: the record's live version; what is around it; the names of all that is shown."""
    language, form = request.LANGUAGE_CODE, YearForm(request.GET)
    head = head_of(kind, public_id, language)
    if head is None:
        return after_a_miss(request, kind, public_id, lambda new: path_like(request, kind, new, "", language))
    if request.path != (path := path_like(request, kind, public_id, head.slug, language)):
        return permanently(request, path)
    page = {code: network_path(kind, public_id, head.slug, code) for code in LANGUAGES}
    context = {"kind": kind, "form": form, "card": head.card, "path": page[language], "alternate": page | {"has_sibling": True}}
    context |= {"data_path": network_path(kind, public_id, head.slug, language, "record-network-data"), "public_id": public_id}
    context["list_path"] = all_of(QueryDict(f"party={public_id}")) if kind == "actor" else ""
    if not form.is_valid():
        return refusal(request, "agreements/network_around.html", context, form.errors)
    found = AROUND_IT[kind](head, public_id, form.cleaned_data["up_to"], QueryDict(), language)
    return told(request, "agreements/network_around.html", context | {"shown": Shown(found, AROUND)}, found)


def only(params: QueryDict, names: Iterable[str]) -> QueryDict:
    """The parameters that are known: what else stands in an address is not carried on."""
    kept = QueryDict(mutable=True)
    for name in names:
        if values := [value for value in params.getlist(name) if value]:
            kept.setlist(name, values)
    return kept


def all_of(filters: QueryDict) -> str:
    """The list of all agreements that these filters find."""
    return reverse("agreements:agreement-list") + (f"?{filters.urlencode()}" if filters else "")


def network_path(kind: str, public_id: str, slug: str, language: str, name: str = "record-network") -> str:
    parts = {"kind": kind, "public_id": public_id} | ({"slug": slug} if slug else {})
    with translation.override(language):
        return reverse(f"agreements:{name}", kwargs=parts)


def path_like(request: HttpRequest, kind: str, public_id: str, slug: str, language: str) -> str:
    """Of the page, or of the data where these were asked for."""
    return network_path(kind, public_id, slug, language, request.resolver_match.url_name)


def is_data(request: HttpRequest) -> bool:
    return request.resolver_match.url_name.endswith("-data")


def refusal(request: HttpRequest, template: str, context: dict, errors: dict) -> HttpResponse:
    if is_data(request):
        return open_to_all(JsonResponse({"errors": errors}, status=400))
    return render(request, template, context, status=400)


def told(request: HttpRequest, template: str, context: dict, found: Network) -> HttpResponse:
    if not is_data(request):
        return answer(request, template, context, made_of=found.made_of, until=found.until)
    etag = validator(request.get_full_path(), found.made_of)
    response = get_conditional_response(request, etag=etag) or JsonResponse(as_data(found), json_dumps_params={"ensure_ascii": False})
    response.headers["ETag"], response.headers["Cache-Control"] = etag, f"public, max-age={seconds_left(found.until)}"
    return open_to_all(response)


def open_to_all(response: HttpResponse) -> HttpResponse:
    """As the API is; and no search engine lists data."""
    response.headers["Access-Control-Allow-Origin"], response.headers["X-Robots-Tag"] = "*", "noindex"
    return response
