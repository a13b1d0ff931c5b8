"""Warns at every start of what customers look for and do not find."""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import connection

from helpdesk.shop.known import facts
from helpdesk.shop.models import Shop


@checks.register(checks.Tags.database)
def contactable(*, databases: Sequence[str] | None = None, **_options: Any) -> list[checks.CheckMessage]:
    """Whether public pages tell a phone number and a postal address; asked when the database is brought up to date."""
    if not databases or not _can_be_asked():
        return []
    said = facts()
    wanted = ((said.phone, "phone number"), (said.postal_address, "postal address"))
    hint = "Write it down under Settings, Shop, or set SUPPORT_PHONE and POSTAL_ADDRESS."
    return [
        checks.Warning(f"Public pages tell no {words}.", hint=hint, id=f"shop.W00{number}")
        for number, (value, words) in enumerate(wanted, 1)
        if not value
    ]


def _can_be_asked() -> bool:
    """Whether the table has all its columns: there is none at a first start, and fewer before an upgrade."""
    table, look = Shop._meta.db_table, connection.introspection
    with connection.cursor() as cursor:
        if table not in look.table_names(cursor):
            return False
        there = {column.name for column in look.get_table_description(cursor, table)}
    return there.issuperset(field.column for field in Shop._meta.concrete_fields)
