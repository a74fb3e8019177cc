import os
import threading
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from agreements.models import Actor, ActorName, Agreement, Party
from articles.importing.decoding import StoryRefused
from articles.importing.drafts import import_story
from articles.importing.registry import agreements_between, names_of_actors
from articles.models import Article, ArticleVersion, Mention, TextBlock
from newsroom.publishing.acts import publish
from newsroom.publishing.freezing import freeze
from newsroom.publishing.models import Snapshot
from tests.factories import make_actor, make_agreement, make_section, make_user

SHARED = os.environ.get("NEWSROOM_SHARED_INPUT")
LOOKALIKE = (Path(__file__).parent.parent / "data" / "wire_lookalike.de.txt").read_bytes()
STATE = Actor.Kind.STATE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def in_english():
    with override("en"):
        yield


@pytest.fixture
def registry():
    """Four actors of 1867, their agreement, and one agreement that has nothing to do with the story."""
    actors = {
        "seward": make_actor("William H. Seward"),
        "stoeckl": make_actor("Eduard von Stoeckl", name_en="Eduard de Stoeckl"),
        "usa": make_actor("Vereinigte Staaten", name_en="United States", kind=STATE),
        "russia": make_actor("Russisches Reich", name_en="Russian Empire", kind=STATE),
    }
    actors["alaska"] = make_agreement("Vertrag über die Abtretung Alaskas", parties=[actors["usa"], actors["russia"]])
    make_agreement("Élysée-Vertrag", parties=[actors["usa"], make_actor("Frankreich", kind=STATE)])
    return actors


def body_of(article: Article) -> list[str]:
    blocks = [*article.articles_textblock_set.all(), *article.articles_quoteblock_set.all()]
    return [block.text if isinstance(block, TextBlock) else block.quote.text for block in sorted(blocks, key=lambda block: block.ordering)]


def test_a_wire_story_becomes_a_draft_with_quote_mentions_and_a_suggested_agreement(registry):
    user = make_user()
    imported = import_story(LOOKALIKE, filename="alaska.txt", by=user)
    article = imported.article
    assert imported.created and (article.headline, article.language) == ("Seward legt für Alaska 200.000 Dollar nach", "de")
    assert (article.created_by, article.stage, article.slug) == (user, Article.Stage.DRAFT, "") and "alaska.txt" in article.notes
    assert imported.headings == ["Ein Brief eine Woche vor der Unterschrift", "Zahlung mit Verspätung"]
    (quote,) = article.quotes.all()
    assert (quote.speaker, quote.language) == (registry["seward"], "en") and quote.text.startswith("With the President’s approval")
    assert imported.agreements == [registry["alaska"]] and imported.warnings == []


def test_the_body_keeps_the_order_and_sets_headings(registry):
    before, quote, after = body_of(import_story(LOOKALIKE, filename="alaska.txt", by=None).article)
    assert before.startswith("<p>Die Vereinigten Staaten") and before.count("<h2>") == 1 and "„ultimatum“" in before
    assert quote.endswith("on that account.") and after.startswith("<p>Stoeckls Antwort") and "<h2>Zahlung mit Verspätung</h2>" in after


def test_all_mentions_are_suggestions_with_the_form_that_is_printed(registry):
    article = import_story(LOOKALIKE, filename="alaska.txt", by=None).article
    assert [(str(row), row.role, row.surface) for row in article.mentions.all()] == [
        ("William H. Seward", "subject", "William H. Seward"),
        ("Eduard de Stoeckl", "mentioned", "Eduard von Stoeckl"),
        ("United States", "mentioned", "Vereinigten Staaten"),
        ("Russian Empire", "mentioned", "Russischen Reiches"),
        ("Vertrag über die Abtretung Alaskas", "subject", ""),
    ]
    assert {row.state for row in article.mentions.all()} == {Mention.State.SUGGESTED}


