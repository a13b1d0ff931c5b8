"""Which text acknowledges a new request. Another room may choose its own for its kind of request, from `apps.py`:

register(lambda ticket: Choice("complaint_acknowledgement", {"receipt.url": …}) if ticket.is_complaint else None)
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from helpdesk.outgoing.texts.rendering.fill import Value
from helpdesk.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class AcknowledgementChoice:
    """A mail text of kind "acknowledgement" by its key, and its values.

    They are for the placeholders that it has besides those of every new request (`texts.builtin.request.NEW_REQUEST`).
    `answer_by` is the date that it tells in place of when the ticket is due, where something else tells it too.
    """

    key: str = "acknowledgement"
    values: Mapping[str, Value] = field(default_factory=dict)
    answer_by: dt.datetime | None = None


Chooser = Callable[[Ticket], AcknowledgementChoice | None]

_choosers: list[Chooser] = []


def register(chooser: Chooser) -> None:
    """Register a chooser, which is asked about each new request when the rules are done with it; None: not mine."""
    _choosers.append(chooser)


def chosen(ticket: Ticket) -> AcknowledgementChoice:
    """The text that acknowledges a ticket: the first choice of another room, else the ordinary acknowledgement."""
    return next((choice for chooser in _choosers if (choice := chooser(ticket))), AcknowledgementChoice())
