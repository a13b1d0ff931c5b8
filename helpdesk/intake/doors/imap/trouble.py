"""Says what went wrong with a mail server, for the manager who set it up. Never with a secret in it."""

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Protocol

from django.utils.translation import gettext_noop
from imap_tools.errors import ImapToolsError, MailboxStarttlsError, UnexpectedCommandStatusError

from helpdesk.intake.codes.faults import Fault, fault_words

Found = tuple[Fault, dict[str, str | int]]

_LONGEST = 200
_CODE = re.compile(r"^\[[^\]]*\]\s*")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class ConnectStep(StrEnum):
    """The steps of a visit, in the order of doing: how far we got."""

    CONNECT = gettext_noop("Connect")
    ENCRYPT = gettext_noop("Encryption")
    SIGN_IN = gettext_noop("Sign in")
    LIST = gettext_noop("List folders")
    OPEN = gettext_noop("Open the folder")
    FETCH = gettext_noop("Fetch one message")


class Server(Protocol):
    """The server that we talk to, and how long it may be silent."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def patience(self) -> float: ...


class Trouble(Exception):
    """The work cannot go on: a `fault` with its `values`; `words` say it in the reader's language."""

    def __init__(self, step: ConnectStep, fault: Fault, **values: str | int) -> None:
        super().__init__(fault)
        self.step, self.fault, self.values = step, fault, values

    @property
    def words(self) -> str:
        return fault_words(self.fault, self.values)

    def __str__(self) -> str:
        return self.words


@contextmanager
def raising_trouble(step: ConnectStep, server: Server, *, secret: str = "") -> Iterator[None]:
    """Turn whatever the network, TLS or the server does inside the block into `Trouble`. `secret` never shows in its
    words.
    """
    try:
        yield
    except (OSError, imaplib.IMAP4.error, ImapToolsError, ValueError) as error:
        at = ConnectStep.ENCRYPT if step is ConnectStep.CONNECT and _is_about_encryption(error) else step
        fault, values = _fault(at, error, server)
        if secret and any(secret in str(value) for value in values.values()):
            fault, values = Fault.UNSHOWABLE, {"host": server.host}
        raise Trouble(at, fault, **values) from None


def answer_in_words(answer: Any) -> str:
    """The words of a server's answer, as imaplib gives it, without its code; empty when it gave none.

    Such an answer is `[b"[NONEXISTENT] No such folder"]`.
    """
    parts = answer if isinstance(answer, list | tuple) else [answer]
    texts = [part.decode("utf-8", "replace") if isinstance(part, bytes) else str(part) for part in parts if part]
    text = _UNPRINTABLE.sub(" ", " ".join(texts)).strip()
    return _CODE.sub("", text)[:_LONGEST]


def _is_about_encryption(error: Exception) -> bool:
    is_refusal = isinstance(error, imaplib.IMAP4.error) and "TLS not supported" in str(error)
    return is_refusal or isinstance(error, ssl.SSLError | MailboxStarttlsError)


def _fault(step: ConnectStep, error: Exception, server: Server) -> Found:
    if step is ConnectStep.ENCRYPT:
        return _encryption(error, server)
    if isinstance(error, imaplib.IMAP4.abort):
        return _broken_off(step, error, server)
    if isinstance(error, UnexpectedCommandStatusError | imaplib.IMAP4.error):
        return _refusal(step, error, server)
    if isinstance(error, OSError):
        return _network(error, server)
    if step is ConnectStep.CONNECT and isinstance(error, UnicodeError):
        return Fault.NO_SERVER, {"host": server.host}
    return Fault.NOT_UNDERSTOOD, {"host": server.host}


def _broken_off(step: ConnectStep, error: Exception, server: Server) -> Found:
    if "unexpected response" not in str(error):
        return Fault.ENDED, {"host": server.host}
    if step is ConnectStep.CONNECT:
        # What it said is not shown: a test of an account must not read other services' greetings aloud.
        return Fault.NOT_IMAP, {"host": server.host, "port": server.port}
    return Fault.NOT_UNDERSTOOD, {"host": server.host}


def _encryption(error: Exception, server: Server) -> Found:
    if isinstance(error, ssl.SSLCertVerificationError):
        return Fault.NOT_TRUSTED, {"host": server.host, "verify_message": error.verify_message}
    fault = Fault.NO_TLS if isinstance(error, ssl.SSLError) else Fault.NO_STARTTLS
    return fault, {"host": server.host, "port": server.port}


def _refusal(step: ConnectStep, error: Exception, server: Server) -> Found:
    if step is ConnectStep.CONNECT:
        return Fault.NOT_LET_IN, {"host": server.host, "port": server.port}
    words = answer_in_words(error.command_result[1] if isinstance(error, UnexpectedCommandStatusError) else str(error))
    return Fault.SIGN_IN_REFUSED if step is ConnectStep.SIGN_IN else Fault.REFUSED, {"words": words}


def _network(error: OSError, server: Server) -> Found:
    if isinstance(error, TimeoutError):
        return Fault.NO_ANSWER, {"host": server.host, "patience": f"{server.patience:.0f}"}
    if isinstance(error, socket.gaierror):
        return Fault.NO_SERVER, {"host": server.host}
    if isinstance(error, ConnectionRefusedError):
        return Fault.NO_CONNECTION, {"host": server.host, "port": server.port}
    if isinstance(error, ConnectionError):
        return Fault.ENDED, {"host": server.host}
    return Fault.UNREACHABLE, {"host": server.host, "value": error.strerror or type(error).__name__}
