"""Asks for the rehearsal of an import, once somebody has said what its columns are."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.imports.models import ImportBatch
from helpdesk.imports.own_columns import amount_columns, columns_of, day_columns
from helpdesk.imports.services.lock import lock
from helpdesk.web.lists.tables.amounts import decimal_mark
from helpdesk.web.lists.tables.days import DateOrder, read_days
from helpdesk.web.lists.tables.read import Table, Unreadable, read_table

BEFORE = (ImportBatch.State.MAPPING, ImportBatch.State.CHECKED)


def check_import(*, batch: ImportBatch, columns: Mapping[str, str], options: Mapping[str, Any]) -> ImportBatch:
    """Keep what the columns are, and have a worker say what every line comes to. Nothing is stored but that.

    `options`: `dates` and `amounts` tell how these are written ("" reads it from the file), `region` whose phone
    numbers have no country, `only_missing` that filled cells complete and replace nothing, `usual_currency` that of
    orders that name none.

    Raises:
        ValidationError: by field, what has to be told; or the import is past that.
    """
    with transaction.atomic():
        row = lock(batch, BEFORE)
        table = read_table(bytes(row.content))
        used = {key: header for key, header in columns.items() if header}
        problems = _missing(row.kind, used, table)
        kept = dict(options)
        if not problems:
            kept["dates"] = options.get("dates") or _found_dates(_cells(table, used, day_columns(row.kind)), problems)
            kept["amounts"] = options.get("amounts") or _found_amounts(
                _cells(table, used, amount_columns(row.kind)), problems
            )
        if problems:
            raise ValidationError(problems)
        row.lines.all().delete()
        row.columns, row.options, row.state, row.done = used, kept, ImportBatch.State.CHECKING, 0
        row.save(update_fields=["columns", "options", "state", "done"])
    return row


def _missing(kind: str, used: Mapping[str, str], table: Table) -> dict[str, str]:
    problems = {
        one.key: gettext("Say in which column it is.")
        for one in columns_of(kind)
        if one.is_needed and one.key not in used
    }
    headers = list(used.values())
    for key, header in used.items():
        if header not in table.columns:
            problems[key] = gettext("The file has no such column.")
        elif headers.count(header) > 1:
            problems[key] = gettext("This column is chosen twice.")
    if "email" not in used and "phone" not in used:
        problems["email"] = gettext("Customers are known by their address or number: say in which column one is.")
    if "product" in used and "amount" not in used:
        problems["amount"] = gettext("A product of an order needs its amount: say in which column it is.")
    return problems


def _cells(table: Table, used: Mapping[str, str], keys: Iterable[str]) -> list[tuple[int, str]]:
    headers = [used[key] for key in keys if key in used]
    return [(row.line, row.cells[header]) for row in table.rows() for header in headers]


def _found_dates(cells: Iterable[tuple[int, str]], problems: dict[str, str]) -> str:
    try:
        return read_days(cells).order.value
    except Unreadable:
        problems["dates"] = gettext("The dates can be read in two ways, or are written in two: say what stands first.")
        return DateOrder.YEAR.value


def _found_amounts(cells: Iterable[tuple[int, str]], problems: dict[str, str]) -> str:
    mark = decimal_mark(text for _, text in cells)
    if mark is None:
        problems["amounts"] = gettext("The amounts can be read in two ways: say what stands before the cents.")
        return ""
    return mark.value
