from datetime import date
from importlib.util import module_from_spec, spec_from_loader

import pytest
from django.db import connection, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps

from agreements.fields import PartialDateField
from agreements.partial_dates import PartialDate
from tests.agreements.dated import Meeting, scratch

pytestmark = pytest.mark.django_db


def detected(before, after):
    questioner = MigrationQuestioner(specified_apps={"agreements"})
    # Copies, because the detector takes apart what it compares.
    return MigrationAutodetector(before.clone(), after.clone(), questioner).changes(MigrationGraph()).get("agreements", [])


def imported(migration):
    """The migration as it is after its file was written and imported."""
    module = module_from_spec(spec_from_loader("written_migration", loader=None))
    exec(MigrationWriter(migration).as_string(), module.__dict__)
    return module.Migration(migration.name, "agreements")


def test_makemigrations_writes_an_importable_migration_once():
    wanted = ProjectState.from_apps(scratch)
    [migration] = [imported(migration) for migration in detected(ProjectState(), wanted)]
    migrated = migration.mutate_state(ProjectState())
    assert detected(migrated, wanted) == []
    with connection.schema_editor() as editor:
        migration.apply(ProjectState(), editor)
    historical = migrated.apps.get_model("agreements", "Meeting")
    historical.objects.create(name="from a data migration", on=PartialDate("2025", "about"))
    assert Meeting.objects.values_list("on_min", "on_max").get() == (date(2024, 1, 1), date(2026, 12, 31))


def test_the_field_can_be_added_to_a_table_with_rows():
    with isolate_apps("agreements") as earlier:

        class Speech(models.Model):  # noqa: DJ008  the table as it was before
            class Meta:
                app_label = "agreements"

    with isolate_apps("agreements") as later:

        class Speech(models.Model):  # noqa: DJ008
            on = PartialDateField(null=True)

            class Meta:
                app_label = "agreements"

    before, after = ProjectState.from_apps(earlier), ProjectState.from_apps(later)
    [migration] = [imported(migration) for migration in detected(before, after)]
    with connection.schema_editor() as editor:
        editor.create_model(earlier.get_model("agreements", "Speech"))
        editor.execute("INSERT INTO agreements_speech DEFAULT VALUES")
        migration.apply(before, editor)
    assert list(later.get_model("agreements", "Speech").objects.values_list("on", "on_min", "on_max")) == [(None, None, None)]
