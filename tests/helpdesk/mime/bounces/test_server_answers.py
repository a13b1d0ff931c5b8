"""What servers' answers tell, as codes."""

import pytest

from helpdesk.mime.bounces.answers import cause_of, is_about_the_mail, status_of
from helpdesk.mime.bounces.cause import FailureCause


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        ("550 5.1.1 <meg@example.org>: Recipient address rejected", FailureCause.NO_SUCH_MAILBOX),
        ("552 5.2.2 over quota", FailureCause.MAILBOX_FULL),
        ("452 4.2.2 over quota", FailureCause.MAILBOX_FULL),
        ("550 5.7.1 Message rejected", FailureCause.RULES),
        ("552 5.3.4 Message size exceeds fixed limit", FailureCause.TOO_LARGE),
        ("550 5.7.26 unauthenticated", FailureCause.UNSIGNED),
        ("550 mailbox full", FailureCause.MAILBOX_FULL),
        ("550 No such user here", FailureCause.NO_SUCH_MAILBOX),
        ("554 5.0.0 Blocked by our blocklist", FailureCause.RULES),
        ("550 5.0.0 nope", FailureCause.MAILBOX_UNAVAILABLE),
        ("550", FailureCause.MAILBOX_UNAVAILABLE),
        ("The mail server did not answer in time.", None),
        ("250 2.0.0 ok", None),
    ],
)
def test_an_answer_tells_its_cause(answer: str, cause: FailureCause | None) -> None:
    assert cause_of(answer) is cause


def test_an_address_of_a_computer_is_no_status() -> None:
    assert status_of("554 blocked: 5.1.1.7") is None
    assert status_of("host [192.5.1.1] said 550 5.7.1.") == (5, 7, 1)


@pytest.mark.parametrize(
    ("answer", "is_so"),
    [
        ("552 5.3.4 too big", True),
        ("550 5.6.0 bad", True),
        ("552 size exceeds the limit", True),
        ("550 5.1.1 x", False),
    ],
)
def test_one_mail_may_be_the_trouble_and_not_the_address(answer: str, is_so: bool) -> None:
    assert is_about_the_mail(answer) == is_so
