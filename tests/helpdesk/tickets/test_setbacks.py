"""Why a reply has not arrived: codes in its row, a sentence for whoever reads it."""

import pytest
from django.utils.translation import override

from helpdesk.mime.bounces.cause import FailureCause
from helpdesk.tickets.models import DeliveryState, Message
from helpdesk.tickets.setbacks import Fate, Setback, why_not_delivered
from helpdesk.tickets.wording.causes import CAUSES, because
from helpdesk.tickets.wording.held import HeldReason

UNKNOWN = Setback("bob@example.net", Fate.LOST, FailureCause.NO_SUCH_MAILBOX, "550 5.1.1 unknown")
TOLD_LATER = (FailureCause.TRY_AGAIN, "450 greylisted")
BUSY = Setback("meg@example.org", Fate.WAITING, *TOLD_LATER)
LATE = Setback("meg@example.org", Fate.LATE, FailureCause.MAILBOX_FULL, "452 4.2.2 full")


def reply(delivery: DeliveryState, *setbacks: Setback, cc: bool = True) -> Message:
    copies = ["bob@example.net"] if cc else []
    kept = [item.as_json() for item in setbacks]
    return Message(to=["meg@example.org"], cc=copies, delivery=delivery, setbacks=kept)


def test_every_cause_has_words() -> None:
    assert CAUSES.keys() == set(FailureCause)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (reply(DeliveryState.SENT), ""),
        (reply(DeliveryState.FAILED, UNKNOWN, cc=False), "no such mailbox (550 5.1.1 unknown)"),
        (reply(DeliveryState.SENT, UNKNOWN), "Not delivered to bob@example.net: no such mailbox (550 5.1.1 unknown)"),
        (reply(DeliveryState.SENT, LATE), "Still on its way to meg@example.org: mailbox full (452 4.2.2 full)"),
        (
            reply(DeliveryState.SENDING, Setback("", Fate.WAITING, FailureCause.RELAY_CLOSED)),
            CAUSES[FailureCause.RELAY_CLOSED],
        ),
        (
            reply(DeliveryState.SENDING, BUSY, UNKNOWN),
            f"meg@example.org: {because(*TOLD_LATER)}; bob@example.net: no such mailbox (550 5.1.1 unknown)",
        ),
    ],
)
def test_it_is_told_in_one_sentence(message: Message, words: str) -> None:
    assert why_not_delivered(message) == words


def test_what_holds_a_scheduled_reply_back_is_told_anew_in_the_readers_language() -> None:
    gone, missing = (
        Setback("", Fate.WAITING, HeldReason.STATUS, "resolved waiting"),
        ("Name the cause.", HeldReason.NOT_YET),
    )
    assert why_not_delivered(reply(DeliveryState.HELD, gone)).startswith(
        "A ticket that is resolved cannot become waiting."
    )
    told = why_not_delivered(reply(DeliveryState.HELD, Setback("", Fate.WAITING, missing[1], missing[0])))
    assert told == "Name the cause. Look again, then send now or edit."
    with override("de"):
        assert why_not_delivered(reply(DeliveryState.HELD, gone)).startswith("Ein")


def test_what_an_older_release_wrote_stays_readable() -> None:
    assert (
        why_not_delivered(Message(delivery=DeliveryState.FAILED, delivery_error="mailbox full (552)"))
        == "mailbox full (552)"
    )
    assert because("", "552 5.2.2 over quota") == "mailbox full (552 5.2.2 over quota)"
    assert because("", "The mail server did not answer in time.") == "The mail server did not answer in time."
