"""A rule moves a ticket as far as its life lets it, says why not, and a rehearsal foresees the same."""

import pytest
from django.core.exceptions import ValidationError

from helpdesk.people.models import User
from helpdesk.rules.outcome_words import done_words
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Status
from helpdesk.tickets.services import update_ticket
from tests import factories
from tests.helpdesk.rules.makers import foreseen, ran, rule

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", ["open", "waiting", "on_hold"])
def test_a_rule_moves_a_ticket_as_it_was_foreseen(status: str) -> None:
    rule("Move", do={"status": status})
    ticket = factories.ticket()
    assert foreseen(ticket, "status", status).value("status") == status
    (run,) = ran(ticket)
    assert (ticket.status, run.done[0]["field"], run.error) == (status, "status", "")


def test_no_rule_resolves_by_setting_the_status() -> None:
    with pytest.raises(ValidationError, match="A rule does that by “Resolve”"):
        rule("Done", do={"status": "resolved"})


def test_a_step_that_no_ticket_makes_is_said(alice: User) -> None:
    ticket = factories.ticket()
    for status in ("resolved", "closed"):
        update_ticket(ticket=ticket, actor=Actor.of(alice), status=status)
    ran(ticket)
    rule("Wait", do={"status": "waiting"}, trigger="changed")
    update_ticket(ticket=ticket, actor=Actor.of(alice), priority="high")
    assert done_words(ran(ticket)[-1].done[0]) == "Left at Closed: it cannot become “Waiting” from there"
    assert foreseen(ticket, "status", "waiting").value("status") == Status.CLOSED


def test_a_later_rule_overrules_the_status_of_an_earlier_one() -> None:
    first = rule("Hold", do={"status": "on_hold"})
    rule("Open", do={"status": "open"})
    assert ran(factories.ticket())[1].overruled_id == first.pk
