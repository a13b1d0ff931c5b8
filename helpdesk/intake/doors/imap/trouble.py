"""What went wrong with a mail server, in words for the manager who set it up. Never with a secret in it."""

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Protocol

from django.utils.translation import gettext, gettext_noop
from imap_tools.errors import ImapToolsError, MailboxStarttlsError, UnexpectedCommandStatusError

_LONGEST = 200
_CODE = re.compile(r"^\[[^\]]*\]\s*")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class ConnectStep(StrEnum):
    """How far we got; in the order of doing."""

    CONNECT = gettext_noop("Connect")
    ENCRYPT = gettext_noop("Encryption")
    SIGN_IN = gettext_noop("Sign in")
    LIST = gettext_noop("List folders")
    OPEN = gettext_noop("Open the folder")
    FETCH = gettext_noop("Fetch one message")


class Server(Protocol):
    """Whom we talk to, and how long it may be silent."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def patience(self) -> float: ...


class Trouble(Exception):
    """The work cannot go on; `words` say why."""

    def __init__(self, step: ConnectStep, words: str) -> None:
        super().__init__(words)
        self.step = step
        self.words = words


@contextmanager
def raising_trouble(step: ConnectStep, server: Server, *, secret: str = "") -> Iterator[None]:
    """Whatever the network, TLS or the server does inside becomes `Trouble`. `secret` never shows in its words."""
    try:
        yield
    except (OSError, imaplib.IMAP4.error, ImapToolsError, ValueError) as error:
        at = ConnectStep.ENCRYPT if step is ConnectStep.CONNECT and _is_about_encryption(error) else step
        words = _words(at, error, server)
        if secret and secret in words:
            words = gettext("%(host)s refused, in words that cannot be shown.") % {"host": server.host}
        raise Trouble(at, words) from None


def answer_in_words(answer: Any) -> str:
    """The words of a server's answer, as imaplib gives it, without its code: `[b"[NONEXISTENT] No such folder"]`."""
    parts = answer if isinstance(answer, list | tuple) else [answer]
    texts = [part.decode("utf-8", "replace") if isinstance(part, bytes) else str(part) for part in parts if part]
    text = _UNPRINTABLE.sub(" ", " ".join(texts)).strip()
    return _CODE.sub("", text)[:_LONGEST] or gettext("no reason given")


def _is_about_encryption(error: Exception) -> bool:
    is_refusal = isinstance(error, imaplib.IMAP4.error) and "TLS not supported" in str(error)
    return is_refusal or isinstance(error, ssl.SSLError | MailboxStarttlsError)


def _words(step: ConnectStep, error: Exception, server: Server) -> str:
    if step is ConnectStep.ENCRYPT:
        return _encryption(error, server)
    if isinstance(error, imaplib.IMAP4.abort):
        return _broken_off(step, error, server)
    if isinstance(error, UnexpectedCommandStatusError | imaplib.IMAP4.error):
        return _refusal(step, error, server)
    if isinstance(error, OSError):
        return _network(error, server)
    if step is ConnectStep.CONNECT and isinstance(error, UnicodeError):
        return _nobody(server)
    return gettext("%(host)s gave an answer that cannot be understood.") % {"host": server.host}


def _broken_off(step: ConnectStep, error: Exception, server: Server) -> str:
    if "unexpected response" not in str(error):
        return gettext("%(host)s ended the connection.") % {"host": server.host}
    if step is ConnectStep.CONNECT:
        # What it said is not shown: a test of an account must not read other services' greetings aloud.
        return gettext("What answers at %(host)s, port %(port)s, does not speak IMAP.") % {
            "host": server.host,
            "port": server.port,
        }
    return gettext("%(host)s gave an answer that cannot be understood.") % {"host": server.host}


def _encryption(error: Exception, server: Server) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return gettext("The certificate of %(host)s is not trusted: %(verify_message)s.") % {
            "host": server.host,
            "verify_message": error.verify_message,
        }
    if isinstance(error, ssl.SSLError):
        return gettext("%(host)s does not speak TLS on port %(port)s. Another port, or STARTTLS, may be right.") % {
            "host": server.host,
            "port": server.port,
        }
    return gettext("%(host)s does not offer STARTTLS on port %(port)s.") % {"host": server.host, "port": server.port}


def _refusal(step: ConnectStep, error: Exception, server: Server) -> str:
    if step is ConnectStep.CONNECT:
        return gettext("%(host)s answers on port %(port)s, but does not let us in.") % {
            "host": server.host,
            "port": server.port,
        }
    words = answer_in_words(error.command_result[1] if isinstance(error, UnexpectedCommandStatusError) else str(error))
    if step is ConnectStep.SIGN_IN:
        return gettext("The server refused the sign-in: %(words)s") % {"words": words}
    return gettext("The server refused: %(words)s") % {"words": words}


def _network(error: OSError, server: Server) -> str:
    if isinstance(error, TimeoutError):
        return gettext("No answer from %(host)s within %(patience)s seconds.") % {
            "host": server.host,
            "patience": f"{server.patience:.0f}",
        }
    if isinstance(error, socket.gaierror):
        return _nobody(server)
    if isinstance(error, ConnectionRefusedError):
        return gettext("%(host)s accepts no connection on port %(port)s.") % {"host": server.host, "port": server.port}
    if isinstance(error, ConnectionError):
        return gettext("%(host)s ended the connection.") % {"host": server.host}
    return gettext("%(host)s cannot be reached: %(value)s.") % {
        "host": server.host,
        "value": error.strerror or type(error).__name__,
    }


def _nobody(server: Server) -> str:
    return gettext("There is no server named %(host)s.") % {"host": server.host}
