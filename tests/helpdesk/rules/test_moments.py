"""The moments for which rules wait: each wakes them once, however many of one act they wait for."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from django.utils.translation import override

from helpdesk.people.models import User
from helpdesk.rules import moments
from helpdesk.rules.models import RuleRun, RuleVersion
from helpdesk.rules.queries.why import why
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import add_inbound, mark_complaint, reply, update_ticket
from helpdesk.tickets.words import NewMessage
from surveys.models import Invitation
from surveys.services import record_answer
from tests import factories
from tests.helpdesk.rules.makers import ran, rule
from tests.helpdesk.rules.test_rehearse import rehearsed

pytestmark = pytest.mark.django_db

Act = Callable[[Ticket, User], object]


def _writes(ticket: Ticket, alice: User) -> None:
    add_inbound(ticket=ticket, message=NewMessage(body_text="Hello?"), actor=Actor.customer(ticket.requester))


def _answers(ticket: Ticket, alice: User, status: str = "") -> None:
    reply(ticket=ticket, author=alice, actor=Actor.of(alice), body_text="Sorry.", status=status)


def _resolves(ticket: Ticket, alice: User) -> None:
    update_ticket(ticket=ticket, actor=Actor.of(alice), status="resolved")


def _answers_and_resolves(ticket: Ticket, alice: User) -> None:
    _answers(ticket, alice, "resolved")


def _complains(ticket: Ticket, alice: User) -> None:
    mark_complaint(ticket=ticket, actor=Actor.of(alice))


def _tags(ticket: Ticket, alice: User) -> None:
    update_ticket(ticket=ticket, actor=Actor.of(alice), add=["late"])


ACTS: dict[str, tuple[Act, set[str]]] = {
    "the customer writes": (_writes, {"changed", "wrote"}),
    "we answer": (_answers, {"replied"}),
    "we answer and resolve": (_answers_and_resolves, {"changed", "replied", "resolved"}),
    "resolved": (_resolves, {"changed", "resolved"}),
    "a complaint": (_complains, {"changed", "complaint"}),
    "a tag": (_tags, {"changed"}),
}


def _open(alice: User) -> Ticket:
    """A ticket of hers on which the customer waits for nothing but the end, so that an answer moves nothing."""
    ticket = factories.ticket()
    update_ticket(ticket=ticket, actor=Actor.of(alice), status="open", assignee=alice)
    ran(ticket)
    return ticket


@pytest.mark.parametrize("name", ACTS)
def test_an_act_wakes_those_who_wait_for_one_of_its_moments(name: str, alice: User) -> None:
    act, told = ACTS[name]
    ticket = _open(alice)
    own = [moment.key for moment in moments.known()]
    waiting = {rule(key, do={"note": key}, trigger=key).pk: key for key in own}
    act(ticket, alice)
    assert {waiting[run.rule_id] for run in ran(ticket) if not run.depth} == told


@pytest.mark.parametrize("name", ACTS)
def test_a_rule_that_waits_for_several_moments_of_one_act_runs_once(name: str, alice: User) -> None:
    act, told = ACTS[name]
    ticket = _open(alice)
    rule("All", do={"note": "Seen"}, trigger="changed wrote replied resolved complaint")
    act(ticket, alice)
    (run,) = ran(ticket)
    assert run.moment in told


@pytest.mark.parametrize(
    "trigger", ["wrote", "replied", "resolved", "complaint", "replied resolved", "changed replied"]
)
def test_what_waited_for_a_moment_rehearses_as_often_as_it_ran(trigger: str, alice: User, bob: User) -> None:
    judged = rule("Judged", do={"note": "Seen"}, trigger=trigger)
    rule("Later", do={"priority": "low"}, trigger="resolved")
    ticket = factories.ticket(assignee=alice)
    for act in (_tags, _answers, _writes, _answers_and_resolves, _writes, _resolves, _complains):
        ran(ticket)
        act(ticket, alice)
    ran(ticket)
    live = RuleRun.objects.filter(rule=judged, matched=True, looped=False).count()
    assert rehearsed(bob, trigger=trigger, of=judged).runs == live > 0


def test_a_ticket_that_comes_as_a_complaint_wakes_those_who_wait_for_one(bob: User) -> None:
    judged = rule("Complaints", do={"tag": "sorry"}, trigger="complaint")
    factories.ticket("Other")
    (run,) = ran(factories.ticket(is_complaint=True))
    assert (run.matched, run.moment) == (True, "complaint")
    assert rehearsed(bob, trigger="complaint", of=judged).runs == 1


def test_an_answer_to_a_survey_wakes_the_rules_and_is_rehearsed(bob: User) -> None:
    ticket = factories.ticket()
    ran(ticket)
    judged = rule("Scores", do={"tag": "scored"}, trigger="answered")
    asked = {"customer": ticket.requester, "kind": "nps", "state": "sent", "draw": 0, "due_at": timezone.now()}
    record_answer(invitation=Invitation.objects.create(ticket=ticket, **asked), score=2)
    (run,) = ran(ticket)
    assert (run.matched, run.moment) == (True, "answered")
    assert rehearsed(bob, trigger="answered", of=judged).runs == 1


def test_a_late_worker_wakes_nobody_for_what_is_not_so_any_more(alice: User) -> None:
    ticket = _open(alice)
    rule("Thanks", do={"note": "Thanks"}, trigger="resolved")
    _resolves(ticket, alice)
    _writes(ticket, alice)
    assert ran(ticket) == []


def test_an_old_rule_says_and_stores_what_it_did() -> None:
    saved = rule("Both", trigger="both")
    again = rule("Both", trigger="changed created", rule=saved)
    assert (again.trigger, RuleVersion.objects.count()) == ("both", 1)
    assert moments.in_words("both") == "is new, changes or gets a message"


def test_why_says_for_which_moment_a_rule_looked(alice: User) -> None:
    ticket = _open(alice)
    rule("Lawyer", do={"priority": "urgent"}, trigger="wrote resolved")
    _writes(ticket, alice)
    ran(ticket)
    (told,) = why(ticket).matched
    assert told.occasion == "When the ticket gets a message of the customer"
    with override("de"):
        assert told.occasion == "Wenn das Ticket eine Nachricht des Kunden bekommt"


def test_a_moment_of_a_room_that_is_gone_is_said_to_be_gone() -> None:
    assert moments.in_words("wrote fax") == "gets a message of the customer or “fax”, which is gone"
    assert moments.in_words("") == "…"
    with pytest.raises(ValueError, match="wrote"):
        moments.register(moments.Moment("wrote", "", 1))
