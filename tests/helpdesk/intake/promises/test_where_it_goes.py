"""Mail arrives however it was addressed, and goes to the team of the mailbox that it was meant for."""

import pytest

from helpdesk.intake.models import IntakeOutcome
from helpdesk.intake.taking.take_in import Arrival, receive
from helpdesk.outgoing.addressing.tokens import reply_tag
from helpdesk.outgoing.models import Mailbox
from helpdesk.people.models import Team
from helpdesk.tickets.models import Message, Participant, Ticket
from tests import factories
from tests.helpdesk.conftest import Deliver, mail

pytestmark = pytest.mark.django_db
RETURNS = "returns@harborpine.example"


@pytest.fixture
def returns(team: Team) -> Mailbox:
    """A second mailbox, of `team`; the default one has no team."""
    Mailbox.objects.create(address="help@harborpine.example", is_default=True)
    return Mailbox.objects.create(address=RETURNS, team=team)


@pytest.mark.parametrize(
    "headers",
    [
        {"to": "Returns@HarborPine.example"},
        {"to": "returns+lid@harborpine.example"},
        {"to": "friends: Rose <rose@example.org>, returns@harborpine.example;"},
        {"to": "rose@example.org", "cc": RETURNS},
        {"to": "undisclosed-recipients:;", "delivered_to": RETURNS},
        {"to": "alias@elsewhere.example", "x_original_to": RETURNS},
    ],
)
def test_the_headers_name_the_mailbox(deliver: Deliver, returns: Mailbox, headers: dict[str, str]) -> None:
    assert deliver(**headers).outcome == IntakeOutcome.CREATED
    assert Ticket.objects.get().team == returns.team


@pytest.mark.parametrize("to", ["undisclosed-recipients:;", "alias@elsewhere.example", None])
def test_the_envelope_names_it_when_the_headers_do_not(returns: Mailbox, to: str | None) -> None:
    receive(mail(to=to), source=Arrival("lmtp", envelope_to=["Returns+x@harborpine.example"]))
    assert Ticket.objects.get().team == returns.team


def test_the_door_names_it_when_nothing_else_does(returns: Mailbox) -> None:
    receive(mail(to="alias@elsewhere.example"), source=Arrival("imap", mailbox=returns, door_key="1:1"))
    assert Ticket.objects.get().team == returns.team


def test_what_the_headers_name_counts_more_than_the_door(returns: Mailbox) -> None:
    receive(mail(), source=Arrival("imap", mailbox=returns, door_key="1:1"))
    assert Ticket.objects.get().team is None


def test_an_answer_address_in_the_envelope_finds_its_ticket(deliver: Deliver) -> None:
    ticket = deliver().ticket
    assert ticket is not None
    address = f"HELP+{reply_tag(ticket.number)}@harborpine.example"
    row = receive(mail("More", to=None, message_id="<2@x>"), source=Arrival("lmtp", envelope_to=[address]))
    assert row.ticket == ticket


def test_one_mail_to_two_of_our_mailboxes_makes_one_ticket_of_the_first(returns: Mailbox) -> None:
    both = mail(to=f"{RETURNS}, help@harborpine.example")
    doors = [Arrival("imap", mailbox=item, door_key="1:1") for item in Mailbox.objects.all()]
    assert [receive(both, source=door).outcome for door in doors] == [IntakeOutcome.CREATED, IntakeOutcome.IGNORED]
    assert (Ticket.objects.get().team, Participant.objects.count()) == (returns.team, 0)


def test_all_recipients_are_recorded_once_each(deliver: Deliver) -> None:
    deliver(to="help@harborpine.example, Rose <rose@example.org>", cc="ROSE@example.org, Kim <kim@example.org>")
    message = Message.objects.get()
    assert message.to == ["help@harborpine.example", "rose@example.org"]
    assert message.cc == ["rose@example.org", "kim@example.org"]
    assert set(Participant.objects.values_list("email", flat=True)) == {"rose@example.org", "kim@example.org"}


def test_a_mailbox_of_another_team_does_not_take_over_a_running_ticket(deliver: Deliver, returns: Mailbox) -> None:
    ticket = deliver().ticket
    assert ticket is not None
    other = factories.team()
    Ticket.objects.filter(pk=ticket.pk).update(team=other)
    deliver("More", message_id="<2@x>", in_reply_to="<first@example.org>", to=RETURNS)
    ticket.refresh_from_db()
    assert ticket.team == other
