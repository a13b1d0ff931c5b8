"""Copies of one message that a list or a gateway changed on the way are one message."""

from itertools import permutations

import pytest

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.take_in import receive
from helpdesk.tickets.models import Attachment, Message, Ticket
from tests.helpdesk.conftest import mail
from tests.helpdesk.intake.promises.test_said_once import all_at_once

DATE = "Tue, 24 Nov 2026 10:11:12 +0100"
WORDS = "My lamp broke.\nAna https://shop.example/lamp?id=7"
FOOTER = "\n\n_______________________________________________\nshop mailing list\nshop@lists.example"
LIST = {"list_id": "<shop.lists.example>", "precedence": "list"}

CHANGED = [
    {"body": WORDS + FOOTER, "subject": "[shop] Lamp", **LIST},
    {"body": "CAUTION: this came from outside.\n\n" + WORDS, "subject": "[EXTERNAL] Lamp"},
    {"body": "My lamp\nbroke. Ana\nhttps://shop.example/lamp?id=7" + FOOTER, "subject": "Lamp [shop]", **LIST},
    {"body": WORDS, "subject": "***SPAM*** Lamp"},
    {"body": WORDS.replace("https://", "https://safe.example/?url=https%3A%2F%2F")},
    {
        "body": "CAUTION: from outside.\n"
        + WORDS.replace("https://", "<https://check.example/v3/https://")
        + ">"
        + FOOTER
    },
]


def copy(body: str, **headers: str) -> bytes:
    usual = {"subject": "Lamp", "date": DATE, "from": "Ana <ana@example.org>", "message_id": "<lamp@example.org>"}
    return mail(body, **(usual | headers))


@pytest.mark.django_db
@pytest.mark.parametrize("changed", CHANGED)
@pytest.mark.parametrize("changed_first", [False, True])
def test_the_second_one_is_known(changed: dict[str, str], changed_first: bool) -> None:
    both = [copy(WORDS), copy(**changed)]
    first, second = [receive(raw, source="test") for raw in (reversed(both) if changed_first else both)]
    assert (second.outcome, second.guard, second.ticket) == (IntakeOutcome.IGNORED, "changed_copy", first.ticket)
    assert Ticket.objects.count() == 1
    assert second.read()  # other bytes than the first one's


@pytest.mark.django_db
@pytest.mark.parametrize("order", permutations(range(3)))
def test_copies_that_were_changed_in_two_ways_are_one_in_any_order(order: tuple[int, ...]) -> None:
    ways = [copy(WORDS), copy(**CHANGED[0]), copy(**CHANGED[1])]
    rows = [receive(ways[place], source="test") for place in order]
    assert [row.outcome for row in rows] == [IntakeOutcome.CREATED, IntakeOutcome.IGNORED, IntakeOutcome.IGNORED]


@pytest.mark.django_db
def test_a_list_that_puts_its_own_address_into_from_is_known_too() -> None:
    receive(copy(WORDS), source="test")
    munged = {"from": "Ana via Shop <shop@lists.example>", "reply_to": "Ana <ana@example.org>"}
    assert receive(copy(WORDS + FOOTER, **LIST, **munged), source="test").outcome == IntakeOutcome.IGNORED


@pytest.mark.parametrize(
    "other",
    [
        {"body": "Another lamp broke too."},
        {"body": "https://shop.example/lamp?id=8"},
        {"subject": "Kettle"},
        {"date": "Tue, 24 Nov 2026 11:00:00 +0100"},
        {"from": "bo@example.net"},
    ],
)
@pytest.mark.django_db
def test_an_id_that_a_program_uses_twice_is_no_copy(other: dict[str, str]) -> None:
    receive(copy(WORDS), source="test")
    row = receive(copy(**({"body": WORDS + FOOTER} | other)), source="test")
    assert (row.outcome, Message.objects.count()) == (IntakeOutcome.CREATED, 2)


@pytest.mark.django_db
def test_files_that_the_list_took_off_are_not_lost() -> None:
    receive(copy(WORDS + FOOTER, subject="[shop] Lamp", **LIST), source="test")
    head = f'Content-Type: multipart/mixed; boundary="b"\nDate: {DATE}\nFrom: ana@example.org\nSubject: Lamp\n'
    parts = f"--b\n\n{WORDS}\n--b\nContent-Type: image/png\nContent-Disposition: attachment\n\nPICTURE\n--b--\n"
    row = receive(f"{head}Message-ID: <lamp@example.org>\n\n{parts}".encode(), source="test")
    assert (row.outcome, row.ticket, Attachment.objects.count()) == (IntakeOutcome.APPENDED, Ticket.objects.get(), 1)


@pytest.mark.django_db(transaction=True)
def test_both_at_once_make_one_request() -> None:
    ways = [copy(WORDS), copy(**CHANGED[0]), copy(**CHANGED[1])]
    all_at_once(*[lambda raw=raw: receive(raw, source="test") for raw in ways])
    assert sorted(RawMail.objects.values_list("outcome", flat=True)) == ["created", "ignored", "ignored"]
    assert Ticket.objects.count() == 1
