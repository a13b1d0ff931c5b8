"""Makes a ticket of a request that an agent writes down for a customer."""

import uuid
from collections.abc import Sequence

from django.db import transaction

from helpdesk.customers.models import Product
from helpdesk.customers.services import find_or_create_customer
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import create_ticket, opened_before
from helpdesk.tickets.words import NewFile, NewMessage


def write_down(
    *,
    author: User,
    channel: str,
    subject: str,
    note: str,
    name: str = "",
    phone: str = "",
    email: str = "",
    handle: str = "",
    link: str = "",
    posted: str = "",
    product: Product | None = None,
    team: Team | None = None,
    priority: str = "normal",
    files: Sequence[NewFile] = (),
    submission_key: uuid.UUID | None = None,
) -> Ticket:
    """Make a ticket of what a customer said, logged under the agent's name. A second press returns the first ticket.

    Raises:
        ValueError: neither phone, email nor handle is given.
        AlreadySent: `submission_key` made a ticket with other words.
    """
    with transaction.atomic():
        if again := opened_before(submission_key, note):
            return again
        customer = find_or_create_customer(email=email, phone=phone, handle=handle, place=channel, name=name)
        message = NewMessage(
            body_text=note,
            subject=subject,
            from_email=email,
            from_name=name or customer.name or handle,
            handle=handle,
            link=link,
            posted=posted,
            files=files,
        )
        created = create_ticket(
            requester=customer,
            message=message,
            actor=Actor.of(author),
            channel=channel,
            product=product,
            team=team,
            priority=priority,
            submission_key=submission_key,
        )
    return created.ticket
