from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("agreements", "0003_date_agreements_in_lists")]
    operations = [
        migrations.AlterModelOptions(
            name="actor",
            options={
                "ordering": ["sort_key", "id"],
                "permissions": [("publish_actor", "Can publish actors"), ("redact_actor", "Can empty versions of actors")],
                "verbose_name": "actor",
                "verbose_name_plural": "actors",
            },
        ),
        migrations.AlterModelOptions(
            name="agreement",
            options={
                "ordering": ["-id"],
                "permissions": [("publish_agreement", "Can publish agreements"), ("redact_agreement", "Can empty versions of agreements")],
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
            },
        ),
    ]
