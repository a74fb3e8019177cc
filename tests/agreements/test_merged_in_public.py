"""A merged actor, as readers and programmers meet it: its addresses lead on, and what named it leads to the survivor."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from agreements.addresses import record_path
from agreements.merging.acts import merge
from agreements.merging.undoing import undo
from articles.addresses import article_path
from newsroom.publishing.acts import publish, withdraw
from tests.agreements.merging_world import make_web
from tests.factories import make_actor, make_article
from tests.surfaces import FEEDS, pages_of, where

pytestmark = pytest.mark.django_db


def led_to(client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, answer.headers.get("Location", "")


def at_the_end(client, address: str):
    """The answer after all redirects."""
    answer = client.get(address)
    while answer.status_code == 301:
        answer = client.get(answer["Location"].removeprefix(settings.SITE_URL))
    return answer


def test_every_address_of_the_merged_leads_to_the_survivor(client):
    double, kept = make_actor("Ada Exampel", published=True), make_actor("Ada Example", published=True)
    addresses = pages_of(double)
    merge(double, kept, by=None)
    survivor = {language: record_path("actor", kept.public_id, "", language) for language in ("de", "en")}
    for address in addresses:
        status, location = led_to(client, address)
        api = f"/api/v1/actors/{kept.public_id}/"
        wanted = api if "/api/" in address else survivor["en" if address.startswith("/en/") else "de"]
        if "feed." in address:
            wanted = address.replace(double.public_id, kept.public_id)
        assert (status, location.removeprefix(settings.SITE_URL)) == (301, wanted), address
        assert at_the_end(client, address).status_code == 200, address
        assert "max-age" in client.get(address)["Cache-Control"], "A merge can be undone, so nobody keeps this for ever."


def test_the_moment_asked_for_goes_along(client):
    double, kept = make_actor(published=True), make_actor(published=True)
    page, *_more, api = pages_of(double)
    merge(double, kept, by=None)
    for address in (page, api):
        assert led_to(client, f"{address}?as_of=2020-01-01")[1].endswith("?as_of=2020-01-01")


def test_after_undoing_the_old_addresses_answer_themselves(client):
    double, kept = make_actor(published=True), make_actor(published=True)
    addresses = pages_of(double)
    undo(merge(double, kept, by=None), by=None)
    assert {client.get(address).status_code for address in addresses} == {200}


def test_an_actor_merged_into_a_withdrawn_one_answers_with_its_reason(client):
    double, kept = make_actor(published=True), make_actor(published=True)
    withdraw(kept, by=None, reason="It was wrong.")
    addresses = pages_of(double)
    merge(double, kept, by=None)
    for address in addresses:
        answer = at_the_end(client, address)
        assert answer.status_code == 410 and "It was wrong." in answer.content.decode(), address


def test_of_two_drafts_no_address_is_told(client):
    double, kept = make_actor("Draft one"), make_actor("Draft two")
    merge(double, kept, by=None)
    for address in (record_path("actor", double.public_id, "", "de"), f"/api/v1/actors/{double.public_id}/"):
        answer = client.get(address)
        assert answer.status_code == 404 and kept.public_id not in str(answer.headers)


def test_merging_twice_makes_no_chain(client):
    first, second, third = (make_actor(published=True) for _ in range(3))
    address = pages_of(first)[0]
    merge(first, second, by=None)
    second.refresh_from_db()
    later = merge(second, third, by=None)
    assert led_to(client, address)[1] == record_path("actor", third.public_id, "", "de")
    undo(later, by=None)
    assert led_to(client, address)[1] == record_path("actor", second.public_id, "", "de")


def test_pages_that_name_the_merged_link_to_the_survivor_in_as_many_queries(client):
    double, kept, around = make_web()
    pages = [article_path("de", around["single"].public_id, around["single"].slug)]
    pages.append(record_path("agreement", around["alone"].public_id, around["alone"].slug, "de"))
    links = record_path("actor", double.public_id, double.slug, "de"), record_path("actor", kept.public_id, kept.slug, "de")
    before = {page: queries(client, page) for page in pages}
    assert all(links[0] in client.get(page).content.decode() for page in pages)
    merge(double, kept, by=None)
    for page in pages:
        text = client.get(page).content.decode()
        assert links[1] in text and links[0] not in text, page
        assert queries(client, page) == before[page], page


def test_the_page_of_the_survivor_gathers_what_named_the_other(client):
    double, kept, _around = make_web()
    page = record_path("actor", kept.public_id, kept.slug, "de")
    assert not {"Alone", "Cites the double", "These are five spoken words."} & found(client, page)
    budget = queries(client, page)
    merge(double, kept, by=None)
    assert {"Alone", "Both", "Cites the double", "Cites both", "These are five spoken words."} <= found(client, page)
    assert queries(client, page) == budget


def test_what_a_page_showed_at_a_past_moment_does_not_change_by_a_merge(client):
    double, kept, _around = make_web()
    moment = now().isoformat().replace("+00:00", "Z")
    page = f"{record_path('actor', kept.public_id, kept.slug, 'de')}?as_of={moment}"
    before = found(client, page)
    merge(double, kept, by=None)
    assert found(client, page) == before == {"Both", "Cites both"}


def test_the_merged_is_in_no_list_feed_sitemap_or_search(client):
    double, kept = make_actor("Ada Zwiefach", published=True), make_actor("Ada Example", published=True)
    assert where(client, "Zwiefach")
    merge(double, kept, by=None)
    assert where(client, "Zwiefach") == []
    assert [one for one in where(client, double.public_id) if not one.startswith("/api/v1/changes/")] == []


def test_an_article_that_cites_both_shows_the_survivor_once(client):
    double, kept, around = make_web()
    merge(double, kept, by=None)
    text = client.get(article_path("de", around["article"].public_id, around["article"].slug)).content.decode()
    assert text.count('<p class="mentions__name">') == 1
    assert record_path("actor", double.public_id, double.slug, "de") not in text.partition("</main>")[0].partition("<main")[2]


def test_a_draft_that_merges_into_a_public_actor_becomes_a_link(client):
    draft, kept = make_actor("Ada Exampel"), make_actor("Ada Example", published=True)
    article = make_article(mentions=[draft])
    publish(article, by=None)
    article.refresh_from_db()
    merge(draft, kept, by=None)
    assert kept.public_id in client.get(article_path("de", article.public_id, article.slug)).content.decode()


def test_the_change_feed_tells_of_the_end_and_of_no_reason(client):
    double, kept = make_actor(published=True), make_actor(published=True)
    merge(double, kept, by=None, reason="A tip from the registry office.")
    last = client.get("/api/v1/changes/").json()["results"][-1]
    assert (last["kind"], last["item"]["id"], last["version"]) == ("merged", double.public_id, None)
    assert "tip" not in last["note"]


def test_feeds_stay_feeds(client):
    double, kept = make_actor(published=True), make_actor(published=True)
    page = pages_of(double)[0]
    merge(double, kept, by=None)
    for form in FEEDS:
        last = at_the_end(client, f"{page}feed.{form}")
        assert last.status_code == 200 and form in last["Content-Type"] and kept.public_id in last.content.decode()


WORDS = ("Alone", "Both", "Cites the double", "Cites both", "These are five spoken words.")


def found(client, page: str) -> set[str]:
    text = client.get(page).content.decode()
    return {words for words in WORDS if words in text}


def queries(client, page: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)
