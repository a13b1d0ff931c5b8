"""What is measured: requests to the main pages, and the verbs that are done most."""

import itertools
import re
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlencode

from django.db.models import Count
from django.test import Client
from django.urls import reverse

from helpdesk.customers.models import Customer
from helpdesk.demo.bench.bare import BARE, bare_page
from helpdesk.demo.bench.mail.letters import letter
from helpdesk.events.deliver import drain
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.take_in import receive
from helpdesk.outgoing.models import Mailbox
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Status, Ticket
from helpdesk.tickets.services import create_ticket, reply
from helpdesk.tickets.words import NewMessage
from knowledgebase.models import Article

Act = Callable[[], object]
STOCK = 100
"""Messages that are written at once."""

ORDER = re.compile(r"HP-[0-9]{6}")


class RequestFailed(Exception):
    """A page did not answer as it should; its cost would say nothing."""


def acts(manager: User) -> dict[str, Act]:
    """Everything that can be measured, by name, on the data that is there now."""
    ticket = _talked_about()
    customer = ticket.requester_id
    article = Article.objects.filter(language="en").order_by("pk")[0]
    desk, public = Client(), Client()
    desk.force_login(manager)
    return {
        BARE: bare_page(manager),
        "inbox": _get(desk, reverse("tickets:inbox")),
        "search-rare": _get(desk, reverse("tickets:inbox"), q=_rare_word()),
        "search-none": _get(desk, reverse("tickets:inbox"), q="zyzzogeton quagga"),
        "search-common": _get(desk, reverse("tickets:inbox"), q="refund"),
        "search-two-common": _get(desk, reverse("tickets:inbox"), q="refund tidewater"),
        "ticket": _get(desk, reverse("tickets:detail", args=[ticket.number])),
        "customer": _get(desk, reverse("customers:customer", args=[customer])),
        "today": _get(desk, reverse("today:today")),
        "sweep": _get(desk, reverse("today:sweep")),
        "complaint-trends": _get(desk, reverse("complaints:trends")),
        "nps": _get(desk, reverse("surveys:scores")),
        "help-home": _get(public, reverse("knowledgebase:home")),
        "help-search": _get(public, reverse("knowledgebase:search"), q="kettel smells of plastic"),
        "article": _get(public, article.get_absolute_url()),
        "api-list": _get(desk, reverse("api-ticket-list")),
        "create": lambda: _create(Customer.objects.get(pk=customer)),
        "reply": lambda: _reply(ticket, manager),
        "mail-in": mail_in(),
    }


def mail_in() -> Act:
    """A request by mail, from the bytes to its commit; workers do their part later."""
    Mailbox.objects.get_or_create(address="help@harborpine.example", defaults={"is_default": True})
    numbers = itertools.count(RawMail.objects.count())
    stock: list[bytes] = []  # written before the clock runs, for that is the sender's work

    def act() -> None:
        if not stock:
            stock.extend(letter(f"mail-in{number}", number) for number in itertools.islice(numbers, STOCK))
        row = receive(stock.pop(), source="bench")
        if row.outcome != IntakeOutcome.CREATED:
            raise RequestFailed(f"mail became {row.outcome}: {row.reason}")

    return act


def _talked_about() -> Ticket:
    """An open ticket with as many messages as any."""
    open_ones = Ticket.objects.filter(status=Status.OPEN).annotate(said=Count("messages"))
    return open_ones.order_by("-said", "pk").select_related("requester")[0]


def _rare_word() -> str:
    """An order number, which one ticket in a thousand has."""
    for words in Message.objects.filter(body_text__contains="HP-").order_by("pk").values_list("body_text", flat=True):
        if found := ORDER.search(words):
            return found.group()
    raise RequestFailed("no message names an order")


def _get(client: Client, address: str, **query: str) -> Act:
    url = f"{address}?{urlencode(query)}" if query else address

    def act() -> None:
        response = client.get(url)
        if response.status_code != HTTPStatus.OK:
            raise RequestFailed(f"{url} answered {response.status_code}")

    return act


def _create(customer: Customer) -> None:
    """A ticket by mail, with events delivered and rules run."""
    words = "The lid of my kettle cracked at the hinge. I would like a refund, please."
    message = NewMessage(subject="Lid cracked", body_text=words, from_email=customer.email, from_name=customer.name)
    create_ticket(requester=customer, message=message, actor=Actor.customer(customer), language="en")
    drain()


def _reply(ticket: Ticket, author: User) -> None:
    """An answer that leaves the ticket open, with events delivered and mail queued."""
    reply(ticket=ticket, body_text="Thank you. I look into it.", actor=Actor.of(author), author=author, status="")
    drain()
