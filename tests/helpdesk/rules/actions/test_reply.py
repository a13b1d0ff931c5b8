"""Automatic answers: once, filled in, and never to a machine."""

import pytest
from django.conf import settings
from pytest_django import Settings

from helpdesk.events import deliver
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.replies.models import SavedReply
from helpdesk.replies.services import save_saved_reply
from helpdesk.rules.models import Rule
from helpdesk.rules.outcome_words import done_words, error_words
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.services import add_inbound
from helpdesk.tickets.words import NewFile, NewMessage
from tests import factories
from tests.helpdesk.rules.makers import ran, rule

pytestmark = pytest.mark.django_db


def answers(ticket: Ticket) -> list[Message]:
    return list(ticket.messages.filter(direction="out"))


def thanks(body: str = "Hi {{ customer.name }}, we have {{ ticket.number }}.", language: str = "en") -> Rule:
    saved = SavedReply.objects.create(name="Thanks", body=body, language=language)
    return rule("Thank", do={"reply": str(saved.pk)}, trigger="both")


def test_the_customer_gets_the_text_filled_in_from_the_shop() -> None:
    thanks()
    ticket = factories.ticket()
    (run,) = ran(ticket)
    (answer,) = answers(ticket)
    assert answer.body_text == f"Hi Meg O’Dowd, we have {ticket.number}."
    assert (answer.from_name, ticket.status) == (settings.SITE_NAME, "new")
    assert done_words(run.done[0]) == "Answered with “Thanks”"


def test_the_files_of_the_saved_reply_go_with_it() -> None:
    thanks()
    form = NewFile(filename="form.pdf", content=b"%PDF form")
    save_saved_reply(reply=SavedReply.objects.get(), name="Thanks", body="Hello.", language="en", files=[form], by=None)
    ticket = factories.ticket()
    ran(ticket)
    assert answers(ticket)[0].attachments.get().file.read() == b"%PDF form"


def test_a_ticket_is_answered_once_by_a_rule() -> None:
    thanks()
    ticket = factories.ticket()
    ran(ticket)
    add_inbound(ticket=ticket, message=NewMessage(body_text="More"), actor=Actor.system())
    assert "once before" in done_words(ran(ticket)[-1].done[0])
    assert len(answers(ticket)) == 1


@pytest.mark.parametrize(
    "message",
    [
        {"is_auto_reply": True},
        {"reply_to": "noreply@shop.example"},
        {"reply_to": "bounces+17@list.example"},
        {"reply_to": settings.SUPPORT_ADDRESS.upper()},
    ],
)
def test_machines_are_not_answered(message: dict[str, object]) -> None:
    thanks()
    ticket = factories.ticket(message=message)
    (run,) = ran(ticket)
    assert answers(ticket) == []
    assert done_words(run.done[0]).startswith("Not answered: ")


def test_a_text_with_a_hole_does_not_leave() -> None:
    thanks("About {{ order.number }}")
    ticket = factories.ticket()
    (run,) = ran(ticket)
    assert answers(ticket) == []
    assert "Fill in {{ order.number }}" in error_words(run)


def test_nobody_has_us_fill_a_strangers_mailbox(settings: Settings) -> None:
    settings.ACKNOWLEDGEMENTS_PER_HOUR = 2
    thanks()
    for number in range(4):
        eve = factories.customer("Eve", f"eve{number}@evil.example")
        ticket = factories.ticket(requester=eve, message={"reply_to": "meg@example.org"})
        ran(ticket)
        deliver.drain()
    assert OutgoingMail.objects.filter(recipient="meg@example.org").count() == 2


def test_a_name_that_says_something_is_left_out() -> None:
    thanks()
    ticket = factories.ticket(requester=factories.customer("Win 500 at http://evil.example"))
    ran(ticket)
    assert answers(ticket)[0].body_text == f"Hi, we have {ticket.number}."


def test_whoever_gave_no_name_is_greeted_in_the_language_of_the_text() -> None:
    thanks("Hallo {{ customer.name }},\n\nwir haben {{ ticket.number }}.", language="de")
    ticket = factories.ticket(requester=factories.customer(""))
    ran(ticket)
    assert answers(ticket)[0].body_text == f"Guten Tag,\n\nwir haben {ticket.number}."
