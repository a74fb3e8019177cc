"""What a reader's browser fetches besides a page stays small."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from newsroom.publishing.acts import publish
from tests.factories import make_actor, make_agreement, make_article
from tests.surfaces import LISTS, about_versions_of, networks_of, next_to, pages_of

pytestmark = pytest.mark.django_db

MOST = 100_000  # bytes, compressed: the page's styles and scripts, and all fonts, whichever of them its text needs
FETCHED = re.compile(r'<(?:link rel="stylesheet"|script)[^>]* (?:href|src)="/static/([^"]+)"')


def weight(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content))


def reader_pages() -> list[str]:
    items = [make_article(), make_agreement(), make_actor()]
    publish(*items, by=None)
    with translation.override("de"):
        lists = [*map(reverse, LISTS), reverse("search"), reverse("about")]
    of_records = [*about_versions_of(items[1])[:4:2], *next_to(items[1])[:2], networks_of(items[1])[0]]
    return [*lists, *(pages_of(item)[0] for item in items), *of_records]


def test_each_reader_page_needs_less_than_100_kilobytes_of_styles_scripts_and_fonts(client):
    fonts = sum(map(weight, (settings.BASE_DIR / "static/fonts").glob("*.woff2")))
    for page in reader_pages():
        files = set(FETCHED.findall(client.get(page).content.decode()))
        assert len(files) > 10, page
        assert fonts + sum(weight(settings.BASE_DIR / "static" / name) for name in files) < MOST, page
