"""A site's form and a group that rewrites From: the person in Reply-To is the customer, where it can be believed."""

import pytest

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.quarantine_words import row_reason
from helpdesk.intake.services.quarantine import release
from helpdesk.intake.taking.foresee import foresee
from helpdesk.outgoing.models import Mailbox, OutgoingMail
from helpdesk.people.models import User
from helpdesk.tickets.models import Message, Ticket
from tests.helpdesk.conftest import Deliver

HELP = "help@harborpine.example"
PASS = "mx.harborpine.example; dmarc=pass header.from=harborpine.example"
FAIL = "mx.harborpine.example; dmarc=fail header.from=harborpine.example"
FORM = {"from": f"Shop <{HELP}>", "reply_to": "Cy Example <cy@example.org>", "subject": "Contact form: chair"}
GROUP = {
    "from": f"'Cy Example' via Support <{HELP}>",
    "reply_to": "cy@example.org",
    "list_id": "<help.harborpine.example>",
    "precedence": "list",
}
ELSEWHERE = GROUP | {"from": "Cy Example via Shop <shop@lists.example>", "list_id": "<shop.lists.example>"}
WEB = FORM | {"from": "WordPress <wordpress@harborpine.example>"}


@pytest.fixture
def allowed(db: None) -> Mailbox:
    """A manager said so for this mailbox."""
    return Mailbox.objects.create(address=HELP, is_default=True, takes_reply_to=True)


def customer() -> tuple[str, str]:
    requester = Ticket.objects.get().requester
    return requester.email, requester.name


@pytest.mark.parametrize("headers", [FORM, GROUP])
def test_what_is_proven_ours_is_the_persons(deliver: Deliver, headers: dict[str, str]) -> None:
    row = deliver(authentication_results=PASS, **headers)
    assert (row.outcome, row.sender, customer()) == (
        IntakeOutcome.CREATED,
        "cy@example.org",
        ("cy@example.org", "Cy Example"),
    )
    assert (row.decisions[0]["guard"], HELP in row.decisions[0]["saw"]) == ("stand_in", True)


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize("headers", [FORM, GROUP, ELSEWHERE, WEB])
def test_what_a_manager_allows_is_the_persons(deliver: Deliver, headers: dict[str, str]) -> None:
    deliver(**headers)
    assert customer() == ("cy@example.org", "Cy Example")
    assert Message.objects.get().from_email == "cy@example.org"


@pytest.mark.usefixtures("allowed")
def test_the_person_is_told_that_it_came(deliver: Deliver) -> None:
    deliver(**FORM)
    assert OutgoingMail.objects.get().recipient == "cy@example.org"


def test_else_it_waits_and_says_what_can_be_done(deliver: Deliver) -> None:
    row = deliver(**FORM)
    assert (row.outcome, row.guard) == (IntakeOutcome.QUARANTINED, "own_address")
    assert "Settings, Mailboxes" in row_reason(row)


def test_a_person_who_lets_it_in_says_so_too(deliver: Deliver, bob: User) -> None:
    row = deliver(**FORM)
    foreseen = foresee(row)
    assert foreseen.author is not None
    assert foreseen.author.email == "cy@example.org"
    release(row, by=bob)
    assert customer()[0] == "cy@example.org"


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize("headers", [{}, {"reply_to": "Meg <office@example.org>"}, {"list_id": "<news.example.org>"}])
def test_a_persons_own_mail_stays_theirs(deliver: Deliver, headers: dict[str, str]) -> None:
    deliver(**headers)
    assert customer()[0] == "meg@example.org"


@pytest.mark.usefixtures("allowed")
def test_one_that_our_server_calls_forged_is_not_answered(deliver: Deliver) -> None:
    deliver(authentication_results=FAIL, **FORM)
    assert (customer()[0], OutgoingMail.objects.count()) == ("cy@example.org", 0)


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize(("quoted", "joins"), [("ours", True), ("theirs", False), ("number", False)])
def test_it_joins_a_request_only_by_quoting_us(deliver: Deliver, quoted: str, joins: bool) -> None:
    ticket = deliver(**{"from": "cy@example.org"}).ticket
    assert ticket is not None
    named = {
        "ours": {"in_reply_to": OutgoingMail.objects.get().internet_message_id},
        "theirs": {"in_reply_to": "<first@example.org>"},
        "number": {"subject": f"Re: [#{ticket.number}]"},
    }[quoted]
    row = deliver("More", **(GROUP | named | {"message_id": "<2@x>"}))
    assert (row.ticket == ticket) == joins


@pytest.mark.usefixtures("allowed")
def test_nobody_becomes_a_colleague_so(deliver: Deliver, alice: User) -> None:
    row = deliver("From: Ana <ana@example.org>", **(FORM | {"reply_to": alice.email, "subject": "Fwd: chair"}))
    assert (row.outcome, customer()[0]) == (IntakeOutcome.CREATED, alice.email)


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize("reply_to", [HELP, f"help+tag@harborpine.example, {HELP}"])
def test_our_own_address_is_nobody(deliver: Deliver, reply_to: str) -> None:
    assert deliver(**(FORM | {"reply_to": reply_to})).outcome == IntakeOutcome.QUARANTINED
    assert RawMail.objects.get().sender == HELP
