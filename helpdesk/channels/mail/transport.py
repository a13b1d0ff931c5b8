"""Hands one composed mail to our mail server: in one conversation for all who wait, with an answer for each.

A provider's API, and a folder of files, take the whole mail; the provider then names each recipient's state itself.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import sanitize_address

from helpdesk.channels.mail.answers import read_error
from helpdesk.channels.mail.backends.smtp import SmtpBackend as Smtp
from helpdesk.channels.mail.compose import compose
from helpdesk.channels.mail.connection import connection
from helpdesk.mime.bounces.cause import FailureCause
from helpdesk.mime.fields.contacts import normal
from helpdesk.outgoing.mails.reply_mail import queue_reply
from helpdesk.outgoing.models import OutgoingMail, Recipient
from helpdesk.outgoing.transports import EMAIL, HandoverResult, Scope
from helpdesk.tickets.models import Message

log = logging.getLogger(__name__)

_GONE_WRONG = ("rejected", "invalid", "failed")
Answers = Iterator[tuple[Recipient, HandoverResult]]


@dataclass
class Letter:
    """A composed mail; its bytes are the same for everybody who gets it."""

    message: EmailMultiAlternatives
    sender: str

    @cached_property
    def raw(self) -> bytes:
        return bytes(self.message.message().as_bytes(linesep="\r\n"))  # type: ignore[call-arg] # SafeMIME takes it, the stubs forgot


@dataclass
class MailCarrier:
    """Carries the mails of one run, over one connection that stays open from mail to mail."""

    backend: BaseEmailBackend = field(default_factory=connection)

    def hand_over(self, mail: OutgoingMail, waiting: Sequence[Recipient]) -> Answers:
        letter = _write(mail)
        if isinstance(letter, HandoverResult):
            yield from ((recipient, letter) for recipient in waiting)
        elif isinstance(self.backend, Smtp):
            for group in _by_letters(waiting):
                yield from self._converse(self.backend, letter, group)
        else:
            answers = self._whole(letter, waiting)
            yield from ((recipient, answers.get(recipient.address) or answers[""]) for recipient in waiting)

    def close(self) -> None:
        """End the conversation politely, as far as anybody listens."""
        try:
            self.backend.close()
        except Exception:  # noqa: BLE001 - the server is gone already
            log.debug("the mail connection was closed by the other side")

    def _converse(self, backend: Smtp, letter: Letter, group: Sequence[Recipient]) -> Answers:
        said = backend.hand_over(letter.raw, sender=letter.sender, recipients=[each.address for each in group])
        for recipient in group:
            answer = said[recipient.address]
            yield recipient, HandoverResult(sent=True, text=answer) if isinstance(answer, str) else read_error(answer)

    def _whole(self, letter: Letter, waiting: Sequence[Recipient]) -> dict[str, HandoverResult]:
        """The answer for each address, and under "" for all that are not named."""
        letter.message.connection = self.backend
        _leave_out_all_but(letter.message, {recipient.address for recipient in waiting})
        try:
            # Opened here, it stays open for the next message.
            self.backend.open()
            letter.message.send()
        except Exception as error:  # noqa: BLE001 - whatever a provider or a network does belongs on the row
            self.close()
            return {"": read_error(error)}
        return {"": HandoverResult(sent=True), **_named_by_provider(letter.message)}


class _Mail:
    """Every mail goes through the one server, or provider, that was set up in the browser or that `EMAIL_URL` names."""

    channel = EMAIL
    has_one_relay = True

    def queue(self, message: Message) -> OutgoingMail:
        return queue_reply(message)

    def open(self) -> MailCarrier:
        return MailCarrier()

    def outage(self, relay: str) -> str:
        return "Our mail server takes no mail"


MAIL = _Mail()


def _write(mail: OutgoingMail) -> Letter | HandoverResult:
    """The mail as it leaves, or why it cannot be written."""
    try:
        letter = Letter(compose(mail), sanitize_address(mail.mail_from, "utf-8"))
        letter.raw  # noqa: B018 - a header that cannot be written is found here, before anything is sent
    except (ValueError, FileNotFoundError) as error:
        return HandoverResult(permanent=True, cause=FailureCause.UNWRITABLE, text=str(error), scope=Scope.UNASKED)
    except OSError as error:
        return HandoverResult(cause=FailureCause.UNREADABLE_FILES, text=str(error), scope=Scope.UNASKED)
    return letter


def _by_letters(waiting: Sequence[Recipient]) -> Iterator[list[Recipient]]:
    """Addresses with other letters than ASCII's go by themselves: what a server must be able to do for them it would
    have to do for all others of the same transaction (RFC 6531)."""
    for is_plain in (True, False):
        if group := [recipient for recipient in waiting if recipient.address.isascii() is is_plain]:
            yield group


def _leave_out_all_but(message: EmailMultiAlternatives, waiting: set[str]) -> None:
    """Who has it already is not sent it again."""
    for name in ("to", "cc", "bcc"):
        setattr(message, name, [address for address in getattr(message, name) if normal(address)[:320] in waiting])


def _named_by_provider(message: EmailMultiAlternatives) -> dict[str, HandoverResult]:
    """What a provider's API said of each recipient."""
    status = getattr(message, "anymail_status", None)
    return {
        normal(address): HandoverResult(
            sent=each.status not in _GONE_WRONG,
            permanent=each.status in _GONE_WRONG,
            cause=FailureCause.PROVIDER if each.status in _GONE_WRONG else "",
            text=str(each.status or ""),
            provider_id=str(each.message_id or "")[:250],
        )
        for address, each in (status.recipients.items() if status else ())
    }
