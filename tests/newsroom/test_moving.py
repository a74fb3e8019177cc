"""A site moves to another address: nothing that was prepared before names the old one."""

import pytest

from agreements.addresses import record_path
from articles.addresses import article_path
from tests.factories import make_actor, make_agreement, make_article, make_image

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def moved(client, settings):
    """A function that makes an item at one address of the site, and gives its page at another one."""

    def moved(make, path_of, **fields) -> str:
        settings.SITE_URL = "https://old.example"
        item = make("Moved", published=True, **fields)
        settings.SITE_URL = "https://new.example"
        return client.get(path_of(item)).content.decode()

    return moved


@pytest.mark.parametrize(("kind", "make"), [("actor", make_actor), ("agreement", make_agreement)])
def test_a_record_names_only_the_new_address(moved, kind, make):
    page = moved(make, lambda item: record_path(kind, item.public_id, item.slug, "en"))
    assert '"https://new.example/en/' in page and "application/ld+json" in page
    assert "old.example" not in page and "\ue000" not in page


def test_an_article_and_its_picture_name_only_the_new_address(moved, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page = moved(make_article, lambda item: article_path("de", item.public_id, item.slug), language="de", lead_image=make_image())
    assert '"https://new.example/de/' in page and '"https://new.example/media/' in page
    assert "old.example" not in page and "\ue000" not in page
