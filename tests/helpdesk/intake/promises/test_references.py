"""Every reference is tried, the sender's own first, and the order of arrival changes nothing."""

import datetime as dt
from collections.abc import Mapping
from itertools import permutations
from typing import Any

import pytest
from django.utils import timezone

from helpdesk.intake.matching import arrivals
from helpdesk.intake.models import IntakeOutcome, MissingAncestor
from helpdesk.intake.quarantine_words import row_reason
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.portal.queries.conversation import public_messages
from helpdesk.tickets.models import Ticket
from tests.helpdesk.conftest import Deliver

Headers = Mapping[str, str | None]
MEG, ROSE, EVE = "meg@example.org", "rose@example.org", "eve@example.net"


def made_by(deliver: Deliver, sender: str) -> Ticket:
    ticket = deliver(f"From {sender}", message_id=f"<first-of-{sender}>", **{"from": sender}).ticket
    assert ticket is not None
    return ticket


@pytest.mark.parametrize(
    "subject", ["Re: [#999999] Lamp [#{}]", "[#{1}] [#{0}]", "[#{0}] [#{1}]", "[#1][#2][#3][#{0}]"]
)
def test_of_several_numbers_the_senders_own_counts(deliver: Deliver, subject: str) -> None:
    others, own = made_by(deliver, EVE), made_by(deliver, MEG)
    row = deliver("Any news?", message_id="<2@x>", subject=subject.format(own.number, others.number))
    assert (row.outcome, row.ticket) == (IntakeOutcome.APPENDED, own)


@pytest.mark.parametrize(
    "headers",
    [
        {"in_reply_to": f"<first-of-{EVE}>", "references": f"<first-of-{MEG}>"},
        {"references": f"<first-of-{MEG}> <first-of-{EVE}>"},
        {"in_reply_to": f"<first-of-{EVE}>", "subject": "[#{}]"},
    ],
)
def test_a_nearer_reference_to_somebody_elses_request_does_not_hide_it(
    deliver: Deliver, headers: dict[str, str]
) -> None:
    made_by(deliver, EVE)
    own = made_by(deliver, MEG)
    named = {name: value.format(own.number) for name, value in headers.items()}
    assert deliver("Any news?", message_id="<2@x>", **named).ticket == own


def test_what_only_names_others_is_told_and_joins_nothing(deliver: Deliver) -> None:
    other = made_by(deliver, EVE)
    row = deliver("Hello", message_id="<2@x>", subject=f"[#{other.number}]")
    assert (row.outcome, f"#{other.number}" in row_reason(row)) == (IntakeOutcome.CREATED, True)


FIRST = {"message_id": "<1@x>", "from": MEG}
SECOND = {"message_id": "<2@x>", "from": MEG, "in_reply_to": "<1@x>", "references": "<1@x>"}
THIRD = {"message_id": "<3@x>", "from": MEG, "in_reply_to": "<2@x>", "references": "<1@x> <2@x>"}
SECOND_OF_ROSE = SECOND | {"from": ROSE, "cc": MEG}
THIRD_TO_ROSE = THIRD | {"to": f"help@harborpine.example, {ROSE}"}
THIRD_WITHOUT_SECOND = THIRD | {"in_reply_to": "<1@x>", "references": "<1@x>"}


def deliver_all(deliver: Deliver, thread: list[Headers], order: tuple[int, ...]) -> None:
    """An hour lies between two mails of the thread, and all of them arrive now."""
    written = timezone.now() - dt.timedelta(hours=len(thread))
    for place in order:
        date = f"{written + dt.timedelta(hours=place):%a, %d %b %Y %H:%M:%S +0000}"
        deliver(f"Number {place + 1}", **{"date": date, **thread[place]})


NEAREST: list[Headers] = [FIRST, SECOND | {"references": None}, THIRD | {"references": None}]
"""Of programs that tell the nearest ancestor alone."""

