from django.db import migrations

from newsroom.publishing.protection import protect_versions

# Rows of one agreement refer to rows of the same agreement, and a position held is the signatory's own.
TIES = {
    "signature_position_is_the_persons": ("signature", "position_id, person_id", "position", "id, person_id"),
    "signature_party_is_of_its_agreement": ("signature", "party_id, agreement_id", "party", "id, agreement_id"),
    "event_party_is_of_its_agreement": ("agreementevent", "party_id, agreement_id", "party", "id, agreement_id"),
    "commitment_debtor_is_of_its_agreement": ("commitment", "owed_by_id, agreement_id", "party", "id, agreement_id"),
    "commitment_provision_is_of_its_agreement": ("commitment", "provision_id, agreement_id", "provision", "id, agreement_id"),
}


def tie(name: str, table: str, columns: str, target: str, keys: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"ALTER TABLE agreements_{table} ADD CONSTRAINT {name} FOREIGN KEY ({columns}) "
        f"REFERENCES agreements_{target} ({keys}) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE agreements_{table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("newsroom", "0002_clock_and_protection")]
    operations = [
        *(tie(name, *columns) for name, columns in TIES.items()),
        protect_versions("agreements_actorversion"),
        protect_versions("agreements_agreementversion"),
    ]
