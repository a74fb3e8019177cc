from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_protect_the_record")]
    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["-updated_at"],
                "permissions": [("publish_article", "Can publish articles"), ("redact_article", "Can empty versions of articles")],
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        )
    ]
