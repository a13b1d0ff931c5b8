"""Warns at every start of what customers look for and do not find."""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import DatabaseError

from helpdesk.shop.known import facts


@checks.register(checks.Tags.database)
def contactable(*, databases: Sequence[str] | None = None, **_options: Any) -> list[checks.CheckMessage]:
    """Whether public pages tell a phone number and a postal address; asked when the database is brought up to date."""
    try:
        said = facts() if databases else None
    except DatabaseError:
        return []  # the first start, before there are tables
    if said is None:
        return []
    wanted = ((said.phone, "phone number"), (said.postal_address, "postal address"))
    hint = "Write it down under Settings, Shop, or set SUPPORT_PHONE and POSTAL_ADDRESS."
    return [
        checks.Warning(f"Public pages tell no {words}.", hint=hint, id=f"shop.W00{number}")
        for number, (value, words) in enumerate(wanted, 1)
        if not value
    ]
