"""Servers' answers in words for people."""

import pytest

from helpdesk.mime.bounces.reasons import is_about_the_mail, reason_of, status_of, tell


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("550 5.1.1 <meg@example.org>: Recipient address rejected", "no such mailbox"),
        ("552 5.2.2 over quota", "mailbox full"),
        ("452 4.2.2 over quota", "mailbox full"),
        ("550 5.7.1 Message rejected", "refused by their rules"),
        ("552 5.3.4 Message size exceeds fixed limit", "the mail is too large"),
        ("550 5.7.26 unauthenticated", "refused, for our mail is not signed as their rules want it (SPF, DKIM, DMARC)"),
        ("550 mailbox full", "mailbox full"),
        ("550 No such user here", "no such mailbox"),
        ("554 5.0.0 Blocked by our blocklist", "refused by their rules"),
        ("550 5.0.0 nope", "mailbox unavailable"),
        ("550", "mailbox unavailable"),
        ("The mail server did not answer in time.", ""),
        ("250 2.0.0 ok", ""),
    ],
)
def test_an_answer_has_a_reason(answer: str, reason: str) -> None:
    assert reason_of(answer) == reason


def test_the_servers_own_words_stand_behind_the_reason() -> None:
    assert tell("552 5.2.2 over quota") == "mailbox full (552 5.2.2 over quota)"
    assert tell("The mail server did not answer in time.") == "The mail server did not answer in time."


def test_an_address_of_a_computer_is_no_status() -> None:
    assert status_of("554 blocked: 5.1.1.7") is None
    assert status_of("host [192.5.1.1] said 550 5.7.1.") == (5, 7, 1)


@pytest.mark.parametrize(
    ("answer", "is_so"), [("552 5.3.4 too big", True), ("550 5.6.0 bad", True), ("550 5.1.1 x", False)]
)
def test_one_mail_may_be_the_trouble_and_not_the_address(answer: str, is_so: bool) -> None:
    assert is_about_the_mail(answer) == is_so
