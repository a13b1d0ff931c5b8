"""Whose attempts are counted together."""

import pytest
from django.conf import LazySettings
from django.test import RequestFactory

from helpdesk.web.throttle import allow, client_address


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
