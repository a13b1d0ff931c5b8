"""Says what went wrong with our mail server, and what to do about it. Never with a password in it."""

import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from django.utils.translation import gettext, gettext_noop

from helpdesk.outgoing.relay.access import RelayAccess

_LONGEST = 200


class RelayStep(StrEnum):
    """The steps of a test, in the order of doing."""

    FIND = gettext_noop("Find the server")
    CONNECT = gettext_noop("Connect")
    ENCRYPT = gettext_noop("Encryption")
    SIGN_IN = gettext_noop("Sign in")
    SEND = gettext_noop("Send a mail")


class RelayTrouble(Exception):
    """The test cannot go on after this step; the words are those of whoever reads the page."""

    def __init__(self, step: RelayStep, words: str) -> None:
        super().__init__(words)
        self.step, self.words = step, words


@contextmanager
def telling(step: RelayStep, access: RelayAccess) -> Iterator[None]:
    """Turn whatever the network, TLS or the server does inside the block into `RelayTrouble`."""
    try:
        yield
    except (OSError, smtplib.SMTPException, ValueError) as error:
        is_encryption = isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError)
        at = RelayStep.ENCRYPT if is_encryption and step is RelayStep.CONNECT else step
        raise RelayTrouble(at, _words(at, error, access)) from None


def said(answer: bytes | str, access: RelayAccess) -> str:
    """A server's words on one line; without them where the password is among them."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    if _tells_password(text, access):
        return gettext("words that cannot be shown")
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:_LONGEST]
    return line or gettext("no reason given")


def _tells_password(text: str, access: RelayAccess) -> bool:
    """Whether a server repeats the password, as it is or as it was sent to sign in (RFC 4954)."""
    password = access.password
    if not password:
        return False
    sent = (password, f"\0{access.username}\0{password}")
    return password in text or any(b64encode(form.encode()).decode() in text for form in sent)


def _words(step: RelayStep, error: Exception, access: RelayAccess) -> str:
    values: dict[str, str | int] = {"host": access.host, "port": access.port, "patience": f"{access.patience:.0f}"}
    match error:
        case ssl.SSLError():
            words = _of_encryption(error)
            values["reason"] = getattr(error, "verify_message", "")
        case smtplib.SMTPResponseException():
            words = _of_refusal(step)
            values |= {"code": error.smtp_code, "words": said(error.smtp_error, access)}
        case _ if _is_silence(error):
            words = gettext(
                "No answer from %(host)s within %(patience)s seconds. The port may be wrong, or closed by a firewall; "
                "many networks close port 25."
            )
        case smtplib.SMTPException() if not isinstance(error, smtplib.SMTPServerDisconnected):
            words = _of_what_it_offers(step)
        case _:
            words = _of_network(step, error)
    return words % values


def _of_encryption(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return gettext(
            "The certificate of %(host)s is not trusted: %(reason)s. Enter the name that the certificate is for, or "
            "have it renewed."
        )
    return gettext(
        "%(host)s does not speak TLS on port %(port)s. Choose STARTTLS, usually with port 587, or TLS with port 465."
    )


def _of_refusal(step: RelayStep) -> str:
    if step is RelayStep.SIGN_IN:
        return gettext(
            "The server refused the sign-in: %(code)s %(words)s. Check user name and password; many providers want a "
            "password that is made for a program."
        )
    if step is RelayStep.SEND:
        return gettext(
            "The server took no mail: %(code)s %(words)s. The sender’s address may not be one that this account may "
            "use, or the server may want a user name."
        )
    # What it said is not shown: a test must not read other services' greetings aloud.
    return gettext("%(host)s answers on port %(port)s, but does not let us in. Ask its provider whether SMTP is on.")


def _of_what_it_offers(step: RelayStep) -> str:
    if step is RelayStep.SIGN_IN:
        return gettext(
            "%(host)s lets nobody sign in on port %(port)s in this way. Choose another encryption or port, or leave "
            "the user name empty."
        )
    if step is RelayStep.ENCRYPT:
        return gettext("%(host)s does not offer STARTTLS on port %(port)s. Choose TLS, usually with port 465.")
    return gettext("%(host)s gave an answer that cannot be understood.")


def _is_silence(error: Exception) -> bool:
    """A reply that does not come in time reaches us as a lost connection."""
    lost = error.__context__ if isinstance(error, smtplib.SMTPServerDisconnected) else error
    return isinstance(lost, TimeoutError)


def _of_network(step: RelayStep, error: Exception) -> str:
    match error:
        case socket.gaierror():
            return gettext("There is no server named %(host)s. Check how it is written.")
        case UnicodeError() if step is RelayStep.FIND:
            return gettext("There is no server named %(host)s. Check how it is written.")
        case ConnectionRefusedError():
            return gettext("%(host)s accepts no connection on port %(port)s. Another port may be right.")
        case smtplib.SMTPServerDisconnected() | ConnectionError():
            return gettext(
                "%(host)s ended the connection on port %(port)s. Another encryption or port may be right, or it does "
                "not speak SMTP."
            )
        case OSError():
            return gettext("%(host)s cannot be reached from here. A firewall may be in the way.")
        case _:
            return gettext("%(host)s gave an answer that cannot be understood.")
