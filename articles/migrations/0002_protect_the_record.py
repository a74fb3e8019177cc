from django.db import migrations

from newsroom.publishing.protection import protect_versions

# A cited position is the speaker's own.
QUOTE_POSITION = """
ALTER TABLE articles_quote ADD CONSTRAINT quote_position_is_the_speakers
FOREIGN KEY (position_id, speaker_id) REFERENCES agreements_position (id, person_id) DEFERRABLE INITIALLY DEFERRED
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("agreements", "0002_protect_the_record"),
        ("newsroom", "0002_clock_and_protection"),
    ]
    operations = [
        migrations.RunSQL(QUOTE_POSITION, "ALTER TABLE articles_quote DROP CONSTRAINT quote_position_is_the_speakers"),
        protect_versions("articles_articleversion"),
    ]
