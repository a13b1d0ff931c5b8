"""Against a real SMTP server on loopback: one transaction a mail with an answer for each recipient, one connection."""

import smtplib

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from helpdesk.channels.mail.answers import read_error
from helpdesk.channels.mail.backends.smtp import RelayUnreachable, SmtpRefused
from helpdesk.customers.models import ContactPoint
from helpdesk.events.deliver import drain
from helpdesk.mime.bounces.cause import FailureCause
from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending.send import send_due
from helpdesk.outgoing.services import queue_mail
from helpdesk.outgoing.services.retry_mail import retry_mail
from helpdesk.outgoing.transports import Scope
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import DeliveryState, Message, Task
from helpdesk.tickets.services import reply
from helpdesk.tickets.setbacks import why_not_delivered
from tests import factories
from tests.running.post_office import DROP, PostOffice

pytestmark = pytest.mark.django_db


def answer_meg(alice: User, cc: tuple[str, ...] = ()) -> Message:
    ticket = factories.ticket(requester=factories.customer(email="meg@example.org"))
    message = reply(ticket=ticket, body_text="Hello", actor=Actor.of(alice), author=alice, cc=cc)
    drain()
    return message


def states() -> dict[str, str]:
    return dict(Recipient.objects.values_list("address", "state"))


def test_several_mails_leave_over_one_connection(office: PostOffice) -> None:
    for number in range(3):
        queue_mail(to=["meg@example.org"], subject=f"Number {number}", text="Hello")
    assert send_due() == 3
    assert (len(office.letters), office.connections) == (3, 1)


def test_all_recipients_are_served_in_one_transaction_and_nobody_sees_a_blind_copy(office: PostOffice) -> None:
    queue_mail(to=["meg@example.org"], cc=["Bob@Example.net"], bcc=["eve@example.com"], subject="Hello", text="Hello")
    send_due()
    assert office.envelopes == [["meg@example.org", "bob@example.net", "eve@example.com"]]
    (letter,) = office.letters
    assert (str(letter["To"]), str(letter["Cc"])) == ("meg@example.org", "Bob@Example.net")
    assert "eve@" not in letter.as_string()


def test_each_recipient_has_an_answer_of_its_own(office: PostOffice) -> None:
    office.answer("550 5.1.1 unknown", to="nobody@example.net")
    office.answer("452 4.2.2 full", to="full@example.com")
    queue_mail(to=["meg@example.org"], cc=["nobody@example.net", "full@example.com"], subject="Hello", text="Hello")
    send_due()
    assert office.envelopes == [["meg@example.org"]]
    assert set(Recipient.objects.values_list("address", "state", "cause", "answer")) == {
        ("meg@example.org", "sent", "", "250 taken"),
        ("nobody@example.net", "failed", "no_such_mailbox", "550 5.1.1 unknown"),
        ("full@example.com", "waiting", "mailbox_full", "452 4.2.2 full"),
    }


def test_what_was_said_of_the_whole_mail_is_said_of_those_who_were_taken(office: PostOffice) -> None:
    office.answer("550 5.1.1 unknown", to="nobody@example.net")
    office.answer("552 5.3.4 too large", at="DATA")
    queue_mail(to=["meg@example.org"], cc=["nobody@example.net"], subject="Hello", text="Hello")
    send_due()
    assert dict(Recipient.objects.values_list("address", "cause")) == {
        "meg@example.org": FailureCause.TOO_LARGE,
        "nobody@example.net": FailureCause.NO_SUCH_MAILBOX,
    }


def test_an_address_with_other_letters_goes_by_itself(office: PostOffice) -> None:
    queue_mail(to=["meg@example.org"], cc=["jörg@example.org"], subject="Hello", text="Hello")
    send_due()
    assert office.envelopes == [["meg@example.org"], ["jörg@example.org"]]


def test_who_is_named_twice_gets_it_once(office: PostOffice) -> None:
    queue_mail(to=["meg@example.org"], cc=["MEG@example.org"], bcc=["meg@EXAMPLE.org"], subject="Hello", text="Hello")
    send_due()
    assert office.envelopes == [["meg@example.org"]]


