"""What one press costs the database, with rules, events and due times. BEGIN, COMMIT and savepoints count, as in
`script/bench`. These numbers may fall; before one rises, somebody has to say why."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from helpdesk.demo.bench.mail.letters import letter, message_id
from helpdesk.events.models import EventRecord
from helpdesk.events.tasks import deliver_event
from helpdesk.intake.taking.take_in import Arrival, receive
from helpdesk.outgoing.models import Mailbox, OutgoingMail
from helpdesk.people.models import Team, User
from helpdesk.rules.models import RuleRun
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import reply
from tests import factories
from tests.helpdesk.rules.makers import one, rule

pytestmark = pytest.mark.django_db(transaction=True)

CREATE, REPLY, MAIL_IN = 10, 12, 18
CREATE_BY_API, REPLY_BY_API = 16, 15
# Thirteen of those of a new ticket tell whoever gets it: seven look, after the rules, whether somebody has it, six
# store the notice once a rule has given it.
HANDLERS_OF_A_NEW_TICKET, HANDLERS_OF_A_REPLY = 52, 26
# By when a mail told the customer that they hear from us is kept with the ticket, for what is told has to stay true.
KEEPS_WHAT_WAS_TOLD = 1


def cost(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as statements:
        act()
    return len(statements)


def bells(after: int) -> int:
    """What workers do for every event since `after`, each by its own bell, in statements."""
    count = 0
    while event := EventRecord.objects.filter(pk__gt=after).order_by("pk").first():
        after = event.pk
        count += cost(partial(deliver_event, after))
    return count


def newest() -> int:
    return EventRecord.objects.latest("pk").pk if EventRecord.objects.exists() else 0


@pytest.fixture
def nine_rules(team: Team, alice: User) -> None:
    """Four that route what is about a lid, and five that look at each ticket or change for nothing."""
    rule("Lids", one("text", "contains", "lid"), do={"team": str(team.pk), "priority": "high"})
    rule("Whoever", one("team", "is", str(team.pk)), do={"assignee": "in_turn"})
    rule("Tags", one("status", "is", "open"), do={"tag": "lid, recall"})
    rule("Sorry", one("subject", "contains", "complaint"), do={"complaint": ""})
    for number in range(4):
        rule(f"New {number}", one("text", "contains", "never"), do={"priority": "urgent"})
    rule("Changed", one("text", "contains", "never"), do={"priority": "urgent"}, trigger="both")
    Mailbox.objects.create(address="help@harborpine.example", is_default=True)
    receive(letter("first", 1), source=Arrival("lmtp"))
    bells(0)


@pytest.mark.usefixtures("nine_rules")
def test_a_ticket_and_what_workers_do_for_it() -> None:
    requester, before = factories.customer(), newest()
    assert cost(lambda: factories.ticket(requester=requester, text="The lid")) <= CREATE
    assert bells(before) <= HANDLERS_OF_A_NEW_TICKET
    assert RuleRun.objects.filter(ticket=Ticket.objects.latest("pk"), depth=0).count() == 9


@pytest.mark.usefixtures("nine_rules")
def test_a_ticket_that_a_rule_calls_a_complaint() -> None:
    before = newest()
    ticket = factories.ticket(subject="A complaint", text="The lid")
    assert bells(before) <= HANDLERS_OF_A_NEW_TICKET
    ticket.refresh_from_db()
    assert (ticket.is_complaint, ticket.status, ticket.tags.count()) == (True, "open", 2)


@pytest.mark.usefixtures("nine_rules")
def test_a_ticket_by_mail_which_is_acknowledged_and_an_answer_to_it() -> None:
    before = newest()
    assert cost(lambda: receive(letter("second", 2), source=Arrival("lmtp"))) <= MAIL_IN
    assert bells(before) <= HANDLERS_OF_A_NEW_TICKET + KEEPS_WHAT_WAS_TOLD
    ticket = Ticket.objects.latest("pk")
    assert OutgoingMail.objects.filter(ticket=ticket).count() == 1
    answer = letter("third", 2, answers=message_id("second"))
    assert cost(lambda: receive(answer, source=Arrival("lmtp"))) <= MAIL_IN
    assert ticket.messages.count() == 2


@pytest.mark.usefixtures("nine_rules")
def test_a_ticket_and_a_reply_by_the_api(alice: User, team: Team) -> None:
    api, ticket = APIClient(), factories.ticket(team=team, assignee=alice)
    api.force_login(alice)
    asked = {"customer": {"email": ticket.requester.email}, "subject": "Lid", "body_text": "The lid"}
    address = f"/api/v1/tickets/{ticket.number}/messages/"
    assert cost(lambda: api.post("/api/v1/tickets/", asked, format="json")) <= CREATE_BY_API
    assert cost(lambda: api.post(address, {"body_text": "Sorry."}, format="json")) <= REPLY_BY_API
    assert (Ticket.objects.count(), ticket.messages.count()) == (3, 2)


@pytest.mark.usefixtures("nine_rules")
def test_a_reply_and_what_workers_do_for_it(alice: User) -> None:
    ticket = factories.ticket(text="The lid")
    bells(0)
    seen, before = ticket.messages.get().pk, newest()
    options = {"actor": Actor.of(alice), "author": alice, "seen_message_id": seen}
    assert cost(lambda: reply(ticket=ticket, body_text="Sorry.", **options)) <= REPLY  # type: ignore[arg-type]
    assert bells(before) <= HANDLERS_OF_A_REPLY
