"""Posts to addresses that somebody else chose reach the internet, or a named host, and nothing else."""

import socket
from collections.abc import Iterator

import pytest
from pytest_django import Settings

from helpdesk.web import outside
from tests.running.somewhere import Somewhere, listening


@pytest.fixture
def somewhere(settings: Settings) -> Iterator[Somewhere]:
    settings.WEBHOOK_HOSTS = {"127.0.0.1"}
    with listening() as program:
        yield program


def test_a_named_host_gets_the_post_and_answers(somewhere: Somewhere) -> None:
    answered = outside.post(f"{somewhere.url}?a=1", b"{}", {"content-type": "application/json"})
    [got] = somewhere.got
    assert (answered.status, answered.text) == (200, "ok")
    assert (got.path, got.body, got.headers["content-type"]) == ("/answers?a=1", b"{}", "application/json")


def test_a_redirect_is_not_followed(somewhere: Somewhere) -> None:
    somewhere.status, somewhere.headers = 302, {"Location": "http://127.0.0.1:1/inner"}
    assert outside.post(somewhere.url, b"{}", {}).status == 302
    assert len(somewhere.got) == 1


def test_of_a_long_answer_the_first_part_is_read(somewhere: Somewhere) -> None:
    somewhere.answer = b"x" * 1_000_000
    assert len(outside.post(somewhere.url, b"{}", {}).text) <= outside.LONGEST_ANSWER + 8192


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest/meta-data/",
        "https://0.0.0.0/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://100.64.0.1/",
        "http://93.184.215.14/",
        "ftp://93.184.215.14/",
        "https://user:secret@93.184.215.14/",
        "https:///nowhere",
        "https://93.184.215.14:99999/",
        "https://[::1",
    ],
)
def test_an_address_within_a_network_is_refused_before_anything_is_sent(url: str) -> None:
    with pytest.raises(outside.NotAllowed):
        outside.post(url, b"{}", {})


def test_a_host_is_named_for_one_purpose_alone(somewhere: Somewhere) -> None:
    with pytest.raises(outside.NotAllowed):
        outside.ask("GET", somewhere.url, b"", {}, own_hosts={"keycloak.internal"})
    assert somewhere.got == []


def test_nobody_there_is_for_later(settings: Settings) -> None:
    settings.WEBHOOK_HOSTS = {"127.0.0.1"}
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(outside.NotReached):
            outside.post(f"http://127.0.0.1:{taken.getsockname()[1]}/", b"{}", {})


def test_a_name_that_nobody_has_is_for_later() -> None:
    with pytest.raises(outside.NotReached):
        outside.post("https://nobody.invalid/", b"{}", {})
