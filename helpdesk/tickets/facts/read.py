"""Reads the facts of tickets: one statement, however many tickets."""

import dataclasses
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Now

from helpdesk.conditions.facts import Facts, Value
from helpdesk.events.models import EventRecord
from helpdesk.tickets.facts import kinds
from helpdesk.tickets.facts.columns import FIRST, LATEST, message, text
from helpdesk.tickets.facts.derived import Fact, registered
from helpdesk.tickets.facts.derived.scope import LINE, SAID, Scope, now, of_event
from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.models import Activity, Direction, Message, Ticket


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


def of_tickets(
    ids: Iterable[int], occasion: Occasion | None = None, asked: Collection[str] | None = None
) -> dict[int, Facts]:
    """Facts by ticket id: fields as they are now, words as they were on this occasion (without one, the newest).

    Of what is derived, only what is `asked` for by key is read; None asks for all of it.
    """
    heard = occasion.message if occasion else _newest
    scope = of_event(occasion.event_id, occasion.message_id) if occasion else now()
    wanted = [fact for fact in registered() if asked is None or fact.key in asked]
    fields = shown_in(Place.CONDITION)
    written = {
        "written_text": text(heard("reply_text")),
        "written_first_text": text(message("reply_text", *FIRST)),
        "written_sender": text(heard("from_email")),
    }
    columns = {name: column for field in fields for name, column in kinds.read(field).items()}
    columns |= {name: column for fact in wanted for name, column in fact.expressions(scope).items()}
    if wanted:
        columns["derived_at"] = scope.at
    rows = Ticket.objects.filter(pk__in=ids).values("pk", **written, **columns)
    return {row["pk"]: _facts(fields, wanted, {**row}) for row in rows}


def of_ticket(pk: int, occasion: Occasion, asked: Collection[str] | None = None) -> Facts:
    """The facts of one ticket, as `of_tickets` reads them."""
    return of_tickets([pk], occasion, asked)[pk]


def of_lines(lines: Collection[int], asked: Collection[str]) -> dict[int, dict[str, Value]]:
    """What is derived, as it was at these lines of history, by line and key. One statement, and none for nothing."""
    return _as_it_was(Activity.objects.filter(pk__in=lines), LINE, F("at"), asked) if lines else {}


def of_messages(messages: Collection[int], asked: Collection[str]) -> dict[int, dict[str, Value]]:
    """What is derived, as it was when these messages came, by message and key. One statement, and none for nothing."""
    said = Message.objects.filter(pk__in=messages)
    return _as_it_was(said, SAID, F("created_at"), asked) if messages else {}


def _as_it_was(rows: QuerySet[Any], scope: Scope, at: F, asked: Collection[str]) -> dict[int, dict[str, Value]]:
    wanted = [fact for fact in registered() if fact.key in asked and fact.is_kept]
    if not wanted:
        return {}
    columns = {name: column for fact in wanted for name, column in fact.expressions(scope).items()}
    read = rows.values("pk", derived_at=at, **columns)
    return {row["pk"]: {fact.key: fact.read(row, row["derived_at"])[0] for fact in wanted} for row in read}


def _newest(field: str) -> Combinable:
    return message(field, *LATEST)


def _facts(fields: Sequence[TicketField], wanted: Iterable[Fact], row: dict[str, Any]) -> Facts:
    values: dict[str, Value] = {
        "text": row["written_text"],
        "first_text": row["written_first_text"],
        "sender": row["written_sender"],
        "sender_domain": row["written_sender"],
    }
    labels = {}
    read = [(field.key, kinds.fact(field, row)) for field in fields]
    for key, (value, label) in [*read, *((fact.key, fact.read(row, row["derived_at"])) for fact in wanted)]:
        values[key] = value
        if label is not None:
            labels[key] = label
    return Facts(values, labels)
