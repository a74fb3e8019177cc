import pytest


@pytest.fixture
def folder(settings, tmp_path):
    """Where releases are made and served from, in this test only."""
    settings.RELEASES = tmp_path / "releases"
    return settings.RELEASES
