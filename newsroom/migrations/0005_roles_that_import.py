"""Whoever keeps the register may import into it: registrars, editors, administrators."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

ROLES = ("registrar", "editor", "administrator")


def let_them_import(apps, schema_editor):
    using = schema_editor.connection.alias
    create_permissions(installed.get_app_config("agreements"), verbosity=0, using=using, apps=apps)
    permission = (
        apps.get_model("auth", "Permission").objects.using(using).get(content_type__app_label="agreements", codename="import_records")
    )
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=ROLES):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0004_redirects_by_target"), ("agreements", "0011_who_may_import")]
    operations = [migrations.RunPython(let_them_import, migrations.RunPython.noop)]
