"""Reads the facts of tickets: one statement, however many tickets."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import OuterRef, Q, Subquery, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Now

from helpdesk.conditions.facts import Facts, Value
from helpdesk.events.models import EventRecord
from helpdesk.tickets.facts import kinds
from helpdesk.tickets.facts.columns import FIRST, LATEST, message, text
from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.models import Direction, Message, Ticket


@dataclasses.dataclass(frozen=True)
class Occasion:
    """The event that a ticket is looked at for, and the message that it tells of, if any."""

    event_id: int
    message_id: int | None = None

    def message(self, field: str) -> Combinable:
        """A field of the customer's message of the event, or else of the newest that had come when it happened."""
        theirs = Message.objects.filter(Q(ticket=OuterRef("pk"), direction=Direction.IN) & self._known())
        return Subquery(theirs.order_by("-created_at", "-pk").values(field)[:1], output_field=TextField())

    def _known(self) -> Q:
        if self.message_id is not None:
            return Q(pk=self.message_id)
        happened = EventRecord.objects.filter(pk=self.event_id).values("created_at")
        return Q(created_at__lte=Coalesce(Subquery(happened), Now()))


def of_tickets(ids: Iterable[int], occasion: Occasion | None = None) -> dict[int, Facts]:
    """Facts by ticket id: fields as they are now, words as they were on this occasion (without one, the newest)."""
    heard = occasion.message if occasion else _newest
    fields = shown_in(Place.CONDITION)
    written = {
        "written_text": text(heard("reply_text")),
        "written_first_text": text(message("reply_text", *FIRST)),
        "written_sender": text(heard("from_email")),
    }
    columns = {name: column for field in fields for name, column in kinds.read(field).items()}
    rows = Ticket.objects.filter(pk__in=ids).values("pk", **written, **columns)
    return {row["pk"]: _facts(fields, {**row}) for row in rows}


def of_ticket(pk: int, occasion: Occasion) -> Facts:
    """The facts of one ticket, as `of_tickets` reads them."""
    return of_tickets([pk], occasion)[pk]


def _newest(field: str) -> Combinable:
    return message(field, *LATEST)


def _facts(fields: Sequence[TicketField], row: dict[str, Any]) -> Facts:
    values: dict[str, Value] = {
        "text": row["written_text"],
        "first_text": row["written_first_text"],
        "sender": row["written_sender"],
        "sender_domain": row["written_sender"],
    }
    labels = {}
    for field in fields:
        values[field.key], label = kinds.fact(field, row)
        if label is not None:
            labels[field.key] = label
    return Facts(values, labels)
