"""Reads a message again that was taken in before, with today's parser."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.matching.read_mail import read_mail
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.answered import correspondence
from helpdesk.intake.taking.as_message import as_message
from helpdesk.mime.fields.addresses import Address
from helpdesk.mime.forward import original_sender
from helpdesk.mime.parsed import ParsedMail
from helpdesk.outgoing.addressing.mailboxes import own_mailboxes
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message
from helpdesk.tickets.services import Revision, revise_message, revision_of

_PUT_THERE = (IntakeReason.ADDED, "Added to a ticket")
"""The decision of a person who put a message into a ticket, and what the release before wrote for it."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a message again found.

    `revision` is None where the message cannot be read again; `problem` then says why, in plain words.
    """

    row: RawMail
    message: Message
    revision: Revision | None = None
    problem: str = ""


def reread(row: RawMail, *, apply: bool) -> Reread:
    """Read `row` again and compare it with its message; `apply` changes what differs, in one transaction.

    `row.message` is there. Who the customer is and which ticket it belongs to was decided when it came, and stays.
    """
    message = row.message
    if message is None:
        raise ValueError(f"{row} made no message")
    if row.content_removed_at or not row.content:
        return Reread(row, message, problem="its bytes are no longer kept")
    mail = read_mail(row.read())
    author = _author(mail, message.from_email)
    if author is None:
        return Reread(row, message, problem="another sender is read now; nothing was compared")
    people = None
    if _is_answer(row, mail):
        people = correspondence(mail, message.ticket, own_mailboxes(), row.envelope_to, stored_as=message)
    new = as_message(mail, author, answers=people)
    if not apply:
        return Reread(row, message, revision_of(message, new))
    actor = Actor.system(gettext_noop("Read again"), raw_mail=row.pk)
    return Reread(row, message, revise_message(message=message, new=new, actor=actor))


def _is_answer(row: RawMail, mail: ParsedMail) -> bool:
    """Whether its quote was left out: a message that a person put into a ticket may be the first of its sender."""
    put_there = any(item["decision"] in _PUT_THERE for item in row.decisions)
    return row.outcome == IntakeOutcome.APPENDED and (bool(mail.ancestors) or not put_there)


def _author(mail: ParsedMail, stored: str) -> Address | None:
    """Who wrote it: the sender; of a colleague's forward the original one; of a form's mail whom it names to answer."""
    known = [item for item in (mail.sender, original_sender(mail), *mail.reply_to) if item]
    return next((item for item in known if item.email[:320] == stored), None)
