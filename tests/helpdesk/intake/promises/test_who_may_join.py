"""A message joins a ticket when it refers to it and its sender belongs there. Nothing else opens the door."""

import pytest

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.quarantine_words import row_reason
from helpdesk.outgoing.addressing.tokens import reply_tag
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.tickets.models import Message, Ticket
from tests.helpdesk.conftest import Deliver

MEG, EVE = "Meg <meg@example.org>", "Eve <eve@example.net>"
RECEIVED = "from mx by mail.example with ESMTPS id 4F2 for <Kim@old-shop.example>; Fri, 20 Nov 2026 10:00:00 +0000"
FIRST = {"in_reply_to": "<first@example.org>"}


@pytest.fixture
def ticket(deliver: Deliver) -> Ticket:
    """Meg's request, with Rose copied in; acknowledged."""
    found = deliver(cc="Rose <rose@example.org>").ticket
    assert found is not None
    return found


def ours() -> str:
    """The Message-ID of our acknowledgement: a secret until somebody received it."""
    return OutgoingMail.objects.get().internet_message_id


def guards_of(row: RawMail) -> list[str]:
    return [decision["guard"] for decision in row.decisions]


@pytest.mark.parametrize("sender", [MEG, "MEG@Example.ORG", "rose@example.org"])
@pytest.mark.parametrize(
    "header",
    [
        {"in_reply_to": "{0}"},
        {"references": "<x@y.example> {0} <z@y.example>"},
        {"in_reply_to": "Your mail of Friday {0}"},
    ],
)
def test_any_reference_joins_for_those_who_belong(
    deliver: Deliver, ticket: Ticket, header: dict[str, str], sender: str
) -> None:
    for number, identifier in enumerate(["<first@example.org>", ours()]):
        named = {name: value.format(identifier) for name, value in header.items()}
        row = deliver("More", **named, message_id=f"<{number}@x>", subject="Quite another subject", **{"from": sender})
        assert (row.outcome, row.ticket) == (IntakeOutcome.APPENDED, ticket)


@pytest.mark.parametrize(
    "headers",
    [
        {"from": "Meg <eve@example.net>"},
        {"from": '"meg@example.org" <eve@example.net>'},
        {"from": "<eve@example.net> (meg@example.org)"},
        {"from": "eve@example.net, meg@example.org"},
        {"from": EVE, "sender": "meg@example.org"},
        {"from": EVE, "reply_to": MEG},
        {"from": EVE, "cc": MEG},
        {"from": EVE, "return_path": "<meg@example.org>"},
        {"from": f"{EVE}\nFrom: {MEG}"},
        {"from": EVE, "x_original_from": MEG, "resent_from": MEG},
        {"from": MEG, "authentication_results": "mx.harborpine.example; spf=pass; dmarc=fail header.from=example.org"},
    ],
)
def test_nothing_but_a_proven_address_gives_access(deliver: Deliver, ticket: Ticket, headers: dict[str, str]) -> None:
    """Not even together with every secret that there is."""
    secrets = {"to": f"help+{reply_tag(ticket.number)}@harborpine.example", "references": ours()}
    row = deliver("Send it to my place", **secrets, **headers, message_id="<e@x>", subject=f"Re: [#{ticket.number}]")
    assert (row.outcome, row.ticket == ticket) == (IntakeOutcome.CREATED, False)
    assert f"#{ticket.number}" in row_reason(row)
    ticket.refresh_from_db()
    assert ticket.message_count == 1


def test_an_unproven_sender_is_told_of_and_hears_nothing(deliver: Deliver) -> None:
    row = deliver(authentication_results="mx.harborpine.example; dmarc=fail (p=reject) header.from=example.org")
    assert guards_of(row) == ["authentication"]
    assert not OutgoingMail.objects.exists()


def test_only_our_own_servers_finding_counts(deliver: Deliver) -> None:
    finding = "mx.harborpine.example; dmarc=pass\nAuthentication-Results: relay.example; dmarc=fail"
    assert guards_of(deliver(authentication_results=finding)) == []


