"""Every operation of the API with the permission that opens it, and how each of them is called."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import resolve
from django.utils import timezone

from helpdesk.tickets import services as tickets
from helpdesk.tickets.actors import Actor
from helpdesk.web.api.scopes import area_of
from helpdesk.web.requests.permissions import Permission
from tests.security.addresses import Address, every_address
from tests.security.press_rows import other_macro
from tests.security.world import World

METHODS = ("get", "post", "put", "patch", "delete")
PREFIX = "api/"
COMMON = ("schema", "docs")
"""What every token opens, whatever areas it is for."""


@dataclass(frozen=True)
class Operation:
    """`method` at the address called `name`; who has `needs` may, and everybody who works here where it is None.

    Who may is answered with `code`, that of success where `body` is one that is taken as things stand. `at` makes
    what it is about, where the world's own does not do.
    """

    name: str
    method: str
    needs: Permission | None
    body: Mapping[str, Any] | Callable[[World], Mapping[str, Any]] = field(default_factory=dict)
    code: int = 200
    at: Callable[[World], Mapping[str, object]] | None = None

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.name}"

    def path(self, world: World) -> str:
        address = next(one for one in every_address() if one.name == self.name)
        return address.filled(world.arguments(self.name) | dict(self.at(world) if self.at else {}))

    def sent(self, world: World) -> Mapping[str, Any]:
        return self.body(world) if callable(self.body) else self.body


def _colleague(world: World) -> Mapping[str, Any]:
    assert world.ticket.assignee
    return {"assignee": world.ticket.assignee.email}


def _waiting(world: World) -> Mapping[str, object]:
    """A reply that waits for its time; one that has left, as the world's, is another matter."""
    author, later = world.ticket.assignee, timezone.now() + dt.timedelta(days=1)
    assert author
    reply = tickets.reply(ticket=world.ticket, body_text="Soon.", actor=Actor.of(author), author=author, send_at=later)
    return {"message_id": reply.pk}


WRITE, ANSWER = Permission.CHANGE_TICKETS, Permission.ANSWER_CUSTOMERS
CUSTOMERS, REPORTS = Permission.SEE_CUSTOMERS, Permission.SEE_REPORTS
ANA = {"email": "ana@example.org", "name": "Ana"}
POINT = {"kind": "email", "value": "ana@example.org"}
OPERATIONS = (
    Operation("api-schema", "get", None),
    Operation("api-docs", "get", None),
    Operation("api-ticket-list", "get", None),
    Operation("api-ticket-list", "post", WRITE, {"customer": ANA, "subject": "Lid", "body_text": "Cracked."}, 201),
    Operation("api-ticket-detail", "get", None),
    Operation("api-ticket-detail", "patch", WRITE, {"priority": "high"}),
    Operation("api-messages", "get", None),
    Operation("api-messages", "post", None, {"direction": "note", "body_text": "In stock."}, 201),
    Operation("api-messages", "post", ANSWER, {"body_text": "Hello."}, 201),
    Operation("api-send-now", "post", ANSWER, at=_waiting),
    Operation("api-withdraw", "post", ANSWER, at=_waiting),
    Operation("api-withdraw", "post", Permission.TAKE_BACK_REPLIES, code=409),
    Operation("api-press-macro", "post", WRITE, lambda world: {"macro": other_macro(world).pk}),
    Operation("api-attachment", "get", None),
    Operation("api-task-list", "get", None),
    Operation("api-task-detail", "get", None),
    Operation("api-task-detail", "patch", WRITE, {"done": True}),
    Operation("api-task-detail", "patch", WRITE, _colleague),
    Operation("api-notice-list", "get", None),
    Operation("api-notices-seen", "post", None, {}),
    Operation("api-macro-list", "get", WRITE),
    Operation("api-macro-detail", "get", WRITE, at=lambda world: {"pk": other_macro(world).pk}),
    Operation("api-customer-list", "get", CUSTOMERS),
    Operation("api-customer-list", "post", CUSTOMERS, ANA, 201),
    Operation("api-customer-detail", "get", CUSTOMERS),
    Operation("api-customer-detail", "patch", CUSTOMERS, {"name": "Ana"}),
    Operation("api-customer-detail", "patch", Permission.CHANGE_ORGANISATIONS, {"organisation": None}),
    Operation("api-customer-contact-points", "post", CUSTOMERS, POINT, 201),
    Operation("api-customer-contact-point", "patch", CUSTOMERS, {"is_verified": True}),
    Operation("api-customer-contact-point", "delete", CUSTOMERS, code=400),
    Operation("api-article-list", "get", Permission.WRITE_ARTICLES),
    Operation("api-article-detail", "get", Permission.WRITE_ARTICLES),
    Operation("api-survey-answer-list", "get", REPORTS),
    Operation("api-survey-answer-detail", "get", REPORTS),
    Operation("api-complaint-list", "get", REPORTS),
    Operation("api-complaint-detail", "get", REPORTS),
)
"""What people do. Where the body says what it is, such as a note or a reply, each is a line."""

KEYED = {("api-inbound-mail", "post"), ("api-channel-posts", "post")}
"""What a mailbox's key or a signature opens, and nobody's session or token."""


def addresses() -> list[Address]:
    return [one for one in every_address() if one.pattern.startswith(PREFIX)]


def offered(world: World) -> Iterator[tuple[str, str]]:
    """(address, method) of whatever the API answers to, from the resolver."""
    for address in addresses():
        view: Any = resolve(address.filled(world.arguments(address.name))).func
        taken = getattr(view, "actions", None) or [method for method in METHODS if hasattr(view.cls, method)]
        yield from ((address.name, method) for method in taken if method in METHODS)


def area(path: str) -> str:
    """The area that a token has to be for; empty for what every token opens."""
    found = area_of(path)
    return "" if found in COMMON else found
