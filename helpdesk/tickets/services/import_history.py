"""Stores tickets of the past in bulk: no mail leaves, no rule runs, no survey is asked for.

For importers and demonstrations. The rows look as if the verbs had written them at their time.
"""

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence

from django.db import connection, transaction

from helpdesk.customers.models import Customer, Product
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.channels import EMAIL
from helpdesk.tickets.models import (
    Activity,
    DeliveryState,
    Direction,
    Message,
    Priority,
    Status,
    Tag,
    Ticket,
)
from helpdesk.tickets.services.parts import documents
from helpdesk.tickets.sla.due import keep_past_due
from helpdesk.tickets.sla.policy import Promises
from helpdesk.tickets.sla.promises import promises
from helpdesk.tickets.verbs import Verb
from helpdesk.tickets.words import snippet, storable_words

BATCH = 500


@dataclasses.dataclass(frozen=True, kw_only=True)
class PastMessage:
    """A message of the past. `author` is the member of staff behind a reply or note."""

    direction: str
    created_at: dt.datetime
    body_text: str
    author: User | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class PastTicket:
    """A ticket of the past with its messages in order, the first one of the customer."""

    requester: Customer
    subject: str
    messages: Sequence[PastMessage]
    channel: str = EMAIL.key
    status: str = Status.CLOSED
    priority: str = Priority.NORMAL
    team: Team | None = None
    assignee: User | None = None
    product: Product | None = None
    tags: Sequence[str] = ()
    language: str = "en"
    is_complaint: bool = False
    resolved_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    reopen_count: int = 0


def import_history(*, tickets: Iterable[PastTicket], actor: Actor) -> Iterator[tuple[PastTicket, Ticket]]:
    """Store tickets in batches of 500, each in a transaction of its own, and yield each with its row.

    Cost: a fixed number of statements a batch.
    """
    source = iter(tickets)
    while batch := list(itertools.islice(source, BATCH)):
        with transaction.atomic():
            rows = _store(batch, actor)
        yield from zip(batch, rows, strict=True)


def _store(batch: list[PastTicket], actor: Actor) -> list[Ticket]:
    promised = promises()
    rows = Ticket.objects.bulk_create(
        [_row(past, number, promised) for past, number in zip(batch, _numbers(len(batch)), strict=True)]
    )
    messages = [_message(row, said) for past, row in zip(batch, rows, strict=True) for said in past.messages]
    Message.objects.bulk_create(messages)
    _store_tags(batch, rows)
    Activity.objects.bulk_create(
        Activity(
            ticket=row,
            at=row.created_at,
            actor_kind=actor.kind,
            actor_label=actor.label,
            verb=Verb.CREATED,
            cause=actor.cause,
        )
        for row in rows
    )
    said = [documents.of_message(message) for message in messages]
    documents.store(*said, *map(documents.of_ticket, rows))
    return rows


def _numbers(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('tickets_ticket_number') FROM generate_series(1, %s)", [count])
        return sorted(number for (number,) in cursor.fetchall())


def _row(past: PastTicket, number: int, promised: Promises) -> Ticket:
    first, last = past.messages[0], past.messages[-1]
    public = [said for said in past.messages if said.direction != Direction.NOTE]
    answers = [said.created_at for said in public if said.direction == Direction.OUT and said.author]
    is_open = past.status not in (Status.RESOLVED, Status.CLOSED)
    questions = [said.created_at for said in public if said.direction == Direction.IN]
    unanswered = [at for at in questions if not answers or at > answers[-1]]
    row = Ticket(
        number=number,
        subject=storable_words(past.subject)[:500],
        status=past.status,
        priority=past.priority,
        channel=past.channel,
        team=past.team,
        assignee=past.assignee,
        requester=past.requester,
        product=past.product,
        language=past.language,
        is_complaint=past.is_complaint,
        created_at=first.created_at,
        last_activity_at=max(last.created_at, past.closed_at or last.created_at),
        last_words=snippet(storable_words(public[-1].body_text)),
        last_direction=public[-1].direction,
        message_count=len(public),
        awaiting_since=unanswered[0] if is_open and unanswered else None,
        first_replied_at=answers[0] if answers else None,
        resolved_at=past.resolved_at,
        closed_at=past.closed_at,
        reopen_count=past.reopen_count,
    )
    keep_past_due(row, promised, tags=past.tags)
    return row


def _message(row: Ticket, said: PastMessage) -> Message:
    inbound, text = said.direction == Direction.IN, storable_words(said.body_text)
    sent = said.direction == Direction.OUT
    return Message(
        ticket=row,
        direction=said.direction,
        channel=row.channel,
        author_user=said.author,
        author_customer=row.requester if inbound else None,
        from_name=row.requester.display_name if inbound else (said.author.short_name if said.author else ""),
        body_text=text,
        reply_text=text,
        created_at=said.created_at,
        delivery=DeliveryState.SENT if sent else DeliveryState.NONE,
        sent_at=said.created_at if sent else None,
    )


def _store_tags(batch: list[PastTicket], rows: list[Ticket]) -> None:
    names = {name for past in batch for name in past.tags}
    known = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    missing = Tag.objects.bulk_create(Tag(name=name) for name in sorted(names - known.keys()))
    known |= {tag.name: tag for tag in missing}
    links = Ticket.tags.through
    links.objects.bulk_create(
        links(ticket_id=row.pk, tag_id=known[name].pk)
        for past, row in zip(batch, rows, strict=True)
        for name in dict.fromkeys(past.tags)
    )
