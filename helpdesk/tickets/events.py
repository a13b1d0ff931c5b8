"""What can happen to a ticket, in the past tense, with ids."""

import dataclasses
from typing import ClassVar

from helpdesk.events import Event

REPLY = "reply"
"""What `TicketChanged` names beside fields when a reply of ours goes with the change, or is all of it."""


def subject_of(ticket_id: int) -> str:
    """The subject of all events of one ticket, such as `ticket:7`."""
    return f"ticket:{ticket_id}"


@dataclasses.dataclass(frozen=True, kw_only=True)
class TicketEvent(Event):
    ticket_id: int
    actor_id: int | None = None

    @property
    def subject(self) -> str:
        return subject_of(self.ticket_id)


@dataclasses.dataclass(frozen=True, kw_only=True)
class HoursChanged(Event):
    """Opening hours, holidays or reply policies are others than those that open due times were worked out by."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class TicketCreated(TicketEvent):
    """A new ticket, with its first message."""

    message_id: int | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class TicketChanged(TicketEvent):
    """Fields such as team, priority or tags were changed, or a reply of ours is on its way: `fields` names them, and
    `REPLY` among them."""

    fields: tuple[str, ...] = ()


TOO_OFTEN = 3
"""The transfer at which a ticket is escalated, as at each that follows."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class TicketTransferred(TicketEvent):
    """A person gave the ticket from one team to another, and not for the first time: `times` counts all of it."""

    times: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class CustomerWrote(TicketEvent):
    """A further message came in."""

    message_id: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReplyQueued(TicketEvent):
    """A reply was written; it leaves after the message's `send_after` unless it is taken back."""

    queue: ClassVar[str] = "mail"
    message_id: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class BegunReplyQueued(TicketEvent):
    """A reply that began with a saved reply was written; it leaves as others do."""

    message_id: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReplyWithdrawn(TicketEvent):
    queue: ClassVar[str] = "mail"
    message_id: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReplyHeld(TicketEvent):
    """A scheduled reply did not leave: something happened that its author should know first."""

    message_id: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class NoteAdded(TicketEvent):
    message_id: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class NoteWithdrawn(TicketEvent):
    """It was added a moment ago, and is shown no more."""

    message_id: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class TicketResolved(TicketEvent):
    pass


@dataclasses.dataclass(frozen=True, kw_only=True)
class TicketReopened(TicketEvent):
    pass


@dataclasses.dataclass(frozen=True, kw_only=True)
class TicketClosed(TicketEvent):
    pass


@dataclasses.dataclass(frozen=True, kw_only=True)
class BecameComplaint(TicketEvent):
    """An agent, a rule or the customer's form made the ticket a complaint."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ComplaintTakenBack(TicketEvent):
    """Whoever made the ticket a complaint did so by mistake."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class TaskEvent(TicketEvent):
    """Something happened to what a person has to do for the ticket."""

    task_id: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class TaskAdded(TaskEvent):
    pass


@dataclasses.dataclass(frozen=True, kw_only=True)
class TaskAssigned(TaskEvent):
    pass


@dataclasses.dataclass(frozen=True, kw_only=True)
class TaskFinished(TaskEvent):
    pass


@dataclasses.dataclass(frozen=True, kw_only=True)
class TaskReopened(TaskEvent):
    pass


@dataclasses.dataclass(frozen=True, kw_only=True)
class TaskWithdrawn(TaskEvent):
    """It was added a moment ago, and is gone."""
