"""What all addresses of the API have in common: refusals, conditional requests, other sites, paging."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from articles.api.articles import ArticleList
from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_actor, make_agreement, make_article
from tests.newsroom.api.asking import ask, ids, refused

pytestmark = pytest.mark.django_db
publishing = pytest.mark.django_db(transaction=True)  # an act is a transaction of its own

LISTS = ["articles/", "actors/", "agreements/", "sources/", "topics/", "changes/"]
EVERYWHERE = ["", *LISTS, "search/?q=water", "schema/"]


def test_the_root_leads_everywhere(client):
    root = ask(client, "", "Root")
    addresses = [address for name, address in root.items() if name not in ("name", "version", "search")]
    assert [client.get(address).status_code for address in addresses] == [200] * len(addresses)


@pytest.mark.parametrize(
    "path", ["nothing/", "articles/nothing/", "articles/22222222/", "actors/22222222/", "sources/22222222/", "topics/22222222/", "%00/"]
)
def test_an_unknown_address_is_a_problem_document(client, path):
    refused(client, path, 404)


def test_an_address_without_its_slash_is_led_to_it(client):
    response = client.get("/api/v1/articles?limit=3")
    assert (response.status_code, response.headers["Location"]) == (301, "/api/v1/articles/?limit=3")
    assert [client.get(path).status_code for path in ("/api/v1/nothing", "/api/v1", "/api", "/api/")] == [404, 301, 301, 404]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_an_unknown_parameter_is_named(client, path):
    problem = refused(client, f"{path}{'&' if '?' in path else '?'}farbe=rot&limit=3&limit=4", 400)
    assert "farbe" in problem["errors"]
    assert "rot" not in str(problem)


@pytest.mark.parametrize("limit", ["0", "101", "-1", "x", "", "1e1", "٣", "9" * 100])
def test_the_size_of_a_page_is_bounded(client, limit):
    assert list(refused(client, f"articles/?limit={limit}", 400)["errors"]) == ["limit"]


@pytest.mark.parametrize("path", LISTS)
def test_a_cursor_from_elsewhere_is_refused(client, path):
    for cursor in ("x", "WyI-Il0", "%00", "W" * 3000):
        status = 414 if len(cursor) > 2000 else 400
        refused(client, f"{path}?cursor={cursor}", status)
    if path != "topics/":
        refused(client, f"{path}?cursor=WyI-IiwieCIsMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwXQ", 400)


@pytest.mark.parametrize("path", EVERYWHERE)
def test_a_query_that_is_too_long_is_refused_before_anything_else(client, path, django_assert_num_queries):
    with django_assert_num_queries(0):
        refused(client, f"{path.split('?')[0]}?q={'x' * 2001}", 414)


@pytest.mark.parametrize("path", [*EVERYWHERE, "nothing/"])
def test_other_sites_may_read_everything_errors_too(client, path):
    for response in (client.get(f"/api/v1/{path}"), client.options(f"/api/v1/{path}"), client.post(f"/api/v1/{path}")):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Set-Cookie" not in response.headers
        assert {name.strip() for name in response.headers.get("Vary", "").split(",")} <= {"", "Accept", "Accept-Encoding"}


def test_a_browsers_question_before_a_request_is_answered(client):
    response = client.options("/api/v1/articles/", headers={"origin": "https://example.org", "access-control-request-headers": "x-y"})
    assert (response.status_code, response.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_written(method):
    response = getattr(Client(enforce_csrf_checks=True), method)("/api/v1/articles/")
    assert (response.status_code, response.headers["Content-Type"]) == (405, "application/problem+json")
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


@publishing
def test_head_answers_as_get_does_without_a_body(client):
    make_article(published=True)
    head, get = client.head("/api/v1/articles/"), client.get("/api/v1/articles/")
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", get.headers["ETag"])


def test_json_comes_whatever_is_accepted(client):
    for accept in ("text/html", "application/xml", "nonsense", ""):
        assert client.get("/api/v1/articles/", headers={"accept": accept}).headers["Content-Type"] == "application/json"


@publishing
def test_what_did_not_change_is_not_sent_again(client):
    agreement = make_agreement(published=True)
    article = make_article(mentions=[agreement], published=True)
    paths = ["articles/", f"articles/{article.public_id}/", "agreements/", f"agreements/{agreement.public_id}/", "changes/", "schema/"]
    for path in paths:
        first = client.get(f"/api/v1/{path}")
        again = client.get(f"/api/v1/{path}", headers={"if-none-match": first.headers["ETag"]})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
        assert again.headers["Cache-Control"] == "public, max-age=0"


@publishing
def test_a_withdrawal_changes_the_validator_of_every_list_that_showed_it(client):
    agreement = make_agreement(published=True)
    article = make_article("Water", mentions=[agreement], published=True)
    paths = ["articles/", "changes/", "search/?q=water", f"articles/?mentions={agreement.public_id}"]
    before = {path: client.get(f"/api/v1/{path}").headers["ETag"] for path in paths}
    withdraw(article, by=None, reason="It was wrong.")
    for path in paths:
        assert client.get(f"/api/v1/{path}", headers={"if-none-match": before[path]}).status_code == 200


@publishing
def test_nothing_is_kept_beyond_the_next_scheduled_act(client, settings):
    settings.READER_MAX_AGE = 3600
    article = make_article(published=True)
    assert client.get("/api/v1/articles/").headers["Cache-Control"] == "public, max-age=3600"
    publish(make_article(), by=None, at=now() + timedelta(seconds=90))
    for path in ("articles/", f"articles/{article.public_id}/"):
        seconds = int(client.get(f"/api/v1/{path}").headers["Cache-Control"].split("=")[1])
        assert 0 < seconds <= 90


@publishing
def test_a_list_is_followed_by_its_links_to_the_end_and_back(client):
    for name in ("Abt", "Berg", "Cues", "Dorn", "Eck"):
        make_actor(name, published=True)
    path, seen = "/api/v1/actors/?limit=2&kind=person", []
    while path:
        response = client.get(path)
        page = response.json()
        seen.append([one["name"]["de"] for one in page["results"]])
        assert (f'<{page["next"]}>; rel="next"' in response.headers.get("Link", "")) == bool(page["next"])
        last, path = page, page["next"]
    assert seen == [["Abt", "Berg"], ["Cues", "Dorn"], ["Eck"]]
    assert [one["name"]["de"] for one in client.get(last["previous"]).json()["results"]] == ["Cues", "Dorn"]


@publishing
def test_a_correction_between_two_pages_neither_repeats_nor_skips(client):
    articles = [make_article(f"Story {number}", published=True) for number in range(4)]
    first = ask(client, "articles/?limit=2", "ArticlePage")
    publish(articles[3], by=None, change="correction", note="A date was wrong.")
    publish(articles[0], by=None, change="correction", note="A date was wrong.")
    second = client.get(first["next"]).json()
    assert ids(first) + ids(second) == [one.public_id for one in reversed(articles)]


def test_a_failure_of_ours_says_nothing_about_how(client, monkeypatch):
    monkeypatch.setattr(ArticleList, "links", lambda *_args: 1 / 0)
    client.raise_request_exception = False
    problem = refused(client, "articles/", 500)
    assert "division" not in str(problem)
