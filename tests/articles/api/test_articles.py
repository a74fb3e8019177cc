"""Articles in the API."""

import pytest

from agreements.models import Agreement
from articles.models import AgreementBlock, Byline, Contributor, Correction, FactBoxBlock
from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_section, make_topic
from tests.newsroom.api.asking import ask, ids, refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story():
    """An article with everything that a body can hold but pictures."""
    speaker, agreement = make_actor("Rathenau", published=True), make_agreement("Rapallo", published=True)
    article = make_article(
        "Rapallo signed", language="en", text="<p>One.</p>", genre="background", section=make_section(slug="history"), mentions=[speaker]
    )
    make_quote(
        article, speaker, "Peace, peace, peace, peace, peace.", language="it", translation="Words", translated_by="Staff", said_on="1922"
    )
    AgreementBlock.objects.create(parent=article, region="body", ordering=30, agreement=agreement)
    FactBoxBlock.objects.create(parent=article, region="body", ordering=40, title="Where", text="<p>Liguria</p>")
    writer = Contributor.objects.create(name="Ada", slug="ada")
    Byline.objects.create(article=article, contributor=writer)
    article.topics.add(make_topic("Peace", slug="peace"))
    publish(article, by=None)
    return article


def test_the_body_comes_in_blocks_quotes_and_cards_by_their_ids(client, story):
    data = ask(client, f"articles/{story.public_id}/", "Article")
    assert [block["type"] for block in data["body"]] == ["text", "quote", "agreement", "fact_box"]
    (quote,) = data["quotes"]
    assert data["body"][1]["quote"] == quote["id"]
    assert (quote["language"], quote["translation"]["text"], quote["said_on"]["latest"]) == ("it", "Words", "1922-12-31")
    cards = [one["record"]["id"] for one in data["mentions"] if one["record"]["kind"] == "agreement"]
    assert cards == [data["body"][2]["agreement"]]
    assert [one["contributor"]["name"] for one in data["bylines"]] == ["Ada"]


def test_whatever_way_a_body_came_in_no_script_gets_out(client):
    article = make_article(text='<p onclick="x()">One<script>x()</script> <a href="javascript:x()">two</a></p>', published=True)
    html = ask(client, f"articles/{article.public_id}/", "Article")["body"][0]["html"]
    assert "One" in html and not any(word in html for word in ("script", "onclick", "javascript"))


def test_a_mentioned_record_has_its_present_name_and_leaves_with_its_withdrawal(client, story):
    agreement = Agreement.objects.get()
    Agreement.objects.update(title_de="Vertrag von Rapallo")
    publish(Agreement.objects.get(), by=None)
    data = ask(client, f"articles/{story.public_id}/", "Article")
    assert [one["record"]["name"]["de"] for one in data["mentions"]] == ["Rathenau", "Vertrag von Rapallo"]
    withdraw(agreement, by=None, reason="It was wrong.")
    data = ask(client, f"articles/{story.public_id}/", "Article")
    assert ([one["role"] for one in data["mentions"]], [block["type"] for block in data["body"]]) == (
        ["mentioned"],
        ["text", "quote", "fact_box"],
    )


def test_a_correction_stands_with_the_article(client, story):
    Correction.objects.create(article=story, text="It was 1922, not 1923.", made_on="2026-01-02")
    publish(story, by=None, change="correction", note="The year.")
    data = ask(client, f"articles/{story.public_id}/", "Article")
    assert [(one["kind"], one["text"], one["made_on"]) for one in data["corrections"]] == [
        ("correction", "It was 1922, not 1923.", "2026-01-02")
    ]
    assert (data["version"], data["change"], data["change_note"]) == (2, "correction", "The year.")
    assert data["first_published_at"] < data["published_at"]


def test_translations_know_each_other_while_both_are_live(client, story):
    german = make_article("Rapallo unterzeichnet", language="de", translation_of=story, published=True)
    english = ask(client, f"articles/{story.public_id}/", "Article")
    assert [(one["language"], one["article"]["name"]) for one in english["translations"]] == [("de", "Rapallo unterzeichnet")]
    data = ask(client, f"articles/{german.public_id}/", "Article")
    assert (data["translations"][0]["article"]["id"], data["story"]) == (story.public_id, english["story"])
    withdraw(german, by=None, reason="It was wrong.")
    assert ask(client, f"articles/{story.public_id}/", "Article")["translations"] == []


def test_an_article_has_a_page_in_its_own_language_only(client, story):
    data = ask(client, f"articles/{story.public_id}/", "Article")
    assert data["html_url"]["de"] is None
    assert client.get(data["html_url"]["en"].removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert ids(client.get(data["section"]["url"].removeprefix("http://127.0.0.1:8000")).json()) == [story.public_id]


def test_an_article_is_not_shown_as_of_a_moment(client, story):
    assert list(refused(client, f"articles/{story.public_id}/?as_of=2025-01-01", 400)["errors"]) == ["as_of"]


FINDING = [
    "language=en", "language=de&language=en", "genre=background", "section=history", "topic=peace", "contributor=ada",
    "published_after=2001-01-01", "published_before=2999-01-01T00:00:00%2B14:00", "published_before=2999-01-01T00:00:00+14:00",
]  # fmt: skip
MISSING = [
    "language=de",
    "genre=news",
    "section=sports",
    "topic=war",
    "contributor=bob",
    "published_after=2999-01-01",
    "published_before=2001-01-01",
]


def test_filters_find_it_or_leave_it_out(client, story):
    found = {query: ids(ask(client, f"articles/?{query}", "ArticlePage")) for query in [*FINDING, *MISSING]}
    assert found == dict.fromkeys(FINDING, [story.public_id]) | {query: [] for query in MISSING}


def test_articles_are_found_through_what_they_mention_or_show(client, story):
    for one in ask(client, f"articles/{story.public_id}/", "Article")["mentions"]:
        assert ids(ask(client, f"articles/?mentions={one['record']['id']}", "ArticlePage")) == [story.public_id]


def test_a_malformed_filter_is_refused_by_its_name(client):
    for query in ("language=fr", "genre=pact", "section=%00", "mentions=0000", "published_after=soon", "topic=a b"):
        assert list(refused(client, f"articles/?{query}", 400)["errors"]) == [query.split("=")[0]]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_one_query_and_an_article_another(client, count, django_assert_num_queries):
    agreement = make_agreement(published=True)
    made = [make_article(mentions=[agreement], published=True) for _ in range(count)]
    with django_assert_num_queries(1):  # the page of cards
        assert len(ask(client, "articles/", "ArticlePage")["results"]) == count
    with django_assert_num_queries(1):  # the version, its representation, and what it names
        ask(client, f"articles/{made[0].public_id}/", "Article")
