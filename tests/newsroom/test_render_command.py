from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from agreements.models import ActorVersion, ActorVersionLink, AgreementRendering, Position
from agreements.publishing import ActorPublishing
from articles.models import ArticleVersion, ArticleVersionMention
from articles.publishing import ArticlePublishing
from newsroom.publishing import clock
from newsroom.publishing.acts import cancel, publish, withdraw
from newsroom.publishing.hiding import redact
from newsroom.publishing.models import Change, IndexRow, Rendering
from newsroom.publishing.shapes import all_publishing
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_topic

pytestmark = pytest.mark.django_db


def derived() -> dict[str, list]:
    """Every column of every table that follows from documents and acts, but for the keys of its own rows."""
    found = {}
    for publishing in all_publishing():
        tables = [relation.related_model for relation in publishing.version._meta.related_objects]
        for model in [publishing.version, *(table for table in tables if issubclass(table, (IndexRow, Rendering)))]:
            names = [field.attname for field in model._meta.concrete_fields if model is publishing.version or not field.primary_key]
            found[model._meta.label] = sorted(map(repr, model._default_manager.values_list(*names)))
    return found


@pytest.fixture
def busy_site():
    """Versions that are live, past, scheduled, cancelled, withdrawn and redacted, with index rows of every kind."""
    person, state = make_actor("Ada"), make_actor("Kirgisistan", kind="state", country="KG")
    Position.objects.create(person=person, organization=state, title_de="Präsidentin")
    agreement = make_agreement("Memorandum", parties=[person, state])
    agreement.topics.add(make_topic("Wasser"))
    article = make_article("Erste Fassung", mentions=[agreement])
    make_quote(article, person)
    article.corrections.create(text="Die Zahl stimmt jetzt.")
    publish(person, state, agreement, article, by=None)
    publish(article, by=None, change="correction")
    redact(ArticleVersion.objects.get(number=1), reason="Gericht.")
    publish(agreement, by=None, at=clock.now() + timedelta(days=1))
    publish(article, by=None, at=clock.now() + timedelta(days=2))
    cancel(Change.objects.latest("at"))
    withdraw(state, by=None, reason="Doppelt.")
    return article


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("render", *arguments, stdout=out)
    return out.getvalue()


def test_what_is_rebuilt_is_the_same_byte_for_byte(busy_site):
    before = derived()
    assert len(before["articles.ArticleVersion"]) == 3 and before["articles.ArticleVersionMention"]
    run("--everything")
    assert derived() == before


def test_what_was_damaged_is_mended_from_the_documents_and_acts(busy_site):
    before = derived()
    ActorVersion.objects.update(sort_key="?", slug="?", search_text="?")
    ActorVersionLink.objects.all().delete()
    ArticleVersionMention.objects.update(first_published_at=clock.now(), role="?")
    AgreementRendering.objects.update(content="?")
    ArticleVersion.objects.filter(visible_until__isnull=True).update(visible_until=clock.now() + timedelta(hours=1))
    run("--everything")
    assert derived() == before


def test_only_what_an_older_renderer_made_is_made_again(busy_site, monkeypatch):
    assert run("--kind", "actor") == "actor: 0 versions rendered.\n"
    monkeypatch.setattr(ActorPublishing, "renderer", "another")
    assert run("--kind", "actor") == "actor: 2 versions rendered.\n"
    assert run("--kind", "actor") == "actor: 0 versions rendered.\n"


def test_a_redacted_version_stays_empty(busy_site):
    run("--everything")
    version = ArticleVersion.objects.get(number=1)
    assert (version.document, version.headline) == ({}, "")
    assert not version.renderings.exists() and not version.mention_rows.exists()


def test_a_failure_leaves_the_item_as_it_was(busy_site, monkeypatch):
    before = derived()

    def breaks(self, version):
        raise RuntimeError("broken template")

    monkeypatch.setattr(ArticlePublishing, "renderings", breaks)
    with pytest.raises(RuntimeError, match="broken template"):
        run("--everything", "--kind", "article")
    assert derived() == before
