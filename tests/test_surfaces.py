"""What readers may see, and from when: looked for on every public surface at once."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import translation

from agreements.models import ActorName, Agreement, AgreementEvent, Party, Provision
from articles.models import AgreementBlock, Article, Mention, Quote
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.clock import clock_set_to
from newsroom.publishing.errors import NotReady
from newsroom.publishing.models import Change, IndexRow, Rendering, Version
from tests.factories import make_actor, make_agreement, make_article, make_contributor, make_quote, make_source, make_topic
from tests.surfaces import FEEDS, about_versions_of, addresses, filed_under, next_to, pages_of, text_of, without_echo

pytestmark = pytest.mark.django_db

WORD = "Tarnkappe"
MOMENT = datetime(2031, 5, 6, 18, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def seen(client, item, where: list[str]) -> set[str]:
    """The addresses that answer 200 and tell of the item, by its name or by its id."""
    answers = {path: client.get(path) for path in where}
    told = {path: without_echo(answer) for path, answer in answers.items() if answer.status_code == 200}
    return {path for path, text in told.items() if WORD in text or item.public_id in text}


def feeds_of(page: str) -> set[str]:
    return {f"{page}feed.{format}" for format in FEEDS}


def page_of(item) -> str:
    return pages_of(item)[0]


@pytest.fixture
def story():
    """A story, not yet published, and what is live around it: an actor who speaks in it, an agreement, a topic, a contributor."""
    article = make_article(f"{WORD} found")
    actor, agreement = make_actor("Rathenau", published=True), make_agreement("Rapallo", published=True)
    for record in (actor, agreement):
        Mention.objects.create(article=article, **{record._meta.model_name: record})
    make_quote(article, actor)
    article.topics.add(make_topic("Diplomacy"))
    make_contributor(article=article)
    article.actor, article.agreement = actor, agreement
    return article


def surfaces_of(article) -> list[str]:
    return [*addresses(WORD), *pages_of(article), *filed_under(article), *pages_of(article.actor), *pages_of(article.agreement)]


def expected_of_article(article) -> set[str]:
    """Everywhere: its own addresses, lists and feeds, the pages of whom it names, search, sitemaps, API."""
    with translation.override("de"):
        found = {reverse("home"), reverse("articles:article-list"), f"{reverse('search')}?q={WORD}"}
        found |= {reverse("site-feed", args=[format]) for format in FEEDS}
    found |= {*pages_of(article), *filed_under(article)}
    for record in (article.actor, article.agreement):
        found |= {*pages_of(record)[:2], *feeds_of(page_of(record))}
    api = {"/api/v1/articles/", "/api/v1/changes/", f"/api/v1/search/?q={WORD}"}
    return found | api | {"/sitemap-articles-0.xml", "/sitemap-news.xml"}


def test_a_scheduled_article_comes_everywhere_at_its_moment_and_nowhere_before(client, story):
    publish(story, by=None, at=MOMENT)
    where = surfaces_of(story)
    with clock_set_to(MOMENT - SECOND):
        assert seen(client, story, where) == set()
    with clock_set_to(MOMENT):
        assert seen(client, story, where) == expected_of_article(story)


def test_a_scheduled_edit_replaces_the_text_at_its_moment_and_not_before(client, story):
    story.headline = "Old words"
    story.save()
    publish(story, by=None)
    story.headline = f"{WORD} found"
    story.save()
    publish(story, by=None, at=MOMENT, change="correction")
    where = surfaces_of(story)
    with clock_set_to(MOMENT - SECOND):
        assert [path for path in where if WORD in text_of(client, path)] == []
    with clock_set_to(MOMENT):
        assert [path for path in where if "Old words" in text_of(client, path)] == []
        assert WORD in text_of(client, page_of(story))


def test_section_and_topic_come_into_menu_and_list_with_their_first_story(client, story):
    publish(story, by=None, at=MOMENT)
    topic = story.topics.get()
    for moment, is_there in ((MOMENT - SECOND, False), (MOMENT, True)):
        with clock_set_to(moment):
            assert (story.section.name_de in text_of(client, "/de/")) is is_there
            assert (topic.name_de in text_of(client, "/de/themen/")) is is_there


# An agreement says who its parties are, whether or not their own records are public: name and id, as they stood at its publication.
NAMED_BY_AGREEMENTS = {"/api/v1/agreements/"}
NETWORK = {"/de/vereinbarungen/netz/", "/de/vereinbarungen/netz.json"}


@pytest.fixture
def actor():
    """Not yet published, but named by what is live: an article that mentions and quotes it, an agreement that it is a party to."""
    actor = make_actor(f"{WORD} Republic", kind="state")
    actor.agreement = make_agreement("Rapallo", parties=[actor, make_actor(published=True)], published=True)
    actor.article = make_article("About it", mentions=[actor])
    make_quote(actor.article, actor)
    publish(actor.article, by=None)
    return actor


def test_a_scheduled_actor_comes_everywhere_at_its_moment_and_nowhere_before(client, actor):
    """What is live already prints the name as it was then; the actor itself, its links and pages, wait."""
    publish(actor, by=None, at=MOMENT)
    lists = addresses(WORD)
    links = [page_of(actor.article), *pages_of(actor.agreement)[:2]]
    link = page_of(actor)
    own = pages_of(actor)
    with clock_set_to(MOMENT - SECOND):
        assert {client.get(path).status_code for path in own} == {404}
        assert {path for path in lists if actor.public_id in text_of(client, path)} == NAMED_BY_AGREEMENTS
        assert [path for path in links if link.removeprefix("/de/akteure/") in text_of(client, path)] == []
    with clock_set_to(MOMENT):
        assert {client.get(path).status_code for path in own} == {200}
        listed = {path for path in lists if actor.public_id in text_of(client, path)}
        found = {f"/de/suche/?q={WORD}", f"/api/v1/search/?q={WORD}", "/de/akteure/", "/de/vereinbarungen/karte/", "/sitemap-actors-0.xml"}
        facets = {"/de/vereinbarungen/", "/api/v1/agreements/facets/"}
        assert listed == found | facets | NETWORK | NAMED_BY_AGREEMENTS | {"/api/v1/actors/", "/api/v1/changes/"}
        assert [path for path in links if link.removeprefix("/de/akteure/") in text_of(client, path)] == links


@pytest.fixture
def agreement():
    """Not yet published; a live article shows its card, live actors are its parties."""
    parties = [make_actor("Alpha", published=True), make_actor("Beta", published=True)]
    agreement = make_agreement(f"{WORD} treaty", parties=parties)
    agreement.topics.add(make_topic("Diplomacy"))
    agreement.parties_made, agreement.article = parties, make_article("About it", mentions=[agreement])
    AgreementBlock.objects.create(parent=agreement.article, region="body", ordering=30, agreement=agreement)
    publish(agreement.article, by=None)
    return agreement


def surfaces_of_agreement(agreement) -> list[str]:
    topic = agreement.topics.get().get_absolute_url()
    named = [page for party in agreement.parties_made for page in pages_of(party)[:2]]
    return [*addresses(WORD), *pages_of(agreement), *pages_of(agreement.article), topic, *named]


def expected_of_agreement(agreement) -> set[str]:
    with translation.override("de"):
        found = {reverse("home"), reverse("agreements:agreement-list"), reverse("agreements:timeline"), f"{reverse('search')}?q={WORD}"}
        found |= {agreement.topics.get().get_absolute_url()}
    found |= {*pages_of(agreement), *pages_of(agreement.article), "/api/v1/happenings/"}
    found |= {page for party in agreement.parties_made for page in pages_of(party)[:2]}
    return found | NETWORK | {"/api/v1/agreements/", "/api/v1/changes/", f"/api/v1/search/?q={WORD}", "/sitemap-agreements-0.xml"}


def test_a_scheduled_agreement_comes_everywhere_at_its_moment_and_nowhere_before(client, agreement):
    publish(agreement, by=None, at=MOMENT)
    with translation.override("de"):
        where = surfaces_of_agreement(agreement)
    with clock_set_to(MOMENT - SECOND):
        assert seen(client, agreement, where) == set()
    with clock_set_to(MOMENT):
        assert seen(client, agreement, where) == expected_of_agreement(agreement)


def test_what_will_be_shown_is_not_told_before_its_time(client, agreement):
    publish(agreement, by=None, at=MOMENT)
    for path in pages_of(agreement):
        assert client.get(path, {"as_of": "2031-05-06T18:00:00Z"}).status_code in (400, 404)


@pytest.mark.parametrize("kind", ["article", "actor", "agreement"])
def test_what_is_withdrawn_is_410_with_its_reason_and_gone_from_everywhere(client, request, kind):
    item = request.getfixturevalue("story" if kind == "article" else kind)
    publish(item, by=None)
    own, first = pages_of(item), type(item).versions.rel.related_model.objects.get(item=item)
    moment = first.visible_from.isoformat().replace("+00:00", "Z")
    withdraw(item, by=None, reason="The account was mistaken.")
    for path in own:
        asked = [path] if kind == "article" or "feed" in path else [path, f"{path}?as_of={moment}"]
        for address in asked:
            response = client.get(address)
            assert response.status_code == 410, address
            assert "The account was mistaken." in response.content.decode(), address
    lists = {path for path in addresses(WORD) if item.public_id in text_of(client, path)}
    assert lists - NAMED_BY_AGREEMENTS == {"/api/v1/changes/"}
    last = client.get("/api/v1/changes/").json()["results"][-1]
    assert (last["item"]["id"], last["kind"], last["version"]) == (item.public_id, "withdrawn", None)


@pytest.mark.parametrize("kind", ["actor", "agreement"])
def test_the_versions_of_a_record_are_told_from_its_moment_until_it_is_withdrawn(client, request, kind):
    record = request.getfixturevalue(kind)
    publish(record, by=None, at=MOMENT)
    where = about_versions_of(record)
    with clock_set_to(MOMENT - SECOND):
        assert {client.get(path).status_code for path in where} == {404}
    with clock_set_to(MOMENT):
        assert seen(client, record, where) == set(where)
        withdraw(record, by=None, reason="The account was mistaken.")
        for path in where:
            response = client.get(path)
            assert (response.status_code, "The account was mistaken." in response.content.decode()) == (410, True), path


def test_a_withdrawn_story_and_a_withdrawn_agreement_are_gone_from_the_pages_of_others(client, story, agreement):
    publish(story, agreement, by=None)
    for item, where in ((story, surfaces_of(story)), (agreement, surfaces_of_agreement(agreement))):
        assert seen(client, item, where)
        withdraw(item, by=None, reason="The account was mistaken.")
        others = set(where) - set(pages_of(item)) - {"/api/v1/changes/"}
        assert {path for path in others if item.public_id in text_of(client, path)} == set()


def test_a_scheduled_withdrawal_takes_everything_away_at_its_moment(client, story):
    publish(story, by=None)
    withdraw(story, by=None, reason="Until then.", at=MOMENT)
    where = set(surfaces_of(story)) - {"/sitemap-news.xml"}  # two days old, it has left the news
    with clock_set_to(MOMENT - SECOND):
        assert seen(client, story, sorted(where)) == expected_of_article(story) - {"/sitemap-news.xml"}
    with clock_set_to(MOMENT):
        assert seen(client, story, sorted(where)) == {"/api/v1/changes/"}


# What never leaves the desk


@pytest.fixture
def secrets():
    """Three public items with something private in every place that could let it slip, and unpublished work upon them."""
    confidential = make_source(
        title=f"{WORD} title", publisher=f"{WORD} publisher", author=f"{WORD} author", url=f"https://example.org/{WORD}",
        archived_url=f"https://archive.example.org/{WORD}", notes=WORD, is_confidential=True,
    )  # fmt: skip
    told = make_source(title="Told", via=confidential, notes=f"{WORD} notes")
    actor = make_actor("Rathenau", notes=WORD, main_source=told)
    ActorName.objects.create(actor=actor, name=f"{WORD} name", held_back="unconfirmed")
    ActorName.objects.create(actor=actor, name="Walther", source=confidential, locator=f"{WORD} page", excerpt=f"{WORD} words")
    agreement = make_agreement(
        "Rapallo", parties=[actor, make_actor("Tschitscherin", published=True)], notes=WORD, main_source=confidential
    )
    Provision.objects.create(agreement=agreement, number=1, kind="obligation", text_de=f"{WORD} clause", held_back=f"{WORD} reason")
    AgreementEvent.objects.create(agreement=agreement, kind="announced", on="1922", note_de=f"{WORD} event", held_back="unclear")
    article = make_article("Rapallo story", mentions=[actor, agreement], notes=f"{WORD} notes")
    Mention.objects.create(article=article, actor=make_actor(f"{WORD} suggested"), state=Mention.State.SUGGESTED, surface=f"{WORD} surface")
    Mention.objects.create(article=article, agreement=make_agreement(f"{WORD} rejected"), state=Mention.State.REJECTED)
    make_quote(article, actor, f"{WORD} off the record", on_record=Quote.Record.OFF)
    make_quote(article, actor, f"{WORD} held back words", held_back="unclear")
    make_quote(article, actor, "On the record, all five words.", source=confidential, locator=f"{WORD} minute")
    publish(actor, agreement, article, by=None)
    type(actor).objects.filter(pk=actor.pk).update(name_de=f"{WORD} edited")
    Agreement.objects.filter(pk=agreement.pk).update(title_de=f"{WORD} edited")
    Article.objects.filter(pk=article.pk).update(headline=f"{WORD} edited")
    Party.objects.create(agreement=agreement, actor=make_actor(f"{WORD} third party"), order=3)
    article.actor, article.agreement = actor, agreement
    return article


def test_nothing_private_is_told_on_any_surface(client, secrets):
    searches = [
        f"{address}?q={word}" for address in ("/de/suche/", "/en/search/", "/api/v1/search/") for word in (WORD, "Rathenau", "Rapallo")
    ]
    where = {*addresses("Rapallo"), *addresses("Rapallo", "en"), *surfaces_of(secrets), *searches}
    where |= {*about_versions_of(secrets.actor), *about_versions_of(secrets.agreement), *next_to(secrets.agreement)}
    assert [path for path in where if WORD in text_of(client, path)] == []
    assert {client.get(path).status_code for path in surfaces_of(secrets)} == {200}


def derived_models() -> list[type]:
    return [model for model in apps.get_models() if issubclass(model, (Version, IndexRow, Rendering))]


def test_nothing_private_is_in_any_document_index_row_or_rendering(secrets):
    for model in derived_models():
        for values in model.objects.values():
            assert WORD not in json.dumps(values, default=str, ensure_ascii=False), model.__name__
    assert WORD not in json.dumps(list(Change.objects.values()), default=str)


def test_what_rests_on_an_embargo_is_not_published_before_it(client):
    source = make_source(title="Early copy", embargo_until=MOMENT)
    actor, agreement = make_actor(f"{WORD} one", embargo_until=MOMENT), make_agreement(f"{WORD} two", main_source=source)
    article = make_article(f"{WORD} three", embargo_until=MOMENT)
    for item in (actor, agreement, article):
        for at in (None, MOMENT - SECOND):
            with pytest.raises(NotReady):
                publish(item, by=None, at=at)
        publish(item, by=None, at=MOMENT)
    with clock_set_to(MOMENT - SECOND):
        assert [path for path in addresses(WORD) if WORD in text_of(client, path)] == []
    with clock_set_to(MOMENT):
        assert client.get(page_of(article)).status_code == 200
