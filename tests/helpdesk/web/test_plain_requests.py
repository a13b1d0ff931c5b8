"""Requests that no page of ours expects are refused before they reach one."""

import pytest
from django.test import Client

from helpdesk.people.models import User


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "FOO"])
@pytest.mark.parametrize("path", ["/desk/tickets/", "/help/", "/api/v1/tickets/", "/accounts/login/"])
def test_unknown_methods_are_refused(method: str, path: str, client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.generic(method, path).status_code == 405


@pytest.mark.parametrize(
    ("path", "status"),
    [("/r/a%00/", 404), ("/help/articles/e%00/x/", 404), ("/help/search/?q=a%00b", 200), ("/desk/tickets/?q=%00", 200)],
)
def test_a_null_character_in_an_address_breaks_nothing(path: str, status: int, client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get(path).status_code == status
