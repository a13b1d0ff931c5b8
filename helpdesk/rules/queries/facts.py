"""Reads the facts of tickets: one statement, however many tickets."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef

from helpdesk.rules.facts import Facts
from helpdesk.rules.sql import FIRST, LATEST, message, text
from helpdesk.tickets.models import Channel, Priority, Status, Tag, Ticket

COLUMNS = {
    "subject": text("subject"),
    "text": text(message("reply_text", *LATEST)),
    "first_text": text(message("reply_text", *FIRST)),
    "sender": text(message("from_email", *LATEST)),
    "language": text("language"),
    "tag_names": ArraySubquery(Tag.objects.filter(tickets=OuterRef("pk")).order_by("name").values("name")),
    "team_name": F("team__name"),
    "product_name": F("product__name"),
}
PLAIN = ("pk", "channel", "priority", "status", "team_id", "product_id", "is_complaint")


def of_tickets(ids: Iterable[int]) -> dict[int, Facts]:
    """Facts by ticket id."""
    rows = Ticket.objects.filter(pk__in=ids).values(
        *PLAIN, **{f"fact_{name}": column for name, column in COLUMNS.items()}
    )
    return {row["pk"]: _facts(row) for row in rows}


def of_ticket(pk: int) -> Facts:
    return of_tickets([pk])[pk]


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
