"""Rules that lie between rows: who may stand where, and what leads in no circle.

Composite keys where a constant will do (only a person holds a position); constraint triggers where other rows must be looked at. All of
them wait for the end of the transaction, so that a form, a restore or a merge may pass through what is not allowed to stay.
"""

from django.db import migrations

# (relation, kind of its subject, kind of its object), as Relation.MAY_STAND has them.
ANY = ("person", "organization", "state")
BODIES = ("organization", "state")
STANDING = {
    "reports_to": (("person", "organization"), ANY),
    "agency_of": (("organization",), BODIES),
    "part_of": (BODIES, BODIES),
    "owns": (ANY, ("organization",)),
    "founded": (ANY, BODIES),
    "subsidiary_of": (("organization",), ("organization",)),
    "advises": (("person", "organization"), ANY),
    "successor_of": (BODIES, BODIES),
}
TRIPLES = ", ".join(f"('{kind}', '{one}', '{two}')" for kind, sides in STANDING.items() for one in sides[0] for two in sides[1])


def by_a_person(name: str, table: str) -> migrations.RunSQL:
    """A column that always says "person" joins the key, so that the row can refer to no other kind of actor."""
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD COLUMN person_kind varchar(12) GENERATED ALWAYS AS ('person') STORED; "
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (person_id, person_kind) "
        "REFERENCES agreements_actor (id, kind) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}; ALTER TABLE {table} DROP COLUMN person_kind",
    )


def rule(name: str, broken: str, sentence: str) -> migrations.RunSQL:
    """A function that refuses a row when `broken`, a query over the tables as they stand at the end, finds something."""
    return migrations.RunSQL(
        f"""
        CREATE FUNCTION agreements_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS ({broken}) THEN
            RAISE EXCEPTION '{sentence}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}', TABLE = TG_TABLE_NAME;
          END IF;
          RETURN NULL;
        END $$
        """,
        f"DROP FUNCTION agreements_{name}()",
    )


def watch(name: str, table: str, events: str, function: str = "", when: str = "", suffix: str = "") -> migrations.RunSQL:
    condition = f"WHEN ({when}) " if when else ""
    return migrations.RunSQL(
        f"CREATE CONSTRAINT TRIGGER {name}{suffix} AFTER {events} ON {table} DEFERRABLE INITIALLY DEFERRED "
        f"FOR EACH ROW {condition}EXECUTE FUNCTION {function or f'agreements_{name}()'}",
        f"DROP TRIGGER {name}{suffix} ON {table}",
    )


REFUSE_CIRCLE = migrations.RunSQL(
    """
    CREATE FUNCTION agreements_refuse_circle() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE closed boolean;
    BEGIN
      EXECUTE format(
        'WITH RECURSIVE above(id) AS (SELECT %1$I FROM %2$I WHERE id = $1 UNION SELECT t.%1$I FROM %2$I t JOIN above ON t.id = above.id) '
        'SELECT EXISTS (SELECT FROM above WHERE id = $1)', TG_ARGV[0], TG_TABLE_NAME) INTO closed USING NEW.id;
      IF closed THEN
        RAISE EXCEPTION 'A row would stand above itself (%).', TG_TABLE_NAME
          USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
      END IF;
      RETURN NULL;
    END $$
    """,
    "DROP FUNCTION agreements_refuse_circle()",
)


def no_circle(name: str, table: str, column: str) -> migrations.RunSQL:
    function = f"agreements_refuse_circle('{column}')"
    return watch(name, table, f"INSERT OR UPDATE OF {column}", function, when=f"NEW.{column} IS NOT NULL")


RELATION_BROKEN = f"""
    SELECT FROM agreements_relation r JOIN agreements_actor s ON s.id = r.subject_id JOIN agreements_actor o ON o.id = r.object_id
    WHERE ((TG_TABLE_NAME = 'agreements_relation' AND r.id = NEW.id) OR (TG_TABLE_NAME = 'agreements_actor' AND NEW.id IN (s.id, o.id)))
      AND (r.kind, s.kind, o.kind) NOT IN (VALUES {TRIPLES})
"""
POSITION_BROKEN = """
    SELECT FROM agreements_position p JOIN agreements_actor a ON a.id = p.organization_id
    WHERE ((TG_TABLE_NAME = 'agreements_position' AND p.id = NEW.id) OR (TG_TABLE_NAME = 'agreements_actor' AND a.id = NEW.id))
      AND a.kind = 'person'
"""
MERGED_BROKEN = """
    SELECT FROM agreements_actor gone JOIN agreements_actor survivor ON survivor.id = gone.merged_into_id
    WHERE NEW.id IN (gone.id, survivor.id) AND survivor.merged_into_id IS NOT NULL
"""
LINEAGE_BROKEN = """
    WITH RECURSIVE earlier(id) AS (
      SELECT other_id FROM agreements_agreementlink WHERE id = NEW.id AND kind IN ('amends', 'supersedes', 'renews')
      UNION
      SELECT l.other_id FROM agreements_agreementlink l JOIN earlier ON l.agreement_id = earlier.id
      WHERE l.kind IN ('amends', 'supersedes', 'renews')
    )
    SELECT FROM earlier JOIN agreements_agreementlink l ON l.id = NEW.id AND l.agreement_id = earlier.id
"""
KIND_CHANGES = {"table": "agreements_actor", "events": "UPDATE OF kind", "when": "OLD.kind IS DISTINCT FROM NEW.kind", "suffix": "_still"}


class Migration(migrations.Migration):
    dependencies = [("agreements", "0006_source_pages_and_retractions")]
    operations = [
        by_a_person("position_is_held_by_a_person", "agreements_position"),
        by_a_person("signature_is_by_a_person", "agreements_signature"),
        rule("relation_fits_its_actors", RELATION_BROKEN, "Actors of these kinds do not stand in this relation."),
        watch("relation_fits_its_actors", "agreements_relation", "INSERT OR UPDATE OF subject_id, object_id, kind"),
        watch("relation_fits_its_actors", **KIND_CHANGES),
        rule("position_is_not_in_a_person", POSITION_BROKEN, "A position is held in an organisation or a state."),
        watch("position_is_not_in_a_person", "agreements_position", "INSERT OR UPDATE OF organization_id"),
        watch("position_is_not_in_a_person", **KIND_CHANGES),
        rule("actor_survivor_is_not_merged", MERGED_BROKEN, "A merged actor is not itself a target."),
        watch(
            "actor_survivor_is_not_merged",
            "agreements_actor",
            "INSERT OR UPDATE OF merged_into_id",
            when="NEW.merged_into_id IS NOT NULL",
        ),
        rule("lineage_leads_in_no_circle", LINEAGE_BROKEN, "An agreement would come after itself."),
        watch("lineage_leads_in_no_circle", "agreements_agreementlink", "INSERT OR UPDATE OF agreement_id, other_id, kind"),
        REFUSE_CIRCLE,
        no_circle("source_via_leads_in_no_circle", "agreements_source", "via_id"),
        no_circle("provision_parent_leads_in_no_circle", "agreements_provision", "parent_id"),
        no_circle("topic_parent_leads_in_no_circle", "agreements_topic", "parent_id"),
    ]
