"""The one table of permissions says who does what over the API: each operation × each role, by session and by token."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from helpdesk.people.models import Role, User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.people.services.api_tokens import issue_api_token
from helpdesk.web.api.scopes import AREAS, NEEDS
from helpdesk.web.requests.permissions import Permission, allows
from tests import factories
from tests.security.operations import KEYED, METHODS, OPERATIONS, Operation, addresses, area, offered
from tests.security.watching import written
from tests.security.world import World

pytestmark = pytest.mark.heavy
ELSEWHERE = {"tickets": "articles"}
"""An area that is not the one; `tickets` for all others."""


@dataclass(frozen=True)
class Key:
    """By what somebody signs in, and what it opens of what they may."""

    client: Client
    may_write: bool = True
    is_elsewhere: bool = False

    def opens(self, method: str, of: str) -> bool:
        return (self.may_write or method == "get") and not (self.is_elsewhere and of)


def by_session(person: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def by_token(person: User, *, may_write: bool = True, areas: Sequence[str] = ()) -> Client:
    token = issue_api_token(user=person, may_write=may_write, areas=areas)
    return Client(raise_request_exception=False, headers={"Authorization": f"Token {token}"})


def keys(person: User) -> dict[str, Any]:
    """What each of them makes of an area: a session, a token for all, and tokens for less."""
    session, whole = Key(by_session(person)), Key(by_token(person))
    reads = Key(by_token(person, may_write=False), may_write=False)
    own = {one: Key(by_token(person, areas=[one])) for one in AREAS}
    other = {one: Key(by_token(person, areas=[ELSEWHERE.get(one, "tickets")]), is_elsewhere=True) for one in AREAS}
    return {"session": session, "token": whole, "token to read": reads, "token of its area": own, "of another": other}


def called(client: Client, operation: Operation, world: World) -> tuple[int, list[str]]:
    """The answer's status and what was written; all of it is undone."""
    with transaction.atomic():
        path, body = operation.path(world), json.dumps(operation.sent(world))
        with written() as rows:
            answer = client.generic(operation.method.upper(), path, body, content_type="application/json")
        transaction.set_rollback(True)
    return answer.status_code, rows


def wrongs(role: str, world: World, by: dict[str, Any]) -> Iterator[str]:
    for operation in OPERATIONS:
        may = operation.needs is None or allows(role, {}, operation.needs)
        of = area(operation.path(world))
        for how, key in by.items():
            one = key if isinstance(key, Key) else key[of or "tickets"]
            code, rows = called(one.client, operation, world)
            wanted = operation.code if may and one.opens(operation.method, of) else 403
            if code != wanted or (wanted == 403 and rows):
                yield f"{operation} by {how}: {code} for {wanted}, wrote {rows}"


def test_each_operation_has_its_place(world: World) -> None:
    """A new one is red until OPERATIONS says what opens it."""
    assert set(offered(world)) == {(one.name, one.method) for one in OPERATIONS} | KEYED


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_an_operation_opens_as_the_table_says(world: World, role: str) -> None:
    person = factories.user("Somebody", role=role, teams=(world.team,))
    assert list(wrongs(role, world, keys(person))) == []


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_no_other_method_does_anything(world: World, role: str) -> None:
    client = by_session(factories.user("Somebody", role=role, teams=(world.team,)))
    wrong, known = [], set(offered(world))
    for address in addresses():
        for method in METHODS:
            if (address.name, method) not in known:
                code, rows = called(client, Operation(address.name, method, None), world)
                wrong += (
                    [f"{method} {address.name}: {code}, wrote {rows}"] if code not in (401, 403, 405) or rows else []
                )
    assert wrong == []


def test_nobody_else_opens_anything(world: World) -> None:
    """Strangers, customers, and colleagues of yesterday with the token that they had."""
    customer, gone = factories.user("Customer", role=Role.CUSTOMER), factories.user("Gone", role=Role.ADMIN)
    whole = by_token(gone)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    clients = {"stranger": Client(), "customer": by_session(customer), "gone": whole, "gone too": by_session(gone)}
    wrong = [
        f"{operation} by {who}: {code}, wrote {rows}"
        for operation in OPERATIONS
        for who, client in clients.items()
        for code, rows in [called(client, operation, world)]
        if code not in (401, 403) or rows
    ]
    assert wrong == []


def test_what_a_key_opens_no_person_does(world: World) -> None:
    admin = factories.user("Adele", role=Role.ADMIN)
    for name, method in KEYED:
        codes = [
            called(client, Operation(name, method, None), world)[0] for client in (by_session(admin), by_token(admin))
        ]
        assert codes == [401, 401], name


@pytest.mark.parametrize(("role", "own", "code"), [("agent", True, 200), ("manager", False, 404)])
def test_a_delicate_permission_counts_here_too(world: World, role: str, own: bool, code: int) -> None:
    """Given to an agent of another team it shows the ticket; taken from a manager it hides it."""
    person = factories.user("Somebody", role=role, permissions={Permission.SEE_ALL_TEAMS: own})
    reads = [Operation("api-ticket-detail", "get", None), Operation("api-messages", "get", None)]
    clients = (by_session(person), by_token(person))
    assert {called(client, one, world)[0] for client in clients for one in reads} == {code}


def test_tokens_are_offered_for_what_opens_their_area() -> None:
    lists = {area(f"/{one.pattern}".replace("^", "").replace("$", "")): one.name for one in addresses()}
    needs = {one.name: one.needs for one in OPERATIONS if one.method == "get"}
    told = {key: needs[f"api-{key.rstrip('s')}-list"] for key in AREAS}
    assert set(AREAS) <= set(lists)
    assert told == {key: NEEDS.get(key) for key in AREAS}
