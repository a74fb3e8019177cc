from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article
from tests.articles.admin.conftest import make_person

STORY = """Wasser über die Grenze

Zwei Staaten reden über einen Fluss, den beide brauchen.

Der Fluss entspringt im Norden und mündet im Süden.

Er ist lang.
"""
WIRE = Path("tests/data/wire_lookalike.de.txt")


@pytest.fixture
def page():
    return reverse("admin:articles_article_import")


def test_a_pasted_story_becomes_a_draft_that_the_answer_links(desk, editor, page):
    answer = desk.client.post(page, {"text": STORY}).content.decode()
    article = Article.objects.get()
    assert (article.headline, article.created_by, article.published_row_version) == ("Wasser über die Grenze", editor, None)
    assert desk.url(article) in answer and "Zwei Staaten" not in answer


def test_of_several_files_the_good_ones_are_imported_and_the_bad_ones_named(desk, page):
    files = [
        SimpleUploadedFile("good.txt", WIRE.read_bytes()),
        SimpleUploadedFile("broken.bin", b"\x00\x01\x02"),
        SimpleUploadedFile("empty.txt", b" "),
    ]
    answer = desk.client.post(page, {"files": files}).content.decode()
    assert Article.objects.count() == 1
    assert all(name in answer for name in ("good.txt", "broken.bin", "empty.txt")) and answer.count("errornote") == 2


def test_the_same_text_again_links_the_first_draft(desk, page):
    desk.client.post(page, {"text": STORY})
    answer = desk.client.post(page, {"files": [SimpleUploadedFile("again.txt", STORY.encode())]}).content.decode()
    assert desk.url(Article.objects.get()) in answer


def test_a_pasted_text_that_is_refused_stays_in_the_box(desk, page):
    answer = desk.client.post(page, {"text": "Nur eine Überschrift"}).content.decode()
    assert not Article.objects.exists()
    assert "Nur eine Überschrift</textarea>" in answer and "errornote" in answer


def test_nothing_at_all_is_answered_with_a_sentence(desk, page):
    answer = desk.client.post(page, {"text": " "})
    assert answer.status_code == 200 and "errorlist" in answer.content.decode()


def test_a_file_of_more_than_five_megabytes_is_refused_and_the_limit_said(desk, page):
    answer = desk.client.post(page, {"files": [SimpleUploadedFile("large.txt", b"a " * 3_000_000)]}).content.decode()
    assert "5 MB" in answer and not Article.objects.exists()


def test_somebody_elses_draft_is_not_told(client, desk, page):
    desk.client.post(page, {"text": STORY})
    client.force_login(make_person("reporter"))
    answer = client.post(page, {"text": STORY}).content.decode()
    assert "errornote" in answer and desk.url(Article.objects.get()) not in answer


def test_who_may_not_write_articles_may_not_import(client, db, page):
    client.force_login(make_person("registrar"))
    assert client.get(page).status_code == 403
