"""A message that was set aside goes into a ticket that a person chose; nobody takes part by that alone."""

import pytest

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.services.assign_mail import assign_mail
from helpdesk.intake.services.handling import HandlingRefused
from helpdesk.intake.services.quarantine import discard
from helpdesk.people.models import User
from helpdesk.tickets.models import Direction, Draft, Participant
from tests import factories
from tests.helpdesk.conftest import Deliver, mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(deliver: Deliver) -> RawMail:
    """A stranger's message that waits."""
    row = deliver("It is about Meg's kettle.", **{"from": "Tom <tom@example.net>", "reply_to": "evil@example.net"})
    RawMail.objects.filter(pk=row.pk).update(outcome=IntakeOutcome.QUARANTINED, guard="bulk_sender", ticket=None)
    row.refresh_from_db()
    return row


def test_words_of_a_stranger_are_his_own_and_invite_nobody(row: RawMail, alice: User) -> None:
    ticket = factories.ticket()
    done = assign_mail(row, ticket=ticket, by=alice, as_note=False).row
    message = ticket.messages.latest("pk")
    assert (message.direction, message.from_email, message.author_customer) == (Direction.IN, "tom@example.net", None)
    assert (message.reply_to, message.body_text.strip()) == ("", "It is about Meg's kettle.")
    assert (done.outcome, done.message, done.handled_by) == (IntakeOutcome.APPENDED, message, alice)
    assert not Participant.objects.exists()


def test_he_takes_part_when_the_person_says_so(row: RawMail, alice: User) -> None:
    ticket = factories.ticket()
    assign_mail(row, ticket=ticket, by=alice, as_note=False, takes_part=True)
    assert list(ticket.participants.values_list("email", flat=True)) == ["tom@example.net"]


def test_a_note_invites_nobody_and_leaves_the_draft(row: RawMail, alice: User) -> None:
    ticket = factories.ticket()
    Draft.objects.create(ticket=ticket, user=alice, body="Dear Meg", kind=Draft.Kind.NOTE)
    assign_mail(row, ticket=ticket, by=alice, as_note=True, takes_part=True)
    note = ticket.messages.latest("pk")
    assert note.direction == Direction.NOTE
    assert note.body_text.startswith("Mail from Tom <tom@example.net>: Kettle lid cracked")
    assert Draft.objects.get().body == "Dear Meg"
    assert not Participant.objects.exists()


def test_the_requester_speaks_as_the_customer(deliver: Deliver, alice: User) -> None:
    ticket = factories.ticket(requester=factories.customer(email="meg@example.org"))
    row = deliver()
    RawMail.objects.filter(pk=row.pk).update(outcome=IntakeOutcome.QUARANTINED)
    assign_mail(row, ticket=ticket, by=alice, as_note=False)
    assert ticket.messages.latest("pk").author_customer == ticket.requester


def test_twice_is_once(row: RawMail, alice: User, bob: User) -> None:
    ticket, other = factories.ticket(), factories.ticket()
    assert assign_mail(row, ticket=ticket, by=alice, as_note=False).done
    late = assign_mail(row, ticket=other, by=bob, as_note=False)
    assert (late.done, late.row.ticket, late.row.handled_by) == (False, ticket, alice)
    assert (ticket.messages.count(), other.messages.count()) == (2, 1)


def test_what_was_thrown_away_meanwhile_stays_away(row: RawMail, alice: User, bob: User) -> None:
    discard(row, by=bob)
    ticket = factories.ticket()
    late = assign_mail(row, ticket=ticket, by=alice, as_note=False)
    assert (late.done, late.row.outcome, ticket.messages.count()) == (False, IntakeOutcome.DISCARDED, 1)


def test_the_same_message_is_not_added_beside_itself(deliver: Deliver, alice: User) -> None:
    deliver()
    twin = RawMail.objects.create(
        content=RawMail.pack(mail()),
        size=1,
        source="test",
        received_at=RawMail.objects.get().received_at,
        outcome=IntakeOutcome.QUARANTINED,
    )
    ticket = factories.ticket()
    with pytest.raises(HandlingRefused, match="already"):
        assign_mail(twin, ticket=ticket, by=alice, as_note=False)
    assert ticket.messages.count() == 1


def test_a_mailbox_of_ours_never_takes_part(deliver: Deliver, alice: User) -> None:
    row, ticket = deliver(**{"from": "help@harborpine.example"}), factories.ticket()
    assign_mail(row, ticket=ticket, by=alice, as_note=False, takes_part=True)
    assert not Participant.objects.exists()


def test_nobody_can_only_be_noted(deliver: Deliver, alice: User) -> None:
    row, ticket = deliver(**{"from": ""}), factories.ticket()
    assign_mail(row, ticket=ticket, by=alice, as_note=False)
    assert ticket.messages.latest("pk").direction == Direction.NOTE
