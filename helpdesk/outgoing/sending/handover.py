"""Handing one composed mail over: to each recipient by itself where the way allows it, else to all at once.

SMTP takes recipients one by one, so that each has an answer of its own and a crash repeats one at most. A provider's
API, and a folder of files, take the whole mail; the provider then names each recipient's state itself.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import sanitize_address

from helpdesk.mime.bounces.cause import Cause
from helpdesk.mime.fields.contacts import normal
from helpdesk.outgoing.backends.smtp import EmailBackend as OneByOne
from helpdesk.outgoing.models import OutgoingMail, Recipient
from helpdesk.outgoing.sending.answers import Answer, Refused, Scope, read_error
from helpdesk.outgoing.sending.compose import compose

log = logging.getLogger(__name__)

_TOO_SILENT = 2
_GONE_WRONG = ("rejected", "invalid", "failed")


@dataclass
class Letter:
    """A composed mail; what SMTP transfers is written once for all recipients."""

    message: EmailMultiAlternatives
    sender: str

    @cached_property
    def raw(self) -> bytes:
        return bytes(self.message.message().as_bytes(linesep="\r\n"))  # type: ignore[call-arg] # SafeMIME takes it, the stubs forgot


@dataclass
class PostBox:
    """The way out, over one connection that stays open from mail to mail."""

    backend: BaseEmailBackend = field(default_factory=get_connection)
    silences: int = 0
    """How many times in a row the server took a mail and said nothing."""

    def write(self, mail: OutgoingMail) -> Letter | Answer:
        """The mail as it leaves, or why it cannot be written."""
        try:
            letter = Letter(compose(mail), sanitize_address(mail.mail_from, "utf-8"))
            letter.raw  # noqa: B018 - a header that cannot be written is found here, before anything is sent
        except (ValueError, FileNotFoundError) as error:
            return Answer(permanent=True, cause=Cause.UNWRITABLE, text=str(error))
        except OSError as error:
            return Answer(cause=Cause.UNREADABLE_FILES, text=str(error))
        return letter

    def send(self, letter: Letter, waiting: Iterable[Recipient]) -> Iterator[tuple[Recipient, Answer]]:
        """Each recipient with its answer, as soon as it is there: the caller records one before the next is sent."""
        if isinstance(self.backend, OneByOne):
            for recipient in waiting:
                yield recipient, self._weigh(self._one(self.backend, letter, recipient))
        else:
            answers = self._all(letter)
            for recipient in waiting:
                yield recipient, answers.get(recipient.address) or answers[""]

    def _weigh(self, answer: Answer) -> Answer:
        """One mail may be too much for a server; two in a row that get no answer are no accident."""
        self.silences = 0 if answer.is_heard else self.silences + 1
        return answer if self.silences < _TOO_SILENT else replace(answer, scope=Scope.SERVER)

    def close(self) -> None:
        """Say goodbye, as far as anybody listens."""
        try:
            self.backend.close()
        except Exception:  # noqa: BLE001 - the server is gone already
            log.debug("the mail connection was closed by the other side")

    def _one(self, backend: OneByOne, letter: Letter, recipient: Recipient) -> Answer:
        try:
            answer = backend.hand_over(letter.raw, sender=letter.sender, recipient=recipient.address)
        except Exception as error:  # noqa: BLE001 - whatever a server or a network does belongs on the row
            if not isinstance(error, Refused):
                backend.hang_up()
            return read_error(error)
        return Answer(sent=True, text=answer)

    def _all(self, letter: Letter) -> dict[str, Answer]:
        """The answer for each address, and under "" for all that are not named."""
        letter.message.connection = self.backend
        try:
            # Opened here, it stays open for the next message.
            self.backend.open()
            letter.message.send()
        except Exception as error:  # noqa: BLE001 - as above
            self.close()
            return {"": read_error(error)}
        return {"": Answer(sent=True), **_named_by_provider(letter.message)}


def _named_by_provider(message: EmailMultiAlternatives) -> dict[str, Answer]:
    """What a provider's API said of each recipient."""
    status = getattr(message, "anymail_status", None)
    return {
        normal(address): Answer(
            sent=each.status not in _GONE_WRONG,
            permanent=each.status in _GONE_WRONG,
            cause=Cause.PROVIDER if each.status in _GONE_WRONG else "",
            text=str(each.status or ""),
            provider_id=str(each.message_id or "")[:250],
        )
        for address, each in (status.recipients.items() if status else ())
    }
