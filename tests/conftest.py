import os

import pytest
from django.conf import settings as site
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import settings

from newsroom.demo.identity import is_demo

# The same examples in every run, so that red means a change; NEWSROOM_RANDOM_EXAMPLES=1 goes looking for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("random", deadline=None, print_blob=True)
settings.load_profile("random" if os.environ.get("NEWSROOM_RANDOM_EXAMPLES") else "same")

# Rows that migrations wrote (the roles) and what they refer to: a flush would take them from all later tests.
KEPT = {"auth_group", "auth_group_permissions", "auth_permission", "django_content_type"}


@pytest.fixture(scope="session", autouse=True)
def flush_that_may_empty_the_record():
    """Tests with real transactions empty all tables after them. Versions and acts refuse TRUNCATE, to everybody but this flush."""
    truncate = DatabaseOperations.sql_flush

    def sql_flush(self, style, tables, **options):
        return ["SET LOCAL session_replication_role = replica;", *truncate(self, style, [t for t in tables if t not in KEPT], **options)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", sql_flush)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Whether this is the demo is asked once in the life of a process: here, so that no page's queries count it."""
    with django_db_blocker.unblock():
        is_demo()


@pytest.fixture(scope="session", autouse=True)
def no_releases_of_this_machine(tmp_path_factory):
    """Those that were made here are no business of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "RELEASES", tmp_path_factory.mktemp("releases"))
        yield
