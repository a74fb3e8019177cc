"""How many queries each kind of address may take, whatever there is: DESIGN's budgets, counted with 1, 3 and 300 items.

Counted are the queries of one anonymous request. The menu's (the sections with something live) is taken out by its name.
"""

import re
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from agreements.downloads.addresses import list_download_path, record_download_path
from agreements.models import Position
from articles.models import AgreementBlock, Article
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.clock import clock_set_to
from newsroom.publishing.models import Change, IndexRow, Redirect, Rendering, Version, make_public_id
from tests.factories import make_actor, make_agreement, make_article, make_contributor, make_quote, make_section, make_source, make_topic
from tests.surfaces import about_versions_of, networks_of, next_to, pages_of

pytestmark = pytest.mark.django_db

MENU = re.compile(r'^SELECT .* FROM "articles_section" WHERE EXISTS\(')
PLUMBING = ("SAVEPOINT", "RELEASE")  # what stands for BEGIN and COMMIT inside a test's transaction


def queries_of(client, path: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        client.get(path).getvalue()  # a file asks while it is read
    asked = [query["sql"] for query in captured if not query["sql"].startswith(PLUMBING)]
    menus = [sql for sql in asked if MENU.match(sql)]
    assert len(menus) <= 1, f"{path} asks for the menu {len(menus)} times."
    return [sql for sql in asked if sql not in menus]


@dataclass
class World:
    """The busiest item of each kind: everything else names it."""

    article: Article
    actor: object
    agreement: object
    contributor: object

    def paths(self) -> dict[str, str]:
        """Kind of address → one of them."""
        (article, article_api), (agreement, _en, agreement_feed, *_feeds, agreement_api) = pages_of(self.article), pages_of(self.agreement)
        actor, _en, actor_feed, *_feeds, actor_api = pages_of(self.actor)
        history, _en, comparison, _en, citation, *_formats, api_history, api_version, api_comparison = about_versions_of(self.agreement)
        with translation.override("de"):
            section, topic = self.article.section.get_absolute_url(), self.article.topics.get().get_absolute_url()
            source = reverse("agreements:source-detail", args=[self.actor.main_source.public_id])
            return {
                "article": article,
                "agreement": agreement,
                "actor": actor,
                "source": source,
                "agreement as of": f"{agreement}?as_of={self.moment()}",
                "actor as of": f"{actor}?as_of={self.moment()}",
                "agreement on": f"{agreement}?on=2024-05-06",
                "actor on": f"{actor}?on=2024-05-06&as_of={self.moment()}",
                "agreements on": reverse("agreements:agreement-list") + "?on=2024-05-06&status=signed",
                "data": reverse("agreements:data"),
                "releases": reverse("agreements:releases"),
                "index of releases": reverse("release-index"),
                "map": reverse("agreements:map"),
                "map of a party": reverse("agreements:map") + f"?party={self.actor.public_id}&form=mou",
                "api agreement on": f"{agreement_api}?on=2024-05-06",
                "api actor on": f"{actor_api}?on=2024-05-06",
                "agreements file": list_download_path("agreement", "csv.zip", "de"),
                "actors file": list_download_path("actor", "json", "de"),
                "agreement file": record_download_path("agreement", self.agreement.public_id, self.agreement.slug, "xlsx", "de"),
                "codebook": reverse("agreements:codebook"),
                "versions": history,
                "comparison": comparison,
                "citation": citation,
                "lineage": next_to(self.agreement)[0],
                "whom to compare": next_to(self.agreement)[1],
                "whom to compare by words": next_to(self.agreement)[2],
                "articles": reverse("articles:article-list"),
                "agreements": reverse("agreements:agreement-list"),
                "agreements filtered": reverse("agreements:agreement-list") + "?form=mou&year=2024&country=FR&party_name=Wasser",
                "actors": reverse("agreements:actor-list"),
                "commitments": reverse("agreements:commitment-list"),
                "commitments feed": reverse("commitment-feed", args=["rss"]),
                "calendar": reverse("agreements:commitment-calendar"),
                "corrections": reverse("articles:correction-list"),
                "topics": reverse("topic-list"),
                "section": section,
                "topic": topic,
                "contributor": self.contributor.get_absolute_url(),
                "home": reverse("home"),
                "search": reverse("search") + "?q=Wasser",
                "site feed": reverse("site-feed", args=["rss"]),
                "section feed": f"{section}feed.atom",
                "topic feed": f"{topic}feed.json",
                "actor feed": actor_feed,
                "agreement feed": agreement_feed,
                "sitemap index": reverse("sitemap-index"),
                "sitemap": "/sitemap-articles-0.xml",
                "news sitemap": "/sitemap-news.xml",
                "api articles": "/api/v1/articles/",
                "api actors": "/api/v1/actors/",
                "api agreements": "/api/v1/agreements/",
                "api agreement facets": "/api/v1/agreements/facets/?form=mou",
                "api actor facets": "/api/v1/actors/facets/?kind=person",
                "timeline": reverse("agreements:timeline"),
                "timeline of an actor": reverse("agreements:timeline") + f"?actor={self.actor.public_id}&what=events&what=life",
                "api happenings": "/api/v1/happenings/",
                "api commitments": "/api/v1/commitments/",
                "network": reverse("agreements:network"),
                "network up to a year": reverse("agreements:network") + "?up_to=2024",
                "network data": reverse("agreements:network-data"),
                "network around an actor": networks_of(self.actor)[0],
                "network around an agreement": networks_of(self.agreement)[0],
                "api sources": "/api/v1/sources/",
                "api topics": "/api/v1/topics/",
                "api article": article_api,
                "api actor": actor_api,
                "api agreement": agreement_api,
                "api source": f"/api/v1/sources/{self.actor.main_source.public_id}/",
                "api lineage": f"{agreement_api}lineage/",
                "api versions": api_history,
                "api version": api_version,
                "api comparison": api_comparison,
                "api search": "/api/v1/search/?q=Wasser",
                "api changes": "/api/v1/changes/",
            }

    def moment(self) -> str:
        return self.article.versions.order_by("-number").first().visible_from.isoformat().replace("+00:00", "Z")


def fill(number: int) -> World:
    """`number` articles, agreements and actors that all name the first state and agreement, published together."""
    source, section, topic = make_source(), make_section(), make_topic()
    state = make_actor("Wasserland", kind="state", main_source=source)
    people = [make_actor(f"Wassermann {count}", main_source=source) for count in range(number)]
    Position.objects.bulk_create(Position(person=person, organization=state, title_de="Wasserrat") for person in people)
    agreements = [make_agreement(f"Wasservertrag {count}", parties=[state, people[count]], main_source=source) for count in range(number)]
    for agreement in agreements:
        owed = {"owed_by": agreement.parties.get(actor=state), "deliverable_de": "Wasser", "due_status": "dated", "due_on": "2020"}
        agreement.commitments.create(**owed).assessments.create(as_of="2021", rating="stalled")
    contributor = make_contributor()
    articles = [make_article(f"Wasser {count}", section=section, mentions=[state, agreements[0]]) for count in range(number)]
    for article, speaker in zip(articles, people, strict=True):
        article.topics.add(topic)
        article.bylines.create(contributor=contributor)
        article.corrections.create(text="The year was wrong.")
        make_quote(article, speaker)
        AgreementBlock.objects.create(parent=article, region="body", ordering=30, agreement=agreements[0])
    publish(state, *people, *agreements, *articles, by=None)
    return World(articles[0], state, agreements[0], contributor)


def multiply(version: Version, number: int) -> None:
    """`number` more items with the version's words, its index rows and renderings: copied, as 900 publications take their time."""
    model, item = type(version), version.item
    items = type(item).objects.bulk_create(copy_of(item, public_id=make_public_id(), import_fingerprint=None) for _ in range(number))
    acts = [copy_of(act, item_id=one.pk, public_id=one.public_id) for act in Change.objects.of(item) for one in items]
    more = [copy_of(version, item=one, public_id=one.public_id, story=one.public_id) for one in items]
    with clock_set_to(version.visible_from):  # neither versions nor acts can begin in the past
        Change.objects.bulk_create(acts)
        versions = model.objects.bulk_create(more)
    for relation in model._meta.related_objects:
        if issubclass(relation.related_model, (IndexRow, Rendering)):
            rows = relation.related_model.objects.filter(version=version)
            relation.related_model.objects.bulk_create(copy_of(row, version=one, item_id=one.item_id) for row in rows for one in versions)


def copy_of(row, **changes):
    """An unsaved copy; changes of columns that the model has not are left out."""
    fields = [field for field in row._meta.concrete_fields if not (field.primary_key or field.generated)]
    copied = type(row)(**{field.attname: getattr(row, field.attname) for field in fields})
    for name in changes.keys() & {field.name for field in fields}:
        setattr(copied, name, changes[name])
    return copied


# Names in the order in which the queries are asked.
BUDGETS = {
    "article": 2,  # the version with its page; all that is live around it
    "agreement": 3,  # the version with its page; the records around it; stories and quotes
    "actor": 3,  # the same
    "source": 2,  # a page of the records that cite it; how the newest of them does
    "agreement as of": 3,
    "actor as of": 3,
    "agreement on": 3,  # the same, and the version's document
    "actor on": 3,  # the same, and what other records tell of that day
    "agreements on": 2,  # as "agreements"
    "data": 0,  # with a release one: what was taken back since
    "releases": 0,  # the same
    "index of releases": 0,  # the same
    "map": 3,  # numbers by country; who has none; the names of those
    "map of a party": 3,
    "api agreement on": 1,
    "api actor on": 2,  # what other records tell of that day
    "agreements file": 4,  # the moment that it is made from; how many there are; the records, 250 at a time
    "actors file": 4,
    "agreement file": 2,  # what validates it; the version
    "codebook": 0,
    "versions": 2,  # the live version; the versions
    "comparison": 2,  # the live version; the two that are compared
    "citation": 1,  # the version
    "lineage": 2,  # the family; the links that join it
    "whom to compare": 2,  # this one; suggestions
    "whom to compare by words": 3,  # and what was found
    "articles": 1,  # versions with their cards
    "agreements": 2,  # versions with their cards; how many there are, in all and behind each facet
    "agreements filtered": 2,  # the same
    "actors": 2,  # the same
    "commitments": 2,  # index rows with their agreements' cards and live actors; how many there are of what
    "commitments feed": 1,  # the rows that were rated, and those whose date has passed
    "calendar": 1,  # the rows that are due nearest to today
    "corrections": 1,  # index rows with their articles' cards
    "topics": 1,  # topics with something live
    "section": 2,  # the section; its articles
    "topic": 3,  # the topic; its articles; its agreements
    "contributor": 2,  # the contributor; their articles
    "home": 3,  # stories; records; the latest correction
    "search": 2,  # how many match, of each kind; the best of them
    "site feed": 1,  # entries
    "section feed": 2,  # the section; entries
    "topic feed": 2,  # the topic; entries
    "actor feed": 2,  # the record; entries
    "agreement feed": 2,  # the record; entries
    "sitemap index": 3,  # the highest number of each kind
    "sitemap": 1,  # live versions
    "news sitemap": 1,  # live versions of two days
    "api articles": 1,  # versions with their cards and the next act's time
    "api actors": 1,
    "api agreements": 1,
    "api agreement facets": 1,
    "api actor facets": 1,
    "timeline": 2,  # happenings of both tables with their records' cards; how many there are in each decade
    "timeline of an actor": 1,  # the same, without the decades
    "api happenings": 1,
    "api commitments": 1,
    "network": 2,  # the newest agreements with who stands in them, and the years; the names of what is shown
    "network up to a year": 2,
    "network data": 2,
    "network around an actor": 3,  # the record; what is around it; the names of all
    "network around an agreement": 3,
    "api sources": 2,  # which sources are cited, and by which version; the copies in these versions
    "api topics": 1,
    "api article": 1,  # the version, what it was prepared from, what is live around it
    "api actor": 1,
    "api agreement": 1,
    "api source": 2,  # a page of the records that cite it; how the newest of them does
    "api lineage": 2,  # the family; the links that join it
    "api versions": 1,
    "api version": 1,
    "api comparison": 1,
    "api search": 2,  # how many match; the best of them
    "api changes": 2,  # the shared lock; the acts
}
ON_ONE_PAGE = {"agreements file": 3, "actors file": 3}  # nothing to count


def counted(client, world: World) -> dict[str, int]:
    paths = world.paths()
    for path in paths.values():  # what a process asks once in its life
        response = client.get(path)
        response.getvalue()
        assert response.status_code == 200, path
    return {kind: len(queries_of(client, path)) for kind, path in paths.items()}


@pytest.mark.parametrize("number", [1, 3])
def test_every_address_keeps_to_its_budget_with_few_items(client, number):
    assert counted(client, fill(number)) == BUDGETS | ON_ONE_PAGE


def test_every_address_keeps_to_its_budget_with_three_hundred_items(client):
    world = fill(1)
    for item in (world.article, world.agreement, world.actor):
        multiply(item.versions.get(), 299)
    assert len(client.get("/api/v1/articles/?limit=100").json()["results"]) == 100
    assert counted(client, world) == BUDGETS


@pytest.mark.parametrize("kind", ["article", "actor", "agreement"])
def test_a_miss_takes_two_more_at_most(client, kind):
    """Withdrawn: where it went, why it is gone. Merged: where it went. Never there: both. An old slug costs nothing more."""
    world = fill(1)
    item = getattr(world, kind)
    page, *_more, api = pages_of(item)
    other_slug, other_id = page.replace(item.slug, "anders"), page.replace(item.public_id, "22222222")
    Redirect.objects.create(item_kind=kind, old="33333333", public_id=item.public_id)
    merged = page.replace(item.public_id, "33333333")
    asked = {path: (len(queries_of(client, path)), client.get(path).status_code) for path in (other_slug, other_id, merged)}
    assert asked == {other_slug: (1, 301), other_id: (3, 404), merged: (2, 301)}
    withdraw(item, by=None, reason="It was wrong.")
    assert [(len(queries_of(client, path)), client.get(path).status_code) for path in (page, api)] == [(3, 410), (3, 410)]


@pytest.mark.parametrize("number", [1, 3])
def test_an_answer_that_the_reader_has_already_asks_no_more_than_the_page(client, number):
    world = fill(number)
    for kind in ("article", "agreement", "actor", "home", "api articles"):
        path = world.paths()[kind]
        etag = client.get(path)["ETag"]
        client.defaults["HTTP_IF_NONE_MATCH"] = etag
        assert (len(queries_of(client, path)), client.get(path).status_code) == (BUDGETS[kind], 304), path
