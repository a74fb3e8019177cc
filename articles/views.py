"""Readers' pages of articles: each starts at live versions and nowhere else."""

import json

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse

from agreements.live import filler
from newsroom.publishing.answers import after_a_miss, answer
from newsroom.publishing.parts import fill
from newsroom.reading.keyset import KeysetPage
from newsroom.rest.moving import placed

from .addresses import article_path
from .around import around
from .citation import citation_page, cite_page
from .filters import ArticleFilter
from .lists import cards_of, correction_page, correction_shown
from .live import live_page
from .models import ArticleVersion, Contributor, Section
from .structured_data import with_times


def article_detail(request, public_id, slug=""):
    """Two queries: the version with its prepared page, and everything live that the page names."""
    version = live_page(public_id)
    if version is None:
        return after_a_miss(request, "article", public_id, lambda new: reverse("articles:article-detail", args=[new]))
    path = article_path(version.language, version.public_id, version.slug)
    if request.path != path:
        return HttpResponsePermanentRedirect(path)
    found = around(version)
    made_of = (version.pk, version.renderer, found.made_of)
    return answer(request, "articles/article_detail.html", Page(version, found), made_of=made_of, until=found.until)


def article_citation(request, public_id, format):
    return citation_page(request, public_id, format)


class Page(dict):
    """The context of an article's page; filling the holes waits until the page is really rendered."""

    def __init__(self, version, found):
        page = version.rendering
        super().__init__(page=page, version=version, alternate=found.alternate, structured_data=self.structured_data(page, version))
        self["siblings"] = found.siblings
        self["content"] = lambda: fill(page["parts"], self.filler(version, found))

    def structured_data(self, page, version) -> str:
        return placed(json.dumps(with_times(page["structured_data"], version), ensure_ascii=False)).replace("<", "\\u003c")

    def filler(self, version, found):
        def show_card(card):
            return render_to_string("components/agreement_card.html", {"card": card})

        records = filler(found.records, show_card)

        def fill_one(hole):
            if hole["hole"] == "page":
                context = {"version": version, "found": found, "cite": lambda: cite_page(version)}
                return render_to_string(f"articles/_{hole['kind']}.html", context)
            return records(hole)

        return fill_one


def article_list(request):
    """The language of the address counts, so the filter by language is the API's alone."""
    filterset = ArticleFilter(request.GET, ArticleVersion.objects.for_list(request.LANGUAGE_CODE))
    del filterset.form.fields["language"]
    context = {"filterset": filterset, "is_active": any(request.GET.get(name) for name in filterset.form.fields)}
    if not filterset.is_valid():
        return render(request, "articles/article_list.html", context, status=400)
    page = KeysetPage(filterset.qs, request)
    context |= {"page": page, "cards": cards_of(page.rows)}
    return answer(request, "articles/article_list.html", context, made_of=made_of(page))


def made_of(rows) -> tuple:
    """What a list's validator needs: its versions, and the renderers of their cards."""
    return tuple((row.pk, row.renderer) for row in rows)


def section_detail(request, slug):
    section = get_object_or_404(Section, slug=slug)
    page = KeysetPage(ArticleVersion.objects.for_list(request.LANGUAGE_CODE).filter(section=section), request)
    context = {"section": section, "page": page, "cards": cards_of(page.rows)}
    return answer(request, "articles/section_detail.html", context, made_of=(section.name, section.description, made_of(page)))


def contributor_detail(request, slug):
    contributor = get_object_or_404(Contributor, slug=slug)
    page = KeysetPage(ArticleVersion.objects.for_list(request.LANGUAGE_CODE, of_any_language=True).by(contributor), request)
    context = {"contributor": contributor, "page": page, "cards": cards_of(page.rows)}
    return answer(request, "articles/contributor_detail.html", context, made_of=(contributor.name, contributor.bio, made_of(page)))


def correction_list(request) -> HttpResponse:
    page = correction_page(request)
    corrections = [correction_shown(*row.values()) for row in page.rows]
    context = {"page": page, "corrections": corrections}
    return answer(request, "articles/correction_list.html", context, made_of=tuple(row["id"] for row in page.rows))
