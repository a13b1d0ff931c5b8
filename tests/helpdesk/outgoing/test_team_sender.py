"""A team writes under its own name, from its own address, with its own signature."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.events import deliver as events
from helpdesk.outgoing.models import Mailbox, OutgoingMail, TeamSender
from helpdesk.outgoing.services.queue_mail import queue_mail
from helpdesk.outgoing.services.save_team_sender import save_team_sender
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.composing import signing
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.services import reply, withdraw_reply
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = {
    "en": "Kind regards\n{{agent.name}}, {{team.name}}\nCall {{shop.phone}}",
    "de": "Viele Grüße\n{{ agent.name }}",
}


@pytest.fixture
def returns(team: Team) -> Mailbox:
    Mailbox.objects.create(address="help@harborpine.example", name="Harbor & Pine", is_default=True)
    return Mailbox.objects.create(address="returns@harborpine.example")


def sender(team: Team, **fields: Any) -> TeamSender:
    given: dict[str, Any] = {"name": "", "mailbox": None, "signatures": {}, "by": None}
    return save_team_sender(team=team, **(given | fields))


def answered(ticket: Ticket, by: User | None) -> Message:
    return reply(ticket=ticket, body_text="It is on its way.", actor=Actor.of(by) if by else Actor.system(), author=by)


def mail_of(message: Message) -> OutgoingMail:
    events.drain()
    return OutgoingMail.objects.get(message=message)


def test_replies_leave_under_the_teams_name_from_its_address(team: Team, returns: Mailbox, alice: User) -> None:
    sender(team, name="Returns desk", mailbox=returns)
    mail = mail_of(answered(factories.ticket(team=team), alice))
    assert (mail.from_name, mail.mail_from) == ("Alice · Returns desk", returns.address)


def test_tickets_of_other_teams_keep_the_shops(team: Team, returns: Mailbox, alice: User) -> None:
    sender(team, name="Returns desk", mailbox=returns)
    assert mail_of(answered(factories.ticket(), alice)).mail_from == "help@harborpine.example"


def test_what_the_system_writes_about_its_tickets_is_the_teams_too(team: Team, returns: Mailbox) -> None:
    sender(team, name="Returns desk", mailbox=returns)
    mail = queue_mail(to=["meg@example.org"], subject="Taken", text="…", ticket=factories.ticket(team=team))
    assert (mail.from_name, mail.mail_from) == ("Returns desk", returns.address)


@pytest.mark.parametrize("is_own", [True, False])
def test_the_composer_tells_from_whom_the_reply_leaves(
    client: Client, team: Team, returns: Mailbox, alice: User, *, is_own: bool
) -> None:
    if is_own:
        sender(team, name="Returns desk", mailbox=returns)
    ticket = factories.ticket(team=team)
    client.force_login(alice)
    told = client.get(f"/desk/tickets/{ticket.number}/").context["sender"]
    mail = mail_of(answered(ticket, alice))
    assert told == f"{mail.from_name} <{mail.mail_from}>"


def test_a_mailbox_that_is_off_sends_nothing(team: Team, returns: Mailbox, alice: User) -> None:
    sender(team, mailbox=returns)
    Mailbox.objects.filter(pk=returns.pk).update(is_active=False)
    assert mail_of(answered(factories.ticket(team=team), alice)).mail_from == "help@harborpine.example"


@pytest.mark.parametrize(
    ("language", "signature"),
    [
        ("en", "Kind regards\nAlice, {team}"),
        ("de-AT", "Viele Grüße\nAlice"),
        ("it", "Kind regards\nAlice, {team}"),
        ("", "Kind regards\nAlice, {team}"),
    ],
)
def test_the_signature_is_in_the_language_of_the_ticket(team: Team, alice: User, language: str, signature: str) -> None:
    sender(team, signatures=WORDS)
    message = answered(factories.ticket(team=team, language=language), alice)
    assert message.signature == signature.format(team=team.name)
    mail = mail_of(message)
    assert f"It is on its way.\n\n{message.signature}\n\n" in mail.text
    assert "Alice" in mail.html


def test_where_only_another_language_has_one_it_is_taken(team: Team, alice: User) -> None:
    sender(team, signatures={"es": "Saludos", "fr": "  "})
    assert answered(factories.ticket(team=team, language="fr"), alice).signature == "Saludos"


def test_an_answer_of_a_rule_has_no_line_for_a_colleague(team: Team) -> None:
    sender(team, signatures={"en": "{{agent.name}}\nThe {{team.name}} team"})
    assert answered(factories.ticket(team=team), None).signature == f"The {team.name} team"


def test_words_that_were_taken_back_come_without_it(team: Team, alice: User) -> None:
    sender(team, signatures=WORDS)
    ticket = factories.ticket(team=team)
    message = reply(ticket=ticket, body_text="Wait", actor=Actor.of(alice), author=alice, undo_seconds=30)
    withdraw_reply(message=message, actor=Actor.of(alice))
    assert ticket.drafts.get().body == "Wait"


def test_a_signature_that_its_writer_did_not_see_is_refused(team: Team, alice: User) -> None:
    seen = signing.mark("")
    sender(team, signatures=WORDS)
    with pytest.raises(ValidationError, match="signature below your words changed"):
        reply(
            ticket=factories.ticket(team=team),
            body_text="Hello",
            actor=Actor.of(alice),
            author=alice,
            seen_signature=seen,
        )


@pytest.mark.parametrize("words", ["{{customer.name}}", "{{agent.name", "x" * 1001])
def test_what_cannot_be_filled_in_is_refused(team: Team, words: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        sender(team, signatures={"en": words})
    assert list(refusal.value.message_dict) == ["signature_en"]


@pytest.mark.parametrize("name", ["help@evil.example", "Returns <x>", 'The "desk"'])
def test_a_name_that_looks_like_an_address_is_refused(team: Team, name: str) -> None:
    with pytest.raises(ValidationError):
        sender(team, name=name)


def test_the_audit_log_tells_what_was_and_what_is(team: Team, bob: User) -> None:
    sender(team, name="Returns", by=bob)
    sender(team, name="Returns desk", signatures={"en": "Bye", "de": ""}, by=bob)
    made, changed = AuditEntry.objects.filter(kind="team_sender").order_by("pk")
    assert (made.action, changed.changes["name"]) == ("created", ["Returns", "Returns desk"])
    assert changed.changes["signatures"] == [{}, {"en": "Bye"}]
