import io
import os

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from newsroom.management.commands.serve import Command, is_empty, is_new
from tests.factories import make_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_demo(monkeypatch):
    for name in [name for name in os.environ if name.startswith("DJANGO_SUPERUSER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NEWSROOM_DEMO", "no")
    monkeypatch.setattr("sys.stdin", io.StringIO())


def test_a_newsroom_without_users_and_items_is_empty():
    assert is_empty() and not is_new()


def test_one_user_makes_it_somebodys():
    get_user_model().objects.create_user("elif")
    assert not is_empty()


def test_one_item_makes_it_somebodys():
    make_actor()
    assert not is_empty()


def test_the_first_administrator_can_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_USERNAME", "elif")
    monkeypatch.setenv("DJANGO_SUPERUSER_EMAIL", "elif@example.org")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a long and boring sentence")
    Command().fill()
    assert get_user_model().objects.get(is_superuser=True).check_password("a long and boring sentence")


def test_without_a_terminal_it_says_how_to_make_the_first_administrator(capsys):
    Command().fill()
    assert "run `.venv/bin/python manage.py createsuperuser` in a terminal" in capsys.readouterr().out
    assert is_empty()


def test_the_welcome_names_the_addresses_and_the_file_of_the_demos_passwords(capsys, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    Command().welcome(8123)
    assert "demo-passwords.txt" not in capsys.readouterr().out
    (tmp_path / "demo-passwords.txt").touch()
    Command().welcome(8123)
    out = capsys.readouterr().out
    assert [f"http://127.0.0.1:8123/{path}" in out for path in ("", "admin/", "api/v1/docs/")] == [True] * 3
    assert f"admin, editor, registrar, reporter; their passwords are in {tmp_path}/demo-passwords.txt" in out


def test_status_names_the_place_of_the_rows_and_no_password(capsys):
    call_command("db", "status")
    assert capsys.readouterr().out.startswith("PostgreSQL ")
