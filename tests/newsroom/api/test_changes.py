"""The change log, as a program follows it."""

import pytest

from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_actor, make_article
from tests.newsroom.api.asking import ask

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_follower_gets_every_act_once_and_in_order(client):
    article = make_article(published=True)
    publish(article, by=None, change="correction", note="A date was wrong.")
    first = ask(client, "changes/?limit=1", "ChangePage")
    withdraw(article, by=None, reason="It was wrong.")
    rest = client.get(first["next"].replace("limit=1", "limit=9")).json()
    found = [(one["kind"], one["version"]) for one in first["results"] + rest["results"]]
    assert found == [("published", 1), ("corrected", 2), ("withdrawn", None)]


def test_an_empty_page_says_where_to_go_on(client):
    make_article(published=True)
    end = client.get(ask(client, "changes/", "ChangePage")["next"]).json()
    assert end["results"] == []
    actor = make_actor(published=True)
    assert [one["item"]["id"] for one in client.get(end["next"]).json()["results"]] == [actor.public_id]


def test_an_empty_log_can_be_followed_from_its_beginning(client):
    nothing = ask(client, "changes/", "ChangePage")
    actor = make_actor(published=True)
    assert [one["item"]["id"] for one in client.get(nothing["next"]).json()["results"]] == [actor.public_id]


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_two_queries(client, count, django_assert_num_queries):
    for _ in range(count):
        make_actor(published=True)
    with django_assert_num_queries(4):  # the shared lock, the acts; and BEGIN and COMMIT around them
        ask(client, "changes/", "ChangePage")
