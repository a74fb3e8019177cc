"""Editors and reporters at the desk, and the article's form as a browser would post it."""

import pytest
from django.contrib.auth.models import Group

from tests.articles.admin.forms import ArticlePage
from tests.factories import make_user


def make_person(role: str, **fields):
    """A user with one of the four roles, which a migration made."""
    user = make_user(**fields)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def editor(db):
    return make_person("editor")


@pytest.fixture
def reporter(db):
    return make_person("reporter")


@pytest.fixture
def desk(client, editor):
    """The client of an editor, with pages read as forms."""
    client.force_login(editor)
    return ArticlePage(client)
