"""A request that is too large is refused by its length: not a byte of it is read."""

import io
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from helpdesk.people.models import User

MEGABYTE = 1024 * 1024


class Untouched(io.RawIOBase):
    """A body that nobody may read."""

    def read(self, size: int = -1) -> bytes:
        raise AssertionError("the body was read")


def post(client: Client, path: str, length: str) -> Any:
    extra: dict[str, Any] = {"CONTENT_LENGTH": length, "wsgi.input": Untouched()}
    return client.generic("POST", path, b"", "multipart/form-data; boundary=x", **extra)


@pytest.mark.parametrize(
    "path", ["/help/contact/", "/r/x/", "/s/x/", "/accounts/login/", "/api/v1/tickets/", "/nothing/"]
)
@pytest.mark.parametrize("length", [str(240 * MEGABYTE), "9" * 5000, "²", "-5", "1e9"])
def test_too_much_is_refused_before_it_is_read(client: Client, db: None, path: str, length: str) -> None:
    answer = post(client, path, length)
    assert (answer.status_code, "25 MB" in answer.content.decode()) == (413, True)


def test_colleagues_have_the_same_limit(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert post(client, "/desk/tickets/new/", str(31 * MEGABYTE)).status_code == 413


def test_large_requests_of_a_stranger_are_counted_though_they_are_refused(client: Client, db: None) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="message"\r\n\r\n' + b"a" * 1_100_000 + b"\r\n--x--\r\n"
    answers = [client.post("/help/contact/", body, "multipart/form-data; boundary=x").status_code for _ in range(41)]
    assert set(answers[:40]) == {422}
    assert answers[40] == 429


def test_whole_mails_have_a_door_with_a_limit_of_its_own(client: Client, db: None, settings: LazySettings) -> None:
    answer = client.post("/api/v1/inbound-mail/", b"x" * 31 * MEGABYTE, "message/rfc822")
    assert answer.status_code == 401
