"""The one table of permissions says who opens which page: each address × each role, by page and by form."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve

from helpdesk.people.models import Role
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.web.requests.permissions import TABLE, Permission, allows
from tests import factories
from tests.security.addresses import Address, every_address
from tests.security.watching import written
from tests.security.world import World

pytestmark = pytest.mark.heavy

EVERYBODYS = (
    {"people:preferences", "settings", "outgoing:outbox"}
    | {f"replies:{name}" for name in ("saved_replies", "new", "saved_reply", "archive", "restore", "forget")}
    | {f"macros:{name}" for name in ("macros", "new", "macro", "archive", "restore", "copy", "move")}
)
"""Pages of Settings that each colleague opens: one's own choices, what one may open, one's own saved replies and
macros."""
ABSENT = (
    {f"replies:{name}" for name in ("saved_reply", "archive", "restore", "forget", "remove_file", "restore_file")}
    | {f"macros:{name}" for name in ("macro", "archive", "restore", "copy", "move", "press", "undo")}
    | {"customers:restore_contact_point", "customers:restore_fact"}
    | {"tickets:bulk_undo", "rules:roll_back", "surveys:settings"}
)
"""Past the guard there is nothing: it is one colleague's own, or an empty form does not say which."""
FEW = "surveys:export"
"""Figures of too few answers are refused to everybody, in words of their own."""
CUSTOMERS_TOO = ("people:theme", "mfa_")
"""Light or dark, and a second factor, which are for everybody who can sign in."""
DELICATE = [permission for permission, rights in TABLE.items() if rights.is_delicate]


def needed(address: Address, world: World) -> Permission | None:
    """What opens an address; None where each colleague may."""
    view = resolve(address.filled(world.arguments(address.name))).func
    return next(iter(getattr(view, "to_read", ())), None)


def guarded(world: World) -> list[tuple[Address, Permission]]:
    return [(address, it) for address in every_address() if address.is_desk and (it := needed(address, world))]


def signed_in(world: World, role: str, own: Mapping[str, bool]) -> Client:
    """Somebody of the team whose ticket it is."""
    client = Client(raise_request_exception=False)
    client.force_login(factories.user("Somebody", role=role, teams=(world.team,), permissions=dict(own)))
    return client


def asked(client: Client, method: str, path: str) -> tuple[int, bool, list[str]]:
    """The answer's status, whether the page says that it is not theirs to use, and what was written; it is undone."""
    with transaction.atomic():
        with written() as rows:
            answer = getattr(client, method)(path)
        transaction.set_rollback(True)
    closed = answer.status_code == 403 and "403.html" in {template.name for template in answer.templates}
    return answer.status_code, closed, rows


def wrongs(world: World, role: str, own: Mapping[str, bool]) -> Iterator[str]:
    client = signed_in(world, role, own)
    for address, _ in guarded(world):
        path = address.filled(world.arguments(address.name))
        view: Any = resolve(path).func
        for method, permissions in (("get", view.to_read), ("post", view.to_change)):
            may = all(allows(role, own, permission) for permission in permissions)
            code, closed, rows = asked(client, method, path)
            if closed is may or (rows if not may else code in refused(method, address)):
                yield f"{method} {address.name}: {code}, {'may' if may else 'may not'}, wrote {rows}"


def refused(method: str, address: Address) -> tuple[int, ...]:
    """What a form does not answer to whoever may."""
    if method == "get":
        return ()
    return (403,) if address.name in ABSENT else (404,) if address.name == FEW else (403, 404)


def test_many_pages_need_a_permission(world: World) -> None:
    """Else the tests below would compare nothing."""
    assert len(guarded(world)) > 40


def test_each_page_of_settings_needs_one_or_is_everybodys(world: World) -> None:
    pages = [one for one in every_address() if one.pattern.startswith("desk/settings/")]
    assert [one.name for one in pages if not needed(one, world) and one.name not in EVERYBODYS] == []


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_a_page_and_its_form_open_as_the_table_says(world: World, role: str) -> None:
    """Who may not is told so, and changes nothing; who may gets past the guard with an empty form too."""
    assert list(wrongs(world, role, {})) == []


@pytest.mark.parametrize(("role", "given"), [(Role.COLLABORATOR, True), (Role.ADMIN, False)])
def test_delicate_permissions_open_as_they_were_given_or_taken(world: World, role: str, given: bool) -> None:
    assert list(wrongs(world, role, dict.fromkeys(DELICATE, given))) == []


def is_staffs(address: Address) -> bool:
    return address.is_desk and not address.name.startswith(CUSTOMERS_TOO)


def test_nobody_else_finds_a_page(world: World) -> None:
    """To a customer the desk is not there, and a stranger is asked who they are."""
    stranger, customer = Client(), Client(raise_request_exception=False)
    customer.force_login(factories.user("Customer", role=Role.CUSTOMER))
    wrong = []
    for address in every_address():
        path = address.filled(world.arguments(address.name))
        for method in ("get", "post") if is_staffs(address) else ():
            (asks, _, one), (absent, _, other) = (asked(client, method, path) for client in (stranger, customer))
            if asks not in (302, 405) or absent not in (404, 405) or one or other:
                wrong.append(f"{method} {address.name}: {asks}, {absent}, wrote {one + other}")
    assert wrong == []
