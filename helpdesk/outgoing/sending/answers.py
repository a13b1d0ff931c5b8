"""What a mail server's answer means: done, later or never, and whom it concerns."""

import re
import smtplib
from dataclasses import dataclass
from enum import Enum

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from celery.exceptions import SoftTimeLimitExceeded

from helpdesk.mime.bounces.reasons import status_of

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
    """`sent`, else try again unless `permanent`. `text` is what the server said, if it `is_heard`."""

    sent: bool = False
    permanent: bool = False
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


def read_error(error: Exception) -> Answer:
    """The meaning of an exception from a mail backend. 5xx is final; all else, our own sign-in too, may pass."""
    match error:
        case Unreachable():
            answer = Answer(text=_unreachable(error.__cause__), scope=Scope.SERVER)
        case Refused():
            answer = _refusal(error)
        case smtplib.SMTPResponseException():
            text = f"{error.smtp_code} {words(error.smtp_error)}"
            answer = Answer(permanent=error.smtp_code >= _NEVER, text=text)
        case TimeoutError() | SoftTimeLimitExceeded():
            answer = Answer(text="The mail server did not answer in time.", is_heard=False)
        case AnymailError():
            answer = _from_provider(error)
        case OSError() | smtplib.SMTPException():
            text = f"The connection to the mail server broke off: {words(str(error))}"
            answer = Answer(text=text, is_heard=False)
        case _:
            text = f"The mail could not be handed over: {type(error).__name__}: {words(str(error))}"
            answer = Answer(permanent=True, text=text)
    return answer


def words(answer: bytes | str) -> str:
    """A server's words on one line, of bounded length."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
    return " ".join(text.replace("\x00", "").split())[:500]


def _refusal(error: Refused) -> Answer:
    text = f"{error.smtp_code} {words(error.smtp_error)}"
    if error.smtp_code in _SIGN_IN:
        return Answer(text=f"Our sign-in to the mail server failed: {text}", scope=Scope.SERVER)
    if error.smtp_code >= _NEVER:
        return Answer(permanent=True, text=text)
    # The sender's name is the same for everybody: a server that does not take it now takes nothing now.
    scope = Scope.SERVER if error.at == "MAIL" else _scope(error.smtp_code, text)
    return Answer(text=text, scope=scope)


def _scope(code: int, text: str) -> Scope:
    """Whether a temporary refusal concerns the whole domain.

    The domain: 421 and 451, and trouble of its system, its network or its rules (x.3.x, x.4.x, x.7.x). One
    recipient: a full mailbox (x.2.x), an address (x.1.x), this mail (x.5.x, x.6.x), and greylisting, which is about
    one pair of addresses whatever code it comes with.
    """
    if _GREYLISTED.search(text):
        return Scope.RECIPIENT
    status = status_of(text)
    if status is not None and status[1]:
        return Scope.DOMAIN if status[1] in (3, 4, 7) else Scope.RECIPIENT
    return Scope.DOMAIN if code in (421, 451) else Scope.RECIPIENT


def _unreachable(cause: BaseException | None) -> str:
    match cause:
        case smtplib.SMTPAuthenticationError():
            return f"Our sign-in to the mail server failed: {cause.smtp_code} {words(cause.smtp_error)}"
        case smtplib.SMTPResponseException():
            return f"The mail server turned us away: {cause.smtp_code} {words(cause.smtp_error)}"
        case TimeoutError():
            return "The mail server did not answer in time."
        case _:
            return f"The mail server could not be reached: {words(str(cause))}"


def _from_provider(error: AnymailError) -> Answer:
    text = f"The mail provider answered: {words(str(error))}"
    if isinstance(error, AnymailRecipientsRefused):
        return Answer(permanent=True, text=text)
    refused = isinstance(error, AnymailAPIError) and error.status_code in (400, 413, 422)
    return Answer(permanent=refused, text=text, scope=Scope.RECIPIENT if refused else Scope.SERVER)
