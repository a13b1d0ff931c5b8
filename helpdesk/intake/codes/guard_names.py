"""The ids of what decided something about a message: the guards, the intake itself, a person.

A value is stored: never change one. What they are called stands in `quarantine_words.py`.
"""

from enum import StrEnum


class GuardName(StrEnum):
    """A check of its own file in `guards`, or a step of the intake that decides."""

    SIZE = "size"
    NO_SENDER = "no_sender"
    OWN_MAIL = "own_mail"
    OWN_ADDRESS = "own_address"
    LOOP = "loop"
    CHANGED_COPY = "changed_copy"
    BOUNCE = "bounce"
    AUTHENTICATION = "authentication"
    BULK_SENDER = "bulk_sender"
    PARTICIPANTS_PROGRAM = "participants_program"
    AUTO_REPLY = "auto_reply"
    OLD_MAIL = "old_mail"
    PING_PONG = "ping_pong"
    FORWARD = "forward"

    DUPLICATE = "duplicate"
    STAND_IN = "stand_in"
    COPIES = "copies"
    REPLY_TO = "reply_to"
    LEFT_BEHIND = "left_behind"
    FAILURE = "failure"
    FORM = "form"
    PERSON = "person"


_OLD: dict[str, GuardName] = {
    "no sender": GuardName.NO_SENDER,
    "own mail": GuardName.OWN_MAIL,
    "own address": GuardName.OWN_ADDRESS,
    "changed copy": GuardName.CHANGED_COPY,
    "bulk sender": GuardName.BULK_SENDER,
    "participant's program": GuardName.PARTICIPANTS_PROGRAM,
    "auto-reply": GuardName.AUTO_REPLY,
    "old mail": GuardName.OLD_MAIL,
    "ping-pong": GuardName.PING_PONG,
    "stand-in": GuardName.STAND_IN,
    "reply-to": GuardName.REPLY_TO,
    "left behind": GuardName.LEFT_BEHIND,
}
"""What the release before wrote: in rows, in their decisions, and in addresses that somebody kept."""


def guard_of(stored: str) -> str:
    """The id of the guard that a row or an address names."""
    return _OLD.get(stored, stored)


def stored_as(guard: str) -> list[str]:
    """All that rows may have stored for this guard: what a query asks for."""
    return [guard, *(words for words, name in _OLD.items() if name == guard)]
