import pytest
from django.contrib.auth.models import Group
from django.test import Client

from tests.factories import make_user


def client_of(role: str) -> Client:
    user = make_user(role)
    user.groups.set([Group.objects.get(name=role)])
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def reporter(db):
    return client_of("reporter")


@pytest.fixture
def registrar(db):
    return client_of("registrar")


@pytest.fixture
def editor(db):
    return client_of("editor")


@pytest.fixture
def administrator(db):
    return client_of("administrator")


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Nobody logs in with a password here: the slow hasher would take most of the time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
