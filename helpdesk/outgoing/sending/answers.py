"""What a mail server's answer means: done, later or never, and whom it concerns."""

import re
import smtplib
from dataclasses import dataclass
from enum import Enum

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from celery.exceptions import SoftTimeLimitExceeded

from helpdesk.mime.bounces.answers import cause_of, status_of
from helpdesk.mime.bounces.cause import Cause

_NEVER = 500
_SIGN_IN = (530, 534, 535, 538)
_GREYLISTED = re.compile(r"gr[ae]y-?list", re.IGNORECASE)


class Scope(Enum):
    """Whom an answer concerns, and so who has to wait."""

    RECIPIENT = "this recipient"
    DOMAIN = "everybody in that domain"
    SERVER = "all mail, for our own mail server does not take it"


@dataclass(frozen=True, slots=True)
class Answer:
    """`sent`, else try again unless `permanent`. `cause` is why (a `Cause`), `text` what the server said word for word,
    if it `is_heard`."""

    sent: bool = False
    permanent: bool = False
    cause: str = ""
    text: str = ""
    scope: Scope = Scope.RECIPIENT
    is_heard: bool = True
    provider_id: str = ""

    @property
    def counts(self) -> bool:
        """Whether this mail was tried; while nothing leaves at all none is."""
        return self.scope is not Scope.SERVER


class Refused(smtplib.SMTPResponseException):
    """The server said no to one recipient's transaction, at the command `at`."""

    def __init__(self, at: str, code: int, words: bytes) -> None:
        super().__init__(code, words)
        self.at = at


class Unreachable(Exception):
    """No connection could be made, or we could not sign in; the cause tells why."""


class UnknownLetters(Exception):
    """The server does not say that it takes addresses with other letters than ASCII's (RFC 6531)."""


def read_error(error: Exception) -> Answer:
    """The meaning of an exception from a mail backend. 5xx is final; all else, our own sign-in too, may pass."""
    match error:
        case Unreachable():
            answer = _unreachable(error.__cause__)
        case Refused():
            answer = _refusal(error)
        case smtplib.SMTPResponseException():
            answer = _said(error, permanent=error.smtp_code >= _NEVER)
        case TimeoutError() | SoftTimeLimitExceeded():
            answer = Answer(cause=Cause.RELAY_SILENT, is_heard=False)
        case UnknownLetters():
            answer = Answer(permanent=True, cause=Cause.NO_SUCH_LETTERS)
        case AnymailError():
            answer = _from_provider(error)
        case OSError() | smtplib.SMTPException():
            answer = Answer(cause=Cause.RELAY_LOST, text=words(str(error)), is_heard=False)
        case _:
            text = f"{type(error).__name__}: {words(str(error))}"
            answer = Answer(permanent=True, cause=Cause.NOT_HANDED_OVER, text=text)
    return answer


def words(answer: bytes | str) -> str:
    """A server's words on one line, of bounded length."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
    return " ".join(text.replace("\x00", "").split())[:500]


def _said(
    error: smtplib.SMTPResponseException,
    *,
    permanent: bool = False,
    scope: Scope = Scope.RECIPIENT,
    cause: Cause | None = None,
) -> Answer:
    text = f"{error.smtp_code} {words(error.smtp_error)}"
    return Answer(permanent=permanent, cause=cause or cause_of(text) or "", text=text, scope=scope)


def _refusal(error: Refused) -> Answer:
    if error.smtp_code in _SIGN_IN:
        return _said(error, scope=Scope.SERVER, cause=Cause.SIGN_IN)
    if error.smtp_code >= _NEVER:
        return _said(error, permanent=True)
    # The sender's name is the same for everybody: a server that does not take it now takes nothing now.
    return _said(error, scope=Scope.SERVER if error.at == "MAIL" else _scope(error))


def _scope(error: Refused) -> Scope:
    """Whether a temporary refusal concerns the whole domain.

    The domain: 421 and 451, and trouble of its system, its network or its rules (x.3.x, x.4.x, x.7.x). One
    recipient: a full mailbox (x.2.x), an address (x.1.x), this mail (x.5.x, x.6.x), and greylisting, which is about
    one pair of addresses whatever code it comes with.
    """
    code, text = error.smtp_code, words(error.smtp_error)
    if _GREYLISTED.search(text):
        return Scope.RECIPIENT
    status = status_of(text)
    if status is not None and status[1]:
        return Scope.DOMAIN if status[1] in (3, 4, 7) else Scope.RECIPIENT
    return Scope.DOMAIN if code in (421, 451) else Scope.RECIPIENT


def _unreachable(cause: BaseException | None) -> Answer:
    match cause:
        case smtplib.SMTPAuthenticationError():
            return _said(cause, scope=Scope.SERVER, cause=Cause.SIGN_IN)
        case smtplib.SMTPResponseException():
            return _said(cause, scope=Scope.SERVER, cause=Cause.RELAY_CLOSED)
        case TimeoutError():
            return Answer(cause=Cause.RELAY_SILENT, scope=Scope.SERVER)
        case _:
            return Answer(cause=Cause.RELAY_UNREACHABLE, text=words(str(cause)), scope=Scope.SERVER)


def _from_provider(error: AnymailError) -> Answer:
    text = words(str(error))
    if isinstance(error, AnymailRecipientsRefused):
        return Answer(permanent=True, cause=Cause.PROVIDER, text=text)
    refused = isinstance(error, AnymailAPIError) and error.status_code in (400, 413, 422)
    scope = Scope.RECIPIENT if refused else Scope.SERVER
    return Answer(permanent=refused, cause=Cause.PROVIDER, text=text, scope=scope)
