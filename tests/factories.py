"""Small makers of real rows, with the fewest words that a test has to say. Append only."""

import datetime as dt
import itertools
from typing import Any

from helpdesk.customers.models import Customer, Product
from helpdesk.customers.services import find_or_create_customer
from helpdesk.people.models import Absence, Role, Team, TeamMembership, User
from helpdesk.people.models.absence import kept
from helpdesk.people.services.absences import set_absence
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.fields import TicketField, get
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.own import own_fields as definitions
from helpdesk.tickets.services import create_ticket, define_field
from helpdesk.tickets.words import NewMessage
from helpdesk.web import shop_time

_count = itertools.count(1)
PASSWORD = "correct horse battery staple"


def user(name: str = "Alice", role: str = Role.AGENT, teams: tuple[Team, ...] = (), **fields: Any) -> User:
    """Somebody who can sign in with `PASSWORD`."""
    made = User.objects.create_user(
        fields.pop("email", f"{name.lower()}{next(_count)}@example.com"),
        PASSWORD,
        name=name,
        role=role,
        **fields,
    )
    for team in teams:
        TeamMembership.objects.create(user=made, team=team)
    return made


def team(name: str = "Deliveries") -> Team:
    number = next(_count)
    return Team.objects.create(name=f"{name} {number}", slug=f"team-{number}")


def customer(name: str = "Meg O’Dowd", email: str = "") -> Customer:
    return find_or_create_customer(email=email or f"customer{next(_count)}@example.org", name=name)


def product(name: str = "Tidewater Kettle") -> Product:
    number = next(_count)
    return Product.objects.create(name=f"{name} {number}", slug=f"product-{number}")


def ticket(
    subject: str = "Kettle lid cracked",
    text: str = "The lid cracked.",
    requester: Customer | None = None,
    message: dict[str, Any] | None = None,
    **fields: Any,
) -> Ticket:
    """A ticket as if it came by mail; `message` sets fields of its first message."""
    requester = requester or customer()
    created = create_ticket(
        requester=requester,
        message=NewMessage(
            body_text=text,
            subject=subject,
            from_email=requester.email,
            from_name=requester.name,
            **(message or {}),
        ),
        actor=Actor.customer(requester),
        **fields,
    )
    return created.ticket


def own_field(key: str, type: str = "text", *choices: str, **fields: Any) -> TicketField:  # noqa: A002
    """A field of the shop's own, as it is once the change is known; its choices are labelled by their keys."""
    pairs = [(choice, choice.capitalize()) for choice in choices]
    define_field(key=key, type=type, choices=pairs, **{"label": key.capitalize(), **fields})
    definitions.kept.forget()
    return get(f"own_{key}")


def own_fields() -> None:
    """A field of each type, of tickets and of customers."""
    own_field("size", "choice", "small", "large")
    own_field("colours", "choices", "red", "green", "blue")
    own_field("refund", "money", currency="EUR")
    plain = {"fragile": "flag", "weight": "number", "bought": "day", "serial": "text", "story": "long", "bill": "order"}
    for key, type_ in plain.items():
        own_field(key, type_)
    own_field("tier", "choice", "gold", "basic", holder="customer")
    own_field("likes", "choices", "tea", "coffee", holder="customer")
    own_field("since", "day", holder="customer")


def away(person: User, delegate: User | None = None, *, first: int = 0, last: int = 6, **fields: Any) -> Absence:
    """Somebody who is away from `first` to `last`, in days from today at the shop."""
    first_day, last_day = (shop_time.today() + dt.timedelta(days) for days in (first, last))
    made = set_absence(person=person, by=None, delegate=delegate, first_day=first_day, last_day=last_day, **fields)
    kept.forget()
    return made
