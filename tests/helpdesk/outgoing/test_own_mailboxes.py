"""Our mailboxes are kept for some seconds, and read anew as soon as a page changed one."""

from collections.abc import Callable

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from helpdesk.intake.services.mailbox_acts import make_default, switch_off, switch_on
from helpdesk.outgoing.addressing.mailboxes import own_mailboxes
from helpdesk.outgoing.models import Mailbox
from helpdesk.people.models import Team

pytestmark = pytest.mark.django_db

HELP, RETURNS = "help@harborpine.example", "returns@harborpine.example"


@pytest.fixture(autouse=True)
def mailbox(team: Team) -> Mailbox:
    Mailbox.objects.create(address=HELP, is_default=True)
    return Mailbox.objects.create(address=RETURNS, team=team)


def addresses() -> list[str]:
    return [mailbox.address for mailbox in own_mailboxes()]


def test_they_are_read_once_with_their_teams(team: Team, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert addresses() == addresses() == [HELP, RETURNS]
        assert own_mailboxes()[1].team == team


def off_and_on(mailbox: Mailbox) -> None:
    switch_off(mailbox)
    addresses()
    switch_on(mailbox)


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (make_default, [RETURNS, HELP]),
        (switch_off, [HELP]),
        (off_and_on, [HELP, RETURNS]),
        (lambda mailbox: mailbox.delete(), [HELP]),
    ],
)
def test_what_a_page_changed_is_seen_at_once(
    mailbox: Mailbox, change: Callable[[Mailbox], object], seen: list[str]
) -> None:
    addresses()
    change(mailbox)
    assert addresses() == seen


def test_what_somebody_else_kept_before_the_commit_is_forgotten_with_it(
    mailbox: Mailbox, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        mailbox.address = "new@harborpine.example"
        mailbox.save()
        addresses()
        Mailbox.objects.filter(pk=mailbox.pk).update(address="newer@harborpine.example")
    assert addresses() == [HELP, "newer@harborpine.example"]
