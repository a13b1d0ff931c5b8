"""What customers do with their own request on our pages: answer, or say that it is solved."""

import uuid
from collections.abc import Sequence

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.channels import FORM
from helpdesk.tickets.models import Message, Status, Ticket
from helpdesk.tickets.services import add_inbound, update_ticket
from helpdesk.tickets.words import NewFile, NewMessage


def answer_request(
    *, ticket: Ticket, text: str, files: Sequence[NewFile] = (), submission_key: uuid.UUID | None = None
) -> Message:
    """Add the requester's words; a solved request opens again. A second press returns the first message.

    Raises:
        AlreadySent: `submission_key` made a message with other words.
    """
    customer = ticket.requester
    message = NewMessage(
        body_text=text,
        subject=ticket.subject,
        from_email=customer.email,
        from_name=customer.name,
        files=files,
    )
    return add_inbound(
        ticket=ticket,
        message=message,
        actor=Actor.customer(customer),
        author=customer,
        channel=FORM.key,
        submission_key=submission_key,
    )


def solve_request(*, ticket: Ticket) -> Ticket:
    """Resolve the request, as its requester says that it is solved; saying so twice changes nothing.

    Raises:
        NotYet: something on our side is missing first.
    """
    if ticket.status in (Status.RESOLVED, Status.CLOSED):
        return ticket
    return update_ticket(ticket=ticket, actor=Actor.customer(ticket.requester), status=Status.RESOLVED)
