"""Pictures at the desk: their words can be edited without a new file."""

import pytest
from django.contrib.auth.models import Group

from tests.factories import make_image, make_user

pytestmark = pytest.mark.django_db


def test_the_words_of_a_picture_are_changed_without_a_new_file(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image, editor = make_image(), make_user()
    editor.groups.add(Group.objects.get(name="editor"))
    client.force_login(editor)
    words = {"title": "Sea", "focal_point": "0.5x0.5", "alt_de": "Meer", "alt_en": "Sea", "taken_on_0": ""}
    assert client.post(f"/admin/articles/image/{image.pk}/change/", words).status_code == 302
    image.refresh_from_db()
    assert (image.title, image.alt_de, image.width) == ("Sea", "Meer", 32)
