"""Whatever is changed under a permission leaves exactly one entry in the audit log, with what was and what is."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import Role
from helpdesk.web.requests.permissions import Permission
from tests import factories
from tests.security.addresses import every_address
from tests.security.forms_of import forms_of
from tests.security.press_rows import ADMIN
from tests.security.presses import NO_CHANGE, PRESSES, Press
from tests.security.test_permission_table import needed
from tests.security.world import World

pytestmark = pytest.mark.heavy
WORK = {
    None,
    *(Permission.ANSWER_CUSTOMERS, Permission.CHANGE_TICKETS, Permission.SEE_CUSTOMERS),
    *(Permission.SEE_REPORTS, Permission.WRITE_ARTICLES, Permission.SEE_RULES),
}
"""What opens the pages of everyday work: what happens to tickets and articles stands in histories of their own."""


def press(client: Client, world: World, name: str) -> tuple[int, int]:
    """Press it, and what has to come before; returns the answer's status and how many entries the last press left."""
    one = PRESSES.get(name, Press())
    if one.before:
        one.before(world)
    for before in one.first:
        press(client, world, before)
    of = {"pk": one.of(world).pk} if one.of else {}
    path = reverse(name, kwargs=own_arguments(name, world) | of | dict(one.at))
    given = one.values(world) if callable(one.values) else one.values
    values = on_page(client, path) | dict(given)
    count = AuditEntry.objects.count()
    status = client.post(path, values).status_code
    return status, AuditEntry.objects.count() - count


def own_arguments(name: str, world: World) -> dict[str, Any]:
    address = next(address for address in every_address() if address.name == name)
    return {key: world.arguments(name)[key] for key in address.arguments}


def on_page(client: Client, path: str) -> dict[str, Any]:
    """What the page's form sends once somebody typed a letter into its first line."""
    page = client.get(path)
    if page.status_code != 200 or page.streaming or "html" not in page["Content-Type"]:
        return {}
    for form in forms_of(page.content.decode()):
        if form.method == "post" and form.action in ("", path):
            values: dict[str, Any] = dict(form.values)
            for name in form.typed[:1] or form.areas[:1]:
                values[name] = f"{form.values[name][0]} x"
            return values
    return {}


@pytest.fixture
def admin() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(factories.user(ADMIN, role=Role.ADMIN))
    return client


def test_each_press_leaves_one_entry_with_before_and_after(world: World, admin: Client) -> None:
    wrong = []
    for address in every_address():
        is_pressed = needed(address, world) not in WORK or address.name in PRESSES
        if not address.is_desk or not is_pressed or address.name in NO_CHANGE:
            continue
        with transaction.atomic():
            status, entries = press(admin, world, address.name)
            if status != 405 and (status, entries) not in ((200, 1), (302, 1)):
                wrong.append(f"{address.name}: answered {status}, left {entries} entries")
            transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)


def test_what_is_named_here_is_an_address() -> None:
    assert {*PRESSES, *NO_CHANGE} <= {address.name for address in every_address()}
