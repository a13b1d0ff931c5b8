"""What staff do with a message that was set aside: once, signed, and told when they come too late."""

import pytest

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.services.handling import HandlingRefused
from helpdesk.intake.services.quarantine import discard, read_again, release, restore
from helpdesk.intake.taking.foresee import foresee
from helpdesk.intake.taking.not_fetched import record_not_fetched
from helpdesk.intake.taking.take_in import Arrival
from helpdesk.intake.views.decisions import decisions_of
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.helpdesk.conftest import Deliver

pytestmark = pytest.mark.django_db

LOOP = {"from": "help@harborpine.example"}


def test_whoever_handles_a_message_signs_it(deliver: Deliver, alice: User, bob: User) -> None:
    row = deliver(**LOOP)
    discard(row, by=alice)
    restore(row, by=bob)
    row.refresh_from_db()
    assert (row.outcome, row.handled_by) == (IntakeOutcome.QUARANTINED, bob)
    assert [entry.reason for entry in decisions_of(row)[-2:]] == ["Thrown away by Alice.", "Brought back by Bob."]


def test_each_verb_acts_once_and_tells_the_second_what_it_is_now(deliver: Deliver, alice: User, bob: User) -> None:
    row = deliver(**LOOP)
    assert release(row, by=alice).done
    for verb in (release, read_again, discard, restore):
        late = verb(row, by=bob)
        assert (late.done, late.row.outcome, late.row.handled_by) == (False, IntakeOutcome.CREATED, alice)
    assert Ticket.objects.count() == 1


def test_reading_again_asks_the_guards_anew(deliver: Deliver, alice: User) -> None:
    row = deliver(**LOOP)
    again = read_again(row, by=alice)
    assert (again.done, again.row.outcome, again.row.guard) == (True, IntakeOutcome.QUARANTINED, "own_address")
    assert [entry["guard"] for entry in again.row.decisions] == ["own_address", "person", "own_address"]


def test_nothing_is_let_into_a_ticket_that_one_may_not_see(
    deliver: Deliver, charlie: User, bob: User, team: Team
) -> None:
    row = answer_of(deliver, team)
    with pytest.raises(HandlingRefused, match="cannot see"):
        release(row, by=charlie)
    assert RawMail.objects.get(pk=row.pk).outcome == IntakeOutcome.QUARANTINED
    assert release(row, by=bob).row.outcome == IntakeOutcome.APPENDED


def answer_of(deliver: Deliver, team: Team) -> RawMail:
    """An answer into a ticket of `team` that waits, for it bears our own mark."""
    ticket = factories.ticket(requester=factories.customer(email="meg@example.org"), team=team)
    row = deliver(subject=f"Re: [#{ticket.number}]", x_loop="help@harborpine.example")
    assert row.outcome == IntakeOutcome.QUARANTINED
    return row


def test_bytes_that_are_gone_cannot_be_read(deliver: Deliver, alice: User) -> None:
    row = deliver(**LOOP)
    RawMail.objects.update(content=b"", content_removed_at=row.received_at)
    with pytest.raises(HandlingRefused, match="no longer kept"):
        read_again(row, by=alice)


def test_headers_alone_are_not_read_again(deliver: Deliver, alice: User) -> None:
    row = record_not_fetched(
        b"From: meg@example.org\r\nSubject: Large\r\n\r\n",
        Arrival("imap"),
        size=9,
        reason=IntakeReason.OVERFULL,
        values={},
    )
    with pytest.raises(HandlingRefused, match="Only its headers"):
        read_again(row, by=alice)
    assert not Ticket.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [LOOP, LOOP | {"subject": "Re: [#{number}]"}, {"from": "", "subject": "Nobody"}],
    ids=["new", "named", "nobody"],
)
def test_what_is_foreseen_is_what_happens(deliver: Deliver, bob: User, headers: dict[str, str]) -> None:
    number = factories.ticket().number
    row = deliver(**{name: value.replace("{number}", str(number)) for name, value in headers.items()})
    foreseen = foresee(row)
    assert not Ticket.objects.exclude(number=number).exists()
    now = release(row, by=bob).row
    if foreseen.stopped:
        assert now.outcome == IntakeOutcome.QUARANTINED
    elif foreseen.ticket:
        assert now.ticket == foreseen.ticket
    else:
        assert now.ticket
        assert foreseen.author
        assert now.ticket.requester.email == foreseen.author.email


def test_an_answer_is_foreseen_in_its_ticket(deliver: Deliver, team: Team, bob: User) -> None:
    row = answer_of(deliver, team)
    assert foresee(row).ticket == release(row, by=bob).row.ticket
