"""Facets beside the lists: links with numbers, chips, names to find, what is said of bad parameters."""

import re

import pytest
from django.http import QueryDict

from agreements.facets.counts import Value
from agreements.facets.words import number
from newsroom.publishing.acts import publish
from tests.agreements.facets_world import make_world
from tests.factories import make_actor, make_agreement
from tests.newsroom.api.asking import ask, refused

pytestmark = pytest.mark.django_db

LIST = "/en/agreements/"
LINK = re.compile(r'<a class="facet__value" href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def page_of(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def links(page: str) -> dict[str, str]:
    """What a link of the facets says, number included → its query."""
    words = {re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text)).strip(): url for url, text in LINK.findall(page)}
    return {text: url.replace("&amp;", "&") for text, url in words.items()}


def entries(page: str) -> int:
    found = re.search(r'list-head__count">(\d+)', page)
    return int(found[1]) if found else 0


def test_each_link_of_the_page_leads_to_as_many_entries_as_it_says(client):
    make_world()
    followed = 0
    for start in (LIST, f"{LIST}?form=treaty&country=DE"):
        for text, url in links(page_of(client, start)).items():
            if not text.startswith("Remove:") and set(QueryDict(url[1:])) - set(QueryDict(start.partition("?")[2])):
                assert entries(page_of(client, LIST + url)) == int(text.split()[-1]), (start, text)
                followed += 1
    assert followed > 30


def test_what_is_chosen_is_marked_and_can_be_taken_away(client):
    make_world()
    page = page_of(client, f"{LIST}?country=DE&form=treaty&form=mou")
    assert 'aria-current="true"' in page and "3 active" in page and "Clear all filters" in page
    found = links(page)
    assert found["Remove: Treaty 2"] == "?form=mou&country=DE" and found["Remove: Germany 4"] == "?form=mou&form=treaty"
    assert '<a class="chip chip--record" href="?form=mou&amp;country=DE" rel="nofollow">' in page
    assert "Country: Germany" in page and "Form: Treaty" in page and '<meta name="robots" content="noindex, follow">' in page
    assert re.search(r'<link rel="canonical" href="[^"?]*/en/agreements/">', page)


def test_decades_stand_for_many_years_and_lead_to_them(client):
    parties = [make_actor(published=True), make_actor(published=True)]
    publish(*(make_agreement(parties=parties, signed_on=str(1958 + number)) for number in range(14)), by=None)
    page = page_of(client, LIST)
    decade = links(page)["1960–1969 10"]
    assert decade == "?decade=1960" and "1958 1" not in links(page)
    within = links(page_of(client, LIST + decade))
    assert within["1963 1"] == "?decade=1960&year=1963" and "1958 1" not in within
    chosen = links(page_of(client, f"{LIST}?decade=1960&year=1963"))
    assert chosen["Remove: 1963 1"] == "?decade=1960" and chosen["1964 1"] == "?decade=1960&year=1964"
    assert "1964 1" in links(page_of(client, f"{LIST}?year=1963"))


def test_a_party_is_found_by_the_beginning_of_any_of_its_names(client, django_assert_max_num_queries):
    person = make_actor("Georgi Tschitscherin")
    person.names.create(name="Георгий Чичерин", language="ru")
    publish(person, by=None)
    make_agreement(parties=[person, make_actor(published=True)], published=True)
    make_actor("Чичагов", published=True)
    with django_assert_max_num_queries(3):
        page = page_of(client, f"{LIST}?form=mou&party_name=чиче")
    assert links(page)["Georgi Tschitscherin"] == f"?form=mou&party={person.public_id}" and "Чичагов" not in page
    assert "No party has a name that begins like this." in page_of(client, f"{LIST}?party_name=nobody")
    for odd in ("%00%00", "---", "a", "'" * 300, "<script>x"):
        assert "<script>x" not in page_of(client, f"{LIST}?party_name={odd}")


def test_a_day_asks_for_the_status_of_that_day_which_is_not_counted(client):
    make_world()
    page = page_of(client, f"{LIST}?on=2024-06-02&status=in_force")
    assert entries(page) == 3 and links(page)["Signed"] == "?status=in_force&status=signed&on=2024-06-02"
    assert "Status on: 2024-06-02" in page and links(page)["Remove: In force"] == "?on=2024-06-02"


def test_what_cannot_be_read_is_refused_with_the_reason(client):
    make_agreement(published=True)
    for query in ("form=x", "decade=1965", "decade=x", "year=gestern", "country=Germany", "party=x", "topic=%00", "on=x", "cursor=x"):
        page = page_of(client, f"{LIST}?{query}", 400)
        assert "facet__number" not in page and ("field__error" in page or "cursor" in query), query
        refused(client, f"agreements/facets/?{query}", 400)


def test_a_chosen_value_that_nothing_has_is_named_and_can_be_taken_away(client):
    actors, topics = make_world()
    lonely = make_actor("Niemand", published=True)
    page = page_of(client, f"{LIST}?form=settlement&country=JP&party={lonely.public_id}&topic={topics[0].slug}")
    assert "No agreement fits these filters" in page
    assert {"Remove: Settlement 0", "Remove: Japan 0", "Remove: Niemand 0", f"Remove: {topics[0].name} 0"} <= set(links(page))


def test_an_empty_register_has_nothing_to_choose_from(client):
    for path in (LIST, "/en/actors/"):
        page = page_of(client, path)
        assert "Nothing has been published here yet" in page and "facets" not in page.replace("css/facets.css", "")


def test_what_a_form_sends_along_is_no_filter(client):
    make_agreement(published=True)
    page = page_of(client, f"{LIST}?on=&certainty=certainly&form=")
    assert "chips chosen" not in page and "noindex" not in page and "1 entry" in page
    assert 'name="certainty"' in page and 'type="hidden"' not in page


def test_a_lower_bound_is_printed_as_such():
    shown = [number(Value("x", count, is_capped)) for count, is_capped in [(7, False), (1000, False), (1000, True), (345, True), (9, True)]]
    assert shown == ["7", "1.000", "1.000+", "300+", "9+"]


def test_the_api_tells_the_same_numbers_in_both_languages(client, django_assert_num_queries):
    make_world()
    with django_assert_num_queries(1):
        data = ask(client, "agreements/facets/?form=treaty&form=mou", "AgreementFacets")
    assert data["count"] == {"value": 8, "is_capped": False}
    facets = {one["name"]: one["values"] for one in data["facets"]}
    assert {value["value"]: value["count"] for value in facets["form"]} == {"treaty": 4, "mou": 4, "contract": 4}
    germany = next(value for value in facets["country"] if value["value"] == "DE")
    assert (
        germany["label"] == {"de": "Deutschland", "en": "Germany"}
        and len(ask(client, "agreements/?form=treaty&form=mou&country=DE", "AgreementPage")["results"]) == germany["count"]
    )
    assert {one["name"] for one in ask(client, "agreements/facets/?on=2024", "AgreementFacets")["facets"]}.isdisjoint({"status", "party"})
    actors = ask(client, "actors/facets/?kind=state", "ActorFacets")
    assert actors["count"]["value"] == 4 and actors["facets"][0]["values"][0]["count"] == 4
    etag = client.get("/api/v1/agreements/facets/")["ETag"]
    assert client.get("/api/v1/agreements/facets/", headers={"If-None-Match": etag}).status_code == 304
    refused(client, "agreements/facets/?cursor=x", 400)
