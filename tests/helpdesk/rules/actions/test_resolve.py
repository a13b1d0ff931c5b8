"""A rule resolves with an answer, or for a reason for which nobody waits for a word; else the ticket stays open."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from helpdesk.people.models import User
from helpdesk.replies.models import SavedReply
from helpdesk.rules.models import RuleRun
from helpdesk.rules.outcome_words import done_words
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.services import add_inbound, mark_complaint, reply, update_ticket
from helpdesk.tickets.verbs import Verb
from helpdesk.tickets.words import NewMessage
from tests import factories
from tests.helpdesk.rules.makers import foreseen, one, ran, rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def hours() -> SavedReply:
    return SavedReply.objects.create(name="Hours", body="We open at nine.", language="en")


def answers(ticket: Ticket) -> list[Message]:
    return list(ticket.messages.filter(direction="out"))


def said(runs: list[RuleRun]) -> str:
    return done_words(runs[-1].done[0])


def wake(ticket: Ticket) -> list[RuleRun]:
    update_ticket(ticket=ticket, actor=Actor.system(), priority="high")
    return ran(ticket)


def answered(ticket: Ticket, alice: User) -> None:
    reply(ticket=ticket, body_text="A new lid leaves today.", actor=Actor.of(alice), author=alice)
    Message.objects.filter(ticket=ticket, direction="out").update(delivery="sent")


def test_it_answers_and_resolves_with_one_line_of_history_that_names_the_rule(hours: SavedReply) -> None:
    made = rule("Hours", do={"resolve": f"solved|{hours.pk}"})
    ticket = factories.ticket()
    runs = ran(ticket)
    line = ticket.activities.get(changes__has_key="status")
    assert (ticket.status, [answer.body_text for answer in answers(ticket)]) == ("resolved", ["We open at nine."])
    assert (line.verb, line.cause["rule"], line.cause["version"]) == (Verb.REPLIED, made.pk, 1)
    assert (said(runs), runs[0].done[0]["field"]) == ("Resolved with “Hours”: The saved reply solves it", "status")


def test_a_reopened_ticket_is_not_resolved_by_the_same_words_again(hours: SavedReply) -> None:
    rule("Hours", do={"resolve": f"solved|{hours.pk}"}, trigger="both")
    ticket = factories.ticket()
    ran(ticket)
    add_inbound(ticket=ticket, message=NewMessage(body_text="And on Sundays?"), actor=Actor.system())
    assert said(ran(ticket)) == "Left open. Not answered again: this rule answered once before"
    assert (ticket.is_open, len(answers(ticket))) == (True, 1)


def test_where_the_answer_cannot_go_the_ticket_stays_open(hours: SavedReply) -> None:
    rule("Hours", do={"resolve": f"solved|{hours.pk}"})
    ticket = factories.ticket(message={"reply_to": "noreply@shop.example"})
    assert said(ran(ticket)) == "Left open. Not answered: nobody reads noreply@shop.example"
    assert (ticket.is_open, answers(ticket)) == (True, [])


@pytest.mark.parametrize("reason", ["answered", "silent"])
def test_without_a_word_it_needs_a_persons_answer_that_is_the_last_word(reason: str, alice: User) -> None:
    rule("Done", do={"resolve": f"{reason}|"}, trigger="changed")
    ticket = factories.ticket()
    assert "Nobody has answered" in said(wake(ticket))
    answered(ticket, alice)
    ran(ticket)
    assert (ticket.status, len(answers(ticket))) == ("resolved", 1)


def test_who_wrote_since_is_not_left_without_a_word(alice: User) -> None:
    ticket = factories.ticket()
    answered(ticket, alice)
    ran(ticket)
    rule("Done", do={"resolve": "answered|"}, trigger="changed")
    add_inbound(ticket=ticket, message=NewMessage(body_text="It is the wrong lid."), actor=Actor.system())
    assert said(ran(ticket)) == "Left open. Nobody has answered, or the customer wrote since"


@pytest.mark.parametrize(("message", "status"), [({"is_auto_reply": True}, "resolved"), ({}, "new")])
def test_only_what_a_program_wrote_needs_no_answer(message: dict[str, object], status: str) -> None:
    rule("Receipts", do={"resolve": "machine|"})
    ticket = factories.ticket(message=message)
    ran(ticket)
    assert ticket.status == status


def test_a_complaint_stays_open_and_nothing_is_sent(hours: SavedReply) -> None:
    rule("Hours", one("is_complaint", "yes"), do={"resolve": f"solved|{hours.pk}"}, trigger="both")
    ticket = factories.ticket()
    mark_complaint(ticket=ticket, actor=Actor.system())
    assert said(ran(ticket)).startswith("Not resolved: ")
    assert (ticket.is_open, answers(ticket)) == (True, [])


def test_where_somebody_was_hurt_no_rule_resolves(hours: SavedReply) -> None:
    rule("Hours", do={"resolve": f"solved|{hours.pk}"}, trigger="changed")
    ticket = factories.ticket()
    Ticket.objects.filter(pk=ticket.pk).update(alarm_at=timezone.now())
    assert said(wake(ticket)) == "Left at New: somebody was hurt, or could be"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "Choose"),
        ("solved|", "without a word"),
        ("machine|1", "no saved reply"),
        ("solved|0", "list"),
    ],
)
def test_a_reason_that_does_not_fit_the_reply_is_refused(value: str, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        rule("Done", do={"resolve": value})


def test_a_rehearsal_foresees_it_and_the_reason_is_said_in_the_readers_language(hours: SavedReply) -> None:
    ticket = factories.ticket()
    assert foreseen(ticket, "resolve", f"solved|{hours.pk}").value("status") == "resolved"
    rule("Hours", do={"resolve": f"solved|{hours.pk}"})
    runs = ran(ticket)
    with override("de"):
        assert said(runs) == "Mit „Hours“ gelöst: Der Textbaustein löst es"
