"""Codes of why something that was sent did not arrive. Plain Python.

Rows keep the code and what was said word for word; sentences are made where somebody reads them
(`tickets/wording/causes.py`). A value is stored: never change one.
"""

from enum import StrEnum


class FailureCause(StrEnum):
    """What went wrong: with the address, at the recipient's mail server, with what was sent, at our own,
    or with a program that answers are posted to."""

    NO_SUCH_MAILBOX = "no_such_mailbox"
    NO_SUCH_DOMAIN = "no_such_domain"
    BAD_ADDRESS = "bad_address"
    MAILBOX_FULL = "mailbox_full"
    MAILBOX_OFF = "mailbox_off"
    MAILBOX_UNAVAILABLE = "mailbox_unavailable"
    MOVED = "moved"
    ELSEWHERE = "elsewhere"

    SERVER_FULL = "server_full"
    SERVER_CLOSED = "server_closed"
    SERVER_SILENT = "server_silent"
    SERVER_LOST = "server_lost"
    SERVER_TROUBLE = "server_trouble"
    SERVER_UNREACHABLE = "server_unreachable"
    NO_SERVER = "no_server"
    NOT_LOOKED_UP = "not_looked_up"
    LOOP = "loop"
    TOO_LATE = "too_late"
    TRY_AGAIN = "try_again"

    REFUSED = "refused"
    RULES = "rules"
    UNSIGNED = "unsigned"
    SENDER_REFUSED = "sender_refused"
    TOO_LARGE = "too_large"
    TOO_LARGE_FOR_MAILBOX = "too_large_for_mailbox"
    CONTENT = "content"

    RELAY_UNREACHABLE = "relay_unreachable"
    RELAY_SILENT = "relay_silent"
    RELAY_LOST = "relay_lost"
    RELAY_CLOSED = "relay_closed"
    SIGN_IN = "sign_in"
    NO_SUCH_LETTERS = "no_such_letters"
    PROVIDER = "provider"

    UNWRITABLE = "unwritable"
    UNREADABLE_FILES = "unreadable_files"
    NOT_HANDED_OVER = "not_handed_over"

    NO_WAY_BACK = "no_way_back"
    SEAL_BROKEN = "seal_broken"
    PROGRAM_NO_ADDRESS = "program_no_address"
    PROGRAM_NOT_HTTPS = "program_not_https"
    PROGRAM_INSIDE = "program_inside"
    PROGRAM_UNKNOWN = "program_unknown"
    PROGRAM_AWAY = "program_away"
    PROGRAM_REFUSED = "program_refused"

    HELD_UP = "held_up"
    RETURNED = "returned"
