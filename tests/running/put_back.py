"""Puts the database back as the migrations left it, after a test whose transactions were real.

Django's own way empties every table there is and makes types and permissions anew, half a second for a test that wrote
ten rows. This looks which tables hold rows, deletes those, and copies back the rows that were there from the start.
"""

from django.db import connection, transaction

from helpdesk.audit.models import AuditEntry

_REMEMBERED = "remembered"
AUDIT_LOG = AuditEntry._meta.db_table
OFF_GUARD = f"ALTER TABLE {AUDIT_LOG} DISABLE TRIGGER USER; {{}}; ALTER TABLE {AUDIT_LOG} ENABLE TRIGGER USER"
"""From the audit log itself the database deletes nothing."""


def remember() -> None:
    """Keeps what the tables hold now in a schema beside them; call it once, before the first test."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {_REMEMBERED}")
        for table in _tables_with_rows():
            cursor.execute(f'CREATE TABLE {_REMEMBERED}."{table}" AS TABLE "{table}"')


def put_back() -> None:
    """Every foreign key waits for the commit, so that the order of tables does not matter."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in _tables_with_rows():
            delete = f'DELETE FROM "{table}"'
            cursor.execute(OFF_GUARD.format(delete) if table == AUDIT_LOG else delete)
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [_REMEMBERED])
        for (table,) in cursor.fetchall():
            cursor.execute(f'INSERT INTO "{table}" TABLE {_REMEMBERED}."{table}"')


def _tables_with_rows() -> list[str]:
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    looks = (f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\")" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(looks))
        return [table for (table,) in cursor.fetchall()]
