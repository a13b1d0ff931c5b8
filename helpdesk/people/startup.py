"""Warns at every start of a file of places that cannot be read."""

from typing import Any

from django.core import checks

from helpdesk.people import places


@checks.register()
def places_can_be_read(**_options: Any) -> list[checks.CheckMessage]:
    """Whether the database of places opens, where one is set."""
    wrong = places.problem()
    if not wrong:
        return []
    hint = "Its path is PLACES_DATABASE, a file in the MMDB format. Without it no session has a place."
    return [checks.Warning(f"The database of places cannot be read: {wrong}", hint=hint, id="people.W001")]
