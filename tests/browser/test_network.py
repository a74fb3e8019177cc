"""A reader walks through the network by keyboard, follows a box to its record, and moves the slider: with scripts and without."""

import pytest

from agreements.network.pages import network_path
from tests.factories import make_actor, make_agreement

REGISTER = "/de/vereinbarungen/netz/"


@pytest.fixture
def alpha(transactional_db):
    parties = [make_actor(name, kind="state", published=True) for name in ("Alpha", "Beta mit einem besonders langen Namen, der nie endet")]
    for year in (1950, 1980, 2010):
        make_agreement(f"Vertrag von {year}", parties=parties, signed_on=str(year), published=True)
    parties[0].refresh_from_db()
    return parties[0]


def boxes(page) -> list[str]:
    return page.locator(".net:visible .d-text").all_text_contents()


def test_every_box_is_reached_by_keyboard_and_brings_its_lines_forward(page, alpha, faults):
    page.goto(REGISTER)
    page.focus(".net-for-desk")
    reached = []
    for _ in boxes(page):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.querySelector('text').textContent"))
    assert reached == boxes(page) and len(reached) == 5
    widths = page.eval_on_selector_all(".net--desk .l", "lines => lines.map(line => getComputedStyle(line).strokeWidth)")
    assert sorted(set(widths)) == ["1.25px", "2.5px"] and widths.count("2.5px") in (2, 3)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/netz/" not in address)
    assert page.inner_text("h1").startswith(reached[-1][:9])
    assert faults == []


def test_labels_fit_into_their_boxes_in_this_font(page, alpha):
    for size in ({"width": 1280, "height": 900}, {"width": 390, "height": 800}):
        page.set_viewport_size(size)
        page.goto(REGISTER)
        assert page.evaluate(
            """[...document.querySelectorAll(".net a")].filter(one => one.getBoundingClientRect().width).every(one => {
                const box = one.querySelector("path").getBBox(), year = one.querySelector(".d-text--soft")?.getBBox();
                const right = year ? year.x - 2 : box.x + box.width, bottom = box.y + box.height + 1;
                const labels = [...one.querySelectorAll(".d-text")].map(text => text.getBBox());
                return labels.every(label => label.x >= box.x && label.x + label.width <= right)
                    && labels.every(label => label.y >= box.y - 1 && label.y + label.height <= bottom);
            })"""
        )
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_the_slider_shows_a_year_at_once(page, alpha):
    page.goto(f"{REGISTER}?form=mou")
    assert not page.is_visible(".years button") and len(boxes(page)) == 5
    page.focus("#up-to")
    page.keyboard.press("Home")
    page.wait_for_selector("text=Stand: Ende 1950")
    assert [text for text in boxes(page) if text.startswith("Vertrag")] == ["Vertrag von 1950"]
    assert page.inner_text(".years output") == "1950"
    assert page.evaluate("location.search") == "?form=mou&up_to=1950"
    assert page.evaluate("document.activeElement.id") == "up-to"


def test_without_scripts_a_button_and_links_do_the_same(browser, live_server, alpha):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(network_path("actor", alpha.public_id, alpha.slug, "de"))
    page.focus("#up-to")
    page.keyboard.press("Home")
    page.click(".years button")
    assert page.url.endswith("?up_to=1950") and "Stand: Ende 1950" in page.inner_text("main")
    page.click("text=1980 ›")
    assert page.url.endswith("?up_to=1980") and page.is_visible("text=Als Tabelle")
    page.click("text=Alle Jahre")
    assert "up_to" not in page.url
    context.close()
