"""Makes a ticket of a contact."""

import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from helpdesk.customers.models import Customer, Product
from helpdesk.events import publish
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.channels import EMAIL, channel_named
from helpdesk.tickets.events import BecameComplaint, TicketCreated, TicketEvent
from helpdesk.tickets.fields.values import check
from helpdesk.tickets.models import ContactForm, Direction, Message, Participant, Priority, Status, Ticket
from helpdesk.tickets.services.parts import documents, store
from helpdesk.tickets.services.parts.change_row import set_new, settable
from helpdesk.tickets.services.parts.own_values import as_kept, check_order
from helpdesk.tickets.services.parts.tags import add_tags
from helpdesk.tickets.verbs import BY_FORM, Verb
from helpdesk.tickets.words import NewMessage, snippet, storable_words


class Created(NamedTuple):
    """A new ticket, and its first message as it is stored."""

    ticket: Ticket
    message: Message


def create_ticket(
    *,
    requester: Customer,
    message: NewMessage,
    actor: Actor,
    channel: str = EMAIL.key,
    form: ContactForm | None = None,
    subject: str = "",
    priority: str = Priority.NORMAL,
    team: Team | None = None,
    assignee: User | None = None,
    product: Product | None = None,
    tags: Sequence[str] = (),
    language: str = "",
    is_complaint: bool = False,
    participants: Sequence[tuple[str, str]] = (),
    submission_key: uuid.UUID | None = None,
    also: Sequence[type[TicketEvent]] = (),
    **more: Any,
) -> Created:
    """Store a ticket with its first message, in one transaction.

    `more` are values of any other field that can be changed, by its key; `participants` are (address, name) pairs of
    people copied in. The ticket's clock starts when the message was created. The caller asks `opened_before` whether
    `submission_key` made a ticket already.
    `also` is what another room tells of the new ticket.
    """
    channel, priority = channel_named(channel).key, Priority(priority)
    others = [(field := settable(key), as_kept(field, value)) for key, value in more.items()]
    for field, value in others:
        check(field, value)
        if actor.user_id:
            check_order(field, value, requester.pk)
    created_at = message.created_at or timezone.now()
    with transaction.atomic(savepoint=False):
        ticket = Ticket(
            number=store.next_number(),
            subject=storable_words(subject or message.subject)[:500],
            channel=channel,
            form=form,
            priority=priority,
            team=team,
            assignee=assignee,
            requester=requester,
            product=product,
            language=language[:12],
            is_complaint=is_complaint,
            created_at=created_at,
            last_activity_at=created_at,
            awaiting_since=created_at,
            status=Status.OPEN if assignee else Status.NEW,
            last_words=snippet(storable_words(message.reply_text or message.body_text)),
            last_direction=Direction.IN,
            message_count=1,
            version=0,
        )
        set_new(ticket, [(field, value) for field, value in others if not field.own])
        store.save(ticket, tags=tags)
        if own := [(field, value) for field, value in others if field.own]:
            set_new(ticket, own)
            ticket.version = 0
            store.save(ticket, tags=tags)  # what is due may follow from them
        stored = _first_message(ticket, message, requester, submission_key)
        add_tags(ticket, tags)
        Participant.objects.bulk_create(
            [Participant(ticket=ticket, email=email, name=name) for email, name in dict(participants).items()],
            ignore_conflicts=True,
        )
        by_form = {BY_FORM: [None, form.name]} if form else None
        store.log(ticket, actor, Verb.CREATED, changes=by_form, message=stored, at=created_at)
        ids: dict[str, Any] = {"ticket_id": ticket.pk, "actor_id": actor.user_id, "depth": actor.depth}
        told: list[type[TicketEvent]] = [*([BecameComplaint] if is_complaint else []), *also]
        publish(TicketCreated(message_id=stored.pk, **ids), *(event(**ids) for event in told))
    return Created(ticket, stored)


def _first_message(ticket: Ticket, message: NewMessage, requester: Customer, key: uuid.UUID | None) -> Message:
    own = documents.of_ticket(ticket)
    who = {"direction": Direction.IN, "author_customer": requester, "submission_key": key}
    return store.store_message(ticket, message, own, **who)
