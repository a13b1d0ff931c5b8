"""Every address × every role, with the objects of somebody else's ticket in the address and in the form."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from helpdesk.people.models import Role, User
from helpdesk.tickets.models import Activity, Message, Ticket
from tests import factories
from tests.security.addresses import Address, every_address
from tests.security.world import SECRETS, World

pytestmark = pytest.mark.heavy

LINKS = ("portal:request", "portal:request_attachment", "complaints:receipt", "surveys:")
"""Whoever holds such a link may open it: the secret is the permission."""
API_WRITES = ("post", "put", "patch", "delete")


def open_to_bearer(address: Address) -> bool:
    return address.name.startswith(LINKS) and not address.is_desk


def names_a_ticket(address: Address) -> bool:
    """Whether the ticket, its file or what hangs on it stands in the address."""
    own = address.name.startswith(("account_", "knowledgebase:revision", "outgoing:mail_text"))
    return bool({"number", "key"} & set(address.arguments)) and not own


def body_of(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(content.decode("utf-8", "replace"))


def form_for(world: World) -> dict[str, Any]:
    """Names the foreign objects in every field that some form has."""
    ticket = world.ticket
    return {
        "ticket": [ticket.number],
        "do": "assign",
        "assignee": "",
        "status": "closed",
        "priority": "urgent",
        "team": "",
        "body": "I was here",
        "message": "I was here",
        "kind": "note",
        "score": "9",
        "comment": "I was here",
        "related": [world.draft.pk],
        "severity": "low",
        "next": "https://evil.example/",
    }


@pytest.fixture(params=["anonymous", Role.CUSTOMER, Role.AGENT, Role.LEAD])
def stranger(request: pytest.FixtureRequest, world: World) -> User | None:
    """Somebody who has nothing to do with the ticket."""
    if request.param == "anonymous":
        return None
    teams = () if request.param == Role.CUSTOMER else (factories.team("Elsewhere"),)
    person = factories.user("Stranger", role=request.param, teams=teams)
    factories.ticket("A request of one’s own", team=teams[0] if teams else None)
    return person


@pytest.fixture(params=[Role.MANAGER, Role.ADMIN])
def overseer(request: pytest.FixtureRequest, world: World) -> User:
    return factories.user("Overseer", role=request.param)


def answers(person: User | None, world: World, kind: str) -> Iterator[tuple[Address, str, HttpResponse]]:
    """(address, method, answer) for every address; signs in anew after those that may have signed out."""
    client = Client(raise_request_exception=False)
    signed_in = False
    for address in every_address():
        if person and not signed_in:
            client.force_login(person)
        if address.name == "readyz":
            continue  # 503 is its word for a helpdesk whose beat does not run, as in a test
        path = address.filled(world.arguments(address.name))
        writes = API_WRITES if address.pattern.startswith("api/") else ("post",)
        for method in ("get",) if kind == "read" else writes:
            data = form_for(world) if method == "post" else None
            yield address, method, getattr(client, method)(path, data)
        signed_in = not address.name.startswith("account_")


def test_every_argument_is_filled(world: World) -> None:
    missing = [
        address.pattern for address in every_address() if set(address.arguments) - set(world.arguments(address.name))
    ]
    assert missing == [], "name the object for these in tests/security/objects.py"


def test_a_stranger_reads_nothing(stranger: User | None, world: World) -> None:
    wrong = []
    absent = {404, 405} if stranger else {302, 401, 403, 404, 405}
    for address, method, answer in answers(stranger, world, "read"):
        if answer.status_code >= 500:
            wrong.append(f"{method} {address.name}: {answer.status_code}")
        elif not open_to_bearer(address):
            told = [word for word in (*SECRETS, f"#{world.ticket.number}") if word in body_of(answer)]
            wrong += [f"{method} {address.name} tells {word!r}" for word in told]
            closed = address.pattern.startswith("api/") and answer.status_code == 403  # the whole door, by role
            if names_a_ticket(address) and not closed and answer.status_code not in absent:
                wrong.append(f"{method} {address.name} answers {answer.status_code} instead of absence")
    assert wrong == []


def test_a_stranger_changes_nothing(stranger: User | None, world: World) -> None:
    def seen() -> tuple[Any, ...]:
        ticket = Ticket.objects.values().get(pk=world.ticket.pk)
        messages = list(Message.objects.filter(ticket=world.ticket).values().order_by("pk"))
        return ticket, messages, Activity.objects.filter(ticket=world.ticket).count()

    before, wrong = seen(), []
    for address, method, answer in answers(stranger, world, "write"):
        name = address.name
        if answer.status_code >= 500:
            wrong.append(f"{method} {name}: {answer.status_code}")
        elsewhere = answer.headers.get("Location", "")
        if elsewhere.startswith(("http", "//")):
            wrong.append(f"{method} {name} sends to {elsewhere}")
        if name == "portal:request":  # its bearer may write; what they wrote is not a stranger's doing
            before = seen()
        elif seen() != before:
            wrong.append(f"{method} {name} changed the ticket")
            before = seen()
    assert wrong == []


def test_nothing_breaks_for_those_who_see_all(overseer: User, world: World) -> None:
    for kind in ("read", "write"):
        found = answers(overseer, world, kind)
        wrong = [f"{method} {where.name}" for where, method, answer in found if answer.status_code >= 500]
        assert wrong == []
