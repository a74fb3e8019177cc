"""Nothing that is not public gets out: everything private is made first, then every address is read."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from agreements.models import ActorName, Agreement, AgreementEvent, Provision, Source
from articles.models import AgreementBlock, Article, Mention, Quote
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.hiding import hide
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_source
from tests.newsroom.api.asking import refused

SECRET = "Tarnkappe"
LISTS = ["", "articles/", "actors/", "agreements/", "sources/", "topics/", "changes/", "schema/", "docs/"]


@pytest.fixture
def desk(transactional_db):
    """Three public items, and something private in every place that could let it slip."""
    source = make_source(title=f"{SECRET} source", is_confidential=True)
    actor = make_actor("Rathenau", notes=SECRET)
    ActorName.objects.create(actor=actor, name=f"{SECRET} name", held_back="unconfirmed")
    ActorName.objects.create(actor=actor, name="Walther", source=source, locator="p. 3")
    publish(actor, by=None)
    agreement = make_agreement("Rapallo", parties=[actor, make_actor("Tschitscherin", published=True)], notes=SECRET)
    Provision.objects.create(agreement=agreement, number=1, kind="obligation", text_de=f"{SECRET} clause", held_back="unclear")
    AgreementEvent.objects.create(agreement=agreement, kind="announced", note_de=f"{SECRET} event", held_back="unclear")
    publish(agreement, by=None)
    hidden_agreement = make_agreement(f"{SECRET} agreement", parties=[actor, make_actor(published=True)])
    unborn = make_article(f"{SECRET} original", text=f"<p>{SECRET}</p>")
    article = make_article("Rapallo story", language="en", mentions=[agreement, hidden_agreement], translation_of=unborn, notes=SECRET)
    AgreementBlock.objects.create(parent=article, region="body", ordering=30, agreement=hidden_agreement)
    Mention.objects.create(article=article, actor=make_actor(f"{SECRET} suggested"), state=Mention.State.SUGGESTED)
    make_quote(article, actor, f"{SECRET} off the record", on_record=Quote.Record.OFF)
    make_quote(article, actor, "On the record, all five words.", source=source, held_back="")
    publish(article, by=None)
    edited(actor, agreement, article)
    publish(make_article(f"{SECRET} scheduled"), by=None, at=now() + timedelta(days=1))
    gone = make_article(f"{SECRET} withdrawn", published=True)
    withdraw(gone, by=None, reason="It was wrong.")
    return {"articles": article, "actors": actor, "agreements": agreement, "gone": gone}


def edited(actor, agreement, article) -> None:
    """Work that nobody has published yet."""
    type(actor).objects.filter(pk=actor.pk).update(name_de=f"{SECRET} edited")
    Agreement.objects.filter(pk=agreement.pk).update(title_de=f"{SECRET} edited")
    Article.objects.filter(pk=article.pk).update(headline=f"{SECRET} edited")
    Source.objects.filter(pk=agreement.main_source_id).update(title=f"{SECRET} edited")


VERSIONS = ["versions/", "versions/1/", "versions/2/", "versions/compare/?from=1&to=2"]


@pytest.fixture
def versions(desk) -> list[str]:
    """What the API tells of two versions of the actor and of the agreement; after the first something more was kept at the desk."""
    for kind in ("actors", "agreements"):
        record = desk[kind]
        name = "name" if kind == "actors" else "title"
        type(record).objects.filter(pk=record.pk).update(
            **{f"{name}_de": "Neu", "main_source": make_source(is_confidential=True, title=SECRET)}
        )
        publish(record, by=None)
    return [f"{kind}/{desk[kind].public_id}/{path}" for kind in ("actors", "agreements") for path in VERSIONS]


def test_no_version_and_no_comparison_tells_what_is_not_public(client, versions):
    answers = {path: client.get(f"/api/v1/{path}") for path in versions}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert [path for path, answer in answers.items() if SECRET in answer.content.decode()] == []
    compared = answers[versions[-1]].json()["differences"]
    assert {"title", "main_source"} <= {one["part"] for one in compared}


def test_no_address_tells_what_is_not_public(client, desk):
    details = [f"{kind}/{item.public_id}/" for kind, item in desk.items() if kind != "gone"]
    searches = [f"search/?q={word}" for word in (SECRET, "Rathenau", "Rapallo", "scheduled")]
    filters = [f"articles/?mentions={desk['agreements'].public_id}", "actors/?q=Rathenau", f"actors/?q={SECRET}"]
    answers = {path: client.get(f"/api/v1/{path}") for path in [*LISTS, *details, *searches, *filters]}
    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(answers, 200)
    assert [path for path, answer in answers.items() if SECRET in answer.content.decode()] == []
    assert answers[f"search/?q={SECRET}"].json()["results"] == []


def test_a_mention_or_card_of_a_record_that_is_not_live_is_left_out(client, desk):
    article = client.get(f"/api/v1/articles/{desk['articles'].public_id}/").json()
    named = [one["record"]["name"]["de"] for one in article["mentions"] if one["record"]["kind"] == "agreement"]
    assert (named, [block["type"] for block in article["body"]]) == (["Rapallo"], ["text", "quote"])
    assert article["translations"] == []


def test_a_fact_from_a_confidential_source_names_no_other_source(client, desk):
    actor = client.get(f"/api/v1/actors/{desk['actors'].public_id}/").json()
    assert [(one["name"], one["source"]) for one in actor["names"]] == [("Walther", {"value": None, "reason": "withheld"})]


def test_what_was_withdrawn_is_gone_with_its_reason(client, desk):
    problem = refused(client, f"articles/{desk['gone'].public_id}/", 410)
    assert (problem["reason"], problem["type"].split("#")[1]) == ("It was wrong.", "withdrawn")
    assert problem["withdrawn_at"].endswith("Z")
    last = client.get("/api/v1/changes/").json()["results"][-1]
    assert (last["kind"], last["version"], last["note"], last["item"]["id"]) == ("withdrawn", None, "It was wrong.", desk["gone"].public_id)


def test_a_hidden_version_is_shown_at_no_moment(client, desk):
    actor = desk["actors"]
    first = actor.versions.get(number=1)
    publish(actor, by=None, change="correction", note="The name was wrong.")
    moment = first.visible_from.isoformat().replace("+00:00", "Z")
    assert client.get(f"/api/v1/actors/{actor.public_id}/?as_of={moment}").json()["version"] == 1
    hide(first)
    refused(client, f"actors/{actor.public_id}/?as_of={moment}", 404)


def test_no_answer_asks_the_desk(client, desk, django_assert_max_num_queries):
    paths = [*LISTS, *(f"{kind}/{item.public_id}/" for kind, item in desk.items()), "search/?q=Rathenau"]
    tables = ("agreements_actor", "agreements_agreement", "articles_article", "agreements_source", "articles_quote", "articles_mention")
    with django_assert_max_num_queries(100) as asked:
        for path in paths:
            client.get(f"/api/v1/{path}")
    assert [query["sql"] for query in asked.captured_queries for table in tables if f'"{table}"' in query["sql"]] == []
