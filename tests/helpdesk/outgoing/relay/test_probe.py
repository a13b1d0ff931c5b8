"""The button that tries a mail server: every step in words, and a mail to whoever presses it."""

from typing import Any

import pytest

from helpdesk.outgoing.models import Mailbox
from helpdesk.outgoing.relay.access import RelayAccess
from helpdesk.outgoing.relay.probe import RelayResult, probe
from helpdesk.outgoing.relay.trouble import RelayStep
from tests.helpdesk.conftest import GuardedOffice
from tests.running.imap_puppet import puppet

SENDER, ADA = Mailbox(address="help@lumen.example", name="Lumen"), "ada@lumen.example"


def tried(guarded: GuardedOffice, **others: Any) -> list[RelayResult]:
    entered = guarded.entered(**others)
    del entered["timeout"]
    return probe(RelayAccess(**entered, patience=5), sender=SENDER, to=ADA)  # type: ignore[arg-type] # as it is entered


def verdicts(results: list[RelayResult]) -> list[bool | None]:
    assert [result.step for result in results] == list(RelayStep)
    return [result.ok for result in results]


def test_everything_is_well_and_a_mail_arrives(guarded: GuardedOffice) -> None:
    results = tried(guarded)
    assert verdicts(results) == [True] * 5
    assert [result.words for result in results[1:]] == [
        f"127.0.0.1 answers on port {guarded.port}.",
        "TLSv1.3, and the certificate belongs to 127.0.0.1.",
        "As ada@lumen.example, with the password.",
        "From help@lumen.example to ada@lumen.example. The server says: 250 taken",
    ]
    (letter,) = guarded.office.to(ADA, "leaves")
    assert letter["From"] == "Lumen <help@lumen.example>"


def test_a_wrong_password_ends_the_test_and_says_what_to_do(guarded: GuardedOffice) -> None:
    results = tried(guarded, password="wrong")
    assert verdicts(results) == [True, True, True, False, None]
    assert results[3].words.startswith("The server refused the sign-in: 535 ")
    assert "Check user name and password" in results[3].words
    assert guarded.office.letters == []


def test_a_server_that_wants_a_user_name_is_told_so(guarded: GuardedOffice) -> None:
    results = tried(guarded, username="", password="")
    assert verdicts(results) == [True, True, True, True, False]
    assert "may want a user name" in results[4].words


def test_an_address_that_is_refused_is_told(guarded: GuardedOffice) -> None:
    guarded.office.answer("553 not your address", at="MAIL")
    results = tried(guarded)
    assert verdicts(results) == [True, True, True, True, False]
    assert "553 not your address" in results[4].words


def test_a_certificate_that_nobody_trusts_fails_after_the_connection_stood(
    guarded: GuardedOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    results = tried(guarded)
    assert verdicts(results) == [True, True, False, None, None]
    assert results[2].words.startswith("The certificate of 127.0.0.1 is not trusted: self-signed certificate.")


def test_another_encryption_than_the_server_speaks_is_told(guarded: GuardedOffice) -> None:
    results = tried(guarded, encryption="tls")
    assert verdicts(results) == [True, True, False, None, None]
    assert "Choose STARTTLS" in results[2].words


def test_nobody_listens(guarded: GuardedOffice) -> None:
    results = tried(guarded, port=1)
    assert verdicts(results) == [True, False, None, None, None]
    assert results[1].words.startswith("127.0.0.1 accepts no connection on port 1.")


@pytest.mark.parametrize("host", ["nobody.invalid", "a..b"])
def test_a_name_that_nobody_knows(guarded: GuardedOffice, host: str) -> None:
    results = tried(guarded, host=host)
    assert verdicts(results) == [False, None, None, None, None]
    assert results[0].words.startswith(f"There is no server named {host}.")


def test_another_service_is_not_read_aloud() -> None:
    with puppet(lambda _tag, _rest: b"") as server:
        results = probe(RelayAccess("127.0.0.1", server.port, "none", patience=1), sender=SENDER, to=ADA)
    assert verdicts(results) == [True, False, None, None, None]
    assert "IMAP" not in results[1].words
    assert "* OK" not in results[1].words


@pytest.mark.parametrize(
    ("sender", "to"),
    [
        (Mailbox(address="hilfe@müller.example", name="Müller"), ADA),
        (Mailbox(address="help@lumen.example", name="Lumen\r\nBcc: eve@example.org"), ADA),
        (SENDER, "ada@müller.example"),
    ],
)
@pytest.mark.usefixtures("guarded")
def test_addresses_and_names_of_every_kind_can_be_tried(guarded: GuardedOffice, sender: Mailbox, to: str) -> None:
    entered = guarded.entered()
    del entered["timeout"]
    results = probe(RelayAccess(**entered, patience=5), sender=sender, to=to)  # type: ignore[arg-type] # as it is entered
    assert verdicts(results) == [True] * 5
    assert guarded.office.letters[0]["Bcc"] is None
