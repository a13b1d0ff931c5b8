"""Looks for words in everything that is stored: each column of each table that can hold words or bytes, and all files.

Marks are words as they would be read; a column of bytes is read plain and unpacked.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from psycopg import sql

_WORDS = ("text", "character varying", "json", "jsonb", "tsvector", "inet", "ARRAY", "citext")
_COLUMNS = """
    SELECT table_name, column_name, data_type FROM information_schema.columns
    JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1, 2
"""


def places_of(*marks: str) -> set[str]:
    """Where one of the marks stands: as `table.column`, or as `file`; whatever the case."""
    return {place for mark in marks for place in (*_columns_with(mark), *_files_with(mark))}


def _columns_with(mark: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS)
        for table, column, kind in cursor.fetchall():
            if (kind in _WORDS and _words_hold(table, column, mark)) or (
                kind == "bytea" and _bytes_hold(table, column, mark)
            ):
                yield f"{table}.{column}"


def _words_hold(table: str, column: str, mark: str) -> bool:
    statement = sql.SQL("SELECT EXISTS (SELECT FROM {table} WHERE {column}::text ILIKE %s)")
    pattern = "%" + mark.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
    with connection.cursor() as cursor:
        cursor.execute(statement.format(table=sql.Identifier(table), column=sql.Identifier(column)), [pattern])
        return bool(cursor.fetchone()[0])


def _bytes_hold(table: str, column: str, mark: str) -> bool:
    statement = sql.SQL("SELECT {column} FROM {table} WHERE {column} IS NOT NULL")
    with connection.cursor() as cursor:
        cursor.execute(statement.format(table=sql.Identifier(table), column=sql.Identifier(column)))
        return any(_in_bytes(bytes(held), mark) for (held,) in cursor.fetchall())


def _files_with(mark: str) -> Iterator[str]:
    root = Path(settings.MEDIA_ROOT)
    for file in root.rglob("*") if root.exists() else ():
        if file.is_file() and _in_bytes(file.read_bytes(), mark):
            yield "file"


def _in_bytes(held: bytes, mark: str) -> bool:
    wanted = mark.encode().lower()
    try:
        unpacked = zlib.decompress(held)
    except zlib.error:
        unpacked = b""
    return wanted in held.lower() or wanted in unpacked.lower()
