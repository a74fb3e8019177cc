"""Sources at the desk in a real browser: an editor retracts one, moves an embargo, cites a confidential one; readers see none of it."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from agreements.models import Position, Source
from newsroom.publishing.acts import publish
from newsroom.publishing.models import Change
from tests.factories import make_actor, make_agreement, make_source
from tests.surfaces import addresses, pages_of, text_of

WORD = "Tarnkappe"


@pytest.fixture
def desk(page, log_in, faults) -> Page:
    """The page of an editor who is logged in; any error or warning in the console fails the test."""
    log_in("editor")
    yield page
    assert faults == []


def form_of(row) -> str:
    return reverse(f"admin:agreements_{row._meta.model_name}_change", args=[row.pk])


def told(client, *items, word: str = WORD) -> list[str]:
    """The public addresses that hold the word: all lists, the items' own pages, feeds and API, and those of every source."""
    client.logout()
    sources = [f"/api/v1/sources/{key}/" for key in Source.objects.values_list("public_id", flat=True)]
    return [
        path
        for path in [*addresses("Rathenau"), *(path for item in items for path in pages_of(item)), *sources]
        if word in text_of(client, path)
    ]


def test_an_editor_retracts_a_source_and_readers_see_it_when_the_record_is_published_again(desk, client):
    source = make_source(title="The letter")
    person = make_actor("Rathenau", published=True)
    Position.objects.create(person=person, organization=make_actor("Reich", kind="state"), title_de="Minister", source=source)
    publish(person, by=None)
    desk.goto(form_of(source))
    desk.click("text=Diese Quelle zurückziehen …")
    expect(desk.locator(".resting-list")).to_contain_text("Rathenau")
    desk.fill("#id_reason_de", f"{WORD}: gefälscht.")
    with desk.expect_navigation():
        desk.click(".submit-row input.default")
    expect(desk.locator(".messagelist .success")).to_contain_text("1 Eintrag oder Artikel ging in die Abnahme.")
    expect(desk.locator(".source-retracted")).to_contain_text(f"{WORD}: gefälscht.")
    desk.goto(form_of(person))
    expect(desk.locator(".problems").first).to_contain_text("Dies beruht auf „The letter“")
    assert told(client, person) == []
    publish(person, by=None)
    desk.goto(pages_of(person)[0])
    expect(desk.locator(".source .chip--notice").first).to_have_text("zurückgezogen")
    assert told(client, person) != []


def test_an_embargo_moved_on_a_report_cancels_what_rests_on_it_after_asking(desk, client):
    report = make_source(title="The leak")
    actor = make_actor(f"{WORD} Rathenau", main_source=make_source(title="A speech", via=report))
    publish(actor, by=None, at=timezone.now() + timedelta(hours=2))
    desk.goto(form_of(report))
    desk.click("text=Vertraulichkeit und Sperrfrist")
    later: datetime = timezone.localtime() + timedelta(hours=5)
    desk.fill("#id_embargo_until_0", later.strftime("%Y-%m-%d"))
    desk.fill("#id_embargo_until_1", later.strftime("%H:%M"))
    with desk.expect_navigation():
        desk.click("[name=_save]")
    expect(desk.locator(".errorlist").first).to_contain_text(WORD)
    desk.check("#id_cancel_planned")
    with desk.expect_navigation():
        desk.click("[name=_save]")
    expect(desk.locator(".messagelist .warning")).to_be_visible()
    assert not Change.objects.exists()
    assert told(client, actor) == []


def test_an_editor_cites_a_confidential_source_and_no_reader_learns_of_it(desk, client):
    make_source(title=f"{WORD} informant", is_confidential=True)
    agreement = make_agreement("Rapallo", parties=[make_actor("Rathenau", published=True), make_actor(published=True)], published=True)
    desk.goto(form_of(agreement))
    desk.locator("#events-0 .row-rest > summary").click()
    choose_in_row(desk, "events-0", WORD)
    desk.fill("#id_events-0-locator", f"{WORD} page 3")
    desk.fill("#id_events-0-excerpt", f"{WORD} words")
    with desk.expect_navigation():
        desk.click("[name=_save]")
    publish(agreement, by=None)
    assert agreement.events.get().source.is_confidential
    desk.goto(pages_of(agreement)[0])
    expect(desk.locator(".source--withheld")).to_contain_text("nicht genannt")
    assert told(client, agreement) == []


def choose_in_row(page: Page, row: str, words: str) -> None:
    page.locator(f"#{row} .field-source .select2-selection, #{row} [id$='field-source'] .select2-selection").first.click()
    with page.expect_response(lambda answer: f"term={words}" in answer.url):
        page.locator(".select2-container--open .select2-search__field").press_sequentially(words)
    expect(page.locator(".select2-results__option.loading-results")).to_have_count(0)
    page.click(".select2-results__option--highlighted:not(.loading-results)")


def test_a_source_opens_without_javascript_and_by_keyboard(desk, browser, live_server):
    actor = make_actor("Rathenau")
    source = make_source(title="Handbook", language="en", archived_url="https://archive.example.org/handbook")
    Position.objects.create(
        person=actor,
        organization=make_actor("Reich", kind="state"),
        title_de="Minister",
        source=source,
        locator="p. 3",
        excerpt="“He was named.”",
    )
    publish(actor, by=None)
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    reader = context.new_page()
    reader.goto(pages_of(actor)[0])
    evidence = reader.locator(".timeline .source")
    evidence.locator("summary").focus()
    reader.keyboard.press("Enter")
    for words in ("“He was named.”", "https://archive.example.org/handbook", "Englisch", "p. 3"):
        expect(evidence.get_by_text(words).last).to_be_visible()
    evidence.get_by_text("Alles, was auf dieser Quelle beruht").click()
    reader.get_by_text("Minister, Reich").click()
    place = reader.url.partition("#")[2]
    assert place.startswith("fact-")
    expect(reader.locator(f"#{place}")).to_be_in_viewport()
    reader.emulate_media(media="print")
    expect(reader.locator(f"#{place} .source__excerpt")).to_be_visible()
    context.close()
