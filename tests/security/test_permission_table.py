"""The one table of permissions says who opens which page: each address × each role, by page and by form."""

import pytest
from django.test import Client
from django.urls import resolve

from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.web.requests.permissions import Permission, allows
from tests import factories
from tests.security.addresses import Address, every_address
from tests.security.conftest import World

pytestmark = pytest.mark.heavy

EVERYBODYS = (
    {"people:preferences", "settings", "outgoing:outbox"}
    | {f"replies:{name}" for name in ("saved_replies", "new", "saved_reply", "archive", "restore", "forget")}
    | {f"macros:{name}" for name in ("macros", "new", "macro", "archive", "restore", "copy", "move")}
)
"""Pages of Settings that each colleague opens: one's own choices, what one may open, one's own saved replies and
macros."""


def needed(address: Address, world: World) -> Permission | None:
    """What opens an address; None where each colleague may."""
    view = resolve(address.filled(world.arguments(address.name))).func
    return getattr(view, "permission", None)


def guarded(world: World) -> list[tuple[Address, Permission]]:
    return [(address, it) for address in every_address() if address.is_desk and (it := needed(address, world))]


def is_closed(client: Client, method: str, path: str) -> bool:
    """Whether the page says that it is not theirs to use; figures of too few answers are refused in another way."""
    answer = getattr(client, method)(path)
    return answer.status_code == 403 and "403.html" in {template.name for template in answer.templates}


def test_many_pages_need_a_permission(world: World) -> None:
    """Else the tests below would compare nothing."""
    assert len(guarded(world)) > 40


def test_each_page_of_settings_needs_one_or_is_everybodys(world: World) -> None:
    pages = [one for one in every_address() if one.pattern.startswith("desk/settings/")]
    assert [one.name for one in pages if not needed(one, world) and one.name not in EVERYBODYS] == []


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_a_page_and_its_form_open_as_the_table_says(world: World, role: str) -> None:
    person = factories.user("Somebody", role=role)
    client = Client(raise_request_exception=False)
    client.force_login(person)
    wrong = []
    for address, permission in guarded(world):
        path = address.filled(world.arguments(address.name))
        may = allows(role, {}, permission)
        wrong += [
            f"{method} {address.name}"
            for method in ("get", *(() if may else ("post",)))
            if is_closed(client, method, path) is may
        ]
    assert wrong == []


def test_a_permission_that_was_taken_closes_the_page(world: World) -> None:
    manager = factories.user("Manager", role="manager", permissions={"export": False})
    client = Client(raise_request_exception=False)
    client.force_login(manager)
    exports = [address for address, permission in guarded(world) if permission == Permission.EXPORT]
    assert exports
    assert all(is_closed(client, "get", one.filled(world.arguments(one.name))) for one in exports)
