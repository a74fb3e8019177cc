import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def uploads_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield
