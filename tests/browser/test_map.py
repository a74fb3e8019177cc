"""The map of parties by keyboard, at every width and on paper."""

import pytest

from agreements.models import Actor
from tests.factories import make_actor, make_agreement

MAP = "/de/vereinbarungen/karte/"


@pytest.fixture
def signatories(transactional_db):
    """France, in three agreements, with a small state each."""
    france, *small = [make_actor(code, kind=Actor.Kind.STATE, country=code, published=True) for code in ("FR", "MT", "SG", "LI")]
    for state in small:
        make_agreement(parties=[france, state], published=True)


def test_countries_are_reached_by_keyboard_in_the_order_of_the_table_and_lead_to_their_agreements(page, signatories, faults):
    page.goto(MAP)
    rows = page.locator(".map__table tbody a").all_inner_texts()
    page.locator(".map__filters, .map__note").first.locator("a").focus()
    reached = []
    for _ in rows:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.querySelector('title').textContent.split(':')[0]"))
    assert reached == rows == ["Frankreich", "Liechtenstein", "Malta", "Singapur"]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/de/vereinbarungen/?country=SG")
    assert faults == []


def test_small_states_keep_their_size_and_can_be_clicked_at_every_width(page, signatories):
    for width, size in ((1280, 9), (390, 6)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(MAP)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        circle = page.get_by_role("link", name="Malta: 1 Vereinbarung").locator(".map__dot").bounding_box()
        assert round(circle["width"]) == round(circle["height"]) == size
        page.mouse.click(circle["x"] + size / 2, circle["y"] + size / 2)
        page.wait_for_url("**/de/vereinbarungen/?country=MT")


def test_the_steps_differ_in_lightness_on_paper_and_the_folded_table_is_printed(page, signatories):
    page.goto(MAP)
    page.evaluate("document.querySelector('.drawing__table').open = false")
    page.emulate_media(media="print")
    assert page.locator(".map__table").is_visible()
    fills = page.eval_on_selector_all(".map__key rect", "keys => keys.map(key => getComputedStyle(key).fill)")
    assert len(set(fills)) == len(fills) == 3  # one agreement, three, none
