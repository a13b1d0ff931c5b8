"""Writes large bytes into the database without several copies of them in memory.

Django's driver writes values into the text of the statement, where bytes are twice as long, and then encodes that once
more. A parameter of its own in binary form is sent as it is.
"""

import psycopg
from django.db import connection

_BULKY = 1024 * 1024


def is_bulky(packed: bytes) -> bool:
    """Whether `packed` is worth a statement of its own."""
    return len(packed) > _BULKY


def write_content(row_id: int, packed: bytes) -> None:
    """Set the content of a row, inside the caller's transaction."""
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute("UPDATE contact_channels_rawmail SET content = %b WHERE id = %s", [packed, row_id])
