from django.db import migrations, models

# Beside the end of its time one change of an entry is allowed: a name, or a value that was told, becomes the mark, and
# the entry says when. The same is said in words in `services/erase_names.py`.
ERASE = """
CREATE FUNCTION audit_pairs_erased(was jsonb, now_is jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT NOT EXISTS (
        SELECT FROM jsonb_each(was) AS old (field, pair) FULL JOIN jsonb_each(now_is) AS new (field, pair)
            ON old.field = new.field
        WHERE old.field IS NULL OR new.field IS NULL OR jsonb_array_length(new.pair) <> 2
            OR (new.pair -> 0 <> old.pair -> 0 AND new.pair -> 0 <> '"[erased]"')
            OR (new.pair -> 1 <> old.pair -> 1 AND new.pair -> 1 <> '"[erased]"')
    )
$$;
CREATE OR REPLACE FUNCTION audit_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '30 days' THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL
        AND (NEW.id, NEW.at, NEW.action, NEW.kind, NEW.thing_id) = (OLD.id, OLD.at, OLD.action, OLD.kind, OLD.thing_id)
        AND NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id AND NEW.address IS NOT DISTINCT FROM OLD.address
        AND NEW.actor IN (OLD.actor, '[erased]') AND NEW.thing IN (OLD.thing, '[erased]')
        AND audit_pairs_erased(OLD.changes, NEW.changes) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the audit log is kept as it was written' USING ERRCODE = 'insufficient_privilege';
END $$;
"""
BEFORE = """
CREATE OR REPLACE FUNCTION audit_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '30 days' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit log is kept as it was written' USING ERRCODE = 'insufficient_privilege';
END $$;
DROP FUNCTION audit_pairs_erased(jsonb, jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AddField("auditentry", "erased_at", models.DateTimeField(null=True)),
        migrations.RunSQL(ERASE, BEFORE),
    ]
