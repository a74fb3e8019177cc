"""What the database itself refuses, whichever way one comes to it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F, ProtectedError

from articles.models import ArticleVersion
from newsroom.publishing import clock
from newsroom.publishing.acts import publish
from newsroom.publishing.models import Change
from newsroom.publishing.shapes import all_publishing
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def change_and_save(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def add_copy(row, **values):
    row.pk = None
    for name, value in values.items():
        setattr(row, name, value)
    row.save(force_insert=True)


@pytest.fixture
def version():
    make_article(published=True)
    return ArticleVersion.objects.get()


REWRITING_VERSIONS = {
    "a document through the ORM": lambda version: change_and_save(version, document={"content": {}}),
    "a number through the ORM": lambda version: change_and_save(version, number=7),
    "a deletion through the ORM": lambda version: version.delete(),
    "documents through a queryset": lambda version: ArticleVersion.objects.update(document={}),
    "weights through a queryset": lambda version: ArticleVersion.objects.update(change="minor"),
    "beginnings through a queryset": lambda version: ArticleVersion.objects.update(visible_from=F("visible_from") - timedelta(days=1)),
    "a first publication through a queryset": lambda version: ArticleVersion.objects.update(first_published_at=clock.now()),
    "an end in the past through a queryset": lambda version: ArticleVersion.objects.update(visible_until=F("visible_from")),
    "a deletion through a queryset": lambda version: ArticleVersion.objects.all().delete(),
    "documents through SQL": lambda version: sql("UPDATE articles_articleversion SET document = '{}'"),
    "an emptied document without a reason": lambda version: sql("UPDATE articles_articleversion SET document = '{}', redacted_at = now()"),
    "another author through SQL": lambda version: sql("UPDATE articles_articleversion SET change_note = 'otherwise'"),
    "a deletion through SQL": lambda version: sql("DELETE FROM articles_articleversion"),
    "a version that begins in the past": lambda version: add_copy(version, number=2, visible_from=version.visible_from - timedelta(days=1)),
}


@pytest.mark.parametrize("rewrite", REWRITING_VERSIONS.values(), ids=REWRITING_VERSIONS)
def test_the_record_cannot_be_rewritten(version, rewrite):
    before = ArticleVersion.objects.values().get()
    with pytest.raises((IntegrityError, ProtectedError)), transaction.atomic():
        rewrite(version)
    assert ArticleVersion.objects.values().get() == before


REWRITING_ACTS = {
    "an update through the ORM": lambda change: change_and_save(change, note="otherwise"),
    "a deletion through the ORM": lambda change: change.delete(),
    "an update through a queryset": lambda change: Change.objects.update(at=clock.now()),
    "a deletion through a queryset": lambda change: Change.objects.all().delete(),
    "an update through SQL": lambda change: sql("UPDATE newsroom_change SET number = NULL, kind = 'withdrawn'"),
    "a deletion through SQL": lambda change: sql("DELETE FROM newsroom_change"),
    "an act in the past": lambda change: add_copy(change, at=change.at - timedelta(days=1)),
    "a second act at the same moment": lambda change: add_copy(change),
    "an act in the past by a clock set back": lambda change: sql(
        "SET LOCAL newsroom.clock = '2001-01-01'; UPDATE newsroom_change SET at = '2001-02-02'"
    ),
}


@pytest.mark.parametrize("rewrite", REWRITING_ACTS.values(), ids=REWRITING_ACTS)
def test_the_log_cannot_be_rewritten(version, rewrite):
    before = Change.objects.values().get()
    with pytest.raises(IntegrityError), transaction.atomic():
        rewrite(Change.objects.get())
    assert Change.objects.values().get() == before


@pytest.mark.parametrize("table", ["newsroom_change", *(publishing.version._meta.db_table for publishing in all_publishing())])
def test_no_table_of_the_record_can_be_emptied(table):
    with pytest.raises(IntegrityError, match="cannot be deleted"), transaction.atomic():
        sql(f"TRUNCATE {table} CASCADE")


def test_setting_the_clock_back_does_not_open_what_was_recorded_since(version):
    publish(version.item, by=None)
    before = list(ArticleVersion.objects.order_by("number").values())
    for statement in (
        "UPDATE articles_articleversion SET visible_until = visible_from WHERE number = 1",
        "UPDATE articles_articleversion SET first_published_at = '2001-02-02' WHERE number = 1",
        "DELETE FROM newsroom_change WHERE number = 2",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), clock.clock_set_to("2001-01-01"):
            sql(statement)
    assert list(ArticleVersion.objects.order_by("number").values()) == before


def test_two_versions_of_an_item_are_never_visible_at_once(version):
    publish(version.item, by=None, at=clock.now() + timedelta(hours=1))
    with pytest.raises(IntegrityError, match="one_visible_at_a_time"), transaction.atomic():
        ArticleVersion.objects.filter(number=1).update(visible_until=None)
        connection.check_constraints()


def test_what_is_derived_may_be_rebuilt(version):
    ArticleVersion.objects.update(search_text="rebuilt")
    assert ArticleVersion.objects.get().search_text == "rebuilt"
