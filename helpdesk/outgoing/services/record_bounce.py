"""Records that a mail which had left came back, by a report of a mail server or of a mail provider."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext, gettext_noop

from helpdesk.mime.bounces.answers import cause_of
from helpdesk.mime.bounces.cause import FailureCause
from helpdesk.mime.fields.contacts import normal
from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending.not_delivered import ask_somebody, mark_address
from helpdesk.outgoing.sending.recipients import add_recipients
from helpdesk.outgoing.sending.summary import settle_mail
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message
from helpdesk.tickets.services import add_note, lock_ticket
from helpdesk.tickets.wording.causes import because
from helpdesk.web.requests.language import writing_for_the_desk

_MAX_REASON = 500
MAIL_SERVER = gettext_noop("Mail server")


@dataclass(frozen=True)
class Recorded:
    """What was recorded. `is_new` is False when it was known already; `note` is the one that a new bounce left on the
    ticket.
    """

    is_new: bool
    note: Message | None = None


def record_bounce(
    *, mail: OutgoingMail, address: str, reason: str, permanent: bool, source: str = MAIL_SERVER
) -> Recorded | None:
    """Record what became of `mail` for `address`; None, and nothing changed, when that is not one of its recipients.

    `reason` is what the server or the provider said, best with its status code. For good (`permanent`): the reply turns
    red on its ticket, the address is marked, a note says why, and there is a task where a person must act. For now: a
    remark on the reply. The same bounce again changes nothing, nor does one that arrives while the mail is tried again.
    """
    words = " ".join(reason.replace("\x00", "").split())[:_MAX_REASON]
    with transaction.atomic():
        row = OutgoingMail.objects.select_for_update(no_key=True, of=("self",)).get(pk=mail.pk)
        recipient = _recipient(row, normal(address))
        if recipient is None:
            return None
        if row.state not in (OutgoingState.SENT, OutgoingState.FAILED):
            return Recorded(is_new=False)
        return _came_back(row, recipient, words, source) if permanent else _is_slow(row, recipient, words)


def _recipient(mail: OutgoingMail, address: str) -> Recipient | None:
    """Mail that an older release sent has no rows for its recipients yet."""
    if mail.state == OutgoingState.SENT and not mail.recipients.exists():
        add_recipients(mail, RecipientState.SENT)
    return mail.recipients.filter(address=address).first()


def _is_slow(mail: OutgoingMail, recipient: Recipient, words: str) -> Recorded:
    if recipient.state != RecipientState.SENT:
        return Recorded(is_new=False)
    is_new = not recipient.cause
    recipient.cause, recipient.answer = cause_of(words) or FailureCause.HELD_UP, words
    recipient.save(update_fields=["cause", "answer"])
    settle_mail(mail)
    return Recorded(is_new=is_new)


def _came_back(mail: OutgoingMail, recipient: Recipient, words: str, source: str) -> Recorded:
    if recipient.state == RecipientState.BOUNCED:
        return Recorded(is_new=False)
    recipient.state, recipient.cause = RecipientState.BOUNCED, cause_of(words) or FailureCause.RETURNED
    recipient.answer = words
    recipient.save(update_fields=["state", "cause", "answer"])
    if mail.ticket:
        lock_ticket(mail.ticket)
    settle_mail(mail)
    ask_somebody(mail, recipient)
    note = _note(mail, recipient, source)
    mark_address(recipient.address, words)
    return Recorded(is_new=True, note=note)


def _note(mail: OutgoingMail, recipient: Recipient, source: str) -> Message | None:
    if mail.ticket is None:
        return None
    with writing_for_the_desk():
        text = gettext("The mail “%(subject)s” to %(address)s came back: %(why)s") % {
            "subject": mail.subject,
            "address": recipient.address,
            "why": because(recipient.cause, recipient.answer),
        }
    return add_note(ticket=mail.ticket, body_text=text, actor=Actor.system(source))