def test_an_import_publishes_nothing(registry):
    import_story(LOOKALIKE, filename="alaska.txt", by=None)
    assert ArticleVersion.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_an_imported_draft_can_be_published_once_an_editor_has_confirmed_it(registry):
    article = import_story(LOOKALIKE, filename="alaska.txt", by=None).article
    article.mentions.update(state=Mention.State.CONFIRMED)
    Article.objects.filter(pk=article.pk).update(section=make_section())
    publish(Article.objects.get(pk=article.pk), *[row for name, row in registry.items()], by=None)
    version = ArticleVersion.objects.live().get(item=article)
    assert "consideration money" in str(version.document) and version.mention_rows.count() == 5


def test_an_import_can_be_found_again_as_a_snapshot(registry):
    article = import_story(LOOKALIKE, filename="alaska.txt", by=None).article
    assert Snapshot.objects.of(article).get().document == freeze(article, private=True)


def test_the_same_text_a_second_time_leads_to_the_first_draft(registry):
    first = import_story(LOOKALIKE, filename="alaska.txt", by=None)
    again = import_story(LOOKALIKE.decode().replace("“", '"').replace("  ", " ").encode("utf-16"), filename="other.txt", by=None)
    assert (again.created, again.article, Article.objects.count()) == (False, first.article, 1)
    assert "imported before" in again.sentence and first.article.headline in again.sentence


def test_another_text_under_the_same_headline_is_another_draft(registry):
    for text in (LOOKALIKE, LOOKALIKE + b"Noch ein Satz.\n"):
        assert import_story(text, filename="alaska.txt", by=None).created
    assert Article.objects.count() == 2


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"Only a headline", b"\x00\x01" * 50, b"a" * (50 * 1024 * 1024)])
def test_bad_input_writes_nothing(data):
    with pytest.raises(StoryRefused):
        import_story(data, filename="bad.txt", by=None)
    assert Article.objects.count() == 0


def test_markup_in_a_plain_text_stays_text():
    story = b"Kopf\nDer Vorspann.\nDer Text <img src=x onerror=alert(1)> & <b>mehr</b>.\nUnd der Schluss."
    assert body_of(import_story(story, filename="x.txt", by=None).article) == [
        "<p>Der Text &lt;img src=x onerror=alert(1)&gt; &amp; &lt;b&gt;mehr&lt;/b&gt;.</p><p>Und der Schluss.</p>"
    ]


def test_lists_of_an_html_story_stay_lists():
    story = (Path(__file__).parent.parent / "data" / "wire_lookalike.en.html").read_bytes()
    (html,) = body_of(import_story(story, filename="metre.html", by=None).article)
    assert "<ul><li><p>a common length</p></li><li><p>a common mass</p></li></ul>" in html and html.count("<h2>") == 1


def test_a_byline_and_a_guess_are_left_to_the_editor(registry):
    story = 'Kopf\nVon Anna Muster\nDer Vorspann.\nWilliam H. Seward war da.\n"Das ist der Anfang von allem."\nSchluss.'
    imported = import_story(story.encode(), filename="x.txt", by=None)
    assert "Anna Muster" in imported.article.notes
    assert [quote.speaker for quote in imported.quotes] == [registry["seward"]]
    assert imported.warnings == ["Who speaks is a guess; please check: “Das ist der Anfang von allem.”"]
    assert imported.warnings[0] in imported.article.notes


def test_a_file_name_that_is_no_text_does_no_harm():
    assert "caf?.txt" in import_story(LOOKALIKE, filename="caf\udce9.txt", by=None).article.notes


