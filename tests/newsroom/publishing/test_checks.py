from dataclasses import replace

import pytest
from django.core.checks import run_checks

from articles.models import FactBoxBlock, Mention
from articles.publishing import ArticlePublishing


@pytest.fixture
def with_rows(monkeypatch):
    return lambda *rows: monkeypatch.setattr(ArticlePublishing, "rows", rows)


def found() -> list[tuple[str, str]]:
    return [(error.id, error.msg) for error in run_checks(tags=["publishing"])]


def test_everything_is_declared():
    assert found() == []


def test_a_field_of_the_item_that_nobody_declared_is_found(monkeypatch):
    monkeypatch.setattr(ArticlePublishing, "fields", tuple(name for name in ArticlePublishing.fields if name != "kicker"))
    assert found() == [("publishing.E001", "articles.Article.kicker is neither frozen nor named as not frozen.")]


def test_a_field_of_a_child_that_nobody_declared_is_found(with_rows):
    with_rows(
        *(
            replace(rows, fields=("actor", "agreement", "state", "surface")) if rows.model is Mention else rows
            for rows in ArticlePublishing.rows
        )
    )
    assert found() == [("publishing.E001", "articles.Mention.role is neither frozen nor named as not frozen.")]


def test_a_declared_field_that_does_not_exist_is_found(monkeypatch):
    monkeypatch.setattr(ArticlePublishing, "fields", (*ArticlePublishing.fields, "dateline"))
    assert [error for error, _text in found()] == ["publishing.E002"]


def test_a_child_table_that_nobody_declared_is_found(with_rows):
    with_rows(*(rows for rows in ArticlePublishing.rows if rows.model is not FactBoxBlock))
    assert found() == [("publishing.E003", "articles.FactBoxBlock is deleted with its Article, but not frozen.")]
