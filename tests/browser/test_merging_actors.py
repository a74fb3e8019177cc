"""Doubles at the desk, in a real browser: warned of while typing, chosen in a pop-up, merged, and two again."""

from django.urls import reverse
from playwright.sync_api import expect

from agreements.duplicates import compare_waiting
from agreements.models import Actor, Merge
from tests.browser.test_register_editing import desk
from tests.factories import make_actor, make_agreement

__all__ = ["desk"]


def address(page: str, *args) -> str:
    return reverse(f"admin:agreements_actor_{page}", args=args)


def test_who_types_a_known_name_is_told_who_is_there_already(desk):
    known = make_actor("Sadyr Zhaparov", country="KG")
    desk.goto(address("add"))
    desk.select_option("#id_kind", "person")
    desk.locator("#id_name_de").press_sequentially("Садыр Жапаров")
    found = desk.locator("[data-likely-list] li")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("Sadyr Zhaparov")
    expect(desk.locator("[data-likely-status]")).not_to_be_empty()
    expect(desk.locator("#id_save_anyway")).to_be_visible()
    assert found.locator("a").get_attribute("href") == address("change", known.pk)
    desk.fill("#id_name_de", "Emma Anders")
    expect(found).to_have_count(0)
    expect(desk.locator("#id_save_anyway")).to_be_hidden()


def test_somebody_else_of_that_name_is_saved_with_a_tick(desk):
    make_actor("Sadyr Zhaparov")
    desk.goto(address("add"))
    desk.select_option("#id_kind", "person")
    desk.fill("#id_name_de", "Sadyr Zhaparov")
    desk.check("#id_save_anyway")
    with desk.expect_navigation():
        desk.click("[name=_save]")
    assert Actor.objects.count() == 2


def test_in_a_pop_up_the_known_actor_is_chosen_instead(desk):
    known = make_actor("Sadyr Zhaparov")
    desk.goto(reverse("admin:agreements_agreement_add"))
    with desk.expect_popup() as opened:
        desk.click("#field-party_a .add-related")
    window = opened.value
    window.select_option("#id_kind", "person")
    window.locator("#id_name_de").press_sequentially("Sadyr Japarov")
    with window.expect_event("close"):
        window.click("[data-likely-list] button")
    expect(desk.locator("#field-party_a .select2-selection__rendered")).to_contain_text("Sadyr Zhaparov")
    assert desk.locator("#id_party_a").input_value() == str(known.pk) and Actor.objects.count() == 1


def test_from_the_list_of_doubles_to_a_merge_and_back(desk):
    kept, double = make_actor("Sadyr Zhaparov", published=True), make_actor("Садыр Жапаров", published=True, country="KG")
    agreement = make_agreement(parties=[double])
    compare_waiting()
    desk.goto("/admin/")
    desk.click(f"nav.start-links a[href='{address('duplicates')}']")
    desk.click(".pair-acts a")
    expect(desk.locator(".merge-direction")).to_contain_text("Sadyr Zhaparov")
    desk.fill("[name=reason]", "One and the same office.")
    desk.click(".desk-form [type=submit]")
    expect(desk.locator(".receipt")).to_contain_text("One and the same office.")
    double.refresh_from_db()
    assert double.merged_into == kept and agreement.parties.get().actor == kept
    answer = desk.context.request.get(f"/de/akteure/{double.public_id}/")
    assert answer.url.endswith(f"/de/akteure/{kept.public_id}-{kept.slug}/")
    desk.click(".merge-undo a")
    with desk.expect_navigation():
        desk.click(".desk-form [type=submit]")
    double.refresh_from_db()
    assert double.merged_into is None and agreement.parties.get().actor == double and Merge.objects.get().undone_at
