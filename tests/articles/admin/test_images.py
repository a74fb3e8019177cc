from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow

from articles.models import Image
from tests.articles.admin.forms import PICTURE, add
from tests.factories import make_article


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture_file(width=60, height=40) -> SimpleUploadedFile:
    buffer = BytesIO()
    Pillow.new("RGB", (width, height), "teal").save(buffer, "PNG")
    return SimpleUploadedFile("river.png", buffer.getvalue(), "image/png")


def make_image(title="River", **fields) -> Image:
    return Image.objects.create(title=title, file=picture_file(), **fields)


def upload(client, file, **fields):
    data = {"file": file, "focal_point": "0.5x0.5", "title": "River", "alt_de": "Ein Fluss", "alt_en": "A river"} | fields
    return client.post(reverse("admin:articles_image_add"), data)


def test_a_picture_is_uploaded_with_its_words(desk):
    assert upload(desk.client, picture_file()).status_code == 302
    image = Image.objects.get()
    assert (image.alt_de, image.alt_en, image.width) == ("Ein Fluss", "A river", 60)


def test_what_is_no_picture_or_too_large_is_refused_with_a_sentence(desk, settings):
    assert upload(desk.client, SimpleUploadedFile("x.png", b"no picture")).status_code == 200
    settings.MAX_IMAGE_PIXELS = 1_000
    assert upload(desk.client, picture_file()).status_code == 200
    settings.MAX_IMAGE_BYTES = 10
    assert upload(desk.client, picture_file()).status_code == 200
    assert not Image.objects.exists()


def test_the_list_shows_thumbnails(desk):
    image = make_image()
    assert image.file.webp480 in desk.client.get(reverse("admin:articles_image_changelist")).content.decode()


def test_the_chooser_offers_pictures_by_their_words(desk):
    river, hill = make_image("River"), make_image("Hill", alt_de="Ein Hügel")
    choose = reverse("admin:articles_image_choose")
    everything = desk.client.get(choose).content.decode()
    assert everything.index(f'data-picture-choice="{hill.pk}"') < everything.index(f'data-picture-choice="{river.pk}"')
    found = desk.client.get(choose, {"q": "hügel"}).content.decode()
    assert f'"{hill.pk}"' in found and f'"{river.pk}"' not in found
    assert f'"{river.pk}"' in desk.client.get(choose, {"pk": river.pk}).content.decode()


def test_the_chooser_goes_on_where_it_stopped(desk):
    images = [make_image(f"Picture {number}") for number in range(25)]
    page = desk.client.get(reverse("admin:articles_image_choose")).content.decode()
    assert page.count("data-picture-choice") == 24 and f'data-picture-more="{images[1].pk}"' in page
    rest = desk.client.get(reverse("admin:articles_image_choose"), {"before": images[1].pk}).content.decode()
    assert rest.count("data-picture-choice") == 1 and "data-picture-more" not in rest


def test_a_picture_is_chosen_for_an_article_and_a_block_and_then_stays(desk):
    article, image = make_article(), make_image()
    data = desk.read(article) | {"lead_image": image.pk}
    add(data, PICTURE, image=image.pk, caption="The river in spring")
    assert desk.save(data, article).status_code == 302
    article.refresh_from_db()
    assert article.lead_image == image
    assert image.file.webp480 in desk.client.get(desk.url(article)).content.decode()
    assert desk.client.post(reverse("admin:articles_image_delete", args=[image.pk]), {"post": "yes"}).status_code == 403
