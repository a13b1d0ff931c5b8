"""Reads the facts of tickets: one statement, however many tickets."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, Subquery, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Now

from helpdesk.conditions.facts import Facts
from helpdesk.events.models import EventRecord
from helpdesk.tickets.facts.columns import FIRST, LATEST, message, text
from helpdesk.tickets.models import Channel, Direction, Message, Priority, Status, Tag, Ticket

PLAIN = ("pk", "channel", "priority", "status", "team_id", "product_id", "is_complaint")


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
    """Facts by ticket id: fields as they are, words as they were on this occasion (without one, the newest)."""
    heard = occasion.message if occasion else _newest
    columns = {
        "subject": text("subject"),
        "text": text(heard("reply_text")),
        "first_text": text(message("reply_text", *FIRST)),
        "sender": text(heard("from_email")),
        "language": text("language"),
        "tag_names": ArraySubquery(Tag.objects.filter(tickets=OuterRef("pk")).order_by("name").values("name")),
        "team_name": F("team__name"),
        "product_name": F("product__name"),
    }
    rows = Ticket.objects.filter(pk__in=ids).values(
        *PLAIN, **{f"fact_{name}": column for name, column in columns.items()}
    )
    return {row["pk"]: _facts(row) for row in rows}


def of_ticket(pk: int, occasion: Occasion) -> Facts:
    return of_tickets([pk], occasion)[pk]


def _newest(field: str) -> Combinable:
    return message(field, *LATEST)


def _facts(row: dict[str, Any]) -> Facts:
    return Facts(
        values={
            "text": row["fact_text"],
            "subject": row["fact_subject"],
            "first_text": row["fact_first_text"],
            "sender": row["fact_sender"],
            "sender_domain": row["fact_sender"],
            "channel": row["channel"],
            "product": str(row["product_id"] or ""),
            "language": row["fact_language"],
            "priority": row["priority"],
            "tags": tuple(row["fact_tag_names"]),
            "status": row["status"],
            "team": str(row["team_id"] or ""),
            "is_complaint": "yes" if row["is_complaint"] else "no",
        },
        labels={
            "channel": str(Channel(row["channel"]).label),
            "priority": str(Priority(row["priority"]).label),
            "status": str(Status(row["status"]).label),
            "team": row["fact_team_name"] or "",
            "product": row["fact_product_name"] or "",
        },
    )
