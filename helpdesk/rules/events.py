"""What happens to rules, in the past tense, with ids."""

import dataclasses

from helpdesk.tickets.events import TicketEvent


@dataclasses.dataclass(frozen=True, kw_only=True)
class TimeCame(TicketEvent):
    """The time came for which a rule waits on this ticket."""

    firing_id: int
