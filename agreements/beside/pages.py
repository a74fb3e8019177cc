"""The readers' page of two agreements side by side; without a second one, a page to choose it on."""

import re
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from newsroom.publishing.answers import after_a_miss, answer, permanently
from newsroom.publishing.ids import ALPHABET
from newsroom.publishing.misses import Moved, Withdrawn, what_became_of

from ..addresses import about_versions, record_path, with_slug
from ..bilingual import LANGUAGES, Said, said
from ..models import AgreementVersion
from ..vocabulary import LinkKind
from .choosing import FOUND_AT_MOST, LINKED, LONGEST, PARTIES, TOPICS, matching, suggestions
from .entries import commitments, provisions
from .facts import fact_rows
from .topics import side_by_side

PUBLIC_ID = re.compile(f"[{ALPHABET}]{{8}}")


def agreement_beside(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """One query for both with their documents. To choose: this one, suggestions, and what was searched for: three at most."""
    language, other_id = request.LANGUAGE_CODE, request.GET.get("with", "")
    wanted = [public_id, *([other_id] if PUBLIC_ID.fullmatch(other_id) else [])]
    found = {one.public_id: one for one in live_with_documents(wanted)}
    if public_id not in found:
        return after_a_miss(request, "agreement", public_id, lambda new: beside_path(new, "", language))
    this, other = found[public_id], found.get(other_id)
    path = beside_path(public_id, this.slug, language)
    if request.path != path:
        return permanently(request, path)
    if not other_id:
        return choice_page(request, this, language)
    if other is None or other is this:
        return refusal(request, this, other_id, language)
    return comparison(request, this, other, language)


def live_with_documents(public_ids: list[str]):
    versions = AgreementVersion.objects.live().filter(public_id__in=public_ids, redacted_at=None)
    return versions.defer("search_vector", "search_title", "search_names", "search_text")


def beside_path(public_id: str, slug: str, language: str) -> str:
    return about_versions("side-by-side", language, public_id=public_id, **with_slug(slug))


class Side:
    """One of the two, as the page names it: `letter` stands where there is no room for the title."""

    def __init__(self, version: AgreementVersion, letter: str, language: str):
        self.version, self.letter = version, letter
        self.title = title_of(version, language)
        self.url = record_path("agreement", version.public_id, version.slug, language)


def title_of(version: AgreementVersion, language: str) -> Said:
    item = version.content["item"]
    return said(item, "short_title", language) or said(item, "title", language)


def comparison(request: HttpRequest, this: AgreementVersion, other: AgreementVersion, language: str) -> HttpResponse:
    query = "?" + urlencode({"with": other.public_id})
    sides = [Side(this, "A", language), Side(other, "B", language)]
    context = frame(this, language, query) | {"left": sides[0], "right": sides[1], "links": links_between(*sides)}
    context["swapped"] = f"{beside_path(other.public_id, other.slug, language)}?{urlencode({'with': this.public_id})}"
    context["facts"] = lambda: fact_rows(this, other, language)
    context["provisions"] = lambda: side_by_side(provisions(this, language), provisions(other, language))
    context["commitments"] = lambda: side_by_side(commitments(this, language), commitments(other, language))
    until = [this.visible_until, other.visible_until]
    return answer(request, "agreements/side_by_side.html", context, made_of=(this.pk, other.pk), until=until)


def links_between(left: Side, right: Side) -> list[tuple[Side, str, Side]]:
    """(who, does what, to whom), of the links that either of them makes to the other."""
    found = []
    for one, other in ((left, right), (right, left)):
        rows = one.version.content["rows"].get("agreementlink", [])
        kinds = {row["kind"] for row in rows if row["other"] == other.version.public_id}
        found += [(one, str(kind.label), other) for kind in LinkKind if kind in kinds]
    return found


def frame(this: AgreementVersion, language: str, query: str = "") -> dict:
    paths = {code: beside_path(this.public_id, this.slug, code) for code in LANGUAGES}
    return {
        "this": Side(this, "A", language),
        "path": paths[language] + query,
        "chooser": paths[language],
        "alternate": {code: path + query for code, path in paths.items()} | {"has_sibling": True},
    }


def choice_page(request: HttpRequest, this: AgreementVersion, language: str, *, problem: str = "", status: int = 200) -> HttpResponse:
    """`problem` says why the one that was asked for is not shown. What was searched for is kept by no cache."""
    text = request.GET.get("q", "").strip()
    is_asked = bool(text) and not problem
    if is_asked and not is_searchable(text):
        problem, status, is_asked = _("This cannot be searched for. Try a few words, two hundred letters at most."), 400, False
    found = matching(text, this.public_id, language) if is_asked else []
    suggested = suggestions(this.public_id, this.pk, language)
    context = frame(this, language) | {"asked": text[:LONGEST], "is_asked": is_asked, "found": found[:FOUND_AT_MOST], "problem": problem}
    context["has_more"] = len(found) > FOUND_AT_MOST
    context["suggested"] = [(heading, suggested[why]) for why, heading in headings().items() if suggested[why]]
    if text or problem:
        response = render(request, "agreements/side_by_side_choose.html", context, status=status)
        response.headers["Cache-Control"] = "private, no-store"
        return response
    choices = [choice for some in suggested.values() for choice in some]
    made_of, until = (this.pk, [choice.version for choice in choices]), [this.visible_until, *(choice.until for choice in choices)]
    return answer(request, "agreements/side_by_side_choose.html", context, made_of=made_of, until=until)


def is_searchable(text: str) -> bool:
    return len(text) <= LONGEST and "\0" not in text and len(re.sub(r"[\W_]", "", text)) > 1


def headings() -> dict[str, str]:
    return {LINKED: _("Linked to it"), PARTIES: _("With the same parties"), TOPICS: _("On the same topics")}


def refusal(request: HttpRequest, this: AgreementVersion, other_id: str, language: str) -> HttpResponse:
    """The page to choose on, with a sentence and the status that says it to machines; 301 where the other one lives on under another id."""
    if other_id == this.public_id:
        return choice_page(request, this, language, problem=_("This is the same agreement twice. Choose another one."), status=400)
    if not PUBLIC_ID.fullmatch(other_id):
        return choice_page(request, this, language, problem=_("This is not the id of an agreement. Choose one here."), status=400)
    match what_became_of("agreement", other_id):
        case Moved(public_id=successor):
            moved = permanently(request, beside_path(this.public_id, this.slug, language))
            moved.headers["Location"] = f"{request.path}?{urlencode({'with': successor})}"
            moved.headers["Cache-Control"] = f"public, max-age={settings.READER_MAX_AGE}"  # a merge can be undone
            return moved
        case Withdrawn():
            return choice_page(request, this, language, problem=_("The other agreement was withdrawn. Choose another one."), status=410)
    return choice_page(request, this, language, problem=_("There is no such agreement. Choose another one."), status=404)