def test_every_public_name_of_an_actor_is_known_and_that_of_a_merged_one_means_its_successor():
    kept, merged = make_actor("Sadyr Zhaparov"), make_actor("Sadyr Japarov", name_en="")
    Actor.objects.filter(pk=merged.pk).update(merged_into=kept)
    ActorName.objects.create(actor=kept, name="Садыр Жапаров", language="ky", kind=ActorName.Kind.TRANSLATION)
    ActorName.objects.create(actor=kept, name="Deckname", held_back="not confirmed")
    assert sorted((name.key, name.text, name.language, name.kind) for name in names_of_actors()) == [
        (kept.pk, "", "en", ""),
        (kept.pk, "Sadyr Japarov", "de", ""),
        (kept.pk, "Sadyr Zhaparov", "de", ""),
        (kept.pk, "Садыр Жапаров", "ky", "translation"),
    ]


def test_an_agreement_is_suggested_when_all_its_parties_are_mentioned_or_those_they_act_for():
    state, agency, company, stranger = (make_actor(kind=STATE) for _ in range(4))
    agreement = make_agreement(parties=[company])
    Party.objects.create(agreement=agreement, actor=agency, capacity=Party.Capacity.ON_BEHALF, represents=state)
    Party.objects.create(agreement=agreement, actor=stranger, role=Party.Role.WITNESS)
    assert agreements_between([company.pk, agency.pk]) == [agreement.pk]
    assert agreements_between([company.pk, state.pk]) == [agreement.pk]
    assert agreements_between([company.pk, stranger.pk]) == [] and agreements_between([]) == []


def test_an_agreement_called_by_its_title_is_suggested_without_its_parties():
    agreement = make_agreement("Meterkonvention", title_en="Metre Convention")
    imported = import_story(b"Kopf\nDer Vorspann.\nDer Text der Meterkonvention.\nSchluss.", filename="x.txt", by=None)
    assert [(row.agreement, row.surface) for row in imported.mentions] == [(agreement, "Meterkonvention")]


def queries_of_an_import(names: list[str]) -> int:
    for name in names:
        make_actor(name)
    story = "Kopf\nDer Vorspann.\n" + ", ".join(names) + " kamen.\nSchluss."
    with CaptureQueriesContext(connection) as queries:
        assert len(import_story(story.encode(), filename="x.txt", by=None).mentions) == len(names)
    return len(queries)


def test_the_queries_of_an_import_do_not_grow_with_its_mentions():
    many = [f"Person Nummer{letter * 3}" for letter in "bcdefghijklmnopqrstuvwxyz"]
    assert queries_of_an_import(["Person Nummeraaa"]) == queries_of_an_import(many)


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_text_at_once_make_one_draft():
    results = []

    def run():
        try:
            results.append(import_story(LOOKALIKE, filename="alaska.txt", by=None))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(result.created for result in results) == [False, False, False, True]
    assert len({result.article.pk for result in results}) == 1 == Article.objects.count()


@pytest.mark.skipif(not SHARED, reason="NEWSROOM_SHARED_INPUT does not name the folder with the press report")
def test_the_press_report_becomes_the_draft_that_was_asked_for():
    zhao = make_actor("Changpeng Zhao")
    ActorName.objects.create(actor=zhao, name="CZ", kind=ActorName.Kind.WEAK)
    zhaparov, nia = make_actor("Sadyr Zhaparov"), make_actor("Nationale Investitionsagentur", kind="organization")
    ActorName.objects.create(actor=nia, name="NIA", kind=ActorName.Kind.ACRONYM)
    binance, kyrgyzstan = make_actor("Binance", kind="organization"), make_actor("Kirgisistan", kind=STATE)
    memorandum: Agreement = make_agreement("Absichtserklärung", parties=[zhao, nia])
    imported = import_story((Path(SHARED) / "kirgisistan-mou.de.txt").read_bytes(), filename="kirgisistan-mou.de.txt", by=None)
    assert imported.headings == ["Unterstützung der kirgisischen Krypto-Bemühungen", "CZ’s Rolle"]
    assert [(quote.speaker, quote.language) for quote in imported.quotes] == [(zhao, "en")]
    assert {row.actor for row in imported.mentions if row.actor} == {zhao, zhaparov, nia, binance, kyrgyzstan}
    assert imported.agreements == [memorandum]
