"""Reads what our mail server's answer means: done, later or never, and whom it is about."""

import re
import smtplib

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from celery.exceptions import SoftTimeLimitExceeded

from helpdesk.channels.mail.backends.smtp import RelayUnreachable, SmtpRefused, UnknownLetters, words
from helpdesk.mime.bounces.answers import cause_of, is_about_the_mail, status_of
from helpdesk.mime.bounces.cause import FailureCause
from helpdesk.outgoing.transports import HandoverResult, Scope

_NEVER, _GOODBYE, _SYSTEM_TROUBLE, _TOO_LARGE = 500, 421, 451, 552
_SIGN_IN = (530, 534, 535, 538)
_GREYLISTED = re.compile(r"gr[ae]y-?list", re.IGNORECASE)
_ITS_SYSTEM, _ITS_RULES = 3, 7


def read_error(error: Exception) -> HandoverResult:
    """The meaning of what a mail backend raised or told.

    5xx is final where it is about a recipient or this mail; all else, our own sign-in too, may pass.
    """
    match error:
        case RelayUnreachable():
            answer = _unreachable(error.__cause__)
        case SmtpRefused():
            answer = _refusal(error)
        case smtplib.SMTPResponseException():
            answer = _said(error, permanent=error.smtp_code >= _NEVER)
        case TimeoutError() | SoftTimeLimitExceeded():
            answer = HandoverResult(cause=FailureCause.RELAY_SILENT, scope=Scope.RELAY)
        case UnknownLetters():
            answer = HandoverResult(permanent=True, cause=FailureCause.NO_SUCH_LETTERS, scope=Scope.UNASKED)
        case AnymailError():
            answer = _from_provider(error)
        case OSError() | smtplib.SMTPException():
            answer = HandoverResult(cause=FailureCause.RELAY_LOST, text=words(str(error)), scope=Scope.RELAY)
        case _:
            text = f"{type(error).__name__}: {words(str(error))}"
            answer = HandoverResult(permanent=True, cause=FailureCause.NOT_HANDED_OVER, text=text, scope=Scope.UNASKED)
    return answer


def _said(
    error: smtplib.SMTPResponseException,
    *,
    permanent: bool = False,
    scope: Scope = Scope.RECIPIENT,
    cause: FailureCause | None = None,
) -> HandoverResult:
    text = f"{error.smtp_code} {words(error.smtp_error)}"
    return HandoverResult(permanent=permanent, cause=cause or cause_of(text) or "", text=text, scope=scope)


def _refusal(error: SmtpRefused) -> HandoverResult:
    if error.smtp_code in _SIGN_IN:
        return _said(error, scope=Scope.CONNECTION, cause=FailureCause.SIGN_IN)
    if error.smtp_code == _GOODBYE:
        return _said(error, scope=Scope.CONNECTION, cause=FailureCause.RELAY_CLOSED)
    if error.at == "MAIL":
        return _of_the_sender(error)
    if error.smtp_code >= _NEVER:
        return _said(error, permanent=True)
    is_its_own = _is_about_itself(error)
    return _said(error, scope=Scope.RELAY, cause=FailureCause.RELAY_CLOSED) if is_its_own else _said(error)


def _of_the_sender(error: SmtpRefused) -> HandoverResult:
    """MAIL names us and the size of the mail: what is refused there for another reason than the mail is us."""
    answer = _said(error)
    if is_about_the_mail(answer.text) or error.smtp_code == _TOO_LARGE:
        return _said(error, permanent=error.smtp_code >= _NEVER)
    cause = FailureCause.SENDER_REFUSED if error.smtp_code >= _NEVER else FailureCause.RELAY_CLOSED
    return _said(error, scope=Scope.RELAY, cause=cause)


def _is_about_itself(error: SmtpRefused) -> bool:
    """Whether "later" concerns the server that said it: trouble of its system or its rules (x.3.x, x.7.x), or a plain
    451. All else is about one recipient, so is greylisting, whatever code it comes with."""
    text = words(error.smtp_error)
    if _GREYLISTED.search(text):
        return False
    status = status_of(f"{error.smtp_code} {text}")
    if status is not None and status[1]:
        return status[1] in (_ITS_SYSTEM, _ITS_RULES) and not is_about_the_mail(text)
    return error.smtp_code == _SYSTEM_TROUBLE


def _unreachable(cause: BaseException | None) -> HandoverResult:
    match cause:
        case smtplib.SMTPAuthenticationError():
            return _said(cause, scope=Scope.CONNECTION, cause=FailureCause.SIGN_IN)
        case smtplib.SMTPResponseException():
            return _said(cause, scope=Scope.CONNECTION, cause=FailureCause.RELAY_CLOSED)
        case TimeoutError():
            return HandoverResult(cause=FailureCause.RELAY_SILENT, scope=Scope.CONNECTION)
        case ValueError():
            # Its words may name letters of the password.
            name = type(cause).__name__
            return HandoverResult(cause=FailureCause.RELAY_UNREACHABLE, text=name, scope=Scope.CONNECTION)
        case _:
            return HandoverResult(cause=FailureCause.RELAY_UNREACHABLE, text=words(str(cause)), scope=Scope.CONNECTION)


def _from_provider(error: AnymailError) -> HandoverResult:
    text = words(str(error))
    if isinstance(error, AnymailRecipientsRefused):
        return HandoverResult(permanent=True, cause=FailureCause.PROVIDER, text=text)
    refused = isinstance(error, AnymailAPIError) and error.status_code in (400, 413, 422)
    scope = Scope.RECIPIENT if refused else Scope.CONNECTION
    return HandoverResult(permanent=refused, cause=FailureCause.PROVIDER, text=text, scope=scope)
