"""The map of parties, its table, and what it says in numbers."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from agreements.models import Actor
from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_actor, make_agreement, make_topic

pytestmark = pytest.mark.django_db

MAP = "/de/vereinbarungen/karte/"
LINK = re.compile(r'<a class="map__country map__step(\d)( is-chosen)?" href="([^"]+)"><title>([^<]+)</title>')
ROW = re.compile(r'<tr><th scope="row"><a href="([^"]+)">([^<]+)</a></th><td>([^<]+)</td></tr>')

CHIP = re.compile(r'Entfernen: </span>([^<]+)<span aria-hidden="true"> ×')


def state(code: str, name: str = "", **fields) -> Actor:
    return make_actor(name or code, kind=Actor.Kind.STATE, country=code, published=True, **fields)


def page_of(client, path: str = MAP, **params) -> str:
    response = client.get(path, params)
    assert response.status_code == 200, response.status_code
    return response.content.decode().replace("&amp;", "&")


def drawn(page: str) -> dict[str, str]:
    """Country code → what its link is called."""
    return {parse_qs(urlsplit(url).query)["country"][0]: title for _step, _chosen, url, title in LINK.findall(page)}


def table(page: str) -> dict[str, int]:
    return {parse_qs(urlsplit(url).query)["country"][0]: int(number) for url, _name, number in ROW.findall(page)}


@pytest.fixture
def signatories():
    """Germany in three agreements, Malta in two, Kyrgyzstan in one."""
    germany, malta, kyrgyzstan = state("DE"), state("MT"), state("KG")
    make_agreement("Eins", parties=[germany, malta], form="treaty", published=True)
    make_agreement("Zwei", parties=[germany, malta], published=True)
    make_agreement("Drei", parties=[germany, kyrgyzstan], published=True)
    return germany, malta, kyrgyzstan


def test_each_country_says_how_many_agreements_name_somebody_from_it(client, signatories):
    page = page_of(client)
    assert drawn(page) == {"DE": "Deutschland: 3 Vereinbarungen", "MT": "Malta: 2 Vereinbarungen", "KG": "Kirgisistan: 1 Vereinbarung"}
    assert table(page) == {"DE": 3, "MT": 2, "KG": 1}
    assert [name for _url, name, _number in ROW.findall(page)] == ["Deutschland", "Malta", "Kirgisistan"]
    assert "Deutschland: keine" not in page and "<title>Chile: keine Vereinbarung</title>" in page
    english = page_of(client, "/en/agreements/map/")
    assert drawn(english)["KG"] == "Kyrgyzstan: 1 agreement"


def test_two_actors_of_one_country_in_one_agreement_count_once(client):
    minister = make_actor("Ministerin", country="FR", published=True)
    make_agreement(parties=[state("FR"), minister], published=True)
    assert drawn(page_of(client)) == {"FR": "Frankreich: 1 Vereinbarung"}


def test_a_small_state_is_a_circle_and_a_large_one_a_shape(client, signatories):
    page = page_of(client)
    malta = re.search(r"<title>Malta:.*?</a>", page, re.DOTALL).group()
    assert 'class="map__dot"' in malta
    assert 'class="map__dot"' not in re.search(r"<title>Deutschland:.*?</a>", page, re.DOTALL).group()


def test_a_country_leads_to_the_list_that_shows_as_many_and_keeps_the_other_filters(client, signatories):
    germany, *_others = signatories
    for params in ({}, {"form": "mou"}, {"party": germany.public_id}):
        page = page_of(client, **params)
        for _step, _chosen, url, title in LINK.findall(page):
            assert params.items() <= {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}.items()
            number = int(re.search(r"\d+", title).group())
            assert client.get(url).content.decode().count('class="record-row__title"') == number


def test_filters_narrow_the_numbers_and_are_said_in_words(client, signatories):
    germany, *_others = signatories
    page = page_of(client, form="treaty", year="2024", party=germany.public_id)
    assert table(page) == {"DE": 1, "MT": 1}
    chips = CHIP.findall(page)
    assert chips == ["Form: Völkerrechtlicher Vertrag", "Jahr: 2024", "Vertragspartner: DE"]
    assert f'href="/de/vereinbarungen/?form=treaty&year=2024&party={germany.public_id}"' in page and "noindex" in page
    assert "Kein" in page_of(client, form="contract") and "<svg class" not in page_of(client, form="contract")


def test_a_topic_is_named_and_truth_is_yes_or_no(client):
    topic = make_topic("Wasserrecht")
    agreement = make_agreement(parties=[state("PE"), make_actor(published=True)])
    agreement.topics.add(topic)
    publish(agreement, by=None)
    page = page_of(client, topic=topic.slug, has_open_commitments="false")
    assert table(page) == {"PE": 1}
    assert CHIP.findall(page) == ["Thema: Wasserrecht", "Offene Zusagen: nein"]


def test_the_filter_by_country_outlines_and_leaves_the_numbers(client, signatories):
    page = page_of(client, country="MT")
    assert table(page) == {"DE": 3, "MT": 2, "KG": 1}
    assert [url for _step, chosen, url, _title in LINK.findall(page) if chosen] == ["/de/vereinbarungen/?country=MT"]
    assert "Land: Malta" in page


def test_who_has_no_shape_or_no_country_is_listed_beside_the_map(client):
    union = make_actor("Sowjetunion", kind=Actor.Kind.STATE, published=True)
    make_agreement(parties=[union, state("XA")], published=True)
    page = page_of(client)
    beside = re.search(r'id="not-on-the-map".*?</section>', page, re.DOTALL).group()
    assert f'<a href="/de/vereinbarungen/?party={union.public_id}">Sowjetunion</a> <span>1</span>' in beside
    assert '<a href="/de/vereinbarungen/?country=XA">XA</a> <span>1</span>' in beside
    assert drawn(page) == {} and table(page) == {"XA": 1}


def test_withdrawn_and_unpublished_agreements_are_not_counted(client, signatories):
    germany, *_others = signatories
    withdrawn = make_agreement("Zurück", parties=[germany, state("CL")], published=True)
    withdraw(withdrawn, by=None, reason="Wrong.")
    make_agreement("Entwurf", parties=[germany, state("PE")])
    gone = make_actor("Verschwundene Union", kind=Actor.Kind.STATE, published=True)
    make_agreement(parties=[germany, gone], published=True)
    withdraw(gone, by=None, reason="Wrong.")
    page = page_of(client)
    assert table(page) == {"DE": 4, "MT": 2, "KG": 1}
    assert "Verschwundene Union" not in page


def test_a_filter_that_cannot_be_read_is_refused_and_leads_to_the_form(client, signatories):
    for params in ({"year": "gestern"}, {"country": "Deutschland"}, {"form": "no-such"}):
        response = client.get(MAP, params)
        page = response.content.decode()
        assert response.status_code == 400 and "Diese Filter lassen sich nicht lesen" in page and "<svg class" not in page
        assert 'href="/de/vereinbarungen/?' in page


def test_an_empty_register_says_so(client):
    assert "noch nichts" in page_of(client)


def test_the_picture_is_named_and_only_countries_with_agreements_can_be_reached(client, signatories):
    page = page_of(client)
    svg = re.search(r"<svg class=\"map__world\".*?</svg>", page, re.DOTALL).group()
    assert (
        'role="group" aria-labelledby="map-title"' in svg and '<title id="map-title">Weltkarte: 3 Länder mit Vereinbarungen</title>' in svg
    )
    assert svg.count("<a ") == 3 and '<g class="map__land" aria-hidden="true">' in svg
    assert "style=" not in svg and "tabindex" not in svg
    legend = re.findall(r"</svg>([^<]+)</li>", page)
    assert legend == ["1", "2", "3", "keine Vereinbarung", "Land, das für seinen Umriss zu klein ist"]


def test_names_are_escaped(client):
    make_agreement(parties=[make_actor("<script>x</script>", published=True), state("KG")], published=True)
    page = page_of(client)
    assert "<script>x" not in page and "&lt;script&gt;x" in page


def test_the_page_is_light(client, signatories):
    assert len(page_of(client)) < 120_000
