"""The content policy of every page, readers' and desk, and that the pages keep to it."""

import json
import re

import pytest
from lxml import html

from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_actor, make_agreement, make_article, make_contributor, make_quote, make_topic
from tests.security.desk import DESK, client_of, filled, model_of, patterns, rows
from tests.surfaces import about_versions_of, addresses, filed_under, networks_of, next_to, pages_of

pytestmark = pytest.mark.django_db

OURS = ("script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src", "form-action")
READERS = dict.fromkeys(OURS, "'self'") | dict.fromkeys(("default-src", "frame-ancestors", "base-uri"), "'none'")
DATA_BLOCKS = {"application/ld+json", "application/json"}


def directives(response) -> dict[str, str]:
    return dict(one.strip().partition(" ")[::2] for one in response.headers["Content-Security-Policy"].split(";"))


def misdeeds(page: str, nonce: str = "") -> list[str]:
    """Everything on the page that a strict policy would refuse, or that could run what somebody typed."""
    found = []
    for element in html.fromstring(page).iter("*"):
        found += [
            f"{element.tag} {name}={value[:40]}" for name, value in element.attrib.items() if name.startswith("on") or name == "style"
        ]
        links = [element.get(name, "") for name in ("href", "src", "action", "formaction", "xlink:href", "data")]
        found += [
            f"{element.tag} {link[:40]}" for link in links if re.match(r"[\s\x00-\x20]*(javascript|data|vbscript):", link, re.IGNORECASE)
        ]
        if element.tag in ("style", "iframe", "object", "embed", "base", "applet"):
            found.append(f"<{element.tag}>")
        if element.tag == "script" and not (element.get("src") or element.get("type") in DATA_BLOCKS or is_our_map(element, nonce)):
            found.append(f"<script>{(element.text or '')[:40]}")
    return found


def is_our_map(script, nonce: str) -> bool:
    return script.get("type") == "importmap" and bool(nonce) and script.get("nonce") == nonce


@pytest.fixture
def readers_pages() -> list[str]:
    """One of each kind of readers' page, in both languages, and the pages for when something is not there."""
    actor, agreement, topic = make_actor(published=True), make_agreement(published=True), make_topic()
    article = make_article("Wasser", mentions=[actor, agreement])
    make_quote(article, actor)
    make_contributor(article=article)
    article.topics.add(topic)
    publish(article, by=None)
    gone = make_article(published=True)
    withdraw(gone, by=None, reason="It was wrong.")
    found = [
        *addresses("Wasser"),
        *addresses("Wasser", "en"),
        *(page for item in (article, actor, agreement, gone) for page in pages_of(item)),
        *(page for item in (actor, agreement) for page in about_versions_of(item) if page.endswith(("/", "=1"))),
        *next_to(agreement),
        *(page for item in (actor, agreement) for page in networks_of(item)),
    ]
    found += [
        *filed_under(article),
        "/de/ueber-uns/",
        "/en/about/",
        "/api/v1/docs/",
        "/de/nichts/",
        "/de/akteure/?as_of=x&cursor=x",
        "/nichts/",
    ]
    return [page for page in found if page.startswith(("/de/", "/en/", "/nichts")) or "docs" in page]


def test_readers_pages_keep_to_the_strict_policy_and_leave_no_trace(client, readers_pages):
    for page in readers_pages:
        answer = client.get(page)
        assert directives(answer) == READERS, page
        assert (answer.headers["X-Content-Type-Options"], answer.headers["X-Frame-Options"]) == ("nosniff", "DENY"), page
        assert answer.headers["Referrer-Policy"] and answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", page
        assert not answer.cookies and "Cookie" not in answer.get("Vary", ""), page
        if answer.headers["Content-Type"].startswith("text/html"):
            assert misdeeds(answer.content.decode()) == [], page
            assert "nonce" not in answer.content.decode(), page


def test_data_blocks_hold_json(client, readers_pages):
    for page in readers_pages:
        answer = client.get(page)
        if answer.headers["Content-Type"].startswith("text/html"):
            for block in html.fromstring(answer.content.decode()).iter("script"):
                if block.get("type") in DATA_BLOCKS:
                    json.loads(block.text)


@pytest.mark.parametrize(("path", "status"), [("/de/nichts/", 404), ("/de/?cursor=x" + "y" * 2_000, 400), ("/de/artikel/?cursor=x", 400)])
def test_error_pages_keep_to_it_as_well(client, path, status):
    answer = client.get(path)
    assert (answer.status_code, directives(answer), misdeeds(answer.content.decode())) == (status, READERS, [])


def test_a_failure_of_ours_keeps_to_it_as_well(client, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("newsroom.views.answer", fail)
    client.raise_request_exception = False
    answer = client.get("/de/ueber-uns/")
    assert (answer.status_code, directives(answer)) == (500, READERS)
    assert misdeeds(answer.content.decode()) == [] and "secret detail" not in answer.content.decode()


def desk_pages() -> list[str]:
    found = rows()
    pages = [
        filled(address, found.get(model_of(address))) for address, name in patterns() if name not in (None, "app_list", "view_on_site")
    ]
    return [
        *pages,
        f"publish/?item=article.{found['article'].pk}",
        "nothing/",
        "articles/",
        "articles/article/?q=Article",
        "articles/article/999/change/",
    ]


def test_every_page_of_the_desk_keeps_to_the_policy_of_the_desk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    administrator = client_of("administrator")
    for page in desk_pages():
        answer = administrator.get(DESK + page)
        policy = directives(answer)
        nonce = re.search(r"'nonce-([^']+)'", policy["script-src"])
        assert set(policy["script-src"].split()) - {nonce and nonce[0]} == {"'self'"}, page
        assert (policy["style-src"], policy["default-src"], policy["frame-ancestors"]) == ("'self'", "'none'", "'none'"), page
        assert answer.headers["Cache-Control"].count("no-store") == 1 and answer.headers["X-Frame-Options"] == "DENY", page
        if answer.headers["Content-Type"].startswith("text/html") and answer.content:
            assert misdeeds(answer.content.decode(), nonce and nonce[1]) == [], page


def test_whoever_is_not_logged_in_gets_the_same_policy_at_the_login(client):
    page = client.get("/admin/login/")
    assert misdeeds(page.content.decode()) == [] and directives(page)["style-src"] == "'self'"
