"""The register at the desk, in a real browser: quickly, by any name, in both languages, without a complaint of the console."""

from urllib.parse import quote

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from agreements.models import Actor, Agreement, AgreementVersion
from tests.factories import make_actor, make_agreement, make_article, make_source, make_topic


@pytest.fixture
def desk(page, log_in, faults) -> Page:
    """The page of an administrator who is logged in; any error or warning in the console fails the test."""
    log_in("administrator")
    yield page
    assert faults == []


def choose(page: Page, field: str, words: str) -> None:
    """Pick from an autocomplete as an editor does: open, type, wait for the answer, take the first hit."""
    page.click(f"#field-{field} .select2-selection")
    with page.expect_response(lambda answer: f"term={quote(words)}&" in f"{answer.url}&"):
        page.locator(".select2-container--open .select2-search__field").press_sequentially(words)
    expect(page.locator(".select2-results__option.loading-results")).to_have_count(0)
    page.click(".select2-results__option--highlighted:not(.loading-results)")


def test_a_memorandum_with_two_known_actors_and_one_source_is_published_with_seven_fields(desk):
    make_actor("Sadyr Zhaparov", published=True)
    make_actor("National Investment Agency", kind="organization", classification="public_body", published=True)
    make_source(title="Press report")
    desk.goto("/admin/")
    desk.click(f"nav.start-links a[href='{reverse('admin:agreements_agreement_add')}']")
    desk.fill("#id_title_de", "Absichtserklärung")
    desk.select_option("#id_form", "mou")
    choose(desk, "party_a", "Жапаров")
    choose(desk, "party_b", "National")
    desk.select_option("#id_event", "announced")
    desk.fill("[name=event_on]", "3.4.2025")
    choose(desk, "main_source", "Press")
    with desk.expect_navigation():
        desk.click("[name=_publish]")
    version = AgreementVersion.objects.live().get()
    assert (version.title_de, version.status) == ("Absichtserklärung", "announced")
    assert desk.url.endswith(reverse("admin:agreements_agreement_change", args=[version.item_id]))


def test_a_new_actor_is_made_in_a_pop_up_without_leaving_the_form(desk):
    desk.goto(reverse("admin:agreements_agreement_add"))
    with desk.expect_popup() as opened:
        desk.click("#field-party_a .add-related")
    window = opened.value
    window.select_option("#id_kind", "person")
    window.fill("#id_name_de", "Ada Neu")
    with window.expect_event("close"):
        window.click("[name=_save]")
    expect(desk.locator("#field-party_a .select2-selection__rendered")).to_contain_text("Ada Neu")
    assert Actor.objects.get().name_de == "Ada Neu"


def test_a_sentence_about_a_problem_leads_to_its_field(desk):
    agreement = make_agreement(main_source=None)
    desk.goto(reverse("admin:agreements_agreement_change", args=[agreement.pk]))
    desk.click(".problems a[href$='#field-main_source']")
    expect(desk.locator("#field-main_source")).to_be_in_viewport()
    desk.click(".desk-jump a[href='#commitments-group']")
    expect(desk.locator("#commitments-group .add-row")).to_be_visible()


def test_a_row_is_added_filled_and_counted(desk):
    agreement = make_agreement()
    desk.goto(reverse("admin:agreements_agreement_change", args=[agreement.pk]))
    desk.click("#provisions-group > fieldset > details > summary")
    desk.click("#provisions-group .add-row a")
    expect(desk.locator("#provisions-group summary .count")).to_have_text("1")
    desk.fill("#id_provisions-0-number", "1")
    desk.select_option("#id_provisions-0-kind", "obligation")
    desk.click("#provisions-0 .row-rest > summary")
    desk.fill("#id_provisions-0-text_de", "Sie bauen einen Damm.")
    with desk.expect_navigation():
        desk.click("[name=_save]")
    assert agreement.provisions.get().text_de == "Sie bauen einen Damm."


