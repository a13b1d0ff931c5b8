"""How a request becomes a ticket that another room set aside here: that room registers it from its `apps.py`."""

from collections.abc import Callable

from helpdesk.intake.models import RawMail
from helpdesk.tickets.services.create_ticket import Created

LetsIn = Callable[[RawMail], Created]

_ways: dict[str, LetsIn] = {}


def register_way_in(source: str, lets_in: LetsIn) -> None:
    """Make tickets of what came by `source` and names its form; `lets_in` runs in the transaction that records it."""
    _ways[source] = lets_in


def way_in_of(row: RawMail) -> LetsIn | None:
    """How the row becomes a ticket by its room; None where it is read as a mail."""
    return _ways.get(row.source) if row.form_id else None