@pytest.mark.parametrize("subject", ["Re: [#{}]", "[#{}] lid", "lid [#{}] [#1]"])
def test_a_number_in_the_subject_works_for_participants_only(deliver: Deliver, ticket: Ticket, subject: str) -> None:
    named = subject.format(ticket.number)
    assert deliver("Mine", message_id="<1@x>", subject=named).ticket == ticket
    assert deliver("Ours", message_id="<2@x>", subject=named, **{"from": "rose@example.org"}).ticket == ticket
    assert deliver("Hers", message_id="<3@x>", subject=named, **{"from": EVE}).outcome == IntakeOutcome.CREATED


@pytest.mark.parametrize("subject", ["Re: {}", "#{}", "(#{})", "[{}]", "Ticket #{}"])
def test_a_bare_number_names_nothing(deliver: Deliver, ticket: Ticket, subject: str) -> None:
    assert deliver("Hello", message_id="<1@x>", subject=subject.format(ticket.number)).ticket != ticket


def test_answers_follow_a_new_reply_to_only_on_proof(deliver: Deliver, ticket: Ticket) -> None:
    """Her first Message-ID was on a list for all to read; a mail in her name must not turn our answers round."""
    forged = deliver("Write to my new address", message_id="<1@x>", reply_to="eve@example.net", **FIRST)
    assert (guards_of(forged), Message.objects.latest("pk").reply_to) == (["reply_to"], "")
    deliver("I moved", message_id="<2@x>", reply_to="meg@new.example", in_reply_to=ours())
    assert Message.objects.latest("pk").reply_to == "meg@new.example"


def test_answers_follow_a_reply_to_that_was_there_from_the_start(deliver: Deliver) -> None:
    deliver(reply_to="office@example.org")
    row = deliver("More", message_id="<2@x>", reply_to="office@example.org", **FIRST)
    assert (row.decisions, Message.objects.latest("pk").reply_to) == ([], "office@example.org")


@pytest.mark.parametrize(
    ("headers", "who"),
    [
        ({"to": "shop@alias.example"}, []),
        ({"to": "shop@alias.example, anna@example.net", "delivered_to": "shop@alias.example"}, ["anna@example.net"]),
        ({"to": "help@harborpine.example, anna@example.net"}, ["anna@example.net"]),
        ({"to": "sales@harborpine.example, anna@example.net"}, ["anna@example.net"]),
        ({"to": "anna@example.net", "cc": "sales@harborpine.example"}, ["anna@example.net"]),
        ({"to": "help@old-shop.example, anna@example.net"}, ["anna@example.net"]),
        ({"to": "Anna <anna@example.net>, Kundenservice <kundenservice@old-shop.example>"}, ["anna@example.net"]),
        ({"to": "kim@old-shop.example, anna@example.net", "received": RECEIVED}, ["anna@example.net"]),
        (
            {"to": "kim@old-shop.example, anna@example.net", "x_delivered_to": "kim@old-shop.example"},
            ["anna@example.net"],
        ),
        ({"to": "kim@old-shop.example", "cc": "anna@example.net"}, ["anna@example.net"]),
    ],
)
def test_an_alias_of_ours_takes_part_in_nothing(deliver: Deliver, headers: dict[str, str], who: list[str]) -> None:
    made = deliver(**headers).ticket
    assert made is not None
    assert list(made.participants.values_list("email", flat=True)) == who


def test_who_copies_the_id_of_a_customers_mail_draws_no_answer_away(deliver: Deliver, ticket: Ticket) -> None:
    copied = deliver("Mine now", message_id="<first@example.org>", subject="Trap", **{"from": EVE})
    assert copied.ticket != ticket
    row = deliver("More", message_id="<second@example.org>", in_reply_to="<first@example.org>", **{"from": MEG})
    assert (row.outcome, row.ticket) == (IntakeOutcome.APPENDED, ticket)
