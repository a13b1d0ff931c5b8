"""Says who has not got a reply, and why: kept with the reply as codes, told in a sentence where somebody reads it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext, gettext_noop

from helpdesk.tickets.models import DeliveryState, Message
from helpdesk.tickets.wording import tasks
from helpdesk.tickets.wording.causes import because
from helpdesk.tickets.wording.held import HeldReason, held_words
from helpdesk.tickets.wording.tasks import TaskWords, Values


class Fate(StrEnum):
    """What became of a reply for one recipient who has not got it yet, or never will."""

    WAITING = "waiting"
    LOST = "lost"
    LATE = "late"


@dataclass(frozen=True)
class Setback:
    """Why one recipient has not got a reply; no address means all.

    `cause` is a `FailureCause` of ours, or why it was held back (a `HeldReason`); `answer` what was said word for word.
    """

    address: str
    fate: Fate
    cause: str
    answer: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)


HELD_REPLY = "held_reply"
"""The task of whoever scheduled a reply that was held back."""


def register_task() -> None:
    """Register the words of the task about a scheduled reply that was held back."""
    tasks.register(HELD_REPLY, TaskWords(gettext_noop("A scheduled reply was held back"), _why_held))


def _why_held(values: Values) -> str:
    return setbacks_in_words(_read(values["setbacks"]), named=False, left=False)


def setbacks_of(message: Message) -> list[Setback]:
    """The setbacks that are kept with a reply."""
    return _read(message.setbacks)


def _read(stored: Sequence[dict[str, Any]]) -> list[Setback]:
    return [Setback(**{**item, "fate": Fate(item["fate"])}) for item in stored]


def why_not_delivered(message: Message) -> str:
    """Why a reply is late, held back or not delivered; empty when nothing is in its way.

    What an older release wrote is a text.
    """
    is_named = len(message.to) + len(message.cc) + len(message.bcc) > 1
    found = setbacks_of(message)
    return (
        setbacks_in_words(found, named=is_named, left=message.delivery == DeliveryState.SENT) or message.delivery_error
    )


def setbacks_in_words(setbacks: Sequence[Setback], *, named: bool, left: bool) -> str:
    """Setbacks in one sentence; `named` says with addresses.

    Of a mail that `left` each recipient who has not got it is named, for the others have.
    """
    return "; ".join(filter(None, (_one(item, named, left) for item in setbacks)))


def _one(item: Setback, named: bool, left: bool) -> str:
    why = held_words(item.cause, item.answer) if item.cause in set(HeldReason) else because(item.cause, item.answer)
    if not why:
        return ""
    if item.fate is Fate.LATE:
        return gettext("Still on its way to %(address)s: %(why)s") % {"address": item.address, "why": why}
    if left:
        return gettext("Not delivered to %(address)s: %(why)s") % {"address": item.address, "why": why}
    return f"{item.address}: {why}" if named and item.address else why
