"""What the database itself refuses: rewriting the past.

`protect_versions(table)` is the migration operation that puts the triggers on a table of versions. AFTER ROW, because generated
columns are still null in a BEFORE trigger; a statement trigger besides, because row triggers do not see TRUNCATE.
"""

from django.db import migrations

from .clock import NOW_FUNCTION

# Before what has been recorded is past, whatever the session's clock says: setting it back opens nothing.
PRESENT = "DECLARE present timestamptz := greatest(newsroom_now(), (SELECT max(recorded_at) FROM newsroom_change));"

PROTECT_VERSION = f"""
CREATE OR REPLACE FUNCTION newsroom_protect_version() RETURNS trigger LANGUAGE plpgsql AS $$
{PRESENT}
BEGIN
  IF TG_OP = 'TRUNCATE' OR TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'Versions are the record and cannot be deleted (%).', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  ELSIF TG_OP = 'INSERT' THEN
    IF NEW.visible_from < present THEN
      RAISE EXCEPTION 'A version cannot begin in the past (%).', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
  END IF;
  IF ROW(NEW.id, NEW.item_id, NEW.number, NEW.visible_from, NEW.change, NEW.change_note, NEW.published_by_id)
     IS DISTINCT FROM ROW(OLD.id, OLD.item_id, OLD.number, OLD.visible_from, OLD.change, OLD.change_note, OLD.published_by_id)
  THEN
    RAISE EXCEPTION 'The columns of the record never change (%).', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.document IS DISTINCT FROM OLD.document
     AND NOT (OLD.redacted_at IS NULL AND NEW.redacted_at IS NOT NULL AND NEW.redaction_reason <> '' AND NEW.document = '{{}}'::jsonb)
  THEN
    RAISE EXCEPTION 'A document never changes; a redaction empties it once (%).', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.hidden_at IS NOT NULL AND NEW.hidden_at IS DISTINCT FROM OLD.hidden_at)
     OR (OLD.redacted_at IS NOT NULL
         AND ROW(NEW.redacted_at, NEW.redaction_reason) IS DISTINCT FROM ROW(OLD.redacted_at, OLD.redaction_reason))
  THEN
    RAISE EXCEPTION 'Hiding and redaction are each set once (%).', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.visible_until IS DISTINCT FROM OLD.visible_until AND (OLD.visible_until < present OR NEW.visible_until < present) THEN
    RAISE EXCEPTION 'What was visible at a past moment never changes (%).', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.first_published_at IS DISTINCT FROM OLD.first_published_at AND OLD.visible_from < present THEN
    RAISE EXCEPTION 'The first publication of a version that was visible never changes (%).', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$
"""

PROTECT_CHANGE = f"""
CREATE OR REPLACE FUNCTION newsroom_protect_change() RETURNS trigger LANGUAGE plpgsql AS $$
{PRESENT}
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    RAISE EXCEPTION 'The acts are the record and cannot be deleted.' USING ERRCODE = 'restrict_violation';
  ELSIF TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'An act never changes; one that lies ahead can be cancelled.' USING ERRCODE = 'restrict_violation';
  ELSIF TG_OP = 'INSERT' THEN
    IF NEW.at < present OR NEW.recorded_at < present THEN
      RAISE EXCEPTION 'An act cannot happen in the past.' USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF OLD.at <= greatest(present, OLD.recorded_at) THEN
    RAISE EXCEPTION 'An act can be cancelled only before its time.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$
"""

TRIGGERS = """
CREATE TRIGGER {table}_record AFTER {events} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}();
CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {function}();
"""
UNTRIGGERS = "DROP TRIGGER {table}_record ON {table}; DROP TRIGGER {table}_truncate ON {table};"


def create_functions() -> migrations.RunSQL:
    """The clock and the trigger functions; the first migration of `newsroom` runs it, all others depend on that one."""
    return migrations.RunSQL(
        [NOW_FUNCTION, PROTECT_VERSION, PROTECT_CHANGE],
        [
            "DROP FUNCTION IF EXISTS newsroom_protect_change()",
            "DROP FUNCTION IF EXISTS newsroom_protect_version()",
            "DROP FUNCTION IF EXISTS newsroom_now()",
        ],
    )


def protect_versions(table: str) -> migrations.RunSQL:
    names = {"table": table, "events": "INSERT OR UPDATE OR DELETE", "function": "newsroom_protect_version"}
    return migrations.RunSQL(TRIGGERS.format(**names), UNTRIGGERS.format(**names))


def protect_changes() -> migrations.RunSQL:
    names = {"table": "newsroom_change", "events": "INSERT OR UPDATE OR DELETE", "function": "newsroom_protect_change"}
    return migrations.RunSQL(TRIGGERS.format(**names), UNTRIGGERS.format(**names))
