"""Says what a door tells of a message that it took in."""

from typing import TypedDict

from helpdesk.intake.models import RawMail
from helpdesk.intake.quarantine_words import row_reason


class IntakeResult(TypedDict):
    """What became of one message, for the door that took it in.

    `ticket` is the public number; `message_id` names the message within the ticket.
    """

    outcome: str
    ticket: str | None
    message_id: int | None
    reason: str


def result_of(row: RawMail) -> IntakeResult:
    """The result of one delivery, as JSON takes it."""
    return IntakeResult(
        outcome=row.outcome,
        ticket=str(row.ticket.number) if row.ticket else None,
        message_id=row.message_id,
        reason=row_reason(row),
    )
