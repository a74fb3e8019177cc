"""Tests in a real Chromium, against the live server. Everything in this folder is marked `browser`.

Without a Chromium they are skipped, and say so; with NEWSROOM_REQUIRE_BROWSER=1 they fail.
"""

import os
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import sync_playwright

from tests.browser.chromium import FLAGS, find_chromium
from tests.factories import make_user

MISSING = "No Chromium was found: install one (on Debian: apt install chromium), or name it in NEWSROOM_CHROMIUM, to run the browser tests."


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="module")
def browser():
    """One Chromium a module. While it is open, playwright's event loop runs in this thread, which Django takes for an async caller."""
    executable = find_chromium()
    if not executable:
        (pytest.fail if os.environ.get("NEWSROOM_REQUIRE_BROWSER") == "1" else pytest.skip)(MISSING)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints():
    """Uncaught errors of scripts and violations of the content policy, in order. A test that expects them clears the list."""
    return []


@pytest.fixture
def page(browser, live_server, complaints):
    """A fresh page of a German reader; addresses are relative to the live server. What the browser complains about fails the test."""
    context = browser.new_context(base_url=live_server.url, locale="de-DE", timezone_id="Europe/Berlin")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None)
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def faults(page):
    """Errors and warnings of the console, and answers that say the server failed; a test of a page without faults compares it with []."""
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type in ("error", "warning") else None)
    page.on("response", lambda answer: found.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None)
    return found


@pytest.fixture
def log_in(page, client, live_server, transactional_db):
    """Makes the page that of a user with the role: `log_in("editor")`."""

    def as_somebody(role: str) -> None:
        user = make_user("mira")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])

    return as_somebody
