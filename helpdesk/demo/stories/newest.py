"""Requests that have just come in. They take the real way: rules place them, and each can tell why it is there."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, Subquery

from helpdesk.demo.customers import People
from helpdesk.demo.files import content, photo
from helpdesk.demo.shop import Shop
from helpdesk.demo.stories.arrivals import before
from helpdesk.events import publish
from helpdesk.events.deliver import drain
from helpdesk.outgoing.events import RequestTaken
from helpdesk.rules.models import RuleRun
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.channels import FORM
from helpdesk.tickets.models import Activity, Ticket
from helpdesk.tickets.services import create_ticket
from helpdesk.tickets.sla.policy import USUAL_MINUTES
from helpdesk.tickets.verbs import Verb, stored_as
from helpdesk.tickets.words import NewMessage

SECONDS = dt.timedelta(seconds=2)


def receive(shop: Shop, people: People, now: dt.datetime) -> list[Ticket]:
    """Stores the requests of `newest.yaml`, oldest first, and runs the rules on them."""
    rows = [(_came(row, shop, now), row) for row in content("newest")]
    tickets = [_create(row, at, shop, people) for at, row in sorted(rows, key=lambda pair: pair[0])]
    drain()
    _date_back(tickets)
    return tickets


def _came(row: dict[str, Any], shop: Shop, now: dt.datetime) -> dt.datetime:
    return before(shop.calendar, now, USUAL_MINUTES[row["priority"]] - row["left"])


def _create(row: dict[str, Any], at: dt.datetime, shop: Shop, people: People) -> Ticket:
    customer = people.of(row["who"])
    ticket, _ = create_ticket(
        requester=customer,
        message=NewMessage(
            subject=row["subject"],
            body_text=row["text"],
            from_email=customer.email,
            from_name=customer.name,
            files=[photo(row["photo"])] if "photo" in row else [],
            created_at=at,
        ),
        actor=Actor.customer(customer),
        channel=row["channel"],
        product=shop.product(row.get("product", "")),
        language=row.get("language", "en"),
    )
    if ticket.channel == FORM.key:
        with transaction.atomic():
            publish(RequestTaken(ticket_id=ticket.pk))
    return ticket


def _date_back(tickets: list[Ticket]) -> None:
    """Rules act within seconds of a ticket's arrival, and so they did here."""
    ids = [ticket.pk for ticket in tickets]
    arrived = Ticket.objects.filter(pk=OuterRef("ticket_id")).values(moment=F("created_at") + SECONDS)
    Activity.objects.filter(ticket_id__in=ids).exclude(verb__in=stored_as(Verb.CREATED)).update(at=Subquery(arrived))
    RuleRun.objects.filter(ticket_id__in=ids).update(at=Subquery(arrived))
