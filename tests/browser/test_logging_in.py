from django.contrib.auth import get_user_model


def test_an_editor_logs_in_with_the_keyboard_alone(page):
    get_user_model().objects.create_superuser("elif", password="a long and boring sentence")
    page.goto("/admin/")
    page.keyboard.type("elif")
    page.keyboard.press("Tab")
    page.keyboard.type("a long and boring sentence")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "login" not in address)
    assert page.title()
    assert page.locator("form#logout-form").count() == 1
