"""Every page of the articles' desk opens, in both languages, without inline script or style."""

import re

import pytest
from django.urls import reverse

from articles.models import Contributor
from tests.factories import make_article, make_section

LISTS = ("article", "image", "quote", "correction", "section", "contributor")
FORMS = ("article", "image", "section", "contributor")
PAGES = [*(f"{name}_changelist" for name in LISTS), *(f"{name}_add" for name in FORMS), "article_import"]
INLINE = re.compile(r"<style|\sstyle=|\son\w+=|<script(?![^>]*(src=|type=\"importmap\" nonce=))")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_the_page_opens_and_is_clean(desk, page, language):
    response = desk.client.get(reverse(f"admin:articles_{page}"), headers={"accept-language": language})
    assert response.status_code == 200
    assert INLINE.findall(response.content.decode()) == []


def test_sections_and_contributors_are_kept_by_editors(desk):
    data = {"name_de": "Wissen", "name_en": "Science", "slug": "wissen", "order": "1", "description_de": "", "description_en": ""}
    assert desk.client.post(reverse("admin:articles_section_add"), data).status_code == 302
    person = {"name": "Mira", "slug": "mira", "role_de": "", "role_en": "", "bio_de": "", "bio_en": "", "portrait": "", "user": ""}
    assert desk.client.post(reverse("admin:articles_contributor_add"), person).status_code == 302
    assert Contributor.objects.get().name == "Mira"


def test_a_section_that_articles_are_filed_under_stays(desk):
    section = make_section("Politik")
    make_article(section=section)
    page = desk.client.post(reverse("admin:articles_section_delete", args=[section.pk]), {"post": "yes"})
    assert page.status_code in (200, 403)
    section.refresh_from_db()
