"""Writing an article in a real browser: quickly, by keyboard, with a colleague at the same time, and without losing a word."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow
from playwright.sync_api import Page, expect

from articles.models import Article, ArticleVersion, Image, Mention, TextBlock
from tests.factories import make_actor, make_agreement, make_article, make_section, make_user

TEXT = "articles_textblock_set"
QUOTE = "articles_quoteblock_set"
CARD = "articles_agreementblock_set"


@pytest.fixture
def editor(transactional_db):
    user = make_user("mira")
    user.groups.add(Group.objects.get(name="editor"))
    return user


@pytest.fixture
def faults(page):
    """Everything that the console calls an error; a test of a page without faults compares it with []."""
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    return found


@pytest.fixture
def desk(page, client, live_server, editor, faults) -> Page:
    """The page of an editor who is logged in."""
    client.force_login(editor)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    yield page
    assert faults == []


def form_of(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def open_form(page: Page, article=None) -> None:
    page.goto(form_of(article) if article else reverse("admin:articles_article_add"))
    page.wait_for_selector(".ProseMirror[aria-label]")
    page.wait_for_timeout(400)  # the warning before leaving takes its first look 300 ms after loading


def save(page: Page) -> None:
    with page.expect_navigation():
        page.click("[name=_save]")


def body_order(page: Page) -> list[str]:
    return page.eval_on_selector_all("[data-blocks] > [data-block]", "blocks => blocks.map((block) => block.id)")


def test_from_the_start_page_to_a_published_article_of_three_paragraphs_takes_at_most_eight_clicks(desk):
    section = make_section("Politik")
    desk.goto("/admin/")
    clicks = 0
    desk.click(f"a[href='{reverse('admin:articles_article_add')}'] >> nth=0")
    clicks += 1
    expect(desk.locator("#id_headline")).to_be_focused()
    desk.keyboard.type("Wasser über die Grenze")
    desk.click(".ProseMirror")
    clicks += 1
    for paragraph in ("Eins und eins.", "Zwei und zwei."):
        desk.keyboard.type(paragraph)
        desk.keyboard.press("Enter")
    desk.keyboard.type("Drei und drei.")
    desk.select_option("#id_section", str(section.pk))
    clicks += 2  # open the list, choose
    with desk.expect_navigation():
        desk.click("[name=_publish]")
    clicks += 1
    version = ArticleVersion.objects.live().get()
    assert version.content["rows"]["textblock"][0]["text"] == "<p>Eins und eins.</p><p>Zwei und zwei.</p><p>Drei und drei.</p>"
    assert clicks <= 8


def test_spaces_are_saved_as_spaces(desk):
    article = make_article(text="<p>Eins</p>")
    open_form(desk, article)
    desk.click(".ProseMirror")
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" zwei drei ")
    desk.keyboard.type("vier")
    save(desk)
    assert TextBlock.objects.get().text == "<p>Eins zwei drei vier</p>"


def test_the_text_box_has_a_name_and_a_spell_check_and_german_buttons(desk):
    open_form(desk)
    box = desk.locator(".ProseMirror")
    expect(box).to_have_attribute("spellcheck", "true")
    expect(box).to_have_attribute("lang", "de")
    assert desk.get_by_role("textbox", name="Text", exact=True).count() == 1
    assert desk.get_by_role("button", name="Fett").count() == 1


def test_autocompletes_say_what_they_are_for(desk):
    open_form(desk)
    assert desk.get_by_role("combobox", name="Autor/in").count() == 1
    desk.click("#mentions-group [data-add-row]")
    assert desk.get_by_role("combobox", name="Akteur").count() == 1


def test_blocks_are_inserted_and_moved_by_keyboard_alone(desk):
    article = make_article(text="<p>Eins</p>")
    open_form(desk, article)
    desk.locator(".insert__open").last.focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.locator(f"#id_{QUOTE}-0-text")).to_be_focused()
    desk.keyboard.type("Wasser kennt keine Grenze.")
    assert body_order(desk) == [f"{TEXT}-0", f"{QUOTE}-0"]
    desk.keyboard.press("Alt+ArrowUp")
    assert body_order(desk) == [f"{QUOTE}-0", f"{TEXT}-0"]
    expect(desk.locator(f"#id_{QUOTE}-0-text")).to_be_focused()
    save(desk)
    quote = article.quotes.get()
    assert quote.text == "Wasser kennt keine Grenze."
    assert quote.blocks.get().ordering < TextBlock.objects.get().ordering


def test_a_removed_block_can_be_taken_back_until_the_article_is_saved(desk):
    article = make_article(text="<p>Eins</p>")
    TextBlock.objects.create(parent=article, region="body", ordering=20, text="<p>Zwei</p>")
    open_form(desk, article)
    for number in (0, 1):
        desk.hover(f"#{TEXT}-{number}")
        desk.click(f"#{TEXT}-{number} [data-remove]")
    desk.click(f"#{TEXT}-1 [data-restore]")
    save(desk)
    assert [block.text for block in TextBlock.objects.all()] == ["<p>Zwei</p>"]


def test_the_second_of_two_editors_is_refused_and_keeps_text_and_blocks(desk):
    article = make_article("Wasser", text="<p>Alt</p>")
    colleague = desk.context.new_page()
    open_form(desk, article)
    open_form(colleague, article)
    colleague.fill("#id_headline", "Wasser, neu")
    save(colleague)
    desk.click(".ProseMirror")
    desk.keyboard.press("Control+Home")
    desk.keyboard.type("Mein ")
    desk.locator(".insert__open").last.click()
    desk.click(f"[data-insert-kind={TEXT}] >> visible=true")
    desk.locator(f"#{TEXT}-1 .ProseMirror").click()
    desk.keyboard.type("Mein Absatz")
    save(desk)
    expect(desk.locator(".saved-beside").first).to_contain_text("Wasser, neu")
    assert "Mein" in desk.locator(f"#{TEXT}-0 .ProseMirror").inner_text()
    assert desk.locator(f"#{TEXT}-1 .ProseMirror").inner_text() == "Mein Absatz"
    assert TextBlock.objects.get().text == "<p>Alt</p>"
    save(desk)
    assert {block.text for block in TextBlock.objects.all()} == {"<p>Mein Alt</p>", "<p>Mein Absatz</p>"}


def leave(page: Page) -> list[str]:
    """Tries to leave; the kinds of the questions that the browser asked."""
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", stay)
    page.goto("/admin/")
    page.remove_listener("dialog", stay)
    return asked


def test_leaving_typed_text_or_an_added_block_is_asked_about_and_leaving_nothing_is_not(desk):
    article = make_article(text="<p>Alt</p>")
    open_form(desk, article)
    desk.click(".ProseMirror")
    assert leave(desk) == []
    open_form(desk, article)
    desk.click(".ProseMirror")
    desk.keyboard.type("Neu ")
    assert leave(desk) == ["beforeunload"]
    open_form(desk, article)
    desk.locator(".insert__open").last.click()
    desk.click("[data-insert-kind$=factboxblock_set] >> visible=true")
    assert leave(desk) == ["beforeunload"]


def test_suggestions_are_confirmed_at_once_and_an_agreement_goes_into_the_text_as_a_card(desk):
    article, agreement = make_article(), make_agreement("Wasservertrag")
    for record in ({"actor": make_actor("Ada")}, {"actor": make_actor("Bo")}, {"agreement": agreement}):
        Mention.objects.create(article=article, state="suggested", **record)
    open_form(desk, article)
    expect(desk.locator("[data-suggested-count]")).to_have_text("3")
    desk.click("[data-insert-card]")
    expect(desk.locator(f"#{CARD}-0")).to_contain_text("Wasservertrag")
    expect(desk.locator("[data-insert-card]")).to_be_hidden()
    desk.click("[data-confirm-all]")
    expect(desk.locator("[data-confirm-all]")).to_be_hidden()
    save(desk)
    assert set(article.mentions.values_list("state", flat=True)) == {"confirmed"}
    assert article.articles_agreementblock_set.get().agreement == agreement


def test_a_picture_is_chosen_by_its_thumbnail(desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    buffer = BytesIO()
    Pillow.new("RGB", (60, 40), "teal").save(buffer, "PNG")
    image = Image.objects.create(title="Fluss", file=SimpleUploadedFile("fluss.png", buffer.getvalue()))
    article = make_article()
    open_form(desk, article)
    desk.click("[data-picture-open] >> nth=0")
    desk.click(f"[data-picture-choice='{image.pk}']")
    expect(desk.locator("[data-picture-shown]").first).to_contain_text("Fluss")
    save(desk)
    assert Article.objects.get(pk=article.pk).lead_image == image


@pytest.mark.parametrize("width", [390, 1440])
def test_the_form_fits_the_window(desk, width):
    article = make_article("Donaudampfschifffahrtsgesellschaft trifft Grundstücksverkehrsgenehmigung", text="<p>Eins</p>")
    desk.set_viewport_size({"width": width, "height": 844})
    open_form(desk, article)
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    assert desk.evaluate("[...document.querySelectorAll('.story textarea')].every((box) => box.scrollWidth <= box.clientWidth)")
