import pytest


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Many users log in here, and none of them has anything to guard."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
