from django.db import migrations

from newsroom.publishing.protection import create_functions, protect_changes


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_initial")]
    operations = [create_functions(), protect_changes()]
