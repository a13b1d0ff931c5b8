"""Tickets by the value of a field."""

from typing import Any

from django.db.models import Q

from helpdesk.tickets.fields import TicketField


def having(field: TicketField, lookup: str, value: Any) -> Q:
    """Tickets whose value of the field passes a look-up of Django's ("" for equality)."""
    return Q(**{f"{field.key}__{lookup}" if lookup else field.key: value})
