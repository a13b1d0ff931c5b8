"""Mail leaves by the server that was set up in the browser, with its encryption and its sign-in."""

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from helpdesk.channels.mail.connection import connection
from helpdesk.outgoing.models import Breaker, OutgoingMail, OutgoingState
from helpdesk.outgoing.queries.breakers import outages
from helpdesk.outgoing.sending.send import send_due
from helpdesk.outgoing.services import queue_mail
from helpdesk.outgoing.services.mail_server import put_mail_server_aside, save_mail_server
from tests.helpdesk.conftest import GuardedOffice
from tests.running.post_office import PostOffice

pytestmark = pytest.mark.django_db


def set_up(guarded: GuardedOffice, **others: object) -> None:
    save_mail_server(**guarded.entered(**others), by=None)  # type: ignore[arg-type] # as it is entered


def write() -> OutgoingMail:
    return queue_mail(to=["meg@example.org"], subject="Hello", text="Hello")


def test_a_queued_mail_leaves_by_it(guarded: GuardedOffice, office: PostOffice) -> None:
    set_up(guarded)
    write()
    send_due()
    assert OutgoingMail.objects.get().state == OutgoingState.SENT
    assert (len(guarded.office.letters), len(office.letters)) == (1, 0)


def test_put_aside_the_next_mail_leaves_as_the_environment_says(guarded: GuardedOffice, office: PostOffice) -> None:
    set_up(guarded)
    put_mail_server_aside(by=None)
    write()
    send_due()
    assert (len(guarded.office.letters), len(office.letters)) == (0, 1)


def test_a_wrong_password_holds_mail_up_and_is_told(guarded: GuardedOffice) -> None:
    set_up(guarded, password="wrong")
    mail = write()
    send_due()
    mail.refresh_from_db()
    (outage,) = outages()
    assert (mail.state, outage.waiting) == (OutgoingState.QUEUED, 1)
    assert "our sign-in to the mail server failed" in outage.reason


def test_mended_in_the_browser_what_waits_leaves_at_once(guarded: GuardedOffice) -> None:
    set_up(guarded, password="wrong")
    write()
    send_due()
    set_up(guarded)
    send_due()
    assert len(guarded.office.to("meg@example.org")) == 1
    assert not Breaker.objects.exists()


def test_a_password_that_cannot_be_read_any_more_is_a_sign_in_that_fails(
    guarded: GuardedOffice, settings: Settings
) -> None:
    set_up(guarded)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another one, of which nobody knew before", []
    write()
    send_due()
    assert "our sign-in to the mail server failed" in outages()[0].reason
    assert guarded.office.letters == []


def test_opening_it_costs_no_statement(
    guarded: GuardedOffice, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    set_up(guarded)
    connection()
    with django_assert_num_queries(0):
        connection()


@pytest.mark.parametrize("wrong", [{"password": "Grüße"}, {"username": "jörg"}, {"host": "smtp..example.org"}])
def test_what_cannot_be_told_to_a_server_holds_mail_up_and_fails_none(
    guarded: GuardedOffice, wrong: dict[str, object]
) -> None:
    set_up(guarded, **wrong)
    mail = write()
    send_due()
    mail.refresh_from_db()
    (outage,) = outages()
    assert (mail.state, outage.waiting) == (OutgoingState.QUEUED, 1)
    assert "\\x" not in Breaker.objects.get().answer


def test_mended_after_such_a_slip_it_leaves(guarded: GuardedOffice) -> None:
    set_up(guarded, password="Grüße")
    write()
    send_due()
    set_up(guarded)
    send_due()
    assert len(guarded.office.to("meg@example.org")) == 1
