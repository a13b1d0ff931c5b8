"""The ids of why a message went where it went, which rows and their decisions keep with values.

The sentences of this table are made in `quarantine_words.py` when somebody reads them. A value is stored: never change
one.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_noop

Values = Mapping[str, Any]
_LONGEST = 500


class IntakeReason(StrEnum):
    """By where it is given: guards, what a message does, what could not be taken in, the form, and people."""

    TOO_LARGE = "too_large"
    NO_SENDER = "no_sender"
    OWN_MAIL = "own_mail"
    OWN_ADDRESS = "own_address"
    OWN_ADDRESS_FOR_SOMEBODY = "own_address_for_somebody"
    OWN_MARK = "own_mark"
    IN_CIRCLES = "in_circles"
    CHANGED_COPY = "changed_copy"
    REPORT_NOT_OURS = "report_not_ours"
    REPORT_FOR_ANOTHER = "report_for_another"
    REPORT_FOR_NOBODY = "report_for_nobody"
    REPORTED = "reported"
    RETURNED = "returned"
    RETURNED_TO_NO_TICKET = "returned_to_no_ticket"
    NOT_PROVEN = "not_proven"
    BULK_SENDER = "bulk_sender"
    PARTICIPANTS_PROGRAM = "participants_program"
    MACHINE = "machine"
    LIST = "list"
    OLD_MAIL = "old_mail"
    PING_PONG = "ping_pong"
    FORWARDED = "forwarded"
    DUPLICATE = "duplicate"

    NEW_REQUEST = "new_request"
    NEW_REQUEST_BESIDE = "new_request_beside"
    FOUND_BY_ADDRESS = "found_by_address"
    FOUND_BY_COPY = "found_by_copy"
    FOUND_BY_REFERENCE = "found_by_reference"
    FOUND_BY_ANSWER = "found_by_answer"
    FOUND_BY_NUMBER = "found_by_number"
    FOUND_BY_SUBJECT = "found_by_subject"
    NOTE = "note"
    STOOD_IN = "stood_in"
    NOT_INVITED = "not_invited"
    REPLY_TO_UNPROVEN = "reply_to_unproven"

    OVERFULL = "overfull"
    FAILED = "failed"
    TRIED_TOO_OFTEN = "tried_too_often"
    TOO_LARGE_TO_FETCH = "too_large_to_fetch"
    NOT_HANDED_OVER = "not_handed_over"

    HIDDEN_FIELD = "hidden_field"
    ONLY_LINKS = "only_links"
    MANY_LINKS = "many_links"
    QUICK_LINKS = "quick_links"
    NO_PROOF = "no_proof"
    USED_PROOF = "used_proof"
    SAME_WORDS = "same_words"

    LET_IN = "let_in"
    READ_AGAIN = "read_again"
    THROWN_AWAY = "thrown_away"
    BROUGHT_BACK = "brought_back"
    ADDED = "added"
    ADDED_TO = "added_to"


REASONS: dict[str, str] = {
    IntakeReason.TOO_LARGE: gettext_noop(
        "It is larger than %(limit)s MB. It is kept whole, but only its head was read."
    ),
    IntakeReason.NO_SENDER: gettext_noop("It names no sender that could be answered."),
    IntakeReason.OWN_MAIL: gettext_noop("It is a mail of ours that came back."),
    IntakeReason.OWN_ADDRESS: gettext_noop("It says that it comes from one of our own addresses."),
    IntakeReason.OWN_ADDRESS_FOR_SOMEBODY: gettext_noop(
        "It says that it comes from one of our own addresses."
        " Is it a form or a group of ours? Say so in Settings, Mailboxes."
    ),
    IntakeReason.OWN_MARK: gettext_noop("It carries the mark of a mail of ours."),
    IntakeReason.IN_CIRCLES: gettext_noop("It has passed through so many servers that it must be going in circles."),
    IntakeReason.CHANGED_COPY: gettext_noop(
        "The same message is already here; this copy was changed on its way, by a list or a gateway."
    ),
    IntakeReason.REPORT_NOT_OURS: gettext_noop("It reports an undelivered mail that is not one of ours."),
    IntakeReason.REPORT_FOR_ANOTHER: gettext_noop(
        "It reports a mail of ours, but for somebody to whom that did not go: %(named)s."
    ),
    IntakeReason.REPORT_FOR_NOBODY: gettext_noop(
        "It reports a mail of ours, but for somebody to whom that did not go: nobody."
    ),
    IntakeReason.REPORTED: gettext_noop("A mail server reports: %(action)s."),
    IntakeReason.RETURNED: "%(answer)s",
    IntakeReason.RETURNED_TO_NO_TICKET: gettext_noop("A mail of ours came back: %(answer)s"),
    IntakeReason.NOT_PROVEN: gettext_noop(
        "Its sender is not proven: it joins no ticket and is not answered by itself."
    ),
    IntakeReason.BULK_SENDER: gettext_noop("Its sender wrote %(limit)s messages within the hour. The rest waits here."),
    IntakeReason.PARTICIPANTS_PROGRAM: gettext_noop(
        "A program wrote it for somebody who was copied in, and the customer would read it."
    ),
    IntakeReason.MACHINE: gettext_noop("A machine wrote it: it is not answered and reopens nothing."),
    IntakeReason.LIST: gettext_noop("It came from a list or a machine: it is not acknowledged."),
    IntakeReason.OLD_MAIL: gettext_noop("It was written long ago: its sender does not expect to hear that it came."),
    IntakeReason.PING_PONG: gettext_noop(
        "Its sender had several automatic mails of ours within the hour: it gets no more."
    ),
    IntakeReason.FORWARDED: gettext_noop("A colleague forwarded it: the customer is the original sender."),
    IntakeReason.DUPLICATE: gettext_noop("The same message is already here."),
    IntakeReason.NEW_REQUEST: gettext_noop("New request."),
    IntakeReason.NEW_REQUEST_BESIDE: gettext_noop("New request. It named #%(number)s without belonging to it."),
    IntakeReason.FOUND_BY_ADDRESS: gettext_noop("Found by its reply address."),
    IntakeReason.FOUND_BY_COPY: gettext_noop("Found by the same message, which came another way too."),
    IntakeReason.FOUND_BY_REFERENCE: gettext_noop("Found by the message that it answers."),
    IntakeReason.FOUND_BY_ANSWER: gettext_noop("Found by a message that answers it."),
    IntakeReason.FOUND_BY_NUMBER: gettext_noop("Found by the number in its subject."),
    IntakeReason.FOUND_BY_SUBJECT: gettext_noop("Found by its subject, for a mail between them is not here."),
    IntakeReason.NOTE: gettext_noop("A colleague's mail, kept as a note."),
    IntakeReason.STOOD_IN: gettext_noop("A form or a group sent it in the name of the person in Reply-To."),
    IntakeReason.NOT_INVITED: gettext_noop(
        "Its new recipients stay on this message: it quotes nothing that proves that it may invite people."
    ),
    IntakeReason.REPLY_TO_UNPROVEN: gettext_noop("Answers do not follow its Reply-To: it quotes nothing of ours."),
    IntakeReason.OVERFULL: gettext_noop("It holds more than the database takes."),
    IntakeReason.FAILED: gettext_noop("It could not be processed: %(error)s."),
    IntakeReason.TRIED_TOO_OFTEN: gettext_noop("It could not be read in many tries."),
    IntakeReason.TOO_LARGE_TO_FETCH: gettext_noop(
        "It has %(size)s MB; at most %(limit)s MB are taken in. It is still on the mail server."
    ),
    IntakeReason.NOT_HANDED_OVER: gettext_noop(
        "The mail server does not hand it over: %(answer)s. It is still on the mail server."
    ),
    IntakeReason.HIDDEN_FIELD: gettext_noop("A field that people cannot see was filled in."),
    IntakeReason.ONLY_LINKS: gettext_noop("It holds nothing but links."),
    IntakeReason.MANY_LINKS: gettext_noop("It holds very many links."),
    IntakeReason.QUICK_LINKS: gettext_noop("It was sent within seconds and holds links."),
    IntakeReason.NO_PROOF: gettext_noop(
        "It came without the small proof of work that this form asks of devices: a program, or somebody without script."
    ),
    IntakeReason.USED_PROOF: gettext_noop("Its proof of work was used for other requests already."),
    IntakeReason.SAME_WORDS: gettext_noop("The same words came more than %(limit)s times within the day."),
    IntakeReason.LET_IN: gettext_noop("Let in by %(who)s."),
    IntakeReason.READ_AGAIN: gettext_noop("Read again by %(who)s."),
    IntakeReason.THROWN_AWAY: gettext_noop("Thrown away by %(who)s."),
    IntakeReason.BROUGHT_BACK: gettext_noop("Brought back by %(who)s."),
    IntakeReason.ADDED: gettext_noop("Added to a ticket by %(who)s."),
    IntakeReason.ADDED_TO: gettext_noop("Added to #%(number)s by %(who)s."),
}


def json_values(values: Values) -> dict[str, Any]:
    """The values of a reason as the row's JSON keeps them: short, and without what the database refuses."""
    return {name: _short(value) if isinstance(value, str) else value for name, value in values.items()}


def _short(value: str) -> str:
    return value.replace("\x00", "")[:_LONGEST]