def test_leaving_typed_text_is_asked_about_and_saving_it_is_not(desk):
    agreement = make_agreement()
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form = reverse("admin:agreements_agreement_change", args=[agreement.pk])
    desk.goto(form)
    desk.wait_for_timeout(500)
    desk.goto("/admin/")
    assert asked == []
    desk.goto(form)
    desk.wait_for_timeout(500)
    desk.fill("#id_title_en", "Typed")
    with desk.expect_navigation():
        desk.click("[name=_save]")
    assert asked == [] and Agreement.objects.get().title_en == "Typed"
    desk.wait_for_timeout(500)
    desk.fill("#id_title_en", "Typed again")
    desk.goto("/admin/")
    assert asked == ["beforeunload"]


def test_save_clicked_twice_saves_once_and_refuses_nothing(desk):
    agreement = make_agreement()
    desk.goto(reverse("admin:agreements_agreement_change", args=[agreement.pk]))
    desk.fill("#id_title_en", "Typed once")
    with desk.expect_navigation():
        desk.dblclick("[name=_save]")
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert desk.locator(".errornote").count() == 0
    agreement.refresh_from_db()
    assert (agreement.title_en, agreement.row_version) == ("Typed once", 2)


def test_a_publication_is_scheduled_with_the_browsers_own_control(desk):
    agreement = make_agreement(parties=[make_actor(published=True), make_actor(published=True)])
    desk.goto(reverse("admin:agreements_agreement_publish", args=[agreement.pk]))
    expect(desk.locator("#id_at")).to_be_hidden()
    desk.check("input[name=when][value=later]")
    desk.fill("#id_at", "2029-05-06T07:08")
    with desk.expect_navigation():
        desk.click(".submit-row input.default")
    expect(desk.locator(".desk-beside .state-scheduled").first).to_be_visible()
    assert not AgreementVersion.objects.live().exists()


def test_language_and_theme_are_switched_in_the_header(desk):
    desk.goto("/admin/")
    expect(desk.locator("html")).to_have_attribute("lang", "de")
    desk.click(".desk-language button")
    expect(desk.locator("html")).to_have_attribute("lang", "en")
    desk.click(".theme-toggle")
    expect(desk.locator("html")).to_have_attribute("data-theme", "dark")
    desk.reload()
    expect(desk.locator("html")).to_have_attribute("data-theme", "dark")


def every_page() -> list[str]:
    topic = make_topic("Water")
    agreement = make_agreement("Pact", published=True)
    agreement.topics.add(topic)
    article = make_article("Water talks", published=True)
    items = [agreement, agreement.parties.first().actor, article]
    roots = [f"/admin/{item._meta.app_label}/{item._meta.model_name}/{item.pk}/" for item in items]
    pages = [
        root + view
        for root in roots
        for view in ("change/", "versions/", "versions/compare/?a=1", "publish/", "withdraw/", "preview/", "history/")
    ]
    lists = (
        "agreements/agreement",
        "agreements/actor",
        "agreements/commitment",
        "agreements/source",
        "agreements/topic",
        "articles/article",
    )
    lists += (
        "articles/image",
        "articles/quote",
        "articles/correction",
        "articles/section",
        "articles/contributor",
        "auth/user",
        "auth/group",
    )
    lists += ("admin/logentry", "newsroom/change")
    adds = (
        "agreements/agreement",
        "agreements/actor",
        "agreements/source",
        "agreements/topic",
        "articles/article",
        "articles/section",
        "auth/user",
    )
    pages += [f"/admin/{name}/" for name in lists] + [f"/admin/{name}/add/" for name in adds]
    return [*pages, "/admin/", "/admin/password_change/", f"/admin/agreements/source/{agreement.main_source_id}/change/"]


def test_no_page_of_the_desk_makes_the_console_complain_or_scrolls_sideways(desk):
    pages = every_page()
    wide = []
    for width in (1280, 390):
        desk.set_viewport_size({"width": width, "height": 800})
        for address in pages:
            desk.goto(address)
            if desk.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
                wide.append((width, address))
    assert wide == []
