"""A reader goes from a record to its history, compares two versions, and copies a citation; the latter two without scripts, too."""

import pytest

from agreements.addresses import record_path
from newsroom.publishing.acts import publish
from tests.factories import make_agreement


@pytest.fixture
def agreement():
    agreement = make_agreement("Vertrag", place_de="Bonn am Rhein", published=True)
    type(agreement).objects.filter(pk=agreement.pk).update(place_de="Berlin am Rhein")
    publish(agreement, by=None, change="correction", note="Der Ort war falsch.")
    agreement.refresh_from_db()
    return agreement


def compares_two(page, agreement) -> None:
    page.goto(record_path("agreement", agreement.public_id, agreement.slug, "de"))
    page.click("text=Alle Fassungen, und was sich zwischen ihnen geändert hat")
    assert page.locator("[name=from]:checked").input_value() == "1" and page.locator("[name=to]:checked").input_value() == "2"
    page.click("text=Die beiden gewählten vergleichen")
    assert "Bonn" in page.inner_text(".changes del") and "Berlin" in page.inner_text(".changes ins")
    assert "Der Ort war falsch." in page.inner_text("main")


def test_a_reader_compares_two_versions(page, agreement):
    compares_two(page, agreement)


def test_the_history_needs_no_scripts(browser, live_server, agreement):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    compares_two(page, agreement)
    page.goto(record_path("agreement", agreement.public_id, agreement.slug, "de"))
    page.click("text=Diese Fassung zitieren")
    assert page.is_visible(".cite__text") and not page.is_visible("[data-copy]")
    context.close()


def test_a_citation_is_copied(page, agreement):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(record_path("agreement", agreement.public_id, agreement.slug, "de"))
    page.click("text=Diese Fassung zitieren")
    page.click("text=Zitiervorschlag kopieren")
    page.wait_for_selector("[data-copy]:text('Kopiert')")
    assert page.evaluate("navigator.clipboard.readText()") == page.inner_text(".cite__text")
    assert page.inner_text("[data-copy-status]") == "Kopiert"
