"""The lineage and two agreements side by side, by keyboard, at every width and on paper."""

import pytest

from agreements.beside.pages import beside_path
from agreements.family.pages import lineage_path
from agreements.models import AgreementLink, Provision
from newsroom.publishing.acts import publish
from tests.factories import make_agreement, make_topic

# Boxes whose words reach beyond them, in the picture as it was laid out with the fonts of this browser.
TOO_NARROW = """boxes => boxes.filter(box => {
  const frame = box.querySelector("rect").getBoundingClientRect();
  return [...box.querySelectorAll("text")].some(text => {
    const words = text.getBoundingClientRect();
    return words.left < frame.left || words.right > frame.right || words.top < frame.top || words.bottom > frame.bottom;
  });
}).length"""


@pytest.fixture
def two(transactional_db):
    """An agreement with a long title, and its amendment; both say something on one topic."""
    topic = make_topic("Wasser")
    old = make_agreement("Vertrag über die Versorgung der Grenzgemeinden WWW MMM und ihrer weiteren Umgebung mit Trinkwasser bis 2030")
    new = make_agreement("Änderung", signed_on="2025")
    AgreementLink.objects.create(agreement=new, kind="amends", other=old)
    for agreement in (old, new):
        Provision.objects.create(agreement=agreement, number=1, kind="obligation", text_de=f"Pflicht {agreement.pk}", topic=topic)
    publish(old, new, by=None)
    old.refresh_from_db()
    new.refresh_from_db()
    return old, new


def test_boxes_hold_their_words_at_every_width_and_lead_on_by_keyboard(page, two, faults):
    old, new = two
    for width in (1280, 390, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(lineage_path(old.public_id, old.slug, "de"))
        assert page.eval_on_selector_all(".lineage svg[role] a", TOO_NARROW) == 0
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.locator(".lineage svg[role] a").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/de/vereinbarungen/{new.public_id}-{new.slug}/")
    assert faults == []


def test_the_table_leads_to_both_side_by_side(page, two, faults):
    old, new = two
    page.goto(lineage_path(new.public_id, new.slug, "de"))
    page.get_by_role("link", name="Gegenüberstellung").click()
    page.wait_for_url(f"**/{old.public_id}-{old.slug}/gegenueberstellung/?with={new.public_id}")
    assert page.locator("h1").inner_text() == "Gegenüberstellung" and faults == []


@pytest.mark.parametrize(("width", "media", "is_beside"), [(1280, "screen", True), (390, "screen", False), (700, "print", True)])
def test_they_stand_beside_each_other_where_there_is_room_and_below_where_not(page, two, width, media, is_beside):
    old, new = two
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media=media)
    page.goto(f"{beside_path(old.public_id, old.slug, 'de')}?with={new.public_id}")
    left, right = (page.get_by_text(f"Pflicht {agreement.pk}", exact=True).bounding_box() for agreement in two)
    assert (right["x"] > left["x"] and right["y"] == left["y"]) if is_beside else (right["x"] == left["x"] and right["y"] > left["y"])
    assert page.evaluate("document.documentElement.scrollWidth") == width
