"""Keeps a file that somebody wants to import."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.imports.kinds import guessed
from helpdesk.imports.models import ImportBatch
from helpdesk.imports.own_columns import columns_of
from helpdesk.people.models import User
from helpdesk.web.lists.tables.read import Table, Unreadable, read_table

MOST_BYTES = 10 * 1024 * 1024
MOST_LINES = 50_000


def upload(*, kind: str, file_name: str, content: bytes, by: User | None) -> ImportBatch:
    """Keep a file, and guess which of its columns is what. Nothing of it is stored among customers or orders.

    Raises:
        ValidationError: it is too large, no CSV, has no line but the first, or a column without a name of its own.
    """
    if len(content) > MOST_BYTES:
        raise ValidationError(gettext("The file has more than 10 MB. Import it in parts."))
    try:
        table = read_table(content)
        lines = sum(1 for _ in table.rows())
    except Unreadable as problem:
        words = gettext("This is no CSV file: save the table as CSV in UTF-8 and choose that file.")
        raise ValidationError(words) from problem
    _check_header(table)
    if not lines:
        raise ValidationError(gettext("The file has no line below the names of its columns."))
    if lines > MOST_LINES:
        words = gettext("The file has %(lines)s lines; one import takes up to 50,000. Import it in parts.")
        raise ValidationError(words % {"lines": lines})
    batch = ImportBatch(kind=kind, file_name=file_name[-200:], content=content, total=lines, by=by)
    batch.columns = guessed(columns_of(kind), table.columns)
    batch.save()
    return batch


def _check_header(table: Table) -> None:
    names = [name.casefold() for name in table.columns]
    if not all(names) or not names:
        raise ValidationError(gettext("The first line has to name every column."))
    twice = next((name for name in table.columns if names.count(name.casefold()) > 1), None)
    if twice:
        raise ValidationError(gettext("Two columns are called “%(name)s”: rename one.") % {"name": twice[:80]})
