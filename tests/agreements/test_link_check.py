"""Links are checked against a real server on this machine."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.management import call_command
from django.utils import timezone

from agreements.link_check import LinkProblem, Politeness, check, due, problem_of
from agreements.models import Source
from tests.factories import make_source

ANSWERS = {"/here": 200, "/gone": 410, "/missing": 404, "/refused": 403, "/broken": 500, "/busy": 503, "/no-head": 200}
REDIRECTS = {
    "/moved": "/here",
    "/lost": "/missing",
    "/circle": "/circle",
    "/inside": "http://localhost.invalid/",
    "/file": "file:///etc/passwd",
}


class Handler(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.answer(405 if self.path == "/no-head" else None)

    def do_GET(self):
        self.answer(None)

    def answer(self, status):
        if self.path in REDIRECTS:
            self.send_response(302)
            self.send_header("Location", REDIRECTS[self.path])
        else:
            self.send_response(status or ANSWERS[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def is_this_machine(host: str) -> bool:
    return host == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/here", None),
        ("/no-head", None),
        ("/moved", None),
        ("/refused", None),
        ("/busy", None),
        ("/gone", LinkProblem.GONE),
        ("/missing", LinkProblem.GONE),
        ("/lost", LinkProblem.GONE),
        ("/broken", LinkProblem.SERVER),
        ("/circle", LinkProblem.ENDLESS),
        ("/inside", LinkProblem.NOT_PUBLIC),
        ("/file", LinkProblem.NOT_PUBLIC),
    ],
)
def test_what_a_server_answers_is_told_apart(path, problem):
    with serving() as site:
        assert problem_of(site + path, is_this_machine) == problem


def test_a_server_that_is_not_there_is_silent():
    with serving() as site:
        pass
    assert problem_of(site + "/here", is_this_machine) == LinkProblem.SILENT


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost:5432/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/"]
)
def test_our_own_network_is_never_asked(url):
    assert problem_of(url) == LinkProblem.NOT_PUBLIC


@pytest.mark.django_db
def test_a_source_remembers_since_when_its_link_is_broken():
    with serving() as site:
        source = make_source(url=f"{site}/gone")
        first, second, third = (timezone.now() for _ in range(3))
        check(source, first, is_this_machine)
        check(source, second, is_this_machine)
        source.refresh_from_db()
        assert (source.link_checked_at, source.link_failing_since, source.link_problem) == (second, first, "gone")
        Source.objects.update(url=f"{site}/here")
        source.refresh_from_db()
        check(source, third, is_this_machine)
    source.refresh_from_db()
    assert (source.link_checked_at, source.link_failing_since, source.link_problem, source.row_version) == (third, None, "", 1)


@pytest.mark.django_db
def test_what_was_asked_longest_ago_comes_first():
    old, new, never = (make_source(url="http://127.0.0.1/", link_checked_at=moment) for moment in (timezone.now(), timezone.now(), None))
    make_source()
    assert due(9) == [never, old, new] and due(1) == [never]


@pytest.mark.django_db
def test_the_command_says_what_is_broken(capsys):
    source = make_source(url="http://127.0.0.1/private")
    call_command("check_links")
    printed = capsys.readouterr().out
    assert source.public_id in printed and printed.endswith("1 links checked, 1 of them broken.\n")


def test_a_host_is_not_asked_twice_within_a_second():
    politeness, begun = Politeness(), timezone.now()
    for url in ("http://one.example/a", "http://two.example/", "http://one.example/b"):
        politeness.wait(url)
    assert 0.9 < (timezone.now() - begun).total_seconds() < 5
