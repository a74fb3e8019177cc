"""Topics in the API."""

import pytest

from tests.factories import make_topic
from tests.newsroom.api.asking import ask, refused

pytestmark = pytest.mark.django_db


def test_a_topic_names_the_one_that_it_is_part_of(client):
    parent = make_topic("Seas", slug="seas")
    child = make_topic("Baltic", slug="baltic", parent=parent)
    data = ask(client, f"topics/{child.public_id}/", "Topic")
    assert (data["slug"], data["parent"]["name"]["en"], data["parent"]["url"].split("/")[-2]) == ("baltic", "Seas", parent.public_id)
    assert client.get(data["html_url"]["de"].removeprefix("http://127.0.0.1:8000")).status_code == 200
    refused(client, f"topics/{child.public_id}/?as_of=2025-01-01", 400)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_one_query(client, count, django_assert_num_queries):
    for number in range(count):
        make_topic(slug=f"topic-{number}", parent=None)
    with django_assert_num_queries(1):
        page = ask(client, "topics/?limit=2", "TopicPage")
    assert [one["slug"] for one in page["results"]] == [f"topic-{number}" for number in range(min(count, 2))]