def test_a_recipient_who_is_refused_is_named_on_the_message(office: PostOffice, alice: User) -> None:
    office.answer("550 5.1.1 unknown", to="nobody@example.org")
    message = answer_meg(alice, cc=("nobody@example.org",))
    send_due()
    message.refresh_from_db()
    assert office.envelopes == [["meg@example.org"]]
    assert why_not_delivered(message) == "Not delivered to nobody@example.org: no such mailbox (550 5.1.1 unknown)"
    assert message.delivery == DeliveryState.SENT
    assert not Task.objects.exists()


def test_a_refused_reply_says_why_marks_the_address_and_asks_its_writer(office: PostOffice, alice: User) -> None:
    office.answer("552 5.2.2 over quota", at="DATA")
    message = answer_meg(alice)
    send_due()
    message.refresh_from_db()
    assert (message.delivery, why_not_delivered(message)) == (
        DeliveryState.FAILED,
        "mailbox full (552 5.2.2 over quota)",
    )
    assert ContactPoint.objects.get(normalised="meg@example.org").bounced_at
    assert Task.objects.get().assignee == alice


@pytest.mark.parametrize("answer", ["552 5.3.4 too large", "552 message size exceeds fixed limit"])
def test_a_mail_that_is_too_large_says_nothing_of_the_address(office: PostOffice, alice: User, answer: str) -> None:
    office.answer(answer, at="MAIL")
    answer_meg(alice)
    send_due()
    assert ContactPoint.objects.get(normalised="meg@example.org").bounced_at is None
    assert Recipient.objects.get().cause == FailureCause.TOO_LARGE


def test_only_those_who_wait_are_tried_again(office: PostOffice) -> None:
    office.answer("450 4.2.1 busy", to="bob@example.net")
    queue_mail(to=["meg@example.org"], cc=["bob@example.net"], subject="Hello", text="Hello")
    send_due()
    mail = OutgoingMail.objects.get()
    assert (mail.state, states()["bob@example.net"]) == (OutgoingState.QUEUED, RecipientState.WAITING)
    office.answer("", to="bob@example.net")
    OutgoingMail.objects.update(next_attempt_at=mail.created_at)
    send_due()
    assert office.envelopes == [["meg@example.org"], ["bob@example.net"]]
    assert OutgoingMail.objects.get().state == OutgoingState.SENT


def test_what_was_tried_again_and_arrived_asks_nobody_any_more(office: PostOffice, alice: User) -> None:
    office.answer("550 5.1.1 unknown")
    message = answer_meg(alice)
    send_due()
    office.answer("")
    retry_mail(OutgoingMail.objects.get())
    send_due()
    message.refresh_from_db()
    assert (message.delivery, why_not_delivered(message)) == (DeliveryState.SENT, "")
    assert Task.objects.get().done_at


@pytest.mark.parametrize(
    ("answer", "state"),
    [("451 4.3.0 later", OutgoingState.QUEUED), ("552 5.2.2 mailbox full", OutgoingState.FAILED)],
)
def test_what_the_server_answers_stays_on_the_row(office: PostOffice, answer: str, state: str) -> None:
    queue_mail(to=["meg@example.org"], subject="Hello", text="Hello")
    office.answer(answer, at="DATA")
    send_due()
    mail = OutgoingMail.objects.get()
    assert (mail.state, Recipient.objects.get().answer) == (state, answer)


def test_one_refusal_holds_up_nobody_else_and_keeps_the_connection(office: PostOffice) -> None:
    office.answer("550 5.1.1 unknown", to="nobody@example.org")
    queue_mail(to=["nobody@example.org"], subject="Hello", text="Hello")
    queue_mail(to=["meg@example.org"], subject="Hello", text="Hello")
    assert send_due() == 2
    assert states() == {"nobody@example.org": RecipientState.FAILED, "meg@example.org": RecipientState.SENT}
    assert office.connections == 1


def test_a_connection_that_breaks_is_made_anew_for_the_next_mail(office: PostOffice) -> None:
    office.answer(DROP, at="DATA", to="ana@example.net")
    queue_mail(to=["ana@example.net"], subject="Hello", text="Hello")
    queue_mail(to=["meg@example.org"], subject="Hello", text="Hello")
    send_due()
    assert states() == {"ana@example.net": RecipientState.WAITING, "meg@example.org": RecipientState.SENT}
    assert office.connections == 2


