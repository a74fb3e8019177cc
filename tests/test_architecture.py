"""The rules of the structure, each failing with a sentence. docs/architecture.md draws them."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from agreements.addresses import record_path
from articles.addresses import article_path
from newsroom.publishing.acts import publish
from newsroom.publishing.models import IndexRow, Rendering, Version
from tests.factories import make_actor, make_agreement, make_article, make_quote
from tests.surfaces import about_versions_of, addresses, downloads_of, list_downloads, networks_of, next_to

ROOT = Path(__file__).parent.parent
OURS = ("newsroom", "articles", "agreements")
KITS = ("newsroom.publishing", "newsroom.reading", "newsroom.rest", "newsroom.admin")  # they know neither app
MAY_IMPORT = {
    "newsroom/publishing": ("newsroom.publishing",),
    "newsroom/reading": ("newsroom.publishing", "newsroom.reading"),
    "newsroom/rest": ("newsroom.publishing", "newsroom.reading", "newsroom.rest"),
    "newsroom/admin": ("newsroom.publishing", "newsroom.reading", "newsroom.admin"),
    "agreements": ("agreements", *KITS),
    "articles": ("articles", "agreements", *KITS),
}
READERS = {"views.py", "feeds.py", "sitemaps.py", "search.py", "filters.py", "live.py", "around.py", "lists.py", "finding.py", "topics.py"}
READERS |= {"shown.py", "pages.py", "comparison_page.py", "source_page.py", "on_around.py"}
PUBLIC_AS_SAVED = {"Section", "Topic", "Contributor"}


def modules(folder: str) -> list[Path]:
    return [path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts]


def package_of(path: Path) -> list[str]:
    return list(path.relative_to(ROOT).parent.parts)


def imports(path: Path) -> list[tuple[str, list[str]]]:
    """(module, names) of each import of ours, relative ones made absolute."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [(alias.name, []) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package_of(path)[: len(package_of(path)) - node.level + 1] if node.level else []
            found.append((".".join([*base, *filter(None, [node.module])]), [alias.name for alias in node.names]))
    return [(module, names) for module, names in found if module.split(".")[0] in OURS]


def reaches(module: str, names: list[str], allowed: tuple[str, ...]) -> bool:
    targets = [module, *(f"{module}.{name}" for name in names)] if module == "newsroom" else [module]
    return all(any(target == one or target.startswith(f"{one}.") for one in allowed) for target in targets[-1:])


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_imports_go_in_one_direction(folder):
    for path in modules(folder):
        for module, names in imports(path):
            assert reaches(module, names, MAY_IMPORT[folder]), f"{path.relative_to(ROOT)} imports {module}, which lies above it."


def is_public_model(name: str) -> bool:
    model = next((model for model in apps.get_models() if model.__name__ == name), None)
    return model is None or name in PUBLIC_AS_SAVED or issubclass(model, (Version, IndexRow, Rendering))


def reading_modules() -> list[Path]:
    return [path for folder in OURS for path in modules(folder) if path.name in READERS and "admin" not in path.parts]


@pytest.mark.parametrize("path", reading_modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_reading_modules_know_versions_only(path):
    for module, names in imports(path):
        if ".models" in module:
            for name in names:
                assert is_public_model(name), f"{path.relative_to(ROOT)} reads for the public and imports the working copy {name}."


def test_agreements_know_nothing_of_articles():
    for model in apps.get_app_config("agreements").get_models():
        for field in model._meta.fields:
            target = field.related_model
            assert target is None or target._meta.app_label != "articles", f"{model.__name__}.{field.name} leads to the articles."


def test_no_module_is_named_for_nothing():
    vague = {"services.py", "utils.py", "helpers.py", "signals.py"}
    found = [str(path.relative_to(ROOT)) for folder in OURS for path in modules(folder) if path.name in vague]
    assert found == [], f"Name these for the act or the noun inside: {found}."


def desk_tables() -> set[str]:
    models = [model for app in ("agreements", "articles") for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    return {
        model._meta.db_table
        for model in models
        if not (model.__name__ in PUBLIC_AS_SAVED or issubclass(model, (Version, IndexRow, Rendering)))
    }


@pytest.mark.django_db
def test_no_sql_of_a_public_address_names_a_desk_table(client):
    actor, agreement = make_actor("Wasser", published=True), make_agreement("Wasser", published=True)
    article = make_article("Wasser", mentions=[actor, agreement])
    make_quote(article, actor)
    publish(article, by=None)
    article.refresh_from_db()
    pages = [article_path("de", article.public_id, article.slug)]
    for kind, item in (("actor", actor), ("agreement", agreement)):
        path = record_path(kind, item.public_id, item.slug, "de")
        pages += [path, f"{path}feed.rss", f"/api/v1/{kind}s/{item.public_id}/"]
        pages += [*about_versions_of(item), *networks_of(item), *downloads_of(item)]
    pages += next_to(agreement)
    with translation.override("de"):
        pages += [article.section.get_absolute_url(), reverse("about"), f"/api/v1/articles/{article.public_id}/"]
    desk = desk_tables()
    for address in [*addresses("Wasser"), *list_downloads(), *pages, "/de/artikel/22222222/", "/api/v1/actors/22222222/"]:
        with CaptureQueriesContext(connection) as queries:
            client.get(address).getvalue()
        named = {table for table in desk for query in queries if f'"{table}"' in query["sql"]}
        assert not named, f"{address} asks the desk: {sorted(named)}."
