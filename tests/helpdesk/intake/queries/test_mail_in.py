"""Mail comes in where some came: what was set up and never worked is no way to us."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.intake.queries import mail_in
from helpdesk.intake.services.mailbox_acts import switch_off
from helpdesk.intake.services.mailbox_health import note_success
from helpdesk.outgoing.models import Door, Mailbox
from tests.helpdesk.conftest import Deliver

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _look() -> None:
    mail_in.kept.forget()


def mailbox(address: str = "help@harborpine.example", **fields: object) -> Mailbox:
    return Mailbox.objects.create(address=address, **fields)


def test_nothing_came_and_nothing_is_set_up() -> None:
    assert not mail_in.comes_in()


@pytest.mark.parametrize("door", Door.values)
def test_a_mailbox_counts_once_its_door_has_worked(door: str) -> None:
    box = mailbox(door=door)
    assert not mail_in.comes_in()
    note_success(box)
    assert mail_in.comes_in()


def test_mail_that_was_handed_over_counts_without_a_mailbox_and_with_one(deliver: Deliver) -> None:
    assert not mail_in.comes_in()
    deliver()
    assert mail_in.comes_in()
    mailbox(door=Door.HANDED)
    mail_in.kept.forget()
    assert mail_in.comes_in()


def test_mail_that_came_before_is_no_way_to_a_mailbox_that_is_fetched_from(deliver: Deliver) -> None:
    deliver()
    mailbox(door=Door.IMAP)
    mail_in.kept.forget()
    assert not mail_in.comes_in()


def test_a_mailbox_that_is_switched_off_counts_no_more() -> None:
    worked = mailbox("returns@harborpine.example", door=Door.IMAP, last_success_at=timezone.now())
    mailbox(door=Door.IMAP)
    assert mail_in.comes_in()
    switch_off(worked)
    mail_in.kept.forget()
    assert not mail_in.comes_in()


def test_who_asks_again_costs_no_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    mail_in.comes_in()
    with django_assert_num_queries(0):
        mail_in.comes_in()
