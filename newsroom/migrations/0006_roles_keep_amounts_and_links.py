"""Whoever writes an agreement writes its amounts and links, too."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

ROLES = ("reporter", "registrar", "editor", "administrator")
CODENAMES = [f"{act}_{name}" for name in ("amount", "agreementlink") for act in ("add", "change", "delete", "view")]


def let_them_write(apps, schema_editor):
    using = schema_editor.connection.alias
    create_permissions(installed.get_app_config("agreements"), verbosity=0, using=using, apps=apps)
    found = apps.get_model("auth", "Permission").objects.using(using).filter(content_type__app_label="agreements", codename__in=CODENAMES)
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=ROLES):
        group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0005_roles_that_import"), ("agreements", "0003_amounts_links_and_verdicts")]
    operations = [migrations.RunPython(let_them_write, migrations.RunPython.noop)]
