"""Whose attempts are counted together."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.conf import LazySettings
from django.db import connection
from django.test import RequestFactory

from helpdesk.people.models import User
from helpdesk.web.requests.throttle import allow, client_address
from tests.helpdesk.tickets.api.conftest import with_token


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "unknown", "0.0.0.0"),
    ],
)
def test_only_our_own_proxies_tell_the_address(
    rf: RequestFactory, settings: LazySettings, proxies: int, forwarded: str, expected: str
) -> None:
    settings.TRUSTED_PROXY_COUNT = proxies
    request = rf.get("/", HTTP_X_FORWARDED_FOR=forwarded, REMOTE_ADDR="192.0.2.1")
    assert client_address(request) == expected


def test_a_limit_counts_per_purpose_and_key() -> None:
    assert [allow("tests", "a", limit=2, seconds=86_400) for _ in range(3)] == [True, True, False]
    assert allow("tests", "b", limit=2, seconds=86_400)


def test_a_limit_is_exact_when_many_come_at_once() -> None:
    with ThreadPoolExecutor(12) as many:
        let_in = sum(many.map(lambda _: allow("tests", "c", limit=10, seconds=86_400), range(60)))
    assert let_in == 10


@pytest.mark.django_db(transaction=True)
def test_calls_of_the_api_are_counted_exactly_when_many_come_at_once(alice: User, settings: LazySettings) -> None:
    settings.API_CALLS_PER_MINUTE = 5

    def call(_: int) -> int:
        try:
            return with_token(alice).get("/api/v1/tasks/").status_code
        finally:
            connection.close()

    with time_machine.travel("2026-11-29T10:00:20Z", tick=False), ThreadPoolExecutor(6) as many:
        answers = list(many.map(call, range(12)))
    assert sorted(answers) == [200] * 5 + [429] * 7
