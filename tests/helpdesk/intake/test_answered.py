"""Whose words a message quotes is known from the request that it answers."""

import pytest

from helpdesk.intake.models import RawMail
from helpdesk.intake.taking.reread import reread
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.services import add_participants
from tests.helpdesk.conftest import Deliver

BLOCK = """
From: {author}
Sent: Tuesday, March 3, 2026 10:11 AM
To: {to}
Subject: RE: Something else

It is lost.
Which one?"""
OURS = BLOCK.format(author="Support <help@harborpine.example>", to="Meg")


def answer(deliver: Deliver, body: str, **headers: str) -> RawMail:
    return deliver(body, message_id="<2@example.org>", in_reply_to="<first@example.org>", **headers)


def shown(row: RawMail) -> str:
    assert row.message is not None
    return row.message.reply_text


def test_the_words_of_whom_the_mail_answers_are_left_out(deliver: Deliver) -> None:
    deliver()
    assert shown(answer(deliver, f"The green one.\n{OURS}")) == "The green one."


@pytest.mark.parametrize(
    ("author", "to"),
    [("Carrier <c@carrier.example>", "Meg"), ("Meg <meg@example.org>", "c@carrier.example"), ("Carrier", "Meg")],
)
def test_what_was_written_elsewhere_stays(deliver: Deliver, author: str, to: str) -> None:
    deliver()
    assert "It is lost." in shown(answer(deliver, f"See what came.\n{BLOCK.format(author=author, to=to)}"))


def test_whom_the_sender_copies_in_takes_no_part_by_that(deliver: Deliver) -> None:
    deliver()
    quoted = BLOCK.format(author="Carrier <c@carrier.example>", to="Meg")
    assert "It is lost." in shown(answer(deliver, f"See what came.\n{quoted}", cc="c@carrier.example"))


def test_who_took_part_before_is_quoted(deliver: Deliver) -> None:
    deliver()
    ticket = Ticket.objects.get()
    add_participants(ticket=ticket, people=[("rose@example.org", "Rose")], actor=Actor.system("test"))
    quoted = BLOCK.format(author="Rose <rose@example.org>", to="Meg")
    assert shown(answer(deliver, f"The green one.\n{quoted}")) == "The green one."


def test_an_answer_between_words_that_were_said_before_stays(deliver: Deliver) -> None:
    deliver("It is lost.\nWhich one?")
    text = f"As you asked.\n{OURS}\nGreen"
    assert shown(answer(deliver, text)) == text


QUESTION = "Thank you for your letter.\nDo you want the green or the blue one?\nKind regards\nSupport"


@pytest.mark.parametrize("below", ["the blue one?\n", "Support\n"])
@pytest.mark.parametrize("own", ["the blue one", "-> the blue one", "The green or the blue one"])
def test_an_answer_that_repeats_words_of_the_question_stays(deliver: Deliver, own: str, below: str) -> None:
    deliver(QUESTION)
    quote = OURS.replace("It is lost.\nWhich one?", f"{QUESTION}\n").replace(below, f"{below}{own}\n")
    assert own in shown(answer(deliver, f"See there.\n{quote}")).split("\n")


def test_a_quote_that_is_wrapped_in_another_place_is_left_out(deliver: Deliver) -> None:
    deliver(QUESTION)
    wrapped = "Thank you for\nyour letter. Do you\nwant the green or the\nblue one? Kind regards\nSupport"
    quote = OURS.replace("It is lost.\nWhich one?", wrapped)
    assert shown(answer(deliver, f"The green one.\n{quote}")) == "The green one."


def test_reading_a_message_again_does_not_take_its_own_words_for_said(deliver: Deliver) -> None:
    deliver()
    row = answer(deliver, f"Hi,\n{OURS}\n\nIt is the green one.")
    again = reread(row, apply=True)
    assert again.revision is not None
    assert "It is the green one." in Message.objects.get(internet_message_id="<2@example.org>").reply_text
