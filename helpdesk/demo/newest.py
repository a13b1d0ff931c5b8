"""Requests that have just come in. They take the real way, so that rules place them and each can tell why it is there."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import F

from helpdesk.channels.mail.acknowledge import acknowledge
from helpdesk.demo.arrivals import before
from helpdesk.demo.customers import People
from helpdesk.demo.files import content, photo
from helpdesk.demo.shop import Shop
from helpdesk.events.deliver import drain
from helpdesk.rules.models import RuleRun
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Activity, Channel, Ticket
from helpdesk.tickets.services import create_ticket
from helpdesk.tickets.sla.targets import FIRST_REPLY_MINUTES
from helpdesk.tickets.words import NewMessage


def receive(shop: Shop, people: People, now: dt.datetime) -> list[Ticket]:
    """Stores the requests of `newest.yaml`, oldest first, and runs the rules on them."""
    rows = [(_came(row, shop, now), row) for row in content("newest")]
    tickets = [_create(row, at, shop, people) for at, row in sorted(rows, key=lambda pair: pair[0])]
    drain()
    _date_back(tickets)
    return tickets


def _came(row: dict[str, Any], shop: Shop, now: dt.datetime) -> dt.datetime:
    return before(shop.calendar, now, FIRST_REPLY_MINUTES[row["priority"]] - row["left"])


def _create(row: dict[str, Any], at: dt.datetime, shop: Shop, people: People) -> Ticket:
    customer = people.of(row["who"])
    words = {"product": row.get("product", "")}
    ticket = create_ticket(
        requester=customer,
        message=NewMessage(
            subject=row["subject"],
            body_text=row["text"],
            from_email=customer.email,
            from_name=customer.name,
            files=list(_files(row)),
            created_at=at,
        ),
        actor=Actor.customer(customer),
        channel=Channel(row["channel"]),
        product=shop.product(words["product"]),
        language=row.get("language", "en"),
    )
    if ticket.channel == Channel.FORM:
        acknowledge(ticket)
    return ticket


def _files(row: dict[str, Any]) -> Iterator[Any]:
    if "photo" in row:
        yield photo(row["photo"])


def _date_back(tickets: list[Ticket]) -> None:
    """Rules act within seconds of a ticket's arrival, and so they did here."""
    ids = [ticket.pk for ticket in tickets]
    moment = F("ticket__created_at") + dt.timedelta(seconds=2)
    for model, field in ((Activity, "at"), (RuleRun, "at")):
        rows = list(model.objects.filter(ticket_id__in=ids).annotate(moment=moment))  # type: ignore[attr-defined]
        for row in rows:
            setattr(row, field, row.moment)
        model.objects.bulk_update(rows, [field])  # type: ignore[attr-defined]
