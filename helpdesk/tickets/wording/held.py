"""Says why a scheduled reply was held back for a person to look at: codes, and their sentences."""

from enum import StrEnum

from django.utils.translation import gettext

from helpdesk.tickets.states import IllegalTransition, check
from helpdesk.tickets.wording.missing import in_words


class HeldReason(StrEnum):
    """Why a reply was held back, kept as the cause of a `Setback`. A value is stored: never change one."""

    CUSTOMER_WROTE = "held_customer_wrote"
    STATUS = "held_status"
    NOT_YET = "held_not_yet"


def held_words(held: str, answer: str) -> str:
    """Why a reply was held back, in a sentence.

    `answer` is, of a step that the ticket cannot take, "resolved waiting", and of one that it may not take yet the
    names of the guards that miss something; older rows hold their sentences.
    """
    if held == HeldReason.CUSTOMER_WROTE:
        return gettext("The customer wrote after this was scheduled. Read it, then send now or edit.")
    refusal = _refusal(*answer.split()) if held == HeldReason.STATUS else _missing(answer)
    return gettext("%(refusal)s Look again, then send now or edit.") % {"refusal": refusal}


def _refusal(old: str, new: str) -> str:
    try:
        check(old, new)
    except IllegalTransition as refusal:
        return str(refusal)
    return ""


def _missing(answer: str) -> str:
    return " ".join(in_words(answer.split())) or answer
