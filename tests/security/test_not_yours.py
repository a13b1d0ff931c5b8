"""Every page of the desk that a colleague may not use says so, and who can; outsiders find nothing there."""

import pytest
from django.test import Client

from helpdesk.people.models import Role, User
from tests import factories
from tests.security.addresses import every_address
from tests.security.world import World

RULES = "Only team leads, managers and admins can change rules."


def test_a_page_of_leads_and_managers_names_those_who_can(client: Client, world: World, alice: User, bob: User) -> None:
    factories.user("Lena", role=Role.LEAD)
    ada = factories.user("Ada", role=Role.ADMIN)
    client.force_login(alice)
    seen = 0
    for address in every_address():
        path = address.filled(world.arguments(address.name))
        for answer in (client.get(path), client.post(path)) if address.is_desk else ():
            if answer.status_code == 403:
                words = answer.content.decode()
                assert "Only " in words, path
                first = ada if "Only admins" in words else bob
                assert f"Ask {first.name}" in words, path
                seen += 1
    assert seen >= 40


@pytest.mark.parametrize(("role", "status"), [(Role.AGENT, 403), (Role.LEAD, 200), (Role.CUSTOMER, 404)])
def test_who_may_make_a_rule(client: Client, bob: User, role: str, status: int) -> None:
    client.force_login(factories.user("Uma", role=role))
    answer = client.get("/desk/rules/new/")
    assert answer.status_code == status
    assert (f"{RULES} Ask Bob." in answer.content.decode()) == (status == 403)


def test_an_agent_who_posts_a_rule_is_told_too(client: Client, world: World, alice: User) -> None:
    client.force_login(alice)
    answer = client.post(f"/desk/rules/{world.arguments('rules:edit')['pk']}/", {"name": "Mine"})
    assert (answer.status_code, RULES in answer.content.decode()) == (403, True)


def test_those_who_left_are_not_named(client: Client, alice: User, bob: User) -> None:
    User.objects.filter(pk=bob.pk).update(is_active=False)
    client.force_login(alice)
    assert "nobody of that role" in client.get("/desk/settings/mailboxes/").content.decode()
