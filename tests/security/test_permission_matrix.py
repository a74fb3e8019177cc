"""Every address of the desk and of the API, asked by everybody, against the written table in table.py."""

import logging

import pytest
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import get_resolver

from tests.factories import make_article
from tests.security.desk import DESK, client_of, filled, model_of, patterns, rows, status
from tests.security.table import TABLE

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "reporter", "registrar", "editor", "administrator")
# What a pattern needs beside its own address to be about something.
QUERIES = {"publish": "?item=agreement.{agreement}", "autocomplete": "?app_label=agreements&model_name=party&field_name=actor"}
OPEN = {"login": 200, "logout": 302, "language": 405}  # before login, too
READ_ONLY = {"preview", "versions", "compare", "history", "changelist", "index", "positions", "choose"}  # a POST there is a GET
UNNAMED = {None, "app_list"}  # what leads elsewhere: old addresses of objects, the list of one app, everything unknown


@pytest.fixture(autouse=True)
def statuses_only(settings, tmp_path, monkeypatch):
    """Pages are not laid out: other tests read them, this one asks two thousand times who may."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    logging.disable(logging.WARNING)  # a thousand refusals with their tracebacks
    yield
    logging.disable(logging.NOTSET)


def table_key(name: str) -> tuple[str, str]:
    """("articles_article", "change") of "articles_article_change"; without a model for the desk's own pages."""
    group = next((group for group in TABLE if group and name.startswith(f"{group}_")), "")
    return group, name.removeprefix(f"{group}_") if group else name


def named() -> dict[str, str]:
    """Name → address with its placeholders."""
    return {name: address for address, name in patterns() if name not in UNNAMED}


def addresses(found: dict) -> dict[str, str]:
    keys = {kind: row.pk for kind, row in found.items()}
    return {name: filled(address, found.get(model_of(address))) + QUERIES.get(name, "").format(**keys) for name, address in named().items()}


def test_every_address_of_the_desk_is_in_the_table():
    written = {f"{group}_{page}" if group else page for group, pages in TABLE.items() for page in pages}
    assert set(named()) - written == set(), "Write new addresses into tests/security/table.py: who may?"
    assert written - set(named()) == set(), "These addresses are gone: take them out of tests/security/table.py."


def test_every_role_gets_what_the_table_says():
    clients, found = [client_of(role) for role in ROLES], rows()
    wrong = {}
    for name, address in addresses(found).items():
        group, page = table_key(name)
        expected, _bar, posted = TABLE[group][page].partition(" | ")
        for method, statuses in [("get", expected)] + [("post", posted or expected)] * (page not in READ_ONLY):
            got = " ".join(str(status(client, method, DESK + address)) for client in clients)
            if got != statuses:
                wrong[f"{method} {name}"] = (got, statuses)
    assert wrong == {}, "(what they get, what the table says), for nobody, reporter, registrar, editor, administrator"


def test_whoever_is_not_logged_in_is_led_to_the_login():
    anonymous, found = Client(), rows()
    for name, address in addresses(found).items():
        answer = anonymous.get(DESK + address)
        if name in OPEN:
            assert answer.status_code == OPEN[name], name
        else:
            assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/admin/login/"), name
            assert anonymous.post(DESK + address).status_code in (302, 403), name


OWN = {
    "change": 200, "preview": 200, "versions": 200, "history": 200, "delete": 200, "compare": 404, "restore_snapshot": 200, "publish": 403,
    "withdraw": 403, "send_back": 403, "hide": 403, "redact": 403, "restore": 404, "cancel": 403,
}  # fmt: skip


def test_a_reporter_works_on_an_article_of_their_own_and_publishes_nothing():
    """There is no version yet to compare with or to restore."""
    reporter = client_of("reporter")
    article = make_article(created_by=reporter.user)
    pages = {page: named()[f"articles_article_{page}"] for page in OWN}
    found = {page: filled(address, article).replace("None", "1") for page, address in pages.items()}
    assert {page: status(reporter, "get", DESK + address) for page, address in found.items()} == OWN


def test_choosers_and_lists_tell_a_reporter_nothing_of_the_articles_of_others():
    reporter = client_of("reporter")
    foreign = make_article("Secret plan", published=True)
    chooser = f"{DESK}autocomplete/?app_label=articles&model_name=article&field_name=translation_of&term=Secret"
    for address in (
        chooser,
        f"{DESK}articles/article/",
        f"{DESK}articles/article/?q=Secret",
        DESK,
        f"{DESK}publish/?item=article.{foreign.pk}",
    ):
        assert "Secret plan" not in reporter.get(address).content.decode(), address


def test_roles_cannot_be_given_to_oneself():
    """Only administrators reach users, and only a superuser makes superusers."""
    administrator = client_of("administrator")
    address = f"{DESK}auth/user/{administrator.user.pk}/change/"
    administrator.post(address, {"username": "administrator", "is_superuser": "on", "is_staff": "on", "is_active": "on"})
    administrator.user.refresh_from_db()
    assert not administrator.user.is_superuser


def api_addresses() -> list[str]:
    api = next(pattern for pattern in get_resolver().url_patterns if str(pattern.pattern) == "api/")
    return [f"/api/{pattern.pattern}" for pattern in api.url_patterns if pattern.name != "api-nowhere"]


API = [
    "/api/v1/", "/api/v1/articles/", "/api/v1/articles/<id:public_id>/", "/api/v1/actors/", "/api/v1/actors/<id:public_id>/",
    "/api/v1/agreements/", "/api/v1/agreements/<id:public_id>/", "/api/v1/topics/", "/api/v1/topics/<id:public_id>/", "/api/v1/search/",
    "/api/v1/commitments/", "/api/v1/sources/", "/api/v1/sources/<id:public_id>/", "/api/v1/changes/", "/api/v1/schema/", "/api/v1/docs/",
    "/api/v1/actors/<id:public_id>/versions/", "/api/v1/actors/<id:public_id>/versions/<int:number>/",
    "/api/v1/actors/<id:public_id>/versions/compare/", "/api/v1/agreements/<id:public_id>/versions/",
    "/api/v1/agreements/<id:public_id>/versions/<int:number>/", "/api/v1/agreements/<id:public_id>/versions/compare/",
    "/api/v1/agreements/<id:public_id>/lineage/", "/api/v1/happenings/", "/api/v1/agreements/facets/", "/api/v1/actors/facets/",
]  # fmt: skip


def test_the_api_reads_and_is_the_same_for_everybody():
    assert sorted(api_addresses()) == sorted(API), "Write new addresses of the API in here: who may?"
    draft = make_article("Secret plan")
    public = {row._meta.model_name: row.public_id for row in rows().values() if hasattr(row, "public_id")}
    clients = [Client(), client_of("reporter"), client_of("administrator")]
    for address in API:
        address = address.replace("<id:public_id>", public.get(address.split("/")[3].removesuffix("s"), "")).replace("<int:number>", "1")
        address += "?q=Article" if "search" in address else "?from=1&to=1" if "compare" in address else ""
        answers = {client.get(address).content for client in clients}
        assert len(answers) == 1 and b"Secret plan" not in next(iter(answers)), address
        assert {Client().generic(method, address).status_code for method in ("POST", "PUT", "PATCH", "DELETE")} == {405}, address
    assert clients[-1].get(f"/api/v1/articles/{draft.public_id}/").status_code == 404
