"""Addresses and parameters are bounded and checked: whatever is asked, the answer is never a failure of ours."""

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from articles.models import Image
from newsroom.rest.parameters import LARGEST_PAGE
from tests.factories import make_actor, make_agreement, make_article, make_topic
from tests.security.desk import client_of
from tests.surfaces import about_versions_of, addresses, downloads_of, filed_under, list_downloads, networks_of, next_to, pages_of

pytestmark = pytest.mark.django_db

ANSWERS = {200, 301, 302, 304, 400, 404, 410, 414}
PARAMETERS = [
    "with",
    "q", "kind", "cursor", "limit", "as_of", "language", "section", "genre", "topic", "mentions", "contributor", "published_after",
    "published_before", "form", "binding", "status", "party", "country", "year", "dated_certainly_after", "dated_possibly_before",
    "state", "rating", "due_status", "due", "due_certainly_before", "due_possibly_after", "owed_by", "owed_to",
    "on", "certainty", "what", "since", "until", "order", "when", "actor", "agreement",
    "text_status", "has_open_commitments", "has_no_timetable", "classification", "format", "from", "to", "no such parameter",
]  # fmt: skip
# Percent-encoded as they stand in an address: NUL, lone surrogates, broken UTF-8, line and direction marks, paths, headers, numbers and
# days at the edges, cursors of nobody.
NASTY = [
    "%00", "a%00b", "%ED%A0%80", "%FF%FE", "%C3%28", "%F0%9F%98", "%E2%80%A8", "%E2%80%AE", "..%2F..%2Fetc%2Fpasswd", "%0D%0AX-A:b",
    "'", '"', "%25", "\\", "{{7*7}}", "-1", "0", "9" * 30, "1e400", "NaN", "true", "[]", "0001-01-01", "9999-12-31", "2025-02-30",
    "2025-04-03T18:00:00%2B99:99", "2999-12-31T23:59:59.999999-14:00", "1000-01-01T00:00:00%2B14:00", "IA", "WyI-Iiwi",
]  # fmt: skip


@pytest.fixture
def world() -> list[str]:
    """One of each public address, about real things, without parameters."""
    actor, agreement, topic = make_actor(published=True), make_agreement(published=True), make_topic()
    article = make_article("Wasser", mentions=[actor, agreement], published=True)
    article.topics.add(topic)
    found = [
        *addresses("x"),
        *addresses("x", "en"),
        *filed_under(article),
        *(page for item in (article, actor, agreement) for page in pages_of(item)),
        *(page for item in (actor, agreement) for page in [*about_versions_of(item), *networks_of(item), *downloads_of(item)]),
        *list_downloads(),
        *next_to(agreement),
    ]
    found += ["/", "/robots.txt", "/sitemap.xml", "/healthz", "/readyz", "/de/ueber-uns/", "/media/agreements/none.pdf"]
    found += ["/api/v1/", "/api/v1/schema/", "/api/v1/docs/", f"/api/v1/topics/{topic.public_id}/"]
    return sorted({page.partition("?")[0] for page in found})


def pages(world: list[str]) -> list[str]:
    return [path for path in world if not path.startswith("/api/")]


values = (
    st.sampled_from(NASTY) | st.text(max_size=40).map(lambda text: quote(text, errors="surrogatepass")) | st.binary(max_size=20).map(quote)
)
queries = st.lists(st.tuples(st.sampled_from(PARAMETERS), values), min_size=1, max_size=3)


def test_whatever_is_asked_is_answered_or_refused(client, world):
    @settings(max_examples=150, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(path=st.sampled_from(world), query=queries, tail=st.just("") | values)
    def ask(path, query, tail):
        address = f"{path}{tail}?" + "&".join(f"{quote(name)}={value}" for name, value in query)
        answer = client.get(address)
        answer.getvalue()
        assert answer.status_code in ANSWERS, address

    ask()


@pytest.mark.parametrize("value", NASTY)
def test_what_has_gone_wrong_before_elsewhere_is_answered_or_refused(client, value):
    for address in (
        "/de/suche/?q=",
        "/de/artikel/?cursor=",
        "/en/agreements/?year=",
        "/api/v1/articles/?published_after=",
        "/api/v1/actors/?q=",
    ):
        assert client.get(address + value).status_code in ANSWERS, address
    for address in (f"/de/artikel/{value}/", f"/de/themen/{value}/", f"/api/v1/actors/{value}/", f"/media/{value}", f"/{value}"):
        assert client.get(address).status_code in ANSWERS - {200}, address


def test_a_query_of_more_than_two_thousand_characters_is_refused_everywhere(client, world):
    for path in world:
        refused = 200 if path == "/api/v1/docs/" else 414 if path.startswith("/api/") else 400
        assert client.get(f"{path}?q={'x' * 2_000}").status_code == refused, path
        assert client.get(f"{path}?{'q=x&' * 501}").status_code == refused, path


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_readers_pages_are_read_and_nothing_else(client, world, method):
    for path in pages(world):
        answer = client.generic(method, path)
        assert (answer.status_code, answer["Allow"], answer.cookies) == (405, "GET, HEAD", {}), path
    assert {client.head(path).status_code for path in pages(world)} <= {200, 302, 404}


def test_pages_are_of_a_bounded_size(client):
    actors = [make_actor(published=True) for _ in range(22)]
    assert LARGEST_PAGE == 100 and client.get("/api/v1/actors/?limit=101").status_code == 400
    assert len(client.get("/api/v1/actors/").json()["results"]) == 20
    for ignored in ("?limit=1000", "?size=1000", "?page=2"):
        listed = client.get(f"/de/akteure/{ignored}").content.decode()
        assert sum(actor.public_id in listed for actor in actors) == 20


def test_forms_of_the_desk_are_bounded(settings):
    assert (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, settings.DATA_UPLOAD_MAX_MEMORY_SIZE) == (5_000, 5 * 1024 * 1024)
    editor, address = client_of("editor"), "/admin/agreements/topic/add/"
    assert editor.post(address, {f"name{number}": "x" for number in range(5_001)}).status_code == 400
    assert editor.post(address, "x" * (5 * 1024 * 1024 + 1), content_type="application/x-www-form-urlencoded").status_code == 400
    assert editor.get("/admin/articles/article/?q=" + "x" * 1_900).status_code == 200


@pytest.mark.parametrize(
    "content", [b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", b"<script>x()</script>", b"", b"\x89PNG\r\n\x1a\n" + b"0" * 90]
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(settings, tmp_path, content):
    settings.MEDIA_ROOT = tmp_path
    picture = SimpleUploadedFile("picture.png", content, content_type="image/png")
    answer = client_of("editor").post("/admin/articles/image/add/", {"file": picture, "focal_point": "0.5x0.5", "title": "P"})
    assert answer.status_code == 200 and not Image.objects.exists()


def test_originals_and_sources_are_not_served(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for path in ("images/2026/01/a.png", "sources/a.pdf", "agreements/a.html", "agreements/x/../../secret-key.txt", "__processed__/a.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("secret")
        assert client.get(f"/media/{path}").status_code == 404, path


def test_hosts_that_are_not_ours_are_refused(client):
    assert client.get("/de/", headers={"host": "evil.example"}).status_code == 400