def test_no_header_can_be_smuggled_into_a_mail(office: PostOffice) -> None:
    queue_mail(
        to=["meg@example.org"], subject="Hello\r\nBcc: eve@example.net", text="x", from_name="A\r\nBcc: eve@x.example"
    )
    send_due()
    assert all(letter["Bcc"] is None for letter in office.letters)


def test_no_command_can_be_smuggled_into_the_conversation(office: PostOffice) -> None:
    mail = queue_mail(to=["meg@example.org"], subject="Hello", text="x")
    mail.recipients.update(address="meg@example.org>\r\nRCPT TO:<eve@example.net")
    send_due()
    assert "eve@example.net" not in office.asked


def test_an_international_address_waits_for_a_server_that_knows_it(office: PostOffice) -> None:
    queue_mail(to=["jörg@example.org"], subject="Hello", text="x")
    send_due()
    assert office.envelopes == [["jörg@example.org"]]


def test_sending_costs_a_bounded_number_of_statements(
    office: PostOffice, alice: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    answer_meg(alice, cc=tuple(f"copy{number}@example.net" for number in range(9)))
    # The claim, and all answers with their sum, each in a transaction, whose savepoints count here.
    with django_assert_max_num_queries(19):
        send_due(limit=1)


@pytest.mark.parametrize(
    ("code", "words", "at", "scope"),
    [
        (421, "4.7.0 too many connections", "RCPT", Scope.CONNECTION),
        (451, "temporary failure", "DATA", Scope.RELAY),
        (450, "4.3.2 system not accepting", "RCPT", Scope.RELAY),
        (450, "4.7.1 our rate limit for you", "RCPT", Scope.RELAY),
        (450, "4.4.3 their domain could not be looked up", "RCPT", Scope.RECIPIENT),
        (451, "4.7.1 greylisted, come back in 5 minutes", "RCPT", Scope.RECIPIENT),
        (450, "4.2.0 Greylisted", "RCPT", Scope.RECIPIENT),
        (452, "4.2.2 mailbox full", "RCPT", Scope.RECIPIENT),
        (450, "mailbox busy", "RCPT", Scope.RECIPIENT),
        (450, "4.7.1 rate limit of the sender", "MAIL", Scope.RELAY),
        (550, "5.7.1 you may not send as this", "MAIL", Scope.RELAY),
    ],
)
def test_whom_an_answer_concerns(code: int, words: str, at: str, scope: Scope) -> None:
    answer = read_error(SmtpRefused(at, code, words.encode()))
    assert (answer.scope, answer.permanent, answer.sent) == (scope, False, False)


def test_a_sign_in_that_is_asked_for_is_our_fault_and_not_the_mails() -> None:
    answer = read_error(SmtpRefused("MAIL", 530, b"5.7.0 Authentication required"))
    assert (answer.permanent, answer.scope) == (False, Scope.CONNECTION)


def test_a_server_that_is_not_there_is_tried_again(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "helpdesk.channels.mail.backends.smtp.SmtpBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    for name in ("meg", "ana", "bob"):
        queue_mail(to=[f"{name}@example.org"], subject="Hello", text="Hello")
    assert send_due() == 1
    assert OutgoingMail.objects.filter(state=OutgoingState.QUEUED).count() == 3
    assert read_error(smtplib.SMTPServerDisconnected("bye")).scope is Scope.RELAY


@pytest.mark.parametrize(
    ("why", "cause"),
    [
        (smtplib.SMTPAuthenticationError(535, b"no"), FailureCause.SIGN_IN),
        (smtplib.SMTPConnectError(421, b"busy"), FailureCause.RELAY_CLOSED),
        (TimeoutError(), FailureCause.RELAY_SILENT),
        (ConnectionRefusedError("refused"), FailureCause.RELAY_UNREACHABLE),
    ],
)
def test_why_our_server_cannot_be_reached_is_told(why: Exception, cause: FailureCause) -> None:
    error = RelayUnreachable()
    error.__cause__ = why
    assert (read_error(error).cause, read_error(error).scope) == (cause, Scope.CONNECTION)
