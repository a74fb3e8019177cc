"""The four roles as the migration leaves them."""

import pytest
from django.contrib.auth.models import Group

from tests.factories import make_user

pytestmark = pytest.mark.django_db


def powers(role: str) -> set[str]:
    user = make_user()
    user.groups.add(Group.objects.get(name=role))
    return user.get_all_permissions()


def test_there_are_four_roles():
    assert sorted(Group.objects.values_list("name", flat=True)) == ["administrator", "editor", "registrar", "reporter"]


@pytest.mark.parametrize(
    ("role", "publishes"),
    [
        ("reporter", ""),
        ("registrar", "actor agreement"),
        ("editor", "actor agreement article"),
        ("administrator", "actor agreement article"),
    ],
)
def test_who_publishes_what(role, publishes):
    found = {power.partition("publish_")[2] for power in powers(role) if "publish_" in power}
    assert found == set(publishes.split())


def test_an_editor_may_whatever_a_registrar_may_and_an_administrator_whatever_an_editor_may():
    assert powers("registrar") < powers("editor") < powers("administrator")


def test_only_administrators_empty_versions_and_touch_users():
    reserved = {"agreements.redact_actor", "agreements.redact_agreement", "articles.redact_article", "auth.change_user", "auth.add_user"}
    assert {role for role in ("reporter", "registrar", "editor") if powers(role) & reserved} == set()
    assert reserved <= powers("administrator")


@pytest.mark.parametrize("role", ["reporter", "registrar", "editor", "administrator"])
def test_nobody_writes_the_record_by_hand(role):
    versions = {power for power in powers(role) if "version" in power or "rendering" in power or "snapshot" in power or "redirect" in power}
    assert versions == set()
    assert not powers(role) & {"newsroom.add_change", "newsroom.change_change", "newsroom.delete_change", "admin.change_logentry"}


def test_a_registrar_has_nothing_to_do_with_articles():
    assert not {power for power in powers("registrar") if power.startswith("articles.")}
