"""A colleague's words in the frame of a mail."""

import pytest

from helpdesk.channels.mail.compose import compose
from helpdesk.events import deliver as events
from helpdesk.outgoing.models import Mailbox, MailTemplate, OutgoingMail
from helpdesk.outgoing.services import queue_mail
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.services import reply
from tests import factories
from tests.helpdesk.conftest import Deliver

pytestmark = pytest.mark.django_db


def replied(words: str, by: User, language: str = "") -> OutgoingMail:
    """The mail of a reply with these words."""
    ticket = factories.ticket(language=language)
    reply(ticket=ticket, body_text=words, actor=Actor.of(by), author=by)
    events.drain()
    return OutgoingMail.objects.get()


def test_words_are_words_and_addresses_become_links(alice: User) -> None:
    mail = replied("<b>{x}</b> **x**\n\nhttps://example.org/a?b=1&c=2", alice)
    assert "&lt;b&gt;{x}&lt;/b&gt; **x**" in mail.html
    assert 'href="https://example.org/a?b=1&amp;c=2"' in mail.html
    assert mail.text.startswith("<b>{x}</b> **x**\n\nhttps://example.org/a?b=1&c=2\n\n-- \n")


def test_each_paragraph_is_read_in_its_own_direction(alice: User) -> None:
    html = replied("שלום\n\nHello", alice).html
    for words in ("שלום", "Hello"):
        assert f'<p dir="auto" style="margin: 0 0 16px">{words}</p>' in html


def test_columns_made_of_blanks_stay_columns(alice: User) -> None:
    table = "Item       Qty\nLamp         2\nShade       10"
    mail = replied(f"Your order:\n\n{table}\n\n  Harbor & Pine\n\t1 Harbour St", alice)
    assert table in mail.text
    shown = mail.html.replace("\u00a0", " ")
    assert table.replace("\n", "<br>") in shown
    assert "  Harbor &amp; Pine<br>        1 Harbour St" in shown
    assert "Item  " not in mail.html
    assert mail.html.count("monospace") == 1


def test_the_frame_is_in_the_language_of_the_ticket(alice: User) -> None:
    mail = replied("Der Deckel ist unterwegs.", alice, language="de")
    assert "Antworten Sie auf diese E-Mail" in mail.text
    assert '<html lang="de"' in mail.html


def test_a_manager_may_add_a_signature(alice: User) -> None:
    body = "{{reply.words}}\n\n{{agent.name}}\n\n---\n[See it]({{request.url}})"
    MailTemplate.objects.create(key="reply", language="en", body=body)
    assert f"\n\n{alice.name}\n\n-- \n" in replied("Hello", alice).text


@pytest.mark.parametrize("copies", [{"cc": ["sam@example.net"]}, {"bcc": ["sam@example.net"]}])
def test_the_customers_own_key_is_in_no_mail_that_others_read(alice: User, copies: dict[str, list[str]]) -> None:
    ticket = factories.ticket()
    reply(ticket=ticket, body_text="Hello", actor=Actor.of(alice), author=alice, **copies)  # type: ignore[arg-type]
    events.drain()
    mail = OutgoingMail.objects.get()
    assert "/r/" not in mail.text + mail.html
    assert f"/help/requests/{ticket.number}/" in mail.text


def test_a_rule_carries_no_strangers_subject_to_anybody() -> None:
    ticket = factories.ticket("Cheap pills at http://pills.example")
    reply(ticket=ticket, body_text="We have it.", actor=Actor.system())
    events.drain()
    mail = OutgoingMail.objects.get()
    assert mail.subject == f"Re: your request [#{ticket.number}]"


def test_a_name_with_a_line_break_neither_adds_a_header_nor_stops_the_mail(alice: User) -> None:
    Mailbox.objects.update(name="Shop\r\nBcc: eve@evil.example")
    mail = queue_mail(to=["meg@example.org"], subject="x\r\nBcc: eve@evil.example", text="Hello")
    message = compose(mail).message()
    assert message["Bcc"] is None
    assert mail.subject == "x Bcc: eve@evil.example"


def test_signs_around_names_do_not_come_back_with_an_answer(deliver: Deliver) -> None:
    deliver()
    told = OutgoingMail.objects.get()
    answer = deliver(
        "> Hi \u2068דנה\u2069, see\nMe.", in_reply_to=told.internet_message_id, message_id="<b@example.org>"
    )
    assert answer.message
    assert answer.message.body_text == "> Hi דנה, see\nMe."
