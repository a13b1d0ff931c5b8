"""What stands around a ticket: files, orders, other requests, hours that passed, hands that it went through."""

import datetime as dt
from typing import Any

from django.utils import timezone
from hypothesis import strategies as st

from helpdesk.customers.models import Order, OrderLine, Product
from helpdesk.people.models import Absence, Role, User
from helpdesk.tickets.models import Activity, Attachment, Direction, Message, Ticket

HOURS = st.sampled_from([0, 1, 3, 13, 30, 800, 3000])
FILES = st.sampled_from([("invoice.pdf", "application/pdf"), ("Straße 1.PNG", "image/png"), ("a", "text/calendar")])
ADDRESSES = st.sampled_from(["help@shop.example", "ana@example.com", "ANA@Example.com"])

AROUND = st.fixed_dictionaries(
    {
        "ago": HOURS,
        "said_ago": st.one_of(st.none(), HOURS),
        "due_in": st.one_of(st.none(), st.sampled_from([-30, -1, 1, 13])),
        "files": st.lists(st.tuples(FILES, st.booleans()), max_size=2),
        "to": st.lists(ADDRESSES, max_size=2),
        "cc": st.lists(ADDRESSES, max_size=1),
        "orders": st.lists(
            st.tuples(HOURS, st.booleans(), st.sampled_from(["0.50", "12.34", "60"]), st.integers(0, 1)), max_size=2
        ),
        "others": st.lists(st.tuples(HOURS, st.booleans(), st.sampled_from(["open", "resolved"])), max_size=2),
        "assignee": st.sampled_from(["", "here", "away"]),
        "lines": st.lists(
            st.sampled_from(
                [
                    {"team": ["A", "B"], "team_id": [1, 2]},
                    {"team": [None, "B"], "team_id": [None, 2]},
                    {"status": ["resolved", "open"]},
                    {"status": ["open", "resolved"]},
                ]
            ),
            max_size=3,
        ),
    }
)
WORDS = {
    "file_names": st.sampled_from(["invoice", ".pdf", "STRASSE", "a"]),
    "file_types": st.sampled_from(["image", "application/pdf", "text"]),
    "sent_to": ADDRESSES,
}


def surround(ticket: Ticket, products: list[Product], **around: Any) -> None:
    """Put all of it around a ticket."""
    now = timezone.now() - dt.timedelta(minutes=7)
    created = now - dt.timedelta(hours=around["ago"])
    due = around["due_in"]
    Ticket.objects.filter(pk=ticket.pk).update(
        created_at=created,
        due_at=now + dt.timedelta(hours=due) if due is not None else None,
        assignee=_assignee(around["assignee"]),
    )
    ticket.messages.update(created_at=created, to=around["to"], cc=around["cc"])
    if around["said_ago"] is not None:
        said = now - dt.timedelta(hours=around["said_ago"])
        Message.objects.create(ticket=ticket, direction=Direction.OUT, body_text="Look here.", created_at=said)
    _files(ticket, around["files"])
    for hours, is_delivered, total, product in around["orders"]:
        _order(ticket, products[product], now - dt.timedelta(hours=hours), total, is_delivered)
    for hours, is_complaint, status in around["others"]:
        _other(ticket, now - dt.timedelta(hours=hours), is_complaint, status)
    for changes in around["lines"]:
        Activity.objects.create(ticket=ticket, at=now, actor_kind="system", verb="ticket.changed", changes=changes)


def _assignee(presence: str) -> User | None:
    if not presence:
        return None
    person, _ = User.objects.get_or_create(email=f"{presence}@example.com", defaults={"role": Role.AGENT})
    if presence == "away":
        days = {"first_day": dt.date(2026, 1, 1), "last_day": dt.date(2099, 1, 1)}
        Absence.objects.get_or_create(user=person, defaults=days)
    return person


def _files(ticket: Ticket, files: list[tuple[tuple[str, str], bool]]) -> None:
    newest = ticket.messages.filter(direction=Direction.IN).order_by("-created_at", "-pk")[:1].get()
    for (name, kind), inline in files:
        Attachment.objects.create(message=newest, filename=name, content_type=kind, size=1, sha256="", inline=inline)


def _order(ticket: Ticket, product: Product, at: dt.datetime, total: str, is_delivered: bool) -> None:
    order = Order.objects.create(
        number=f"{ticket.pk}-{Order.objects.count()}",
        customer=ticket.requester,
        placed_at=at,
        delivered_at=at if is_delivered else None,
        total=total,
    )
    OrderLine.objects.create(order=order, product=product, amount=total)


def _other(ticket: Ticket, at: dt.datetime, is_complaint: bool, status: str) -> None:
    Ticket.objects.create(
        number=10_000_000 + Ticket.objects.count(),
        requester=ticket.requester,
        created_at=at,
        last_activity_at=at,
        is_complaint=is_complaint,
        status=status,
        resolved_at=at if status == "resolved" else None,
    )
