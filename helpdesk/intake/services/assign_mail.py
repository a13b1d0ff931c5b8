"""Puts a message that was set aside into a ticket that a person chose: as words of its sender, or as a private note.

What a mail says about itself proves nothing here; the person decides. So answers do not follow its Reply-To, and its
sender takes part from now on only when the person says so.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.matching.identity import identity_of
from helpdesk.intake.matching.members import belongs, requester_with
from helpdesk.intake.matching.read_mail import read_mail
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.services.handling import SIGNED, Handled, HandlingRefused, locked_row, record_handling
from helpdesk.intake.services.quarantine import GONE
from helpdesk.intake.taking.answered import correspondence
from helpdesk.intake.taking.as_message import as_files, as_message
from helpdesk.intake.taking.card_numbers import keep_without_cards
from helpdesk.intake.taking.stand_in import as_written
from helpdesk.mime.fields.addresses import Address
from helpdesk.mime.fields.contacts import normal
from helpdesk.mime.parsed import ParsedMail
from helpdesk.outgoing.addressing.mailboxes import is_own, own_mailboxes
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.services import add_inbound, add_note, add_participants
from helpdesk.web.requests.language import writing_for_the_desk

TWICE = "The same message is in a ticket already, so it was not added again."
NO_FILES = "Its files cannot be kept now, so nothing was added. It is still here; try again later."


def assign_mail(row: RawMail, *, ticket: Ticket, by: User, as_note: bool, takes_part: bool = False) -> Handled:
    """Add the message to `ticket`, whom `by` may see. Of a message that names no sender only a note can be made.

    Raises:
        HandlingRefused: the message is in a ticket already, or its bytes or the disk are gone.
    """
    raw = row.read()
    mail = as_written(read_mail(raw), row, own_mailboxes(), let_in=True)
    try:
        with transaction.atomic():
            now = locked_row(row)
            if now.outcome != IntakeOutcome.QUARANTINED:
                return Handled(now, done=False)
            if now.content_removed_at:
                raise HandlingRefused(GONE)
            _claim(now, now.identity or identity_of(mail, raw))
            if as_note or mail.sender is None:
                now.message = _note(mail, ticket, by)
            else:
                now.message = _words(mail, mail.sender, now, ticket, by)
                if takes_part and may_take_part(mail.sender, ticket):
                    person = (normal(mail.sender.email), mail.sender.name)
                    add_participants(ticket=ticket, people=[person], actor=Actor.of(by))
            now.ticket, now.guard = ticket, ""
            now.reason, now.reason_values = IntakeReason.ADDED_TO, {"number": ticket.number, "who": by.short_name}
            record_handling(now, by, IntakeReason.ADDED)
            now.save(update_fields=["ticket", "message", "guard", "reason", "reason_values", *SIGNED])
            if mail.card_masked:
                keep_without_cards(now, raw)
    except OSError as error:
        raise HandlingRefused(NO_FILES) from error
    return Handled(now, done=True)


def may_take_part(sender: Address, ticket: Ticket) -> bool:
    """Whether the sender could be invited: not yet part of the ticket, and no mailbox of ours."""
    return not belongs(sender.email, ticket) and not is_own(sender.email, own_mailboxes())


def _claim(row: RawMail, identity: str) -> None:
    row.identity, row.outcome = identity, IntakeOutcome.APPENDED
    try:
        with transaction.atomic():
            row.save(update_fields=["identity", "outcome"])
    except IntegrityError:
        raise HandlingRefused(TWICE) from None


def _words(mail: ParsedMail, sender: Address, row: RawMail, ticket: Ticket, by: User) -> Message:
    message = as_message(
        mail,
        sender,
        answers=correspondence(mail, ticket, own_mailboxes(), row.envelope_to) if mail.ancestors else None,
        received_at=row.received_at,
        is_auto_reply=mail.automatic.is_auto_reply,
    )
    author = requester_with(sender.email, ticket)
    actor = Actor.of(by, raw_mail=row.pk)
    return add_inbound(ticket=ticket, message=message, actor=actor, author=author, channel="email")


def _note(mail: ParsedMail, ticket: Ticket, by: User) -> Message:
    """The author is left open: a note of the person would take their draft with it."""
    with writing_for_the_desk():
        sender = f"{mail.sender.name} <{mail.sender.email}>".strip() if mail.sender else gettext("nobody who is named")
        head = gettext("Mail from %(sender)s: %(subject)s") % {
            "sender": sender,
            "subject": mail.subject or gettext("(no subject)"),
        }
    text = f"{head}\n\n{mail.text}"
    return add_note(ticket=ticket, body_text=text, actor=Actor.of(by), files=as_files(mail))
