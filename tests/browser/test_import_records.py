"""An import from beginning to end in a real browser, its steps in processes of their own."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from agreements.models import Actor, Agreement, AgreementVersion, ImportRun
from tests.processes import address_of_the_database

DATA = Path(__file__).parent.parent / "data"
PATIENCE = 60_000


@pytest.fixture
def desk(page, log_in, settings, tmp_path, monkeypatch) -> Page:
    """A registrar's page; the processes that it starts work in the database and the folder of the test."""
    monkeypatch.setenv("DATABASE_URL", address_of_the_database())
    monkeypatch.setenv("NEWSROOM_DATA", str(tmp_path))
    settings.MEDIA_ROOT = tmp_path / "media"
    log_in("registrar")
    return page


def wait_for_the_end(desk: Page) -> None:
    """The page asks by itself, and shows what came of it."""
    expect(desk.locator("[data-progress]")).to_have_count(0, timeout=PATIENCE)


def upload_and_check(desk: Page, name: str = "agreements_lookalike.csv") -> None:
    desk.goto("/admin/")
    desk.click("nav.start-links >> text=Daten importieren")
    desk.set_input_files("#id_file", DATA / name)
    desk.click("text=Hochladen")
    desk.check("#id_create_missing")
    desk.click("text=Zeilen prüfen")
    wait_for_the_end(desk)


def confirm(desk: Page) -> None:
    desk.click(".import-acts .default")
    desk.fill("#id_note", "Aus der Sammlung")
    desk.click("text=Jetzt importieren")
    wait_for_the_end(desk)


def test_a_file_is_checked_imported_published_and_the_same_the_second_time(desk):
    upload_and_check(desk)
    desk.click(".import-chips .chip-refused")
    expect(desk.locator(".line-messages").first).to_contain_text("1903--01-15")
    assert not Agreement.objects.exists(), "so far it was only looked at"
    confirm(desk)
    assert Agreement.objects.count() == ImportRun.objects.get().counts["tables"]["agreements"]["new"] == 3
    assert not AgreementVersion.objects.exists(), "readers see nothing yet"
    desk.click(".import-acts .default")
    desk.click("input.default")
    wait_for_the_end(desk)
    assert AgreementVersion.objects.live().count() == 2
    expect(desk.locator(".import-refusals li")).to_have_count(1)
    expect(desk.locator(".import-refusals")).to_contain_text("Accord On Ferries")
    upload_and_check(desk)
    expect(desk.locator(".messagelist, .import-head").last).to_contain_text("Dieselbe Datei")
    expect(desk.locator(".import-acts")).to_contain_text("Es gibt nichts zu importieren")
    desk.goto("/de/vereinbarungen/")
    expect(desk.locator("main")).to_contain_text("Convention On The Lights")


def test_an_import_is_reverted_as_a_whole(desk):
    upload_and_check(desk)
    confirm(desk)
    assert Agreement.objects.exists() and Actor.objects.exists()
    desk.click("text=Diesen Import zurücknehmen")
    desk.click("input.default")
    wait_for_the_end(desk)
    expect(desk.locator(".import-head")).to_contain_text("Zurückgenommen")
    assert not Agreement.objects.exists() and not Actor.objects.exists()