THREADS: dict[str, list[Headers]] = {
    "one person": [FIRST, SECOND, THIRD],
    "the nearest alone": NEAREST,
    "the nearest alone, by programs that say so": [
        NEAREST[0],
        *({"subject": "Re: Kettle lid cracked", **one} for one in NEAREST[1:]),
    ],
    "two people": [FIRST | {"cc": ROSE}, SECOND_OF_ROSE, THIRD_TO_ROSE],
    "both answer the first": [FIRST, SECOND, THIRD_WITHOUT_SECOND],
}
# Of two answers to a mail that is here nothing tells which is older, but the sender's clock.
CASES = [
    (name, order) for name in THREADS for order in permutations(range(3)) if order[0] or name != "both answer the first"
]


@pytest.mark.parametrize(("name", "order"), CASES)
def test_a_thread_in_any_order_is_one_request(deliver: Deliver, name: str, order: tuple[int, ...]) -> None:
    deliver_all(deliver, THREADS[name], order)
    ticket = Ticket.objects.get()
    assert OutgoingMail.objects.count() == 1
    shown = [message.body_text for message in public_messages(ticket)]
    assert shown == ["Number 1", "Number 2", "Number 3"]
    assert ticket.last_words == "Number 3"


@pytest.mark.parametrize("cc", ["", MEG])
def test_who_names_a_mail_that_is_not_here_yet_does_not_get_it(deliver: Deliver, cc: str) -> None:
    """Eve saw Meg's mail on a list and answers it first, with Meg in copy: Meg did not write to her."""
    trap = deliver("Trap", message_id="<trap@x>", references="<1@x>", cc=cc or None, **{"from": EVE})
    row = deliver("For the shop alone", **FIRST)
    assert (row.outcome, row.ticket == trap.ticket) == (IntakeOutcome.CREATED, False)


def test_two_answers_to_one_notice_on_different_days_are_two_requests(deliver: Deliver) -> None:
    """A newsletter that we never saw binds nothing together."""
    first = deliver("Too small", message_id="<a@x>", in_reply_to="<newsletter@shop.example>")
    MissingAncestor.objects.update(created_at=timezone.now() - dt.timedelta(days=3))
    assert deliver("Another matter", message_id="<b@x>", in_reply_to="<newsletter@shop.example>").ticket != first.ticket


LONG_AGO = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"subject": "Another lamp"}),
        ({}, {"from": EVE}),
        ({}, {"in_reply_to": None}),
        ({"subject": ""}, {"subject": ""}),
        ({}, {"precedence": "bulk"}),
        ({}, {"authentication_results": "desk.example; dmarc=fail"}),
    ],
)
def test_a_missing_mail_binds_only_what_its_sender_wrote_of_the_same(
    deliver: Deliver, first: dict[str, str], second: dict[str, str | None]
) -> None:
    before = deliver("One", **(FIRST | first))
    after = deliver("Three", **({"message_id": "<3@x>", "from": MEG, "in_reply_to": "<2@x>"} | second))
    assert after.ticket != before.ticket


@pytest.mark.parametrize("changes", [{"status": "resolved"}, {"last_activity_at": LONG_AGO}, {"channel": "form"}])
def test_a_missing_mail_binds_nothing_to_what_is_done_or_long_ago(deliver: Deliver, changes: dict[str, Any]) -> None:
    deliver("One", **FIRST)
    Ticket.objects.update(**changes)
    assert deliver("Three", message_id="<3@x>", in_reply_to="<2@x>").outcome == IntakeOutcome.CREATED


@pytest.mark.parametrize("most", [1, 2])
def test_of_two_that_are_alike_neither_is_bound(deliver: Deliver, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(arrivals, "_MOST_ALIKE", most)
    deliver("One", **FIRST)
    deliver("Another", message_id="<other@x>", **{"from": MEG})
    assert deliver("Three", message_id="<3@x>", in_reply_to="<2@x>").outcome == IntakeOutcome.CREATED


def test_a_wrong_clock_alone_moves_no_message(deliver: Deliver) -> None:
    deliver("One", date="Fri, 20 Nov 2026 10:00:00 +0000")
    deliver("Two", message_id="<2@x>", in_reply_to="<first@example.org>", date="Tue, 20 Nov 2001 10:00:00 +0000")
    assert [message.body_text for message in public_messages(Ticket.objects.get())] == ["One", "Two"]
