"""The command line."""

from pathlib import Path

import pytest

from helpdesk.runner.__main__ import parse


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.delenv("LMTP_PORT", raising=False)


def test_plain_start() -> None:
    options = parse(["serve"])
    assert (options.host, options.port, options.demo) == ("127.0.0.1", 8000, True)


def test_options() -> None:
    options = parse(["serve", "--port", "9000", "--data", "/srv/amends", "--no-demo", "--host", "0.0.0.0"])
    assert (options.host, options.port, options.demo) == ("0.0.0.0", 9000, False)
    assert options.layout.data == Path("/srv/amends")


def test_the_port_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9001")
    assert parse(["serve"]).port == 9001
    assert parse(["serve", "--port", "9002"]).port == 9002


def test_mail_is_taken_in_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parse(["serve"]).lmtp_port == 0
    monkeypatch.setenv("LMTP_PORT", "2424")
    assert parse(["serve"]).lmtp_port == 2424
    assert parse(["serve", "--lmtp-port", "2525"]).lmtp_port == 2525


@pytest.mark.parametrize("port", ["70000", "-1", "http"])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["serve", f"--port={port}"])
    assert "--port" in capsys.readouterr().err
